import { randomUUID } from 'node:crypto'
import { Schema } from 'mongoose'
import { type AuditEntry, auditSourceOf } from '../shared/audit.js'
import { localDay, startOfLocalDay } from '../shared/clock.js'
import { type Connection, isDuplicateKey } from '../shared/mongo.js'
import { type Answer, type CodedCause, type CountedAnswer, lowestGood } from './answer.js'
import { firstOpenDay } from './closed-months.js'
import { factorNames } from './facts.js'
import type { FlagName } from './flags.js'

type Stored = Omit<Answer, 'id'> & {
  _id: string
  /** Keyed hash of the form, or of the chat and what it was asked about: the same answer twice is one. */
  key: string
  /** Keyed hashes of the device or chat, and of the network, for the check of many from one. */
  device: string | null
  network: string | null
  isTaskOpen: boolean
  audit: AuditEntry[]
}

/** What an answer is about; it stays as it was first said. */
export type Born = Pick<
  Stored,
  'kind' | 'communeCode' | 'service' | 'flags' | 'counted' | 'device' | 'network' | 'handledBy'
>
/** What is answered, as far as it is by now. */
export type Said = Partial<Pick<Answer, 'overall' | 'factors' | 'once' | 'visits' | 'extra' | 'sentence' | 'wishes'>>

const plain = Schema.Types.Mixed
const schema = new Schema<Stored>(
  {
    _id: String,
    key: String,
    kind: String,
    communeCode: String,
    service: String,
    overall: Number,
    factors: plain,
    once: Boolean,
    visits: Number,
    extra: String,
    sentence: String,
    wishes: [String],
    flags: [String],
    counted: Boolean,
    device: String,
    network: String,
    handledBy: [String],
    answeredAt: Date,
    updatedAt: Date,
    cause: plain,
    isTaskOpen: Boolean,
    audit: [plain],
  },
  { versionKey: false, collection: 'survey_answers', minimize: false },
)
schema.index({ key: 1 }, { unique: true })
schema.index({ communeCode: 1, answeredAt: 1 })
schema.index({ answeredAt: 1 })
schema.index({ updatedAt: 1 })
schema.index({ device: 1, answeredAt: 1 })
schema.index({ network: 1, answeredAt: 1 })
schema.index({ isTaskOpen: 1 }, { partialFilterExpression: { isTaskOpen: false } })
schema.index({ 'audit.id': 1 })

const toAnswer = ({ _id, key: _1, device: _2, network: _3, isTaskOpen: _4, audit: _5, ...rest }: Stored): Answer => ({
  ...rest,
  id: _id,
})

const isLowQuery = {
  $or: ['overall', ...factorNames.map((name) => `factors.${name}`)].map((path) => ({ [path]: { $lt: lowestGood } })),
}

/** Answers that may still change at an instant. */
const openAt = (at: Date) => ({ answeredAt: { $gte: startOfLocalDay(firstOpenDay(localDay(at))) } })

/** A commune's or, null, all of them. */
const of = (communeCode: string | null) => (communeCode === null ? {} : { communeCode })

export const createAnswerStore = (connection: Connection) => {
  const model = connection.model<Stored>('SurveyAnswer', schema)

  return {
    prepare: () => model.createIndexes(),

    /** Opens the answer of this key or adds to it; what was said before of the same question gives way. One of a closed month stays. */
    async put(key: string, born: Born, { factors = {}, ...said }: Said, at: Date, entry?: AuditEntry): Promise<void> {
      const unsaid = { overall: null, once: null, visits: null, extra: null, sentence: null, wishes: [] }
      const open = Object.fromEntries(Object.entries(unsaid).filter(([name]) => !(name in said)))
      const marks = Object.fromEntries(Object.entries(factors).map(([name, mark]) => [`factors.${name}`, mark]))
      const first = {
        ...born,
        ...open,
        _id: randomUUID(),
        answeredAt: at,
        cause: null,
        isTaskOpen: true,
        audit: entry ? [entry] : [],
      }
      const change = {
        $set: { ...said, ...marks, updatedAt: at },
        $setOnInsert: Object.keys(marks).length > 0 ? first : { ...first, factors: {} },
      }
      try {
        await model.updateOne({ key, ...openAt(at) }, change, { upsert: true })
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
        await model.updateOne({ key, ...openAt(at) }, { $set: change.$set })
      }
    },

    /** The same answer given again changes nothing; false: it was there. */
    async putOnce(key: string, born: Born, said: Said, at: Date, entry?: AuditEntry): Promise<boolean> {
      if (await model.exists({ key })) return false
      await this.put(key, born, said, at, entry)
      return true
    },

    /** Adds to an answer that is there; false: there is none, or its month is closed. */
    async add(key: string, { factors = {}, ...said }: Said, at: Date): Promise<boolean> {
      const marks = Object.fromEntries(Object.entries(factors).map(([name, mark]) => [`factors.${name}`, mark]))
      const changed = await model.updateOne({ key, ...openAt(at) }, { $set: { ...said, ...marks, updatedAt: at } })
      return changed.matchedCount > 0
    },

    async flag(
      filter: { key: string } | { device: string; since: Date } | { network: string; since: Date },
      flag: FlagName,
      at: Date,
    ) {
      const { since, ...named } = { since: new Date(0), ...filter }
      await model.updateMany(
        { ...named, answeredAt: { $gte: since }, flags: { $ne: flag } },
        { $addToSet: { flags: flag }, $set: { updatedAt: at } },
      )
    },

    countOf: (named: { device: string } | { network: string }, since: Date): Promise<number> =>
      model.countDocuments({ ...named, answeredAt: { $gte: since } }),

    /** What one account typed since then. */
    async findTyped(accountId: string, since: Date): Promise<{ key: string; overall: number | null }[]> {
      return model
        .find({ handledBy: accountId, kind: 'paper', answeredAt: { $gte: since } }, { key: 1, overall: 1 })
        .lean<{ key: string; overall: number | null }[]>()
    },

    async get(id: string): Promise<Answer | null> {
      const found = await model.findById(id).lean<Stored>()
      return found && toAnswer(found)
    },

    /** Counted ones of a commune, or of all, from one instant until before another, the newest first. */
    async findBetween(communeCode: string | null, from: Date, until: Date, limit: number): Promise<CountedAnswer[]> {
      const found = await model
        .find(
          { ...of(communeCode), answeredAt: { $gte: from, $lt: until }, counted: true },
          { sentence: 0, handledBy: 0, audit: 0 },
        )
        .sort({ answeredAt: -1 })
        .limit(limit)
        .lean<Stored[]>()
      return found.map(toAnswer)
    },

    countCounter: (communeCode: string | null, from: Date, until: Date): Promise<number> =>
      model.countDocuments({
        ...of(communeCode),
        kind: 'counter',
        counted: true,
        answeredAt: { $gte: from, $lt: until },
      }),

    /** Those with a low mark whose cause nobody has found, the oldest first. */
    async findLow(communeCode: string | null, limit: number): Promise<Answer[]> {
      const found = await model
        .find({ ...of(communeCode), cause: null, counted: true, ...isLowQuery })
        .sort({ answeredAt: 1 })
        .limit(limit)
        .lean<Stored[]>()
      return found.map(toAnswer)
    },

    /** One update; false: somebody found it first. */
    async code(id: string, cause: CodedCause, entry: AuditEntry): Promise<boolean> {
      const changed = await model.updateOne(
        { _id: id, cause: null },
        { $set: { cause, isTaskOpen: false, updatedAt: cause.at }, $push: { audit: entry } },
      )
      return changed.modifiedCount > 0
    },

    async findWithoutTask(limit: number): Promise<Answer[]> {
      return (await model.find({ isTaskOpen: false }).limit(limit).lean<Stored[]>()).map(toAnswer)
    },
    async noteTask(id: string): Promise<void> {
      await model.updateOne({ _id: id }, { $set: { isTaskOpen: true } })
    },

    /** Those that changed at an instant or after it, the earliest change first. */
    async *readChangedSince(at: Date): AsyncGenerator<Answer> {
      const cursor = model
        .find({ updatedAt: { $gte: at } })
        .sort({ updatedAt: 1 })
        .lean<Stored[]>()
        .cursor()
      for await (const stored of cursor) yield toAnswer(stored as unknown as Stored)
    },

    /** What a chat wrote is taken out; its marks stay, and nothing ties them to it any more. */
    async forget(device: string): Promise<void> {
      await model.updateMany({ device }, { $set: { sentence: null, device: null } })
    },

    auditSource: () => auditSourceOf(model),
  }
}

export type AnswerStore = ReturnType<typeof createAnswerStore>
