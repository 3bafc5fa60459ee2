import { Schema } from 'mongoose'
import type { Connection } from '../shared/mongo.js'
import { createToken, hashToken } from './token.js'

type StoredSession = { _id: string; accountId: string; expiresAt: Date }

const lastsMs = 12 * 60 * 60_000

const schema = new Schema<StoredSession>(
  { _id: String, accountId: String, expiresAt: Date },
  { versionKey: false, collection: 'sessions' },
)
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 })
schema.index({ accountId: 1 })

/** Who is signed in. The cookie holds a token, the database its hash; a session lasts twelve hours. */
export const createSessionStore = (connection: Connection) => {
  const model = connection.model<StoredSession>('Session', schema)

  return {
    prepare: () => model.createIndexes(),

    /** Begins a session and returns its token. */
    async begin(accountId: string, at: Date): Promise<string> {
      const token = createToken()
      await model.create({ _id: hashToken(token), accountId, expiresAt: new Date(at.getTime() + lastsMs) })
      return token
    },

    async getAccountId(token: string, at: Date): Promise<string | null> {
      const found = await model.findOne({ _id: hashToken(token), expiresAt: { $gt: at } }).lean<StoredSession>()
      return found?.accountId ?? null
    },

    async end(token: string): Promise<void> {
      await model.deleteOne({ _id: hashToken(token) })
    },

    async endAllOf(accountId: string): Promise<void> {
      await model.deleteMany({ accountId })
    },
  }
}

export type SessionStore = ReturnType<typeof createSessionStore>
