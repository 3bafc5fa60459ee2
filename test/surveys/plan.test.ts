import { describe, expect, test } from 'vitest'
import { inDrawnOrder, lotOf, planOf, rateOf, sampleSize, shareOut } from '../../src/surveys/plan.js'

test.each([
  [0, 0],
  [1, 1],
  [200, 134],
  [1_000, 286],
  [10_000, 385],
])('of %i transactions %i are asked', (size, sample) => {
  expect(sampleSize(size)).toBe(sample)
})

/** Numbers as if by chance, the same for the same seed (mulberry32). */
const chance = (seed: number) => {
  let state = seed
  return () => {
    state += 0x6d2b79f5
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

test.each(Array.from({ length: 200 }, (_, seed) => seed))(
  'quotas are whole, proportional within one, none above its size, and add up (case %i)',
  (seed) => {
    const next = chance(seed)
    const strata = Array.from({ length: 1 + Math.floor(next() * 40) }, (_, index) => ({
      communeCode: String(index),
      service: null,
      size: Math.floor(next() * next() * 3_000),
    }))
    const plan = planOf(strata)
    expect(plan.sample).toBe(sampleSize(plan.size))
    expect(plan.strata.reduce((sum, { quota }) => sum + quota, 0)).toBe(plan.sample)
    for (const { size, quota } of plan.strata) {
      const exact = plan.size === 0 ? 0 : (plan.sample * size) / plan.size
      expect(Number.isInteger(quota)).toBe(true)
      expect(Math.abs(quota - exact)).toBeLessThan(1)
      expect(quota).toBeLessThanOrEqual(size)
    }
  },
)

test('of equal remainders the first goes first', () => {
  const sizes = shareOut(
    ['a', 'b', 'c'].map((communeCode) => ({ communeCode, service: null, size: 10 })),
    4,
  )
  expect(sizes.map(({ quota }) => quota)).toEqual([2, 1, 1])
})

describe('the draw', () => {
  const ids = Array.from({ length: 2_000 }, (_, index) => ({ id: `id-${index}` }))
  const drawn = (seed: string, rate: number) => ids.filter(({ id }) => lotOf(seed, id) < rate).map(({ id }) => id)

  test('repeats with its seed, in any order of coming, and another seed draws others', () => {
    expect(drawn('a', 0.3)).toEqual(drawn('a', 0.3))
    expect(inDrawnOrder('a', ids)).toEqual(inDrawnOrder('a', ids.toReversed()))
    expect(drawn('b', 0.3)).not.toEqual(drawn('a', 0.3))
  })

  test('takes about its rate', () => {
    for (const rate of [0.1, 0.5, 0.9]) {
      const share = drawn('seed', rate).length / ids.length
      expect(Math.abs(share - rate)).toBeLessThan(0.05)
    }
  })

  test('a stratum that no plan knows is asked up to thirty', () => {
    const strata = [{ communeCode: '1', service: 'Hộ tịch', size: 200, quota: 134 }]
    expect(rateOf(strata, { communeCode: '1', service: 'Hộ tịch' })).toEqual({ rate: 0.67, quota: 134 })
    expect(rateOf(strata, { communeCode: '2', service: 'Hộ tịch' })).toEqual({ rate: 1, quota: 30 })
  })
})
