import type { Procedure } from './procedure.js'
import {
  type AnswerPart,
  answerParts,
  type ProcedureField,
  type ProcedureFields,
  type ProcedureKey,
  type ShowContext,
} from './procedure-fields.js'

/** A field that citizens read by itself, with the title it has there. */
export type ToldField = {
  key: ProcedureKey
  title: string
  isPrinted: boolean
  /** Written as a list or as rows, one line each. */
  isList: boolean
  /** What it says of a procedure: lines of plain Vietnamese, none where there is nothing to say. */
  linesOf(procedure: Procedure, context: ShowContext): string[]
}

const entriesOf = (fields: ProcedureFields): [ProcedureKey, ProcedureField][] =>
  Object.entries(fields) as [ProcedureKey, ProcedureField][]

/** The fields that a part of an answer tells, in the table's order. */
export const toldIn = (fields: ProcedureFields, part: AnswerPart): ToldField[] =>
  entriesOf(fields).flatMap(([key, field]) =>
    field.shown === part && 'show' in field
      ? [
          {
            key,
            title: field.title ?? field.label,
            isPrinted: field.printed === true,
            isList: field.input.kind === 'list' || field.input.kind === 'rows',
            linesOf: (procedure, context) => field.show(procedure[key], context),
          },
        ]
      : [],
  )

/** The fields on the page to print, in the order in which citizens read them. */
export const printedFields = (fields: ProcedureFields): ToldField[] =>
  answerParts.flatMap((part) => toldIn(fields, part)).filter(({ isPrinted }) => isPrinted)

/** A procedure's texts that are searched in one way, in the table's order. */
export const searchTextsOf = (
  fields: ProcedureFields,
  procedure: Procedure,
  searched: NonNullable<ProcedureField['searched']>,
): string[] =>
  entriesOf(fields)
    .filter(([, field]) => field.searched === searched)
    .flatMap(([key, { searchTexts }]) => {
      const value = procedure[key]
      return searchTexts ? searchTexts(value) : [value].flat().filter((one) => typeof one === 'string')
    })
