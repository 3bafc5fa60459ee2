import type { Procedure } from '../../catalog/procedure.js'

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

/** A procedure's searchable texts. The test questions are never among them. */
export const textsOf = (procedure: Procedure): ProcedureTexts => {
  const { name, short_name, also_called, questions, field, result, situations } = procedure
  return {
    names: [withoutThuTuc(name), short_name, ...also_called],
    questions,
    around: [
      field,
      result ?? '',
      ...situations.flatMap(({ when, papers }) => [
        when ?? '',
        ...papers.map((paper) => `${paper.name} ${paper.form_text ?? ''}`),
      ]),
    ].join(' , '),
  }
}

/** The same as one text, which is another when any of them is. */
export const joinTexts = ({ names, questions, around }: ProcedureTexts): string =>
  [names.length, ...names, ...questions, around].join('\0')
