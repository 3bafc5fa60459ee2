import type { Fact } from './fact.js'
import { fewestShown } from './figures.js'
import type { Measure } from './measures.js'

/** Counts that no share of the 46 rests on, in the order in which they are read. */
const counted = [
  'received',
  'refused',
  'forwarded',
  'withdrawn',
  'paused',
  'escalated',
  'rated',
  'overall',
  'asked',
  'error_reported',
  'contacts_complete',
] as const satisfies readonly Measure[]
export type CountedMeasure = (typeof counted)[number]

/** `by`: the same apart, by what the measure is told apart by, the most first; empty where it isn't. */
export type Count = { measure: CountedMeasure; n: number; by: (readonly [key: string, n: number])[] }

/** Of these kinds nothing is counted for a place (decision 0070). */
const protectedKinds: ReadonlySet<string> = new Set(['denunciation', 'tip'])
/** Which procedure was asked for is a list of its own. */
const notApart: ReadonlySet<string> = new Set(['asked'])

/** What happened in a period at a place, out of its sums; an opinion of fewer than ten is left out. */
export const countsOf = (rows: readonly Fact[]): Count[] =>
  counted.flatMap((measure) => {
    const by = new Map<string, number>()
    for (const row of rows)
      if (row.measure === measure && !protectedKinds.has(row.kind)) by.set(row.by, (by.get(row.by) ?? 0) + row.n)
    const n = [...by.values()].reduce((total, one) => total + one, 0)
    if (n === 0 || (measure === 'overall' && n < fewestShown)) return []
    const isApart = !notApart.has(measure) && [...by.keys()].some((key) => key !== '')
    return [{ measure, n, by: isApart ? [...by].toSorted(([, a], [, b]) => b - a) : [] }]
  })
