import { Schema } from 'mongoose'
import { type AuditEntry, auditSourceOf } from '../../shared/audit.js'
import { type Connection, insertedOf } from '../../shared/mongo.js'
import type { Webhook } from './webhook.js'

type Stored = Omit<Webhook, 'id'> & { _id: string; removedAt: Date | null; audit: AuditEntry[] }

/** One call on its way; `_id` is the webhook's and the happening's, so that a happening is told once. */
export type Delivery = {
  _id: string
  webhookId: string
  body: string
  state: 'waiting' | 'delivered' | 'failed'
  attempts: number
  nextAttemptAt: Date
  createdAt: Date
  /** What the last try gave: '500', 'unreachable'. */
  failure: string | null
}

/** How far happenings were looked through: cases up to an instant, procedures by the number of their versions. */
type Progress = { _id: 'told'; casesUpTo: Date; versions: Record<string, number> }

const plain = Schema.Types.Mixed

const hookSchema = new Schema<Stored>(
  {
    _id: String,
    partnerId: String,
    url: String,
    events: [String],
    secretNumber: Number,
    formerUntil: { type: Date, default: null },
    createdAt: Date,
    removedAt: { type: Date, default: null },
    audit: [plain],
  },
  { versionKey: false, collection: 'webhooks' },
)
hookSchema.index({ partnerId: 1, removedAt: 1 })
hookSchema.index({ removedAt: 1 })
hookSchema.index({ 'audit.id': 1 })

const deliverySchema = new Schema<Delivery>(
  {
    _id: String,
    webhookId: String,
    body: String,
    state: String,
    attempts: Number,
    nextAttemptAt: Date,
    createdAt: Date,
    failure: { type: String, default: null },
  },
  { versionKey: false, collection: 'webhook_deliveries' },
)
deliverySchema.index({ state: 1, nextAttemptAt: 1 })
deliverySchema.index({ webhookId: 1, state: 1 })
deliverySchema.index({ createdAt: 1 })

const progressSchema = new Schema<Progress>(
  { _id: String, casesUpTo: Date, versions: plain },
  { versionKey: false, collection: 'webhook_progress', minimize: false },
)

const toWebhook = ({ _id, audit: _audit, removedAt: _removedAt, ...rest }: Stored): Webhook => ({ id: _id, ...rest })

/** Who is told where, and what is on its way. */
export const createWebhookStore = (connection: Connection) => {
  const hooks = connection.model<Stored>('Webhook', hookSchema)
  const deliveries = connection.model<Delivery>('WebhookDelivery', deliverySchema)
  const progress = connection.model<Progress>('WebhookProgress', progressSchema)

  return {
    async prepare(): Promise<void> {
      await Promise.all([hooks.createIndexes(), deliveries.createIndexes()])
    },
    auditSource: () => auditSourceOf(hooks),

    async create({ id, ...rest }: Webhook, entry: AuditEntry): Promise<void> {
      await hooks.create({ _id: id, ...rest, audit: [entry] })
    },

    /** Those that stand, of one partner or of all; the oldest first. */
    async find(partnerId?: string): Promise<Webhook[]> {
      const found = await hooks
        .find({ removedAt: null, ...(partnerId && { partnerId }) })
        .sort({ createdAt: 1, _id: 1 })
        .lean<Stored[]>()
      return found.map(toWebhook)
    },

    /** One update; null: there is none of this partner's. */
    async change(
      { id, partnerId }: Pick<Webhook, 'id' | 'partnerId'>,
      change: { set: Partial<Pick<Stored, 'formerUntil' | 'removedAt'>>; nextSecret?: true },
      entry: AuditEntry,
    ): Promise<Webhook | null> {
      const changed = await hooks
        .findOneAndUpdate(
          { _id: id, partnerId, removedAt: null },
          { $set: change.set, $push: { audit: entry }, ...(change.nextSecret && { $inc: { secretNumber: 1 } }) },
          { returnDocument: 'after' },
        )
        .lean<Stored>()
      return changed && toWebhook(changed)
    },

    /** Null: nothing was looked through yet. */
    getProgress: () => progress.findById('told').lean<Progress>(),

    async putProgress(set: Partial<Omit<Progress, '_id'>>): Promise<void> {
      await progress.updateOne({ _id: 'told' }, { $set: set }, { upsert: true })
    },

    /** Adds what isn't there already. */
    async addDeliveries(added: readonly Delivery[]): Promise<void> {
      if (added.length > 0) await insertedOf(deliveries, added)
    },

    /** What is due, the longest due first. */
    findDue: (at: Date, limit: number): Promise<Delivery[]> =>
      deliveries
        .find({ state: 'waiting', nextAttemptAt: { $lte: at } })
        .sort({ nextAttemptAt: 1 })
        .limit(limit)
        .lean<Delivery[]>(),

    async markDelivery(id: string, set: Partial<Delivery>): Promise<void> {
      await deliveries.updateOne({ _id: id, state: 'waiting' }, { $set: set })
    },

    /** How many of a webhook's calls wait and were given up, and what the last one that failed gave. */
    async standingOf(webhookId: string): Promise<{ waiting: number; failed: number; failure: string | null }> {
      const [waiting, failed, last] = await Promise.all([
        deliveries.countDocuments({ webhookId, state: 'waiting' }),
        deliveries.countDocuments({ webhookId, state: 'failed' }),
        deliveries
          .findOne({ webhookId, state: { $ne: 'delivered' }, failure: { $gt: '' } })
          .sort({ nextAttemptAt: -1 })
          .lean<Delivery>(),
      ])
      return { waiting, failed, failure: last?.failure ?? null }
    },

    async removeDeliveriesOlder(than: Date): Promise<void> {
      await deliveries.deleteMany({ createdAt: { $lt: than }, state: { $in: ['delivered', 'failed'] } })
    },
  }
}

export type WebhookStore = ReturnType<typeof createWebhookStore>
