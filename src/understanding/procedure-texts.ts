import type { Procedure } from '../catalog/procedure.js'

/** short: our own name; name: what it is called; question: how it is asked for; around: words that surround it. */
export const lineKinds = ['short', 'name', 'question', 'around'] as const
export type LineKind = (typeof lineKinds)[number]

/** What search learns a procedure from: texts that stand for the whole of it, and one of words that surround it. */
export type Line = { text: string; weight: number; kind: LineKind }

const lineWeights = { name: 1.12, short: 1.75, other: 2, question: 1, around: 2.7 }

const withoutThuTuc = (name: string): string => name.replace(/^\s*thủ tục\s+/i, '')

/** A procedure's searchable texts. The test questions are never among them. */
export const linesOf = ({ name, short_name, also_called, questions, field, result, situations }: Procedure): Line[] => [
  { text: withoutThuTuc(name), weight: lineWeights.name, kind: 'name' },
  { text: short_name, weight: lineWeights.short, kind: 'short' },
  ...also_called.map((text) => ({ text, weight: lineWeights.other, kind: 'name' as const })),
  ...questions.map((text) => ({ text, weight: lineWeights.question, kind: 'question' as const })),
  {
    text: [
      field,
      result ?? '',
      ...situations.flatMap(({ when, papers }) => [
        when ?? '',
        ...papers.map((paper) => `${paper.name} ${paper.form_text ?? ''}`),
      ]),
    ].join(' , '),
    weight: lineWeights.around,
    kind: 'around',
  },
]
