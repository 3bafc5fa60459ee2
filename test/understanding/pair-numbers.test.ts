import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addPair, createPairNumbers, numberOfPair } from '../../src/understanding/pair-numbers.js'

const number = fc.nat({ max: 4_000_000 })

test('numbers of pairs are found as a Map would find them, however many there are', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(number, number), { maxLength: 5_000, size: 'max' }), (pairs) => {
      const table = createPairNumbers()
      const known = new Map<string, number>()
      for (const [first, second] of pairs) {
        const name = `${first} ${second}`
        expect(numberOfPair(table, first, second)).toBe(known.get(name) ?? -1)
        if (known.has(name)) continue
        addPair(table, first, second, known.size)
        known.set(name, known.size)
      }
      for (const [name, own] of known) {
        const [first = 0, second = 0] = name.split(' ').map(Number)
        expect(numberOfPair(table, first, second)).toBe(own)
      }
    }),
    { numRuns: 20 },
  )
})
