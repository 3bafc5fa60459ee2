import { Schema } from 'mongoose'
import type { Connection } from '../shared/mongo.js'
import type { Fact, FactsOf } from './fact.js'

type StoredFacts = { _id: string; facts: Fact[]; days: string[]; updatedAt: Date }
type Dirty = { _id: string; mark: string }
type Cursor = { _id: string; at: Date; version: string }

const schema = new Schema<StoredFacts>(
  { _id: String, facts: [Schema.Types.Mixed], days: [String], updatedAt: Date },
  { versionKey: false, collection: 'indicator_sources', minimize: false },
)
schema.index({ days: 1 })
schema.index({ 'facts.measure': 1, 'facts.commune': 1, 'facts.day': 1 })

const dirtySchema = new Schema<Dirty>(
  { _id: String, mark: String },
  { versionKey: false, collection: 'indicator_dirty_days' },
)
const cursorSchema = new Schema<Cursor>(
  { _id: String, at: Date, version: String },
  { versionKey: false, collection: 'indicator_cursors' },
)

export const daysOf = (facts: readonly Fact[]): string[] => [...new Set(facts.map(({ day }) => day))].toSorted()

/** What each document gives to the figures, and which days have to be summed anew. */
export const createSourceStore = (connection: Connection) => {
  const model = connection.model<StoredFacts>('IndicatorSource', schema)
  const dirty = connection.model<Dirty>('IndicatorDirtyDay', dirtySchema)
  const cursors = connection.model<Cursor>('IndicatorCursor', cursorSchema)

  return {
    prepare: () => Promise.all([model.createIndexes(), dirty.createIndexes(), cursors.createIndexes()]),

    async getMany(ids: readonly string[]): Promise<Map<string, Fact[]>> {
      const found = await model.find({ _id: { $in: [...ids] } }, { facts: 1 }).lean<StoredFacts[]>()
      return new Map(found.map(({ _id, facts }) => [_id, facts]))
    },

    /** First the days are marked, then the facts replaced: after a crash in between a day is summed once too often. */
    async put(changed: readonly FactsOf[], days: readonly string[], mark: string): Promise<void> {
      if (days.length > 0) {
        await dirty.bulkWrite(
          days.map((day) => ({ updateOne: { filter: { _id: day }, update: { $set: { mark } }, upsert: true } })),
        )
      }
      await model.bulkWrite(
        changed.map(({ id, facts, updatedAt }) => ({
          replaceOne: {
            filter: { _id: id },
            replacement: { facts, days: daysOf(facts), updatedAt },
            upsert: true,
          },
        })),
      )
    },

    async findDirty(limit: number): Promise<{ day: string; mark: string }[]> {
      const found = await dirty.find().sort({ _id: 1 }).limit(limit).lean<Dirty[]>()
      return found.map(({ _id, mark }) => ({ day: _id, mark }))
    },

    /** Unless it was marked again since. */
    async clean(day: string, mark: string): Promise<void> {
      await dirty.deleteOne({ _id: day, mark })
    },

    /** The facts of each of these days, which lie in one month: a document is read once for all of them. */
    async findOfDays(days: readonly string[]): Promise<Map<string, Fact[]>> {
      const byDay = new Map(days.map((day): [string, Fact[]] => [day, []]))
      const found = await model.find({ days: { $in: [...days] } }, { facts: 1 }).lean<StoredFacts[]>()
      for (const { facts } of found) for (const fact of facts) byDay.get(fact.day)?.push(fact)
      return byDay
    },

    /** Documents with a fact of one of these measures and kinds in a stretch of days; from null: since the beginning of time. */
    async findBehind(
      asked: {
        measures: readonly string[]
        kinds: readonly string[]
        commune: string | null
        from: string | null
        to: string
      },
      limit: number,
    ): Promise<{ id: string; facts: Fact[] }[]> {
      const { measures: names, kinds, commune, from, to } = asked
      const isOf = {
        measure: { $in: [...names] },
        kind: { $in: [...kinds] },
        day: from === null ? { $lte: to } : { $gte: from, $lte: to },
        ...(commune !== null && { commune }),
      }
      const found = await model
        .find({ facts: { $elemMatch: isOf } })
        .sort({ _id: 1 })
        .limit(limit)
        .lean<StoredFacts[]>()
      return found.map(({ _id, facts }) => ({ id: _id, facts }))
    },

    /** All that is kept, in batches by id. */
    async *all(): AsyncGenerator<{ id: string; facts: Fact[] }> {
      for await (const { _id, facts } of model.find().sort({ _id: 1 }).lean<StoredFacts[]>().cursor()) {
        yield { id: String(_id), facts: facts as Fact[] }
      }
    },

    /** Up to where a source was looked through, under which version of the days off. */
    async getCursor(source: string): Promise<{ at: Date; version: string } | null> {
      return cursors.findById(source).lean<Cursor>()
    },

    async setCursor(source: string, at: Date, version: string): Promise<void> {
      await cursors.updateOne({ _id: source }, { $set: { at, version } }, { upsert: true })
    },
  }
}

export type SourceStore = ReturnType<typeof createSourceStore>
