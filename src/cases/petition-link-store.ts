import { hkdfSync } from 'node:crypto'
import { Schema } from 'mongoose'
import { createToken, hashToken } from '../accounts/token.js'
import { open, seal } from '../sealing/box.js'
import { boundTo } from '../sealing/key-pair.js'
import type { Names } from '../sealing/names.js'
import { type Connection, fromBytes, toBytes } from '../shared/mongo.js'
import type { Case } from './case.js'
import { kindOf } from './kinds/index.js'

/** What a live address leads to. */
type PetitionLink = { caseId: string; isProtected: boolean }

type StoredLink = PetitionLink & {
  _id: string
  /** Of a protected case hidden. */
  chat: string | null
  expiresAt: Date
  triesLeft: number
  /** Base64: a protected case as it was sent, under a key that only the address's token makes. */
  petition?: string
}

const petitionLinkHours = 48
const mostTries = 5

const schema = new Schema<StoredLink>(
  {
    _id: String,
    caseId: String,
    isProtected: Boolean,
    chat: String,
    expiresAt: Date,
    triesLeft: Number,
    petition: String,
  },
  { versionKey: false, collection: 'petition_links' },
)
/** Of the token the database has a hash alone. */
const keyOf = (token: string): Buffer => Buffer.from(hkdfSync('sha256', token, 'xa-oi', boundTo('petition'), 32))

schema.index({ caseId: 1 })
schema.index({ chat: 1 })
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 })

/**
 * Addresses of printable petitions. The address holds a token, the database its hash; it lives 48 hours, there is one
 * per case, and five wrong codes end it.
 */
export const createPetitionLinkStore = (connection: Connection, names: Names) => {
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

    /**
     * Makes an address and returns its token; the one before ends. A protected case is locked for all but its officers: its
     * citizen prints it from a copy that lives as long as the address.
     */
    async open(found: Pick<Case, 'id' | 'kind' | 'chat'>, at: Date): Promise<string> {
      const token = createToken()
      const { id, kind, chat } = found
      const { isProtected } = kindOf(kind)
      const link = {
        caseId: id,
        isProtected,
        chat: isProtected && chat ? names.hide('chat', chat) : chat,
        ...(isProtected && { petition: seal(keyOf(token), id, toBytes(found)).toString('base64') }),
      }
      await close(id)
      const expiresAt = new Date(at.getTime() + petitionLinkHours * 60 * 60_000)
      await model.create({ ...link, _id: hashToken(token), expiresAt, triesLeft: mostTries })
      return token
    },

    isOpen: async (token: string, at: Date): Promise<boolean> => (await model.exists(live(token, at))) !== null,

    /** Takes one try before the code is looked at, so that tries at once are counted each. Null: there is no such address. */
    async takeTry(token: string, at: Date): Promise<(PetitionLink & { copy: Case | null }) | null> {
      const found = await model.findOneAndUpdate(live(token, at), { $inc: { triesLeft: -1 } }).lean<StoredLink>()
      if (!found) return null
      const { caseId, isProtected, petition } = found
      const copy = petition ? open(keyOf(token), caseId, Buffer.from(petition, 'base64')) : null
      return { caseId, isProtected, copy: copy && (fromBytes(copy) as Case) }
    },

    /** After a right code. */
    async giveTriesBack(token: string): Promise<void> {
      await model.updateOne({ _id: hashToken(token) }, { $set: { triesLeft: mostTries } })
    },

    close,

    async closeAllOf(chat: string): Promise<void> {
      await model.deleteMany({ chat: { $in: [chat, names.hide('chat', chat)] } })
    },
  }
}

export type PetitionLinkStore = ReturnType<typeof createPetitionLinkStore>
