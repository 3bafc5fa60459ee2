import type { Measure } from './measures.js'

/**
 * One thing that counts: what, on which day ('YYYY-MM-DD', Asia/Ho_Chi_Minh), how often. `commune`: code, '' for the
 * province's own or where nobody knows. `kind`: a kind of case, 'question', 'survey', 'publication' …; `field`: category or
 * field of procedures. `by` tells it further apart (a channel, a mark, a number of days).
 */
export type Fact = {
  day: string
  measure: Measure
  commune: string
  kind: string
  field: string
  by: string
  n: number
}

/** What one document gives to the figures: replaced as a whole whenever that document changes. */
export type FactsOf = { id: string; facts: Fact[]; updatedAt: Date }

/** Documents that figures are made of. */
export type FactSource = {
  /** Its documents' ids in the figures begin with it: 'case:…'. */
  name: string
  /** Those that changed at an instant or after it, the oldest change first; since the beginning of time: all. */
  changedSince(at: Date): AsyncIterable<FactsOf>
  /** True: looked through from the beginning each time, since its documents don't tell when they changed. */
  isWhole?: true
  /** True: it tells how things stand today; what they were on days before is kept in the figures alone. */
  isOfToday?: true
}

const keyOf = ({ day, measure, commune, kind, field, by }: Fact): string =>
  [day, commune, kind, field, measure, by].join('|')

/** Facts of the same thing in one, in a fixed order: two lists that count alike are alike. */
export const merged = (facts: readonly Fact[]): Fact[] => {
  const sums = new Map<string, Fact>()
  for (const fact of facts) {
    const key = keyOf(fact)
    const before = sums.get(key)
    sums.set(key, before ? { ...before, n: before.n + fact.n } : fact)
  }
  return [...sums]
    .filter(([, { n }]) => n !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, fact]) => fact)
}
