import type { Procedure } from '../catalog/procedure.js'

/**
 * What search learns a procedure from: lines that each stand for the whole of it, of which the first `names` are what it
 * is called and the others how it is asked for; and the words that surround it.
 */
export type ProcedureTexts = { lines: { text: string; weight: number }[]; names: number; around: string }

const lineWeights = { name: 1.12, short: 1.75, other: 2, question: 1 }
/** Our own name for it is the second line. */
export const shortNameLine = 1
export const aroundWeight = 2.7

const withoutThuTuc = (name: string): string => name.replace(/^\s*thủ tục\s+/i, '')

/** A procedure's searchable texts. The test questions are never among them. */
export const textsOf = (procedure: Procedure): ProcedureTexts => {
  const { name, short_name, also_called, questions, field, result, situations } = procedure
  return {
    lines: [
      { text: withoutThuTuc(name), weight: lineWeights.name },
      { text: short_name, weight: lineWeights.short },
      ...also_called.map((text) => ({ text, weight: lineWeights.other })),
      ...questions.map((text) => ({ text, weight: lineWeights.question })),
    ],
    names: 2 + also_called.length,
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
export const joinTexts = ({ lines, names, around }: ProcedureTexts): string =>
  [names, ...lines.map(({ text }) => text), around].join('\0')
