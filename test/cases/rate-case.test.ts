import { expect, test } from 'vitest'
import { rateCase } from '../../src/cases/rate-case.js'
import { after, at, caseIn, recordingStore } from './case-parts.js'

const mark = (messageId: string, score: 1 | 5) => ({ score, messageId, at })

test('a mark counts once for its message; a later one takes its place', async () => {
  const { store, changes, last } = recordingStore()
  const found = caseIn('feedback', 'answered')
  expect(await rateCase(store, found, mark('m1', 1))).toBe(true)
  expect(last()).toMatchObject({ set: { rating: { score: 1, at } }, event: { id: 'm1', what: 'rated', to: '1' } })
  const marked = after(found, last())
  expect(await rateCase(store, marked, mark('m1', 1))).toBe(true)
  expect(changes).toHaveLength(1)
  expect(await rateCase(store, marked, mark('m2', 5))).toBe(true)
  expect(changes.map(({ set }) => set.rating?.score)).toEqual([1, 5])
})

test('one that somebody was faster than is to be read again; a protected case is never marked', async () => {
  const { store } = recordingStore()
  const slow = { ...store, apply: async () => false }
  expect(await rateCase(slow, caseIn('feedback', 'answered'), mark('m1', 5))).toBe(false)
  await expect(rateCase(store, caseIn('denunciation', 'received'), mark('m1', 5))).rejects.toThrow(/protected/)
})
