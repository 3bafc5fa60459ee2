import { expect, test } from 'vitest'
import { gather } from '../../src/shared/gather.js'

/** Doubles numbers; keeps what was asked for together. */
const start = (most?: number) => {
  const batches: number[][] = []
  const double = gather(async (items: number[]) => {
    batches.push(items)
    await new Promise((resolve) => setImmediate(resolve))
    if (items.includes(13)) throw new Error('not 13')
    return items.map((item) => item * 2)
  }, most)
  return { batches, double }
}

test('what comes alone goes at once, what comes meanwhile goes together, each with its own result', async () => {
  const { batches, double } = start()
  expect(await Promise.all([1, 2, 3].map(double))).toEqual([2, 4, 6])
  expect(await double(4)).toBe(8)
  expect(batches).toEqual([[1], [2, 3], [4]])
})

test('an error reaches those that went together, and the next ones go on', async () => {
  const { double } = start()
  const results = await Promise.allSettled([1, 13, 2].map(double))
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected'])
  expect(await double(5)).toBe(10)
})

test('no more go together than may', async () => {
  const { batches, double } = start(2)
  await Promise.all([1, 2, 3, 4].map(double))
  expect(batches).toEqual([[1], [2, 3], [4]])
})
