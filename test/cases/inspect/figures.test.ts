import { expect, test } from 'vitest'
import { countCases } from '../../../src/cases/inspect/figures.js'
import { Forbidden } from '../../../src/shared/errors.js'
import { buildAccount } from '../../accounts/build-account.js'
import { at } from '../case-parts.js'

const store = {
  findAccusations: async () => [],
  countByAgency: async () => [
    { kind: 'feedback', state: 'received', agency: 'A', count: 3, late: 1 },
    { kind: 'feedback', state: 'closed', agency: 'A', count: 2, late: 0 },
    { kind: 'complaint', state: 'accepted', agency: 'B', count: 1, late: 1 },
  ],
  countTerms: async () => [
    { kind: 'feedback', agency: 'A', paused: 0, extended: 0 },
    { kind: 'complaint', agency: 'B', paused: 1, extended: 1 },
  ],
} as unknown as Parameters<typeof countCases>[0]

test('cases and the terms of their answers are summed by kind, by agency and in all', async () => {
  const { byKind, byAgency, all } = await countCases(store, buildAccount('supervisor'), at)
  const feedback = { open: 3, late: 1, finished: 2, paused: 0, extended: 0 }
  const complaint = { open: 1, late: 1, finished: 0, paused: 1, extended: 1 }
  expect([...byKind]).toEqual([
    ['feedback', feedback],
    ['complaint', complaint],
  ])
  expect([...byAgency]).toEqual([
    ['A', feedback],
    ['B', complaint],
  ])
  expect(all).toEqual({ open: 4, late: 2, finished: 2, paused: 1, extended: 1 })
})

test('an officer of a commune sees no figures of the province', async () => {
  await expect(countCases(store, buildAccount('officer'), at)).rejects.toThrow(Forbidden)
})
