import { expect, test } from 'vitest'
import type { CaseChange } from '../../src/cases/case.js'
import { notePaper } from '../../src/cases/note-paper.js'
import { Conflict } from '../../src/shared/errors.js'
import { after, at, caseIn } from './case-parts.js'

const made = {
  id: 'paper-1',
  caseId: 'c1',
  isProtected: false,
  label: 'Giấy biên nhận',
  paper: { number: '1/GBN', date: '2026-11-25', signer: 'Trần Văn Nam' },
  at,
  by: { accountId: '1', name: 'A' },
} as Parameters<typeof notePaper>[1]

/** A case that others write to just before the first `losses` writes. */
const storeOf = (losses: number, isThere = true) => {
  let found = caseIn('feedback', 'received')
  const tries: CaseChange[] = []
  const store = {
    get: async () => (isThere ? found : null),
    async apply(before: typeof found, change: CaseChange) {
      tries.push(change)
      if (tries.length <= losses) return false
      found = after(before, change)
      return true
    },
  } as unknown as Parameters<typeof notePaper>[0]
  return { store, tries, papers: () => found.timeline.filter(({ what }) => what === 'paper_made') }
}

test('a numbered paper stands in the timeline once, however often it is noted', async () => {
  const { store, tries, papers } = storeOf(0)
  await notePaper(store, made)
  await notePaper(store, made)
  expect(papers()).toMatchObject([{ id: 'paper-1', to: 'Giấy biên nhận', paper: made.paper, by: { role: 'staff' } }])
  expect(tries).toHaveLength(1)
  await notePaper(store, { ...made, id: 'paper-2' })
  expect(papers().map(({ id }) => id)).toEqual(['paper-1', 'paper-2'])
})

test('what else happens meanwhile is no reason against it, but it doesn’t try for ever', async () => {
  const busy = storeOf(3)
  await notePaper(busy.store, made)
  expect(busy.papers()).toHaveLength(1)
  const restless = storeOf(Number.POSITIVE_INFINITY)
  await expect(notePaper(restless.store, made)).rejects.toThrow(Conflict)
  expect(restless.tries).toHaveLength(20)
})

test('a case that is no more gets none', async () => {
  const { store, tries } = storeOf(0, false)
  await notePaper(store, made)
  expect(tries).toEqual([])
})
