import type { Procedure } from '../catalog/procedure.js'

/** short: our own name; name: what it is called; question: how it is asked for. */
export const lineKinds = ['short', 'name', 'question'] as const
export type LineKind = (typeof lineKinds)[number]

export type Line = { text: string; weight: number; kind: LineKind }

/** What search learns a procedure from: lines that each stand for the whole of it, and the words that surround it. */
export type ProcedureTexts = { lines: Line[]; around: string }

const lineWeights = { name: 1.12, short: 1.75, other: 2, question: 1 }
export const aroundWeight = 2.7

const withoutThuTuc = (name: string): string => name.replace(/^\s*thủ tục\s+/i, '')

/** A procedure's searchable texts. The test questions are never among them. */
export const textsOf = (procedure: Procedure): ProcedureTexts => {
  const { name, short_name, also_called, questions, field, result, situations } = procedure
  const line = (text: string, weight: number, kind: LineKind): Line => ({ text, weight, kind })
  return {
    lines: [
      line(withoutThuTuc(name), lineWeights.name, 'name'),
      line(short_name, lineWeights.short, 'short'),
      ...also_called.map((text) => line(text, lineWeights.other, 'name')),
      ...questions.map((text) => line(text, lineWeights.question, 'question')),
    ],
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
export const joinTexts = ({ lines, around }: ProcedureTexts): string => {
  const questions = lines.filter(({ kind }) => kind === 'question').length
  return [questions, ...lines.map(({ text }) => text), around].join('\0')
}
