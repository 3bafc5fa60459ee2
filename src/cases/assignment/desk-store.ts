import { Schema } from 'mongoose'
import { type AuditEntry, auditEntry, auditSourceOf, type Doer } from '../../shared/audit.js'
import type { Connection } from '../../shared/mongo.js'

type StoredSetting = { _id: string; isEven: boolean; audit: AuditEntry[] }
/** `awayOn`: the local day on which the account said it wasn't at the desk. */
type StoredPresence = { _id: string; awayOn: string | null; audit: AuditEntry[] }

const plain = Schema.Types.Mixed
const settings = new Schema<StoredSetting>(
  { _id: String, isEven: Boolean, audit: [plain] },
  { versionKey: false, collection: 'even_distribution' },
)
const presences = new Schema<StoredPresence>(
  { _id: String, awayOn: String, audit: [plain] },
  { versionKey: false, collection: 'desk_presence' },
)
for (const schema of [settings, presences]) schema.index({ 'audit.id': 1 })

/** Which communes give new cases out evenly, and who isn't at the desk today. */
export const createDeskStore = (connection: Connection) => {
  const even = connection.model<StoredSetting>('EvenDistribution', settings)
  const presence = connection.model<StoredPresence>('DeskPresence', presences)
  return {
    prepare: () => Promise.all([even.createIndexes(), presence.createIndexes()]),

    isEven: async (communeCode: string): Promise<boolean> =>
      (await even.exists({ _id: communeCode, isEven: true })) !== null,

    async setEven(communeCode: string, isEven: boolean, by: Doer): Promise<void> {
      if ((await this.isEven(communeCode)) === isEven) return
      await even.updateOne(
        { _id: communeCode },
        { $set: { isEven }, $push: { audit: auditEntry(by, 'distribution_changed', communeCode) } },
        { upsert: true },
      )
    },

    /** Of these accounts those that aren't at the desk on a day. */
    async findAway(accountIds: readonly string[], day: string): Promise<Set<string>> {
      const found = await presence
        .find({ _id: { $in: [...accountIds] }, awayOn: day }, { _id: 1 })
        .lean<{ _id: string }[]>()
      return new Set(found.map(({ _id }) => _id))
    },

    async setAway(accountId: string, awayOn: string | null, by: Doer): Promise<void> {
      if ((await presence.exists({ _id: accountId, awayOn })) !== null) return
      await presence.updateOne(
        { _id: accountId },
        { $set: { awayOn }, $push: { audit: auditEntry(by, 'desk_presence_changed', accountId) } },
        { upsert: true },
      )
    },

    auditSources: () => [auditSourceOf(even), auditSourceOf(presence)],
  }
}

export type DeskStore = ReturnType<typeof createDeskStore>
