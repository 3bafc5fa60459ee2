import type { CaseContent } from '../../src/cases/case.js'

/** What a report says, of a commune, with whatever the test is about. */
export const buildContent = (told: Partial<CaseContent> = {}): CaseContent => ({
  kind: 'feedback',
  category: 'other',
  text: 'đèn đường hỏng',
  placeText: null,
  communeCode: '12049',
  when: null,
  against: null,
  request: null,
  evidence: null,
  attachments: [],
  reporter: { name: null, address: null, phone: null },
  ...told,
})
