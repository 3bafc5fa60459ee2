import { expect, test } from 'vitest'
import type { Case } from '../../src/cases/case.js'
import type { CaseStore } from '../../src/cases/case-store.js'
import { findCaseFor, may } from '../../src/cases/change-case.js'
import { findCasesFor } from '../../src/cases/find-cases.js'
import { accountFor, at, caseIn } from './case-parts.js'

const officer = { ...accountFor('denunciation'), displayName: 'Bùi Văn Thắm' }

test.each([
  ['Ông Bùi Văn Thắm, người xử lý đơn của tỉnh', false],
  ['ong bui van tham', false],
  ['BÙI  VĂN\nTHẮM', false],
  ['Ông Bùi Văn Thắng', true],
  ['Cán bộ địa chính tên Thắm', true],
  [null, true],
] as const)('whoever is accused in “%s” never sees it; others do: %s', async (against, isSeen) => {
  for (const kind of ['denunciation', 'tip'] as const) {
    const found = caseIn(kind, 'received', { against })
    expect(may(officer, found, 'view')).toBe(isSeen)
    expect(may(officer, found, 'decide')).toBe(isSeen)
    const store = {
      get: async (_id: string, { isProtected }: { isProtected: boolean }) => (isProtected ? found : null),
      find: async (): Promise<Case[]> => [found],
    } as unknown as CaseStore
    expect(await findCaseFor(store, officer, found.id)).toEqual(isSeen ? found : null)
    expect((await findCasesFor(store, officer, { shows: 'open', page: 0 }, at)).cases).toHaveLength(isSeen ? 1 : 0)
  }
})

test('a display name of one word shuts nobody out', () => {
  expect(may({ ...officer, displayName: 'Thắm' }, caseIn('tip', 'received', { against: 'chị Thắm' }), 'view')).toBe(true)
})

test('a complaint about an officer by name stays with the office that the law gives it to', () => {
  const found = caseIn('complaint', 'received', { against: 'Bùi Văn Thắm' })
  expect(may({ ...accountFor('complaint'), displayName: 'Bùi Văn Thắm' }, found, 'view')).toBe(true)
})
