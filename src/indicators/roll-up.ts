import { randomUUID } from 'node:crypto'
import { type Fact, type FactSource, type FactsOf, merged } from './fact.js'
import { daysOf, type SourceStore } from './source-store.js'
import type { SumStore } from './sum-store.js'

const batchSize = 200
const dirtyAtOnce = 100
/** Clocks of processes differ, and writes take a while: what changed shortly before is looked at again. */
const overlapMs = 10 * 60_000

const isSame = (a: readonly Fact[], b: readonly Fact[]): boolean => JSON.stringify(a) === JSON.stringify(b)

type Stores = { sources: SourceStore; sums: SumStore }

/** Takes over what documents give now; the days that this changes are marked. Returns how many documents had changed. */
const takeOver = async ({ sources }: Stores, batch: readonly FactsOf[]): Promise<number> => {
  const before = await sources.getMany(batch.map(({ id }) => id))
  const changed = batch.filter(({ id, facts }) => !isSame(facts, before.get(id) ?? []))
  if (changed.length === 0) return 0
  const days = daysOf(changed.flatMap(({ id, facts }) => [...facts, ...(before.get(id) ?? [])]))
  await sources.put(changed, days, randomUUID())
  return changed.length
}

/** Looks through what changed in a source since the last time; under another version of the days off through everything. */
const readSource = async (stores: Stores, source: FactSource, version: string): Promise<number> => {
  const cursor = source.isWhole ? null : await stores.sources.getCursor(source.name)
  const isKnown = cursor?.version === version
  const since = isKnown ? new Date(cursor.at.getTime() - overlapMs) : new Date(0)
  let changed = 0
  let last = isKnown ? cursor.at : new Date(0)
  let batch: FactsOf[] = []
  const flush = async (): Promise<void> => {
    changed += await takeOver(stores, batch)
    batch = []
  }
  for await (const one of source.changedSince(since)) {
    batch.push({ ...one, id: `${source.name}:${one.id}` })
    if (one.updatedAt > last) last = one.updatedAt
    if (batch.length >= batchSize) await flush()
  }
  if (batch.length > 0) await flush()
  if (!source.isWhole) await stores.sources.setCursor(source.name, last, version)
  return changed
}

/** A month's days in one; levels belong to their day. */
const sumMonth = async (sums: SumStore, month: string): Promise<Fact[]> => {
  const days = { span: 'day' as const, from: `${month}-01`, to: `${month}-31` }
  const found = [await sums.find({ ...days, mode: 'flow' }), await sums.find({ ...days, mode: 'stock' })].flat()
  return merged(found.map((fact) => ({ ...fact, day: month })))
}

const monthsOf = (days: readonly string[]): Map<string, string[]> => {
  const months = new Map<string, string[]>()
  for (const day of days) months.set(day.slice(0, 7), [...(months.get(day.slice(0, 7)) ?? []), day])
  return months
}

/** Sums the marked days anew, and their months. */
const sumDirty = async ({ sources, sums }: Stores): Promise<number> => {
  let summed = 0
  for (;;) {
    const dirty = await sources.findDirty(dirtyAtOnce)
    if (dirty.length === 0) return summed
    for (const [month, days] of monthsOf(dirty.map(({ day }) => day))) {
      for (const [day, facts] of await sources.findOfDays(days)) await sums.replace('day', day, merged(facts))
      await sums.replace('month', month, await sumMonth(sums, month))
    }
    for (const { day, mark } of dirty) await sources.clean(day, mark)
    summed += dirty.length
  }
}

/**
 * Brings the sums up to what the documents say. May be cut off anywhere: what was marked is summed the next time. `version`
 * is that of the days off, by which working days are counted. Returns how many documents and days were done.
 */
export const rollUp = async (
  stores: Stores,
  from: readonly FactSource[],
  version: string,
): Promise<{ documents: number; days: number }> => {
  let documents = 0
  for (const source of from) documents += await readSource(stores, source, version)
  return { documents, days: await sumDirty(stores) }
}
