import type { Fact } from './fact.js'
import { fewestShown, type MayShow } from './figures.js'
import { isGoodMark } from './indicator.js'
import type { Measure } from './measures.js'
import { fewestPeople } from './open-data/suppress.js'
import { protectedKind } from './sources/case-facts.js'

/**
 * Counts that no share of the 46 rests on, in the order in which they are read. Marks of cases alone aren't among them: beside
 * those of all surveys they would give the anonymous sheets of the counter away.
 */
const counted = [
  'received',
  'refused',
  'forwarded',
  'withdrawn',
  'paused',
  'escalated',
  'overall',
  'asked',
  'error_reported',
  'contacts_complete',
] as const satisfies readonly Measure[]
export type CountedMeasure = (typeof counted)[number]

/** `by`: the same apart, by what the measure is told apart by, the most first; empty where it isn't. */
export type Count = { measure: CountedMeasure; n: number; by: (readonly [key: string, n: number])[] }

/** Marks apart would tell what few people gave: those that are satisfied, and the others, where each of both is five or more. */
const ofMarks = (by: ReadonlyMap<string, number>): Count['by'] => {
  const n = [...by.values()].reduce((total, one) => total + one, 0)
  const good = [...by].reduce((total, [mark, one]) => total + (isGoodMark(mark) ? one : 0), 0)
  return Math.min(good, n - good) < fewestPeople
    ? []
    : [
        ['good', good],
        ['other', n - good],
      ]
}

/** Which procedure was asked for is a list of its own. */
const notApart: ReadonlySet<string> = new Set(['asked'])

/** What happened in a period at a place, out of its sums; protected kinds, and an opinion of fewer than ten, are left out. */
export const countsOf = (rows: readonly Fact[], mayShow: MayShow = () => true): Count[] =>
  counted.flatMap((measure): Count[] => {
    const by = new Map<string, number>()
    for (const row of rows)
      if (row.measure === measure && row.kind !== protectedKind) by.set(row.by, (by.get(row.by) ?? 0) + row.n)
    const n = [...by.values()].reduce((total, one) => total + one, 0)
    if (n === 0 || (measure === 'overall' && (n < fewestShown || !mayShow(measure)))) return []
    if (measure === 'overall') return [{ measure, n, by: ofMarks(by) }]
    const isApart = !notApart.has(measure) && [...by.keys()].some((key) => key !== '')
    return [{ measure, n, by: isApart ? [...by].toSorted(([, a], [, b]) => b - a) : [] }]
  })
