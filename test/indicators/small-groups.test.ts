import { expect, test } from 'vitest'
import { type Answered, figureKey, shownAmong, wholeProvince } from '../../src/indicators/small-groups.js'

const least = 10
const quarterOf = (month: string): string => `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`

/** Every figure that is shown, as the cells it adds up. */
const figuresOf = (cells: readonly Answered[]): Answered[][] => {
  const figures = new Map<string, Answered[]>()
  for (const cell of cells)
    for (const place of [cell.commune, wholeProvince])
      for (const period of [cell.month, quarterOf(cell.month), cell.month.slice(0, 4)]) {
        const key = figureKey(place, period)
        figures.set(key, [...(figures.get(key) ?? []), cell])
      }
  const shown = shownAmong(cells, least)
  return [...figures].flatMap(([key, own]) => (shown.has(key) ? [own] : []))
}

/** What is left of a figure after shown ones within it that don't overlap are taken off, in an order that differs each time. */
const leftOf = (figure: readonly Answered[], others: readonly Answered[][], random: () => number): Answered[] => {
  let left = [...figure]
  const shuffled = others.map((one) => ({ one, by: random() })).toSorted((a, b) => a.by - b.by)
  for (const { one } of shuffled)
    if (one !== figure && one.every((cell) => left.includes(cell))) left = left.filter((cell) => !one.includes(cell))
  return left
}

const seeded = (seed: number) => () => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
  return seed / 2_147_483_648
}

test('nothing of fewer than ten is left when shown figures are taken off each other', () => {
  const random = seeded(19)
  let figures = 0
  for (let round = 0; round < 150; round += 1) {
    const cells = ['a', 'b', 'c', 'd', 'e'].slice(0, 1 + Math.floor(random() * 5)).flatMap((commune) =>
      ['01', '02', '03', '04', '07', '11', '12'].map((month) => ({
        commune,
        month: `2026-${month}`,
        n: Math.floor(random() * (random() < 0.5 ? 6 : 30)),
      })),
    )
    const shown = figuresOf(cells)
    figures += shown.length
    for (const figure of shown)
      for (const others of [...shown.map((one) => [one]), ...Array.from({ length: 12 }, () => shown)]) {
        const n = leftOf(figure, others, random).reduce((total, one) => total + one.n, 0)
        expect(n === 0 || n >= least, JSON.stringify({ cells, figure, n })).toBe(true)
      }
  }
  expect(figures).toBeGreaterThan(1_000)
})

test('a year that gives its small month away is hidden, and so is a province beside its communes', () => {
  const month = (commune: string, number: string, n: number): Answered => ({ commune, month: `2026-${number}`, n })
  const shown = (...cells: Answered[]) => [...shownAmong(cells, least)].toSorted()
  expect(shown(month('a', '11', 12), month('a', '12', 2))).toEqual(['a|2026-11', 'province|2026-11'])
  expect(shown(month('a', '11', 12), month('b', '11', 2))).toEqual(['a|2026', 'a|2026-11', 'a|2026-Q4'])
  expect(shown(month('a', '11', 6), month('a', '12', 6))).toEqual(['province|2026', 'province|2026-Q4'])
})
