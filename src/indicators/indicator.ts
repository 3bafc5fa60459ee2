import type { Measure } from './measures.js'

/** Sums of the kinds that an indicator is about. */
export type Totals = {
  sum(measure: Measure): number
  /** The same, by what tells it apart. */
  by(measure: Measure): ReadonlyMap<string, number>
}

/**
 * `n`: on how many cases, answers or persons it rests. `part`: how many of them the share counts; null where it is no share.
 * `value`: in the indicator's unit; null where n is 0. `p90`: of days, what nine of ten don't exceed.
 */
export type Value = { value: number | null; n: number; part: number | null; p90?: number | null }

export type Unit = 'percent' | 'per_thousand' | 'working_days' | 'count' | 'times'

/** Where a figure comes from and what it can't say, as people read it. */
export type Indicator = {
  id: string
  name: string
  formula: string
  /** The line of the document that asks for it. */
  source: string
  unit: Unit
  better: 'higher' | 'lower' | 'neither'
  cannotSay: string
  /** Its value is the province's alone; else each commune has its own. */
  isOfProvince?: true
  /** Shown for a year alone: kinds in which few could be recognised. */
  isYearly?: true
  /** What few people said of others is no figure for everybody: a part of 1 to 4 is hidden, too. */
  hidesFew?: true
  /** Gives that indicator away, so it is published only where that one is. */
  hiddenWith?: string
  /** An opinion: hidden below ten answers. */
  isSurvey?: true
  /** Kinds of document whose sums it reads. */
  kinds: readonly string[]
  /** The measures whose documents are shown behind it. */
  behind: readonly Measure[]
  /** Whether a document behind a share is in its numerator, by the measures it has; null: nobody can say of one. */
  isCounted: ((has: (measure: Measure) => boolean) => boolean) | null
  /** The list behind it holds what is in the numerator alone. */
  listsNumerator?: true
  /** Why the list behind it may be longer or shorter than its n. */
  aboutList?: string
  /** Every measure that it reads. */
  reads: readonly Measure[]
  /** Among whom it counts: measures of people, none of which is published of a place where it is small. */
  people: readonly Measure[]
} & ({ compute: (totals: Totals) => Value } | { compute: null; why: string })

export const feedback = ['feedback'] as const
export const complaints = ['complaint', 'second_complaint'] as const
export const questions = ['question'] as const
export const catalogKind = ['catalog'] as const
export const publicationKind = ['publication'] as const
export const receptionKind = ['reception'] as const
export const surveyed = ['case', 'guidance', 'counter', 'paper'] as const

type About = Pick<Indicator, 'id' | 'name' | 'formula' | 'source' | 'better' | 'cannotSay' | 'kinds'> &
  Partial<
    Pick<
      Indicator,
      | 'isOfProvince'
      | 'isYearly'
      | 'isSurvey'
      | 'hidesFew'
      | 'hiddenWith'
      | 'behind'
      | 'isCounted'
      | 'aboutList'
      | 'unit'
    >
  >

/** Procedures, publications and reception days are no people. */
const isOfPeople = (kinds: readonly string[]): boolean =>
  !kinds.some((kind) => [catalogKind, publicationKind, receptionKind].some(([other]) => kind === other))

type Amount = (totals: Totals) => number
const amountOf = (of: readonly Measure[] | Amount): Amount =>
  typeof of === 'function' ? of : ({ sum }) => of.reduce((total, measure) => total + sum(measure), 0)

/** How many of how many, in percent; `of` and `among` are measures that are added up, or sums of their own. */
export const share = (
  about: About,
  {
    of,
    among,
    reads,
  }: { of: readonly Measure[] | Amount; among: readonly Measure[] | Amount; reads?: readonly Measure[] },
): Indicator => {
  const [part, whole] = [amountOf(of), amountOf(among)]
  const read = reads ?? [of, among].flatMap((one) => (typeof one === 'function' ? [] : one))
  const scale = about.unit === 'per_thousand' ? 1_000 : 100
  return {
    unit: 'percent',
    behind: about.better === 'lower' && typeof of !== 'function' ? of : read,
    isCounted: typeof of === 'function' ? null : (has) => of.some(has),
    ...(about.better === 'lower' && typeof of !== 'function' && { listsNumerator: true as const }),
    ...about,
    reads: read,
    people: isOfPeople(about.kinds) ? (typeof among === 'function' ? read : among) : [],
    compute: (totals) => {
      const n = whole(totals)
      const counted = part(totals)
      return { value: n <= 0 ? null : (scale * counted) / n, n, part: counted }
    },
  }
}

/** How often something happened. */
export const count = (about: About, measure: Measure): Indicator => ({
  unit: 'count',
  behind: [measure],
  isCounted: null,
  ...about,
  reads: [measure],
  people: isOfPeople(about.kinds) ? [measure] : [],
  compute: ({ sum }) => ({ value: sum(measure), n: sum(measure), part: null }),
})

const sorted = (histogram: ReadonlyMap<string, number>): [number, number][] =>
  [...histogram].map(([key, n]): [number, number] => [Number(key), n]).sort(([a], [b]) => a - b)

/** The smallest value that at least this share of all don't exceed; null of none. */
export const quantile = (histogram: ReadonlyMap<string, number>, part: number): number | null => {
  const rows = sorted(histogram)
  const n = rows.reduce((total, [, count]) => total + count, 0)
  let seen = 0
  for (const [value, count] of rows) {
    seen += count
    if (seen >= part * n) return value
  }
  return null
}

const totalOf = (histogram: ReadonlyMap<string, number>): number =>
  [...histogram.values()].reduce((total, n) => total + n, 0)

/** Of fewer nobody says what nine of ten don't exceed. */
const fewestForTail = 10

/** The middle one of numbers of working days. */
export const median = (about: About, measure: Measure): Indicator => ({
  unit: 'working_days',
  behind: [measure],
  isCounted: null,
  ...about,
  reads: [measure],
  people: isOfPeople(about.kinds) ? [measure] : [],
  compute: ({ by }) => ({
    value: quantile(by(measure), 0.5),
    n: totalOf(by(measure)),
    part: null,
    p90: totalOf(by(measure)) < fewestForTail ? null : quantile(by(measure), 0.9),
  }),
})

export const mean = (about: About, measure: Measure): Indicator => ({
  unit: 'times',
  behind: [measure],
  isCounted: null,
  ...about,
  reads: [measure],
  people: isOfPeople(about.kinds) ? [measure] : [],
  compute: ({ by }) => {
    const rows = sorted(by(measure))
    const n = totalOf(by(measure))
    return { value: n === 0 ? null : rows.reduce((total, [value, c]) => total + value * c, 0) / n, n, part: null }
  },
})

/** The two upper steps of the five of SIPAS's scale. */
export const isGoodMark = (mark: string): boolean => mark === '4' || mark === '5'

/** Those two among all answers. */
export const satisfied = (about: About, measure: Measure): Indicator =>
  share(
    { isSurvey: true, ...about },
    {
      of: ({ by }) => [...by(measure)].reduce((total, [mark, n]) => total + (isGoodMark(mark) ? n : 0), 0),
      among: ({ by }) => totalOf(by(measure)),
      reads: [measure],
    },
  )

/** A line that our data can't speak to yet, and why: shown as such. */
export const unknown = (about: About, why: string): Indicator => ({
  unit: 'percent',
  behind: [],
  isCounted: null,
  ...about,
  reads: [],
  people: [],
  compute: null,
  why,
})
