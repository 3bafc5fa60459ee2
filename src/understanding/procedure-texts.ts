import type { Procedure } from '../catalog/procedure.js'

/** short: our own name; name: what it is called; question: how it is asked for. */
export type LineKind = 'short' | 'name' | 'question'

/** What search learns a procedure from: texts that stand for the whole of it, and one of words that surround it. */
export type ProcedureTexts = { main: { text: string; weight: number; kind: LineKind }[]; around: string }

const withoutThuTuc = (name: string): string => name.replace(/^\s*thủ tục\s+/i, '')

/** A procedure's searchable texts. The test questions are never among them. */
export const textsOf = ({
  name,
  short_name,
  also_called,
  questions,
  field,
  result,
  situations,
}: Procedure): ProcedureTexts => ({
  main: [
    { text: withoutThuTuc(name), weight: 1.5, kind: 'name' },
    { text: short_name, weight: 1.75, kind: 'short' },
    ...also_called.map((text) => ({ text, weight: 2, kind: 'name' as const })),
    ...questions.map((text) => ({ text, weight: 1, kind: 'question' as const })),
  ],
  around: [
    field,
    result ?? '',
    ...situations.flatMap(({ when, papers }) => [
      when ?? '',
      ...papers.map((paper) => `${paper.name} ${paper.form_text ?? ''}`),
    ]),
  ].join(' , '),
})
