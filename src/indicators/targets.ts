import type { Figure } from './figures.js'

/**
 * What a figure should reach (`good`), and from where on it is far from it (`weak`). Set for this product until the province puts its own
 * in their place; docs/indicators.md says so.
 */
export const targets: Readonly<Record<string, { good: number; weak: number }>> = {
  'cat.full': { good: 95, weak: 80 },
  'cat.fresh': { good: 90, weak: 70 },
  'cat.fee': { good: 95, weak: 80 },
  'pub.items': { good: 90, weak: 60 },
  'pub.time': { good: 95, weak: 80 },
  'ask.known': { good: 90, weak: 75 },
  'ask.unknown': { good: 10, weak: 25 },
  'ask.person': { good: 90, weak: 70 },
  'pa.notice': { good: 95, weak: 85 },
  'pa.time': { good: 95, weak: 85 },
  'pa.time766': { good: 95, weak: 85 },
  'pa.late': { good: 5, weak: 15 },
  'pa.silent': { good: 5, weak: 15 },
  'pa.move': { good: 95, weak: 80 },
  'pa.why': { good: 80, weak: 50 },
  'pa.reopen': { good: 5, weak: 15 },
  'pa.sat766': { good: 90, weak: 80 },
  'kn.time': { good: 100, weak: 90 },
  'tc.time': { good: 100, weak: 90 },
  'tcd.held': { good: 95, weak: 80 },
  'sv.access': { good: 88, weak: 80 },
  'sv.tthc': { good: 88, weak: 80 },
  'sv.staff': { good: 88, weak: 80 },
  'sv.result': { good: 88, weak: 80 },
  'sv.pakn': { good: 88, weak: 80 },
  'sv.once': { good: 90, weak: 75 },
  'sv.extra': { good: 1, weak: 5 },
}

export type Standing = 'good' | 'near' | 'weak'

/** One case or two reach or miss nothing, and are no reason for a leader's day. */
export const fewestJudged = 5

/** How a figure stands to its target; null: it has none, no value, or rests on too few. */
export const standingOf = ({
  indicator: { id, better },
  value,
  n,
}: Pick<Figure, 'indicator' | 'value' | 'n'>): Standing | null => {
  const target = targets[id]
  if (!target || value === null || n < fewestJudged) return null
  const reaches = (mark: number): boolean => (better === 'lower' ? value <= mark : value >= mark)
  return reaches(target.good) ? 'good' : reaches(target.weak) ? 'near' : 'weak'
}
