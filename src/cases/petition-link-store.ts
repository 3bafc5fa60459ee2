import { Schema } from 'mongoose'
import { createToken, hashToken } from '../accounts/token.js'
import type { Connection } from '../shared/mongo.js'

/** What a live address leads to. */
type PetitionLink = { caseId: string; isProtected: boolean }

type StoredLink = PetitionLink & { _id: string; chat: string | null; expiresAt: Date; triesLeft: number }

const petitionLinkHours = 48
const mostTries = 5

const schema = new Schema<StoredLink>(
  { _id: String, caseId: String, isProtected: Boolean, chat: String, expiresAt: Date, triesLeft: Number },
  { versionKey: false, collection: 'petition_links' },
)
schema.index({ caseId: 1 })
schema.index({ chat: 1 })
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 })

/**
 * Addresses of printable petitions. The address holds a token, the database its hash; it lives 48 hours, there is one
 * per case, and five wrong codes end it.
 */
export const createPetitionLinkStore = (connection: Connection) => {
  const model = connection.model<StoredLink>('PetitionLink', schema)
  const live = (token: string, at: Date) => ({
    _id: hashToken(token),
    expiresAt: { $gt: at },
    triesLeft: { $gt: 0 },
  })

  const close = async (caseId: string): Promise<void> => {
    await model.deleteMany({ caseId })
  }

  return {
    prepare: () => model.createIndexes(),

    /** Makes an address and returns its token; the one before ends. */
    async open(link: PetitionLink & { chat: string | null }, at: Date): Promise<string> {
      const token = createToken()
      await close(link.caseId)
      const expiresAt = new Date(at.getTime() + petitionLinkHours * 60 * 60_000)
      await model.create({ ...link, _id: hashToken(token), expiresAt, triesLeft: mostTries })
      return token
    },

    isOpen: async (token: string, at: Date): Promise<boolean> => (await model.exists(live(token, at))) !== null,

    /** Takes one try before the code is looked at, so that tries at once are counted each. Null: there is no such address. */
    async takeTry(token: string, at: Date): Promise<PetitionLink | null> {
      const found = await model.findOneAndUpdate(live(token, at), { $inc: { triesLeft: -1 } }).lean<StoredLink>()
      return found && { caseId: found.caseId, isProtected: found.isProtected }
    },

    /** After a right code. */
    async giveTriesBack(token: string): Promise<void> {
      await model.updateOne({ _id: hashToken(token) }, { $set: { triesLeft: mostTries } })
    },

    close,

    async closeAllOf(chat: string): Promise<void> {
      await model.deleteMany({ chat })
    },
  }
}

export type PetitionLinkStore = ReturnType<typeof createPetitionLinkStore>
