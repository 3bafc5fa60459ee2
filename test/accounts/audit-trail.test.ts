import { expect, test } from 'vitest'
import { createAuditTrail } from '../../src/accounts/audit-trail.js'
import { type AuditEntry, auditEntry } from '../../src/shared/audit.js'

const at = new Date('2026-11-25T03:00:00Z')
const entryAbout = (subject: string): AuditEntry => auditEntry({ accountId: 'officer', at }, 'case_changed', subject)

/** A collection of documents that carry entries, and the trail's own, in memory; `cut` makes the next call fail. */
const createFakes = () => {
  const carried: AuditEntry[] = []
  const stored = new Map<string, AuditEntry>()
  let cut: 'add' | 'clear' | null = null
  const failOnce = (what: 'add' | 'clear') => {
    if (cut !== what) return
    cut = null
    throw new Error('the process died')
  }
  const trail = createAuditTrail({
    store: {
      async add(entry) {
        failOnce('add')
        if (!stored.has(entry.id)) stored.set(entry.id, entry)
      },
      findLatest: async (limit) => [...stored.values()].slice(0, limit),
      anchor: async () => null,
    },
    sources: () => [
      {
        findPending: async (limit) => carried.slice(0, limit),
        async clearPending(ids) {
          failOnce('clear')
          for (const id of ids)
            carried.splice(
              carried.findIndex((entry) => entry.id === id),
              1,
            )
        },
      },
    ],
  })
  return {
    trail,
    carried,
    stored,
    cutAt(what: 'add' | 'clear') {
      cut = what
    },
  }
}

test.each(['add', 'clear'] as const)('a crash at “%s” neither loses nor doubles an entry', async (what) => {
  const { trail, carried, stored, cutAt } = createFakes()
  carried.push(entryAbout('a'), entryAbout('b'))
  cutAt(what)
  await expect(trail.collect()).rejects.toThrow('died')
  expect(carried).toHaveLength(2)
  await trail.collect()
  expect([...stored.values()].map(({ subject }) => subject)).toEqual(['a', 'b'])
  expect(carried).toEqual([])
})

test('whoever reads the trail reads what was not collected yet', async () => {
  const { trail, carried } = createFakes()
  carried.push(...Array.from({ length: 250 }, (_, index) => entryAbout(`case-${index}`)))
  expect(await trail.findLatest(500)).toHaveLength(250)
  expect(carried).toEqual([])
})
