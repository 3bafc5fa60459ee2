import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Case } from '../../src/cases/case.js'
import { stateCalendar } from '../../src/deadlines/calendar.js'
import type { Figure } from '../../src/indicators/figures.js'
import type { Indicator } from '../../src/indicators/indicator.js'
import { createIndicators, type Indicators } from '../../src/indicators/indicators.js'
import { indicatorNamed } from '../../src/indicators/list/index.js'
import { readPeriod } from '../../src/indicators/period.js'
import { communes } from '../../src/places/communes.js'
import { localDay } from '../../src/shared/clock.js'
import { type Connection, connectMongo } from '../../src/shared/mongo.js'
import { startTestDatabase } from '../journeys/test-database.js'
import { createRandomCases } from './rehearse/random-cases.js'

const today = '2026-11-20'
const caseCount = 5_000

let database: { uri: string; stop(): Promise<void> }
let connection: Connection
let indicators: Indicators
const made = createRandomCases(7, { from: '2024-12-01', to: today })
const cases = new Map<string, Case>()
/** Whatever day is written down, it is written down now. */
let changedAt = Date.parse(`${today}T12:00:01+07:00`)

async function* listed<T>(all: Iterable<T>): AsyncGenerator<T> {
  yield* all
}

/** Everything counts as changed: which documents changed is the stores' own matter. */
const read = {
  cases: (since: Date) =>
    listed(
      [...cases.values()]
        .filter(({ updatedAt }) => updatedAt >= since)
        .sort((a, b) => a.updatedAt.getTime() - b.updatedAt.getTime()),
    ),
  tasks: () => listed([]),
  surveyAnswers: () => listed([]),
  surveyInvitations: () => listed([]),
  publicAnswers: () => listed([]),
  publications: async () => [],
  receptionDays: () => listed([]),
  contacts: async () => [],
  procedures: () => [],
  calendarOf: () => stateCalendar,
  now: () => new Date(`${today}T12:00:00+07:00`),
}

beforeAll(async () => {
  database = await startTestDatabase()
  connection = await connectMongo(database.uri)
  indicators = createIndicators({ connection, key: Buffer.alloc(32), read, version: async () => '1' })
  await indicators.prepare()
  for (let index = 0; index < caseCount; index += 1) cases.set(`c${index}`, made.make(`c${index}`))
  await indicators.rollUp()
}, 120_000)
afterAll(async () => {
  await connection.close()
  await database.stop()
})

const periodOf = (key: string) => {
  const period = readPeriod(key)
  if (!period) throw new Error(key)
  return period
}
const named = (figures: readonly Figure[], id: string): Figure => {
  const found = figures.find(({ indicator }) => indicator.id === id)
  if (!found) throw new Error(id)
  return found
}

test('a recount of two years finds no difference', async () => {
  const { documents, differences, sums } = await indicators.recount()
  expect(documents).toBe(caseCount)
  expect(sums).toBeGreaterThan(10_000)
  expect(differences).toEqual([])
})

test('after late corrections, moves and more steps it finds none either', async () => {
  for (let round = 0; round < 3; round += 1) {
    for (let index = round; index < caseCount; index += 17) {
      const found = cases.get(`c${index}`)
      if (found) cases.set(found.id, { ...made.goOn(found), updatedAt: new Date(changedAt++) })
    }
    const { documents } = await indicators.rollUp()
    expect(documents).toBeGreaterThan(0)
    expect((await indicators.recount()).differences).toEqual([])
  }
})

test('a sum that somebody changed is found', async () => {
  const sums = connection.collection('indicator_sums')
  const one = await sums.findOne({ span: 'day', mode: 'flow', kind: 'feedback' })
  const { rows } = one as unknown as { rows: string[] }
  const changed = rows.map((row, index) => (index === 0 ? row.replace(/\d+$/, (n) => String(Number(n) + 1)) : row))
  await sums.updateOne({ _id: one?._id as never }, { $set: { rows: changed } })
  const { differences } = await indicators.recount()
  expect(differences.map(({ kept, counted }) => kept - counted)).toEqual([1])
  await sums.updateOne({ _id: one?._id as never }, { $set: { rows } })
})

test('a roll-up that was cut off after it marked its days is finished by the next', async () => {
  const found = cases.get('c1')
  if (!found) throw new Error('no case')
  cases.set('c1', {
    ...found,
    category: found.category === 'roads' ? 'land' : 'roads',
    updatedAt: new Date(changedAt++),
  })
  const dirty = connection.collection('indicator_dirty_days')
  const before = await connection.collection('indicator_sums').find({ span: 'day' }).toArray()
  await indicators.rollUp()
  await connection.collection('indicator_sums').deleteMany({})
  await connection.collection('indicator_sums').insertMany(before)
  await dirty.insertMany(
    [...new Set(before.map(({ day }) => day))].map((day) => ({ _id: day as never, mark: 'left over' })),
  )
  await indicators.rollUp()
  expect((await indicators.recount()).differences).toEqual([])
})

describe('figures agree with counting by hand', () => {
  const months = ['2025-01', '2025-06', '2026-10', '2026-11']
  const feedback = () => [...cases.values()].filter(({ kind }) => kind === 'feedback')

  test.each(months)('answers and what is late at the end of %s', async (key) => {
    const period = periodOf(key)
    const end = period.to < today ? period.to : today
    const terms = feedback().flatMap(({ clocks }) => clocks.filter(({ clockId }) => clockId === 'target.answer'))
    const ended = terms.filter(({ stoppedOn }) => stoppedOn !== null && stoppedOn >= period.from && stoppedOn <= end)
    const inTime = ended.filter(({ stoppedOn, dueOn }) => (stoppedOn as string) <= dueOn)
    const late = terms.filter(({ stoppedOn, dueOn }) => dueOn < end && (stoppedOn === null || stoppedOn > end))
    const found = named(await indicators.ofPlace({ period, today }), 'pa.time')
    expect([found.part, found.n]).toEqual([inTime.length, ended.length + late.length])
    expect(found.n).toBeGreaterThan(20)
  })

  test('the communes add up to the province, whatever the period', async () => {
    for (const key of ['2026-11', '2026-Q3', '2025', '2026-10-15']) {
      const period = periodOf(key)
      const province = await indicators.ofPlace({ period, today })
      const byCommune = await indicators.byGroup({ period, today }, 'commune')
      for (const id of ['pa.notice', 'pa.reopen', 'pa.why', 'kn.time']) {
        const parts = [...byCommune.values()].map((figures) => named(figures, id).n)
        expect(parts.reduce((sum, n) => sum + n, 0)).toBe(named(province, id).n)
      }
      expect([...byCommune.keys()].filter((code) => !communes.some((one) => one.code === code))).toEqual(
        byCommune.has('') ? [''] : [],
      )
    }
  })

  test('months add up to their quarter and year', async () => {
    const of = async (key: string) => named(await indicators.ofPlace({ period: periodOf(key), today }), 'pa.why').n
    const year = await of('2025')
    expect(year).toBeGreaterThan(500)
    const quarters = await Promise.all(['2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4'].map(of))
    expect(quarters.reduce((sum, n) => sum + n, 0)).toBe(year)
    const months = await Promise.all(
      Array.from({ length: 12 }, (_, index) => of(`2025-${String(index + 1).padStart(2, '0')}`)),
    )
    expect(months.reduce((sum, n) => sum + n, 0)).toBe(year)
  })

  test('denunciations are in no commune and no month', async () => {
    const year = periodOf('2025')
    const protectedOnes = [...cases.values()].filter(
      ({ kind, openedAt }) => kind === 'denunciation' && localDay(openedAt).startsWith('2025'),
    )
    expect(protectedOnes.length).toBeGreaterThan(100)
    const byCommune = await indicators.byGroup({ period: year, today }, 'commune')
    for (const [commune, figures] of byCommune) {
      if (commune !== '') expect(named(figures, 'tc.time').n).toBe(0)
    }
    expect(named(await indicators.ofPlace({ period: year, today }), 'tc.time').n).toBeGreaterThan(100)
    expect(named(await indicators.ofPlace({ period: periodOf('2025-06'), today }), 'tc.time')).toMatchObject({
      value: null,
      n: 0,
    })
  })

  test('the list behind a figure holds the cases that it counts', async () => {
    const period = periodOf('2026-10')
    const behind = await indicators.findBehind(indicatorNamed('pa.reopen') as Indicator, period, null)
    const figure = named(await indicators.ofPlace({ period, today }), 'pa.reopen')
    expect(figure.part).toBeGreaterThan(0)
    expect(behind.length).toBeLessThanOrEqual(figure.part ?? 0)
    for (const { id } of behind)
      expect(cases.get(id.slice('case:'.length))?.timeline.some(({ to }) => to === 'reopened')).toBe(true)
  })

  test.each(['pa.time', 'pa.time766', 'pa.notice'])(
    'of the list behind %s as many are marked as its numerator has',
    async (id) => {
      const period = periodOf('2026-09')
      const behind = await indicators.findBehind(indicatorNamed(id) as Indicator, period, '12049')
      const figure = named(await indicators.ofPlace({ period, today, commune: '12049' }), id)
      expect(behind.length).toBeGreaterThan(behind.filter(({ isCounted }) => isCounted).length)
      expect([behind.length, behind.filter(({ isCounted }) => isCounted).length]).toEqual([figure.n, figure.part])
    },
  )
})
