import { searchTextsOf } from '../../catalog/field-texts.js'
import type { Procedure } from '../../catalog/procedure.js'
import { type ProcedureFields, procedureFields } from '../../catalog/procedure-fields.js'

/**
 * What search learns a procedure from: its names and the questions for it, of which each stands for the whole of it, and
 * the words that surround it.
 */
export type ProcedureTexts = { names: string[]; questions: readonly string[]; around: string }

/** Our own name for a procedure is the second of its names. */
export const shortName = 1
const nameWeights = [1.12, 1.75]
const otherNameWeight = 2
export const nameWeight = (name: number): number => nameWeights[name] ?? otherNameWeight
export const aroundWeight = 2.7

const withoutThuTuc = (name: string): string => name.replace(/^\s*thủ tục\s+/i, '')

/** Reads a procedure's searchable texts by the table of fields. The test questions are never among them. */
export const createTextsOf =
  (fields: ProcedureFields) =>
  (procedure: Procedure): ProcedureTexts => {
    const [official = '', ...otherNames] = searchTextsOf(fields, procedure, 'name')
    return {
      names: [withoutThuTuc(official), ...otherNames, ...searchTextsOf(fields, procedure, 'alias')],
      questions: searchTextsOf(fields, procedure, 'question'),
      around: [...searchTextsOf(fields, procedure, 'text'), ...searchTextsOf(fields, procedure, 'papers')].join(' , '),
    }
  }

export const textsOf = createTextsOf(procedureFields)

/** The same as one text, which is another when any of them is. */
export const joinTexts = ({ names, questions, around }: ProcedureTexts): string =>
  [names.length, ...names, ...questions, around].join('\0')
