import type { Fact, FactSource } from './fact.js'
import type { SourceStore } from './source-store.js'
import type { SumStore } from './sum-store.js'

export type Difference = { what: string; kept: number; counted: number }

const keyOf = ({ day, commune, kind, field, measure, by }: Fact): string =>
  [day, commune, kind, field, measure, by].join('|')

/**
 * Counts everything again from the documents themselves and compares it with the kept daily sums. What a document that is
 * no longer there gave (a person had their data deleted; the catalog of a day) counts as it was kept, and `withoutDocument` says how many.
 */
export const recount = async (
  { sources, sums }: { sources: SourceStore; sums: SumStore },
  from: readonly FactSource[],
): Promise<{ documents: number; withoutDocument: number; sums: number; differences: Difference[] }> => {
  const counted = new Map<string, number>()
  const add = (facts: readonly Fact[]): void => {
    for (const fact of facts) counted.set(keyOf(fact), (counted.get(keyOf(fact)) ?? 0) + fact.n)
  }
  const seen = new Set<string>()
  for (const source of from) {
    if (source.isOfToday) continue
    for await (const { id, facts } of source.changedSince(new Date(0))) {
      const name = `${source.name}:${id}`
      if (seen.has(name)) continue
      seen.add(name)
      add(facts)
    }
  }
  let withoutDocument = 0
  for await (const { id, facts } of sources.all()) {
    if (seen.has(id)) continue
    withoutDocument += 1
    add(facts)
  }
  const differences: Difference[] = []
  let kept = 0
  for await (const fact of sums.allDays()) {
    const what = keyOf(fact)
    kept += 1
    if (fact.n !== (counted.get(what) ?? 0)) differences.push({ what, kept: fact.n, counted: counted.get(what) ?? 0 })
    counted.delete(what)
  }
  for (const [what, n] of counted) if (n !== 0) differences.push({ what, kept: 0, counted: n })
  return { documents: seen.size, withoutDocument, sums: kept, differences }
}
