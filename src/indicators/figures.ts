import { areOpinionsOut } from '../surveys/closed-months.js'
import type { Fact } from './fact.js'
import type { Indicator, Totals, Value } from './indicator.js'
import { indicators } from './list/index.js'
import type { Measure } from './measures.js'
import { monthOf, type Period, readPeriod, spansOf } from './period.js'
import { figureKey, shownAmong, wholeProvince } from './small-groups.js'
import type { SumStore } from './sum-store.js'
import { wilson } from './wilson.js'

/** Below so many answers an opinion is not shown; below the other it is marked as resting on few. */
export const fewestShown = 10
export const fewestSure = 30

/**
 * An indicator's value for a period and a place. `interval`: Wilson 95 %, in percent. `isHidden`: rests on too few to be
 * shown; `isSmall`: to be marked.
 */
export type Figure = Value & {
  indicator: Indicator
  interval: [number, number] | null
  isHidden: boolean
  /** Enough answered; it is hidden since fewer would follow from it and another. */
  isHiddenBeside: boolean
  isSmall: boolean
  /** A yearly one of a shorter period. */
  isTooShort: boolean
  /** An opinion of a period that isn't closed: nothing of it is told, so that no two days tell one person's. */
  isAwaited: boolean
}

export type GroupBy = 'commune' | 'field'
type Rows = readonly Fact[]

const totalsOf = (rows: Rows, kinds: readonly string[]): Totals => {
  const sums = new Map<Measure, Map<string, number>>()
  for (const { kind, measure, by, n } of rows) {
    if (!kinds.includes(kind)) continue
    const of = sums.get(measure) ?? new Map<string, number>()
    sums.set(measure, of.set(by, (of.get(by) ?? 0) + n))
  }
  const by = (measure: Measure): ReadonlyMap<string, number> => sums.get(measure) ?? new Map()
  return { by, sum: (measure) => [...by(measure).values()].reduce((total, n) => total + n, 0) }
}

const nothing: Value = { value: null, n: 0, part: null }
const needs30: ReadonlySet<string> = new Set(['sv.extra'])
/** Below so many answers an indicator's opinions aren't shown. */
export const leastAnswers = ({ id }: Indicator): number => (needs30.has(id) ? fewestSure : fewestShown)

/** Whether opinions of this measure, here and in this period, give no small group away beside the others shown. */
export type MayShow = (measure: Measure) => boolean

/** What of opinions may be told: `isOut` in this period at all. */
type Telling = { mayShow?: MayShow; isOut?: boolean }

const figureOf = (indicator: Indicator, rows: Rows, period: Period, telling: Telling): Figure => {
  const { mayShow = () => true, isOut = true } = telling
  const isAwaited = indicator.isSurvey === true && !isOut
  const isTooShort = indicator.isYearly === true && period.unit !== 'year'
  const computed =
    indicator.compute === null || isTooShort || isAwaited ? nothing : indicator.compute(totalsOf(rows, indicator.kinds))
  const { value, n, part } = computed
  const least = leastAnswers(indicator)
  const isOpinion = indicator.isSurvey === true && n > 0
  const isHiddenBeside = isOpinion && n >= least && !indicator.reads.every(mayShow)
  const isHidden = isHiddenBeside || (isOpinion && n < least)
  return {
    ...computed,
    indicator,
    value: isHidden ? null : value,
    interval: indicator.unit === 'percent' && part !== null && !isHidden ? wilson(Math.min(part, n), n) : null,
    isHidden,
    isHiddenBeside,
    isSmall: n > 0 && n < fewestSure,
    isTooShort,
    isAwaited,
  }
}

/** Every indicator out of sums. */
export const figuresOf = (rows: Rows, period: Period, telling: Telling = {}): Figure[] =>
  indicators.map((indicator) => figureOf(indicator, rows, period, telling))

/** How many answers of an opinion's measure it takes to be shown. */
const leastOf = new Map<Measure, number>([
  ['overall', fewestShown],
  ...indicators
    .filter(({ isSurvey }) => isSurvey)
    .flatMap((indicator) => indicator.reads.map((measure): [Measure, number] => [measure, leastAnswers(indicator)])),
])

/** Whether a measure is what somebody thinks. */
export const isOpinion = (measure: Measure): boolean => leastOf.has(measure)

/** Staff type paper and read the marks of their cases: subtracting these must leave enough of the others. */
const isReadByStaff = ({ kind, measure }: Fact): boolean =>
  kind === 'paper' || (kind === 'case' && measure === 'overall')

export type FigureQuery = { period: Period; today: string; commune?: string; field?: string }

const isOut = ({ period, today }: FigureQuery): boolean => areOpinionsOut(period.to, today)

/** Computes indicators out of the kept sums. */
export const createFigures = (sums: SumStore) => {
  /** All sums that a period and a place need: what flowed, what stood at its end, the last levels. */
  const rowsOf = async ({ period, today, commune, field }: FigureQuery): Promise<Rows> => {
    const { flows, end } = spansOf(period, today)
    if (flows.length === 0) return []
    const untilEnd = spansOf({ ...period, unit: 'month', from: '2000-01-01' }, today).flows
    const found = await Promise.all([
      ...flows.map((span) => sums.find({ ...span, mode: 'flow' })),
      ...untilEnd.map((span) => sums.find({ ...span, mode: 'stock' })),
      sums.findLastLevels(period.from, end),
    ])
    return found
      .flat()
      .filter(
        (one) =>
          (commune === undefined || one.commune === commune) &&
          (field === undefined || one.field === field) &&
          (isOut({ period, today }) || !isOpinion(one.measure)),
      )
  }

  /** Opinions of the year around a period, everywhere: what may be shown of one place hangs on the others. */
  const mayShowIn = async ({ period, today }: FigureQuery): Promise<(place: string) => MayShow> => {
    const year = readPeriod(period.from.slice(0, 4))
    if (!year) throw new Error(period.key)
    const { flows } = spansOf(year, today)
    const rows = (await Promise.all(flows.map((span) => sums.find({ ...span, mode: 'flow' })))).flat()
    const shown = new Map(
      [...leastOf].map(([measure, least]) => {
        const cells = new Map<string, number>()
        for (const row of rows) {
          const key = figureKey(row.commune, monthOf(row.day))
          if (row.measure === measure) cells.set(key, (cells.get(key) ?? 0) + (isReadByStaff(row) ? 0 : row.n))
        }
        const answered = [...cells]
          .toSorted(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, n]) => {
            const [commune = '', month = ''] = key.split('|')
            return { commune, month, n }
          })
        return [measure, shownAmong(answered, least)]
      }),
    )
    return (place) => (measure) => shown.get(measure)?.has(figureKey(place, period.key)) ?? true
  }
  const mayShowOf = async (query: FigureQuery): Promise<MayShow> =>
    (await mayShowIn(query))(query.commune ?? wholeProvince)

  return {
    rowsOf,
    mayShowOf,
    mayShowIn,

    /** Every indicator for a place and a period; the province where no commune is given. */
    ofPlace: async (query: FigureQuery): Promise<Figure[]> =>
      figuresOf(await rowsOf(query), query.period, { mayShow: await mayShowOf(query), isOut: isOut(query) }),

    /** The same for each group that has any sum at all. */
    async byGroup(query: FigureQuery, group: GroupBy): Promise<Map<string, Figure[]>> {
      const apart = new Map<string, Fact[]>()
      for (const row of await rowsOf(query)) {
        const own = apart.get(row[group])
        if (own) own.push(row)
        else apart.set(row[group], [row])
      }
      const mayShow = await mayShowIn(query)
      return new Map(
        [...apart].map(([name, own]) => [
          name,
          figuresOf(own, query.period, { isOut: isOut(query), ...(group === 'commune' && { mayShow: mayShow(name) }) }),
        ]),
      )
    },
  }
}
