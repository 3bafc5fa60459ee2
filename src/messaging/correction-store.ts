import { Schema } from 'mongoose'
import { type AuditEntry, auditEntry, auditSourceOf, type Doer } from '../shared/audit.js'
import { type Connection, isDuplicateKey } from '../shared/mongo.js'
import { correctionCause, type OutgoingMessage, type Told } from './message.js'
import { pendingSourceOf } from './pending-store.js'

type StoredCorrection = { _id: string; outgoing: OutgoingMessage[]; audit: AuditEntry[] }

const plain = Schema.Types.Mixed
const schema = new Schema<StoredCorrection>(
  { _id: String, outgoing: [plain], audit: [plain] },
  { versionKey: false, collection: 'corrections' },
)
schema.index({ 'outgoing.id': 1 })
schema.index({ 'audit.id': 1 })

/** Few enough for one document. */
const mostInOne = 500

/** A correction to chats that were told something wrong; `facts` are told anew with it. */
export type Correction = Doer & {
  /** Names this sending: the same one is stored once. */
  id: string
  procedure: string
  version: number
  facts: string[]
  text: string
  chats: readonly string[]
}

/** Corrections of what was told, on their way to the outbox. */
export const createCorrectionStore = (connection: Connection) => {
  const model = connection.model<StoredCorrection>('Correction', schema)

  return {
    prepare: () => model.createIndexes(),

    /** Stores a correction for each chat; of one version a chat gets one, whoever sends it and how often. */
    async add({ id, procedure, version, facts, text, chats, ...doer }: Correction): Promise<void> {
      const causedBy = correctionCause(`${procedure}:${version}`)
      const told: Told[] = [{ procedure, version, facts }]
      const messages = chats.map(
        (chat): OutgoingMessage => ({
          id: `${causedBy}:${chat}`,
          chat,
          causedBy,
          text,
          choices: [],
          told,
          isNews: true,
        }),
      )
      for (let from = 0; from < messages.length; from += mostInOne) {
        const audit = from === 0 ? [auditEntry(doer, 'procedure_corrected_to_chats', procedure)] : []
        const _id = `${id}:${from / mostInOne}`
        try {
          await model.create({ _id, outgoing: messages.slice(from, from + mostInOne), audit })
        } catch (error) {
          if (!isDuplicateKey(error)) throw error
        }
      }
    },

    /** Takes back what wasn't collected yet for a chat. */
    async forget(chat: string): Promise<void> {
      await model.updateMany({ 'outgoing.chat': chat }, { $pull: { outgoing: { chat } } })
    },

    source: () => pendingSourceOf(model),
    auditSource: () => auditSourceOf(model),
  }
}
