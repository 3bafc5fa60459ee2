import { describe, expect, test } from 'vitest'
import { countsOf } from '../../src/indicators/counts.js'
import type { Fact } from '../../src/indicators/fact.js'
import { createFigures } from '../../src/indicators/figures.js'
import { readPeriod } from '../../src/indicators/period.js'
import type { SumStore } from '../../src/indicators/sum-store.js'
import { areOpinionsOut, firstOpenDay } from '../../src/surveys/closed-months.js'

const commune = '12049'
const sums = (rows: readonly Fact[]) =>
  createFigures({
    find: async ({ span, mode, from, to }) =>
      mode === 'flow'
        ? rows
            .map((row) => (span === 'month' ? { ...row, day: row.day.slice(0, 7) } : row))
            .filter(({ day }) => (from === null || day >= from) && day <= to)
        : [],
    findLastLevels: async () => [],
  } as Pick<SumStore, 'find' | 'findLastLevels'> as SumStore)

const answers = (kind: string, n: number, by = '5', day = '2026-11-10'): Fact[] =>
  (['overall', 'officers'] as const).map((measure) => ({ day, measure, commune, kind, field: '', by, n }))

const read = async (rows: readonly Fact[], key: string, today: string) => {
  const period = readPeriod(key)
  if (!period) throw new Error(key)
  const figures = sums(rows)
  const query = { period, today, commune }
  const found = (await figures.ofPlace(query)).find(({ indicator }) => indicator.id === 'sv.staff')
  const [overall] = countsOf(await figures.rowsOf(query), await figures.mayShowOf(query))
  return { n: found?.n, value: found?.value, isAwaited: found?.isAwaited, overall: overall?.n }
}

test.each([
  ['2026-12-01', '2026-11-01'],
  ['2026-12-02', '2026-12-01'],
  ['2027-01-01', '2026-12-01'],
  ['2027-01-02', '2027-01-01'],
])('on %s the first day that may change is %s', (today, first) => {
  expect(firstOpenDay(today)).toBe(first)
  expect(areOpinionsOut('2026-11-30', today)).toBe(today !== '2026-12-01')
})

describe('whoever knows all answers but one', () => {
  const known = answers('counter', 12)
  const more = [...known, ...answers('counter', 1, '1')]

  test.each([
    ['2026-11', '2026-11-30'],
    ['2026-11', '2026-12-01'],
    ['2026-11-10', '2026-11-11'],
    ['2026-11-10', '2027-02-01'],
    ['2026-Q4', '2026-12-31'],
    ['2026', '2027-01-01'],
  ])('reads the same of %s on %s, with it and without', async (key, today) => {
    const [without, with_] = [await read(known, key, today), await read(more, key, today)]
    expect(with_.value).toBeNull()
    if (key !== '2026-11-10' || today < '2027') expect(with_).toEqual(without)
  })

  test('reads it of a closed period, once, among ten', async () => {
    expect(await read(more, '2026-11', '2026-12-02')).toMatchObject({ n: 13, isAwaited: false, overall: 13 })
    expect((await read(more, '2026-Q4', '2027-01-02')).value).not.toBeNull()
  })

  test('of paper and of cases has read the sheets: the others must be ten without them, or none', async () => {
    const paper = answers('paper', 20)
    const closed = (rows: readonly Fact[]) => read(rows, '2026-11', '2026-12-02')
    expect(await closed([...paper, ...answers('counter', 9)])).toMatchObject({ value: null, overall: undefined })
    expect(await closed([...paper, ...answers('counter', 10)])).toMatchObject({ value: 100, overall: 30 })
    expect(await closed(paper)).toMatchObject({ value: 100, overall: 20 })
    /** A case's mark stands on the case; its further answers were promised to be nobody's. */
    expect(await closed([...answers('case', 12), ...answers('counter', 3)])).toMatchObject({
      value: 100,
      overall: undefined,
    })
  })
})
