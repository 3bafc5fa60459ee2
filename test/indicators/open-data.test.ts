import { describe, expect, test } from 'vitest'
import type { Fact } from '../../src/indicators/fact.js'
import { type Figure, figuresOf } from '../../src/indicators/figures.js'
import { indicators } from '../../src/indicators/list/index.js'
import { faultsOf, monthCsv, readMonthCsv } from '../../src/indicators/open-data/files.js'
import { type OpenRow, openRows } from '../../src/indicators/open-data/month.js'
import { fewestPeople, hiddenCells } from '../../src/indicators/open-data/suppress.js'
import { readPeriod } from '../../src/indicators/period.js'
import { wilson } from '../../src/indicators/wilson.js'
import { communes } from '../../src/places/communes.js'
import { randomOf } from './rehearse/random-cases.js'

const period = readPeriod('2026-10')
if (!period) throw new Error('no period')

/** A month of every measure that an indicator reads, in which most communes have few. */
const randomMonth = (seed: number): Fact[] => {
  const random = randomOf(seed)
  const size = (): number => (random() < 0.5 ? Math.floor(random() * 7) : Math.floor(random() * 60))
  return communes.slice(0, 3 + Math.floor(random() * 12)).flatMap(({ code }) => {
    const whole = size()
    return indicators.flatMap(({ kinds, reads, people, isSurvey }) =>
      reads.map((measure): Fact => {
        const n = people.includes(measure) && !isSurvey ? whole : Math.floor(random() * (whole + 1))
        const by = isSurvey ? String(1 + Math.floor(random() * 5)) : ''
        return { day: '2026-10', measure, commune: code, kind: kinds[0] ?? '', field: '', by, n }
      }),
    )
  })
}

const months = Array.from({ length: 60 }, (_, seed) => ({ seed, rows: openRows(randomMonth(seed), period) }))

test('no figure about fewer than five people is published, and of no opinion about fewer than ten', () => {
  let shown = 0
  for (const { rows } of months) {
    for (const { place, indicator: id, n, hidden } of rows) {
      const indicator = indicators.find((one) => one.id === id)
      if (!indicator || hidden !== '' || indicator.people.length === 0 || !n) continue
      shown += 1
      expect(n, `${place} ${id}`).toBeGreaterThanOrEqual(indicator.isSurvey ? 10 : fewestPeople)
    }
  }
  expect(shown).toBeGreaterThan(1_000)
})

/** Knows the province's sum, every commune that is shown, and the rules. What it can say of the hidden ones is between two numbers. */
const attack = (counts: ReadonlyMap<string, number>, hidden: ReadonlySet<string>): Map<string, [number, number]> => {
  const total = [...counts.values()].reduce((sum, n) => sum + n, 0)
  const shown = [...counts].filter(([place]) => !hidden.has(place)).reduce((sum, [, n]) => sum + n, 0)
  const rest = total - shown
  const others = hidden.size - 1
  return new Map([...hidden].map((place) => [place, others === 0 ? [rest, rest] : [1, rest - others]]))
}

test('whoever knows the total and all that is shown can’t tell what a hidden place has', () => {
  const random = randomOf(11)
  let attacked = 0
  for (let round = 0; round < 400; round += 1) {
    const counts = new Map(
      communes.slice(0, 4 + Math.floor(random() * 20)).map(({ code }) => [code, Math.floor(random() * 12)]),
    )
    const found = hiddenCells(new Map([...counts].map(([place, n]) => [place, new Map([['received', n]])])))
    const hidden = new Set([...found.keys()])
    for (const [place, n] of counts) {
      if (n >= 1 && n < fewestPeople) expect(hidden.has(place)).toBe(true)
      if (n === 0) expect(hidden.has(place)).toBe(false)
    }
    const known = [...counts.values()].filter((n) => n > 0).length
    for (const [place, [least, most]] of attack(counts, hidden)) {
      attacked += 1
      if (known >= 3) expect(most - least, `${place} of ${JSON.stringify([...counts])}`).toBeGreaterThanOrEqual(3)
    }
  }
  expect(attacked).toBeGreaterThan(1_000)
})

/** Every figure as it is before any is hidden, by place and indicator. */
const bare = (facts: readonly Fact[]): Map<string, Figure> => {
  const places = ['tinh', ...new Set(facts.map(({ commune }) => commune))]
  return new Map(
    places.flatMap((place) =>
      figuresOf(place === 'tinh' ? facts : facts.filter(({ commune }) => commune === place), period).map(
        (figure): [string, Figure] => [`${place} ${figure.indicator.id}`, figure],
      ),
    ),
  )
}

/** What is left of a province's figure when all shown ones are taken off. `known`: a hidden commune that the attacker knows besides. */
const leftBy = (rows: readonly OpenRow[], figures: ReadonlyMap<string, Figure>, id: string, known?: string) => {
  const of = (place: string): { n: number; part: number | null } =>
    figures.get(`${place} ${id}`) ?? { n: 0, part: null }
  const taken = rows.filter(
    ({ place, indicator, hidden }) => indicator === id && place !== 'tinh' && (hidden === '' || place === known),
  )
  const n = taken.reduce((left, { place }) => left - of(place).n, of('tinh').n)
  const part = taken.reduce((left, { place }) => left - (of(place).part ?? 0), of('tinh').part ?? 0)
  return { n, part: of('tinh').part === null ? null : part }
}

/** Shares from none to all in months of few and of many people. */
const randomShares = (seed: number): Fact[] => {
  const random = randomOf(seed)
  const places = ['', ...communes.slice(0, 2 + Math.floor(random() * 8)).map(({ code }) => code)]
  const rates = new Map<string, number>()
  return places.flatMap((commune) =>
    indicators.flatMap(({ kinds, reads, people, isSurvey }) => {
      const n = Math.floor(random() * (random() < 0.5 ? 8 : 70)) * (commune === '' && random() < 0.7 ? 0 : 1)
      return reads.flatMap((measure): Fact[] => {
        const rate = rates.get(measure) ?? [0, 0.1, 0.5, 0.9, 1][Math.floor(random() * 5)] ?? 0
        rates.set(measure, rate)
        const fact = { day: '2026-10', measure, commune, kind: kinds[0] ?? '', field: '' }
        if (isSurvey) {
          const high = Math.round(n * rate)
          return [
            { ...fact, by: '5', n: high },
            { ...fact, by: '1', n: n - high },
          ]
        }
        return [{ ...fact, by: '', n: people.includes(measure) ? n : Math.round(n * rate) }]
      })
    }),
  )
}

test('what the shown communes leave of the province is nobody, or enough on either side; also to who knows one of the hidden', () => {
  let [provinces, left, alone, communesShown] = [0, 0, 0, 0]
  for (let seed = 0; seed < 120; seed += 1) {
    const facts = seed % 3 === 0 ? randomMonth(seed) : randomShares(seed)
    const rows = openRows(facts, period)
    const figures = bare(facts)
    for (const row of rows.filter(({ place, hidden }) => place === 'tinh' && hidden === '')) {
      const indicator = indicators.find(({ id }) => id === row.indicator)
      if (!indicator || indicator.people.length === 0 || indicator.isOfProvince) continue
      provinces += 1
      const of = `${seed} ${row.indicator}`
      const rest = leftBy(rows, figures, row.indicator)
      if (rest.n !== 0) {
        left += 1
        expect(rest.n, of).toBeGreaterThanOrEqual(row.indicator === 'sv.extra' ? 30 : 10)
        if (rest.part !== null) expect(Math.min(rest.part, rest.n - rest.part), of).toBeGreaterThanOrEqual(5)
      }
      for (const { place } of rows.filter(({ indicator: id, hidden }) => id === row.indicator && hidden === 'few')) {
        const others = leftBy(rows, figures, row.indicator, place)
        if (others.n === 0) continue
        alone += 1
        expect(others.n, `${of} ${place}`).toBeGreaterThanOrEqual(5)
        if (others.part !== null) expect(Math.min(others.part, others.n - others.part), of).toBeGreaterThan(0)
      }
    }
    communesShown += rows.filter(({ place, hidden, n }) => place !== 'tinh' && hidden === '' && n).length
  }
  expect(Math.min(provinces, left, alone)).toBeGreaterThan(150)
  expect(communesShown).toBeGreaterThan(1_000)
})

test('nobody and few look alike, where a figure is about people', () => {
  for (const { seed, rows } of months) {
    const figures = bare(randomMonth(seed))
    for (const { place, indicator: id, hidden } of rows) {
      const figure = figures.get(`${place} ${id}`)
      if (!figure?.indicator.compute || figure.indicator.people.length === 0) continue
      if (figure.n < fewestPeople) expect(hidden, `${place} ${id}`).toBe('few')
    }
  }
})

const codes = communes.map(({ code }) => code).toSorted()

/** One indicator's province and communes, `[part, n]` each. */
const sharesOf = (id: string, ...cells: [number, number][]): string[] => {
  const indicator = indicators.find((one) => one.id === id)
  const [part, whole] = [indicator?.reads[0], indicator?.people[0]]
  if (!indicator || !part || !whole) throw new Error(id)
  const facts = cells.flatMap(([of, n], index): Fact[] => {
    const commune = codes[index] ?? ''
    const fact = { day: '2026-10', commune, kind: indicator.kinds[0] ?? '', field: '', by: '' }
    return [
      { ...fact, measure: part, n: of },
      { ...fact, measure: whole, n },
    ]
  })
  return openRows(facts, period)
    .filter((row) => row.indicator === id)
    .map(({ n, part: of, hidden }) => hidden || `${of}/${n}`)
}

test('the rest of a province in which all hidden ones are alike isn’t told', () => {
  expect(sharesOf('pa.notice', [7, 8], [4, 4], [4, 4], [4, 4])).toEqual(['few', '7/8', 'few', 'few', 'few'])
  expect(sharesOf('pa.bounce', [0, 13], [0, 4], [0, 4], [0, 3])).toEqual(['few', '0/13', 'few', 'few', 'few'])
  expect(sharesOf('pa.notice', [20, 40], [3, 4], [2, 3], [9, 18])).toEqual(['34/65', '20/40', 'few', 'few', 'few'])
})

test('one hidden place alone would be given away: the next smallest goes with it', () => {
  const counts = new Map([3, 20, 8, 40].map((n, index) => [String(index), new Map([['received', n]])] as const))
  expect([...hiddenCells(counts).keys()].toSorted()).toEqual(['0', '2'])
})

test('where a measure is hidden, no figure that reads it is shown: none follows from the others', () => {
  for (const { seed, rows } of months) {
    const facts = randomMonth(seed)
    for (const place of new Set(rows.map((row) => row.place))) {
      if (place === 'tinh') continue
      const small = new Set(
        facts
          .filter(({ commune, n }) => commune === place && n > 0 && n < fewestPeople)
          .map(({ measure, kind }) => `${kind} ${measure}`),
      )
      for (const row of rows.filter((one) => one.place === place && one.hidden === '')) {
        const indicator = indicators.find(({ id }) => id === row.indicator)
        if (!indicator || indicator.isSurvey) continue
        for (const measure of indicator.people) {
          const total = facts
            .filter((one) => one.commune === place && one.measure === measure && indicator.kinds.includes(one.kind))
            .reduce((sum, { n }) => sum + n, 0)
          if (total > 0)
            expect(total, `${row.indicator} of ${place}, ${small.size}`).toBeGreaterThanOrEqual(fewestPeople)
        }
      }
    }
  }
})

test('what was not late, not reopened is shown only where what was reopened is', () => {
  let [both, neither] = [0, 0]
  for (const { rows } of months)
    for (const { place, hidden } of rows.filter(({ indicator }) => indicator === 'pa.reopen')) {
      const other = rows.find((row) => row.place === place && row.indicator === 'pa.sat766')
      if (hidden !== '') {
        neither += 1
        expect(other?.hidden, place).toBe('few')
      } else if (other?.hidden === '') both += 1
    }
  expect(Math.min(both, neither)).toBeGreaterThan(10)
})

describe('files', () => {
  const rows: OpenRow[] = months.flatMap((one) => one.rows).slice(0, 2_000)

  test('a file read again is the same, and its shares follow from its own counts', () => {
    const read = readMonthCsv(monthCsv({ rows }))
    expect(read).toEqual(rows)
    expect(faultsOf(read)).toEqual([])
  })

  test('a number that was changed is found', () => {
    const index = rows.findIndex(({ unit, part, n }) => unit === 'percent' && part !== null && (n ?? 0) > 20)
    const changed = rows.map((row, at) => (at === index ? { ...row, part: (row.part ?? 0) + 3 } : row))
    expect(faultsOf(readMonthCsv(monthCsv({ rows: changed })))).toHaveLength(1)
    const opened = rows.map((row) => (row.hidden === 'few' ? { ...row, value: 50 } : row))
    expect(faultsOf(opened).length).toBeGreaterThan(10)
  })

  test('what isn’t such a file is refused with the row', () => {
    expect(() => readMonthCsv('place,indicator\n12049,pa.time')).toThrow(/unit/)
    expect(() => readMonthCsv(monthCsv({ rows }).replace(',percent,', ',percent,mười,'))).toThrow()
  })
})

test.each([
  [0, 10, 0, 27.75],
  [5, 10, 23.66, 76.34],
  [10, 10, 72.25, 100],
  [81, 263, 25.53, 36.62],
])('Wilson of %i of %i', (part, n, low, high) => {
  const found = wilson(part, n)
  expect(found?.[0]).toBeCloseTo(low, 1)
  expect(found?.[1]).toBeCloseTo(high, 1)
})
