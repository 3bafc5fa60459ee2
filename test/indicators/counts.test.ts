import { expect, test } from 'vitest'
import { countsOf } from '../../src/indicators/counts.js'
import type { Fact } from '../../src/indicators/fact.js'
import { protectedKind } from '../../src/indicators/sources/case-facts.js'

const fact = (measure: Fact['measure'], n: number, more: Partial<Fact> = {}): Fact => ({
  day: '2026-11-03',
  measure,
  commune: '12049',
  kind: 'feedback',
  field: '',
  by: '',
  n,
  ...more,
})

test('counts are told apart by what tells them apart, the most first', () => {
  const rows = [
    fact('received', 2, { by: 'zalo' }),
    fact('received', 5, { by: 'web' }),
    fact('received', 1, { by: 'zalo', kind: 'complaint' }),
    fact('withdrawn', 2),
    fact('asked', 3, { kind: 'question', by: 'register-birth' }),
    fact('answered', 9),
  ]
  expect(countsOf(rows)).toEqual([
    {
      measure: 'received',
      n: 8,
      by: [
        ['web', 5],
        ['zalo', 3],
      ],
    },
    { measure: 'withdrawn', n: 2, by: [] },
    { measure: 'asked', n: 3, by: [] },
  ])
})

test('nothing is counted of denunciations and tips, and no opinion of fewer than ten', () => {
  const protectedRows = [fact('received', 7, { kind: protectedKind, commune: '' })]
  const opinion = (n: number) => fact('overall', n, { kind: 'counter', by: '5' })
  expect(countsOf([...protectedRows, opinion(9)])).toEqual([])
  expect(countsOf([opinion(10)])).toEqual([{ measure: 'overall', n: 10, by: [] }])
  expect(countsOf([opinion(10)], () => false)).toEqual([])
  expect(countsOf([fact('rated', 12, { by: '5' }), opinion(14)]).map(({ measure }) => measure)).toEqual(['overall'])
})

test('of marks it says how many are satisfied, where neither they nor the others are few', () => {
  const marks = (counts: Record<string, number>) =>
    countsOf(Object.entries(counts).map(([by, n]) => fact('overall', n, { kind: 'counter', by })))[0]?.by
  expect(marks({ 5: 10, 1: 3, 2: 2, 4: 2 })).toEqual([
    ['good', 12],
    ['other', 5],
  ])
  expect(marks({ 5: 10, 1: 3, 2: 1, 4: 2 })).toEqual([])
  expect(marks({ 5: 2, 4: 2, 3: 30 })).toEqual([])
})
