import { setImmediate } from 'node:timers/promises'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { atMost } from '../../src/shared/at-most.js'

test('no more than so many run at the same moment, in the order they came, also where some fail', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 5 }),
      fc.array(fc.record({ turns: fc.nat(4), fails: fc.boolean() }), { minLength: 1, maxLength: 30 }),
      async (limit, works) => {
        const inTurn = atMost(limit)
        const begun: number[] = []
        let running = 0
        let most = 0
        const results = await Promise.allSettled(
          works.map(({ turns, fails }, index) =>
            inTurn(async () => {
              begun.push(index)
              running += 1
              most = Math.max(most, running)
              for (let turn = 0; turn < turns; turn += 1) await setImmediate()
              running -= 1
              if (fails) throw new Error('no')
              return index
            }),
          ),
        )
        expect(most).toBeLessThanOrEqual(limit)
        if (works.every(({ turns }) => turns > 0)) expect(most).toBe(Math.min(limit, works.length))
        expect(begun).toEqual(works.map((_, index) => index))
        expect(results.map(({ status }) => status === 'rejected')).toEqual(works.map(({ fails }) => fails))
      },
    ),
    { numRuns: 60 },
  )
})

test('with `newestFirst` the last that came is next', async () => {
  const inTurn = atMost(1, { newestFirst: true })
  const begun: number[] = []
  await Promise.all(
    [1, 2, 3, 4].map((one) =>
      inTurn(async () => {
        begun.push(one)
        await setImmediate()
      }),
    ),
  )
  expect(begun).toEqual([1, 4, 3, 2])
})
