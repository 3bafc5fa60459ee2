import type { Procedure } from '../../catalog/procedure.js'

/**
 * A text that search learns a procedure from, and how much its words count. `name` and `question` lines stand for the
 * whole procedure each, `around` has the words that surround it. `isShortName`: our own name for it.
 */
export type ProcedureText = {
  kind: 'name' | 'question' | 'around'
  text: string
  weight: number
  isShortName?: true
}

const weights = { name: 1.12, shortName: 1.75, otherName: 2, question: 1, around: 2.7 }

const withoutThuTuc = (name: string): string => name.replace(/^\s*thủ tục\s+/i, '')

/** A procedure's searchable texts. The test questions are never among them. */
export const textsOf = (procedure: Procedure): ProcedureText[] => {
  const { name, short_name, also_called, questions, field, result, situations } = procedure
  const around = [
    field,
    result ?? '',
    ...situations.flatMap(({ when, papers }) => [
      when ?? '',
      ...papers.map((paper) => `${paper.name} ${paper.form_text ?? ''}`),
    ]),
  ].join(' , ')
  return [
    { kind: 'name', text: withoutThuTuc(name), weight: weights.name },
    { kind: 'name', text: short_name, weight: weights.shortName, isShortName: true },
    ...also_called.map((text) => ({ kind: 'name' as const, text, weight: weights.otherName })),
    ...questions.map((text) => ({ kind: 'question' as const, text, weight: weights.question })),
    { kind: 'around', text: around, weight: weights.around },
  ]
}
