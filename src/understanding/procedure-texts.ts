import type { Procedure } from '../catalog/procedure.js'

/** What search learns a procedure from: texts that stand for the whole of it, and words that only surround it. */
export type ProcedureTexts = {
  main: { text: string; weight: number; isName: boolean; isShort: boolean }[]
  around: string[]
}

const withoutThuTuc = (name: string): string => name.replace(/^\s*thủ tục\s+/i, '')

/** A procedure's searchable texts. The test questions are never among them. */
export const textsOf = (procedure: Procedure): ProcedureTexts => ({
  main: [
    { text: withoutThuTuc(procedure.name), weight: 1.5, isName: true, isShort: false },
    { text: procedure.short_name, weight: 2, isName: true, isShort: true },
    ...procedure.also_called.map((text) => ({ text, weight: 2, isName: true, isShort: false })),
    ...procedure.questions.map((text) => ({ text, weight: 1, isName: false, isShort: false })),
  ],
  around: [
    procedure.field,
    procedure.result ?? '',
    ...procedure.situations.flatMap(({ when, papers }) => [
      when ?? '',
      ...papers.map(({ name, form_text }) => `${name} ${form_text ?? ''}`),
    ]),
  ].filter(Boolean),
})
