import { expect, test } from 'vitest'
import type { Case } from '../../src/cases/case.js'
import type { CaseStore } from '../../src/cases/case-store.js'
import { applyChange, findCaseFor, getCaseFor, staffEvent } from '../../src/cases/change-case.js'
import { Conflict, NotFound } from '../../src/shared/errors.js'
import { buildAccount } from '../accounts/build-account.js'
import { accountFor, at, caseIn } from './case-parts.js'

test.each([
  [true, false],
  [false, true],
])('a change that was written (%s) is a conflict: %s', async (isWritten, isConflict) => {
  const store = { apply: async () => isWritten } as unknown as CaseStore
  const event = staffEvent({ account: accountFor('feedback'), at }, { what: 'noted' })
  const applied = applyChange(store, caseIn('feedback', 'received'), { set: {}, event, outgoing: [] })
  if (isConflict) await expect(applied).rejects.toThrow(Conflict)
  else await expect(applied).resolves.toBeUndefined()
})

const stored: Case[] = [
  caseIn('feedback', 'received', { id: 'open' }),
  caseIn('denunciation', 'received', { id: 'sealed' }),
]
const store = {
  get: async (id: string, { isProtected }: { isProtected: boolean }) =>
    stored.find((one) => one.id === id && (one.kind === 'denunciation') === isProtected) ?? null,
} as unknown as CaseStore

test.each([
  ['officer', 'open', true],
  ['officer', 'sealed', false],
  ['denunciation_officer', 'sealed', true],
  ['denunciation_officer', 'open', false],
  ['editor', 'open', false],
  ['officer', 'none', false],
] as const)('for %s the case “%s” is there: %s', async (role, id, isThere) => {
  const account = buildAccount(role)
  expect((await findCaseFor(store, account, id))?.id ?? null).toBe(isThere ? id : null)
  if (isThere) expect((await getCaseFor(store, account, id)).id).toBe(id)
  else await expect(getCaseFor(store, account, id)).rejects.toThrow(NotFound)
})
