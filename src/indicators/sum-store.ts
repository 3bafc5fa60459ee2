import { Schema } from 'mongoose'
import type { Connection } from '../shared/mongo.js'
import type { Fact } from './fact.js'
import { type Measure, type MeasureMode, measures } from './measures.js'

export type Span = 'day' | 'month'
/** The sums of a day ('2026-11-03') or a month ('2026-11') of one kind and mode; a row: commune, field, measure, by, n. */
type StoredSums = { _id: string; span: Span; day: string; kind: string; mode: MeasureMode; rows: string[] }

const schema = new Schema<StoredSums>(
  { _id: String, span: String, day: String, kind: String, mode: String, rows: [String] },
  { versionKey: false, collection: 'indicator_sums' },
)
schema.index({ span: 1, mode: 1, day: 1 })
schema.index({ span: 1, day: 1 })

const separator = '\t'
const rowOf = ({ commune, field, measure, by, n }: Fact): string => [commune, field, measure, by, n].join(separator)

const factsOf = ({ day, kind, rows }: Pick<StoredSums, 'day' | 'kind' | 'rows'>): Fact[] =>
  rows.map((row) => {
    const [commune = '', field = '', measure = '', by = '', n = ''] = row.split(separator)
    return { day, kind, commune, field, measure: measure as Measure, by, n: Number(n) }
  })

const apart = (span: Span, day: string, facts: readonly Fact[]): Map<string, StoredSums> => {
  const documents = new Map<string, StoredSums>()
  for (const fact of facts) {
    const mode = measures[fact.measure]
    const _id = [span, day, fact.kind, mode].join('|')
    const own = documents.get(_id)
    if (own) own.rows.push(rowOf(fact))
    else documents.set(_id, { _id, span, day, kind: fact.kind, mode, rows: [rowOf(fact)] })
  }
  return documents
}

const isSame = (a: readonly string[] | undefined, b: readonly string[]): boolean =>
  a !== undefined && a.length === b.length && a.every((row, index) => row === b[index])

/** Daily and monthly sums: made of the sources' facts, made again whenever these change. */
export const createSumStore = (connection: Connection) => {
  const model = connection.model<StoredSums>('IndicatorSums', schema)

  return {
    prepare: () => model.createIndexes(),

    /** All sums of a day or month become these; given in the same order they are the same. */
    async replace(span: Span, day: string, facts: readonly Fact[]): Promise<void> {
      const wanted = apart(span, day, facts)
      const standing = await model.find({ span, day }).lean<StoredSums[]>()
      const before = new Map(standing.map((one) => [String(one._id), one.rows]))
      const changed = [...wanted.values()].filter(({ _id, rows }) => !isSame(before.get(_id), rows))
      const gone = [...before.keys()].filter((id) => !wanted.has(id))
      if (changed.length > 0) {
        await model.bulkWrite(
          changed.map((one) => ({ replaceOne: { filter: { _id: one._id }, replacement: one, upsert: true } })),
        )
      }
      if (gone.length > 0) await model.deleteMany({ _id: { $in: gone } })
    },

    /** Sums of a mode over days or months, both included; null: from the beginning of time. */
    async find(asked: { span: Span; mode: MeasureMode; from: string | null; to: string }): Promise<Fact[]> {
      const { span, mode, from, to } = asked
      const found = await model
        .find({ span, mode, day: from === null ? { $lte: to } : { $gte: from, $lte: to } })
        .lean<StoredSums[]>()
      return found.flatMap(factsOf)
    },

    /** Levels aren't added up: those of the last day of a stretch on which any were counted. */
    async findLastLevels(from: string, to: string): Promise<Fact[]> {
      const ofDays = { span: 'day' as const, mode: 'level' as const }
      const [last] = await model
        .find({ ...ofDays, day: { $gte: from, $lte: to } }, { day: 1 })
        .sort({ day: -1 })
        .limit(1)
        .lean<StoredSums[]>()
      if (!last) return []
      return (await model.find({ ...ofDays, day: last.day }).lean<StoredSums[]>()).flatMap(factsOf)
    },

    /** Every daily sum, for the recount. */
    async *allDays(): AsyncGenerator<Fact> {
      for await (const one of model.find({ span: 'day' }).lean<StoredSums[]>().cursor()) {
        yield* factsOf(one as unknown as StoredSums)
      }
    },
  }
}

export type SumStore = ReturnType<typeof createSumStore>
