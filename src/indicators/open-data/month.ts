import { createHash } from 'node:crypto'
import type { Fact } from '../fact.js'
import { type Figure, fewestShown, figuresOf, type MayShow } from '../figures.js'
import type { Indicator } from '../indicator.js'
import { indicators } from '../list/index.js'
import type { Period } from '../period.js'
import { wholeProvince } from '../small-groups.js'
import { type Cell, withoutRemainders } from './remainder.js'
import { fewestPeople, hiddenCells } from './suppress.js'

/** A figure as everybody gets it. `place`: 'tinh' or a commune's code. `hidden`: why there is none. Shares in percent, one decimal. */
export type OpenRow = {
  place: string
  indicator: string
  unit: string
  value: number | null
  n: number | null
  part: number | null
  low: number | null
  high: number | null
  hidden: '' | 'few' | 'unknown'
}

/** A month's figures as they were published; a later version says why it replaces the one before. */
export type OpenMonth = {
  month: string
  version: number
  note: string
  publishedAt: Date
  rows: OpenRow[]
  hash: string
}

export const provincePlace = 'tinh'

const rounded = (value: number | null | undefined): number | null =>
  value === null || value === undefined ? null : Math.round(value * 10) / 10

const blank = { value: null, n: null, part: null, low: null, high: null }

const rowOf = ({ place, figure, isHidden }: Cell): OpenRow => {
  const { indicator, value, n, part, interval } = figure
  const of = { place, indicator: indicator.id, unit: indicator.unit }
  if (indicator.compute === null) return { ...of, ...blank, hidden: 'unknown' }
  if (isHidden) return { ...of, ...blank, hidden: 'few' }
  return {
    ...of,
    value: rounded(value),
    n,
    part,
    low: rounded(interval?.[0]),
    high: rounded(interval?.[1]),
    hidden: '',
  }
}

/** Opinions of few stay hidden longer than counts. */
const surveyMeasures = new Set<string>(indicators.filter(({ isSurvey }) => isSurvey).flatMap(({ people }) => people))
const fewestOf = (measure: string): number =>
  surveyMeasures.has(measure.slice(measure.indexOf(' ') + 1)) ? fewestShown : fewestPeople

/** One person's opinion can be told from all the others' where all but few say the same. */
const isTellingOpinion = ({ indicator, n, part }: Figure): boolean =>
  indicator.isSurvey === true && part !== null && n > 0 && (part < fewestPeople || n - part < fewestPeople)

const isSmall = (people: number): boolean => people > 0 && people < fewestPeople

const hidesPart = ({ indicator, n, part }: Figure): boolean =>
  indicator.hidesFew === true && part !== null && (isSmall(part) || isSmall(n - part))

/** How many people each measure counts at each commune: of each topic apart, since the same word counts others there. */
const peopleOf = (facts: readonly Fact[]): Map<string, Map<string, number>> => {
  const counts = new Map<string, Map<string, number>>()
  const topics = new Map(
    indicators.flatMap(({ kinds, people }) => people.map((one) => [`${kinds.join('+')} ${one}`, { kinds, one }])),
  )
  for (const [key, { kinds, one }] of topics) {
    for (const { commune, measure, kind, n } of facts) {
      if (commune === '' || measure !== one || !kinds.includes(kind)) continue
      const own = counts.get(commune) ?? new Map<string, number>()
      counts.set(commune, own.set(key, (own.get(key) ?? 0) + n))
    }
  }
  return counts
}

/** Nobody at all is told as few are: beside a hidden one, 0 would say that the other has some. */
const isFew = ({ indicator, n }: Figure): boolean => indicator.people.length > 0 && n < fewestPeople

/**
 * A month's rows for everybody: the province, then each commune. `facts`: its sums. Yearly figures and kinds that communes don't see
 * are left out; a figure is hidden where it reads a measure that is, or where what the shown ones leave would tell of few.
 * `mayShowAt`: as everywhere, of opinions.
 */
export const openRows = (
  facts: readonly Fact[],
  period: Period,
  mayShowAt: (place: string) => MayShow = () => () => true,
): OpenRow[] => {
  const hidden = hiddenCells(peopleOf(facts), fewestOf)
  const readsHidden = (place: string, { people, kinds }: Indicator): boolean =>
    people.some((measure) => hidden.get(place)?.has(`${kinds.join('+')} ${measure}`))
  const cellOf = (place: string, figure: Figure): Cell => ({
    place,
    figure,
    isHidden:
      figure.isHidden ||
      readsHidden(place, figure.indicator) ||
      isFew(figure) ||
      isTellingOpinion(figure) ||
      hidesPart(figure),
  })
  const places = [...new Set(facts.map(({ commune }) => commune))].filter((code) => code !== '').toSorted()
  const ofProvince = figuresOf(facts, period, { mayShow: mayShowAt(wholeProvince) })
    .filter(({ indicator }) => !indicator.isYearly)
    .map((figure) => cellOf(provincePlace, figure))
  const ofCommunes = places.flatMap((place) =>
    figuresOf(
      facts.filter(({ commune }) => commune === place),
      period,
      { mayShow: mayShowAt(place) },
    )
      .filter(({ indicator }) => !indicator.isYearly && !indicator.isOfProvince)
      .map((figure) => cellOf(place, figure)),
  )
  const rows = withoutRemainders(ofProvince, ofCommunes).map(rowOf)
  return [provincePlace, ...places].flatMap((at) => rows.filter(({ place }) => place === at))
}

/** What two files of the same month with the same content have in common. */
export const hashOf = (rows: readonly OpenRow[]): string =>
  createHash('sha256').update(JSON.stringify(rows)).digest('hex')
