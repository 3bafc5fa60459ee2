import { expect, test } from 'vitest'
import type { Case } from '../../src/cases/case.js'
import { viewCase, viewFile } from '../../src/cases/view-case.js'
import type { AuditEntry } from '../../src/shared/audit.js'
import { NotFound } from '../../src/shared/errors.js'
import { buildAccount } from '../accounts/build-account.js'
import { at, caseIn } from './case-parts.js'

const looking = (found: Case) => {
  const noted: AuditEntry[] = []
  const parts = {
    store: {
      get: async (_id: string, { isProtected }: { isProtected: boolean }) =>
        (found.kind === 'denunciation') === isProtected ? found : null,
    },
    audit: { add: async (entry: AuditEntry) => void noted.push(entry) },
    attachments: { findMany: async (ids: string[]) => ids.map((id) => ({ id, key: `key-${id}` })) },
  } as unknown as Parameters<typeof viewFile>[0]
  const account = buildAccount(found.kind === 'denunciation' ? 'denunciation_officer' : 'officer')
  return { parts, account, noted, what: () => noted.map(({ what, subject }) => [what, subject]) }
}

test('whoever looks at a protected case, and at each of its files, is in the audit trail', async () => {
  const { parts, account, what } = looking(caseIn('denunciation', 'received', { attachments: ['f1'] }))
  await viewCase(parts, { account, id: 'c1', at })
  expect((await viewFile(parts, { account, id: 'c1', file: 'key-f1', at })).id).toBe('f1')
  expect(what()).toEqual([
    ['protected_case_viewed', 'c1'],
    ['file_opened', 'c1'],
  ])
})

test('of an ordinary case only the look at who sent it is', async () => {
  const { parts, account, what } = looking(caseIn('feedback', 'received', { attachments: ['f1'] }))
  await viewCase(parts, { account, id: 'c1', at })
  await viewFile(parts, { account, id: 'c1', file: 'key-f1', at })
  expect(what()).toEqual([])
  await viewCase(parts, { account, id: 'c1', at, withPerson: true })
  expect(what()).toEqual([['person_viewed', 'c1']])
})

test('a file of another case isn’t there', async () => {
  const { parts, account, what } = looking(caseIn('denunciation', 'received', { attachments: ['f1'] }))
  await expect(viewFile(parts, { account, id: 'c1', file: 'key-f2', at })).rejects.toThrow(NotFound)
  expect(what()).toEqual([])
})
