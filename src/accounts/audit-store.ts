import { Schema } from 'mongoose'
import type { AuditEntry } from '../shared/audit.js'
import { type Connection, isDuplicateKey } from '../shared/mongo.js'
import { type Anchor, anchorSealOf, type ChainedEntry, chainOf, type Link, sealOf } from './audit-chain.js'

/** Entries of before 30 November 2026 stand in no chain. */
type StoredEntry = Omit<AuditEntry, 'id'> & { _id: string } & Partial<Link>
type StoredAnchor = Anchor & { _id: string; upTo: Date }

const schema = new Schema<StoredEntry>(
  {
    _id: String,
    at: Date,
    accountId: String,
    what: String,
    subject: String,
    detail: Schema.Types.Mixed,
    chain: String,
    seq: Number,
    seal: String,
  },
  { versionKey: false, collection: 'audit' },
)
schema.index({ at: -1 })
schema.index({ subject: 1, at: -1 })
schema.index({ accountId: 1, at: -1 })
schema.index({ chain: 1, seq: 1 }, { unique: true, partialFilterExpression: { seq: { $gt: 0 } } })

const anchorSchema = new Schema<StoredAnchor>(
  { _id: String, day: String, ends: Schema.Types.Mixed, seal: String, upTo: Date },
  { versionKey: false, collection: 'audit_anchors', minimize: false },
)

const toEntry = ({ _id, chain: _1, seq: _2, seal: _3, ...rest }: StoredEntry): AuditEntry => ({
  id: String(_id),
  ...rest,
})

/** Which entries; days are local, `subjects` undefined is everything. */
export type AuditFilter = {
  subjects?: readonly string[]
  accountId?: string
  what?: string
  from?: Date
  before?: Date
  /** Those that are older than this one. */
  after?: Pick<AuditEntry, 'at' | 'id'>
}

const toQuery = ({ subjects, accountId, what, from, before, after }: AuditFilter) => ({
  ...(subjects && { subject: { $in: [...subjects] } }),
  ...(accountId && { accountId }),
  ...(what && { what }),
  ...((from || before) && { at: { ...(from && { $gte: from }), ...(before && { $lt: before }) } }),
  ...(after && { $or: [{ at: { $lt: after.at } }, { at: after.at, _id: { $lt: after.id } }] }),
})

/** The audit trail: written, never changed. Every entry is sealed into the chain of its subject with `key`. */
export const createAuditStore = (connection: Connection, key: Buffer) => {
  const model = connection.model<StoredEntry>('Audit', schema)
  const anchors = connection.model<StoredAnchor>('AuditAnchor', anchorSchema)

  const lastOf = (chain: string) => model.findOne({ chain }).sort({ seq: -1 }).lean<StoredEntry>()

  return {
    prepare: () => Promise.all([model.createIndexes(), anchors.createIndexes()]),

    /** An entry that is there already stays as it is. */
    async add(entry: AuditEntry): Promise<void> {
      const { id, ...rest } = entry
      const chain = chainOf(entry)
      for (;;) {
        const last = await lastOf(chain)
        const seq = (last?.seq ?? 0) + 1
        const seal = sealOf(key, entry, { seq, before: last?.seal ?? '' })
        try {
          await model.create({ _id: id, ...rest, chain, seq, seal })
          return
        } catch (error) {
          if (!isDuplicateKey(error)) throw error
          if (await model.exists({ _id: id })) return
        }
      }
    },

    /** The newest first. */
    async findLatest(limit: number, filter: AuditFilter = {}): Promise<AuditEntry[]> {
      const found = await model.find(toQuery(filter)).sort({ at: -1, _id: -1 }).limit(limit).lean<StoredEntry[]>()
      return found.map(toEntry)
    },

    /** Every chained entry, chain by chain in its order. */
    async *readChains(): AsyncGenerator<ChainedEntry> {
      const cursor = model
        .find({ seq: { $gt: 0 } })
        .sort({ chain: 1, seq: 1 })
        .lean<StoredEntry[]>()
        .cursor()
      for await (const stored of cursor) {
        const { chain, seq, seal } = stored as unknown as Required<StoredEntry>
        yield { ...toEntry(stored as unknown as StoredEntry), chain, seq, seal }
      }
    },

    /** The first line of the chain that was begun last; null: there is none. */
    async findChainStart(): Promise<ChainedEntry | null> {
      const found = await model.findOne({ seq: 1 }).sort({ at: -1 }).lean<StoredEntry>()
      return found && { ...toEntry(found), ...(found as Required<StoredEntry>) }
    },

    /** The anchors, the oldest first. */
    findAnchors: () => anchors.find({}).sort({ day: 1 }).lean<Anchor[]>(),

    /** Seals the ends of the chains that grew since the last anchor; once for a day. Null: that day has its anchor. */
    async anchor(day: string, upTo: Date): Promise<Anchor | null> {
      const last = await anchors.findOne({}).sort({ day: -1 }).lean<StoredAnchor>()
      if (last && last.day >= day) return null
      const grown = await model.aggregate<{ _id: string; seq: number }>([
        { $match: { seq: { $gt: 0 }, ...(last && { at: { $gte: last.upTo } }) } },
        { $group: { _id: '$chain', seq: { $max: '$seq' } } },
      ])
      const ends: Anchor['ends'] = {}
      for (const { _id: chain, seq } of grown) {
        const end = await model.findOne({ chain, seq }).lean<StoredEntry>()
        ends[chain] = { seq, seal: end?.seal ?? '' }
      }
      const anchor = { day, ends, seal: anchorSealOf(key, { day, ends }, last?.seal ?? '') }
      try {
        await anchors.create({ _id: day, ...anchor, upTo })
        return anchor
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
        return null
      }
    },
  }
}

export type AuditStore = ReturnType<typeof createAuditStore>
