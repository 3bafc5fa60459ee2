import { Schema } from 'mongoose'
import { type Connection, isDuplicateKey } from '../shared/mongo.js'
import type { ProofDay } from './day-tree.js'
import { type PublishedDay, publish } from './proof-files.js'

type StoredDay = Omit<ProofDay, 'day'> & { _id: string; closedAt: Date }

const schema = new Schema<StoredDay>(
  { _id: String, leaves: [String], seed: String, size: Number, root: String, chain: String, closedAt: Date },
  { versionKey: false, collection: 'proof_days' },
)

const toDay = ({ _id, closedAt: _at, ...rest }: StoredDay): ProofDay => ({ day: _id, ...rest })

/** The closed days: written once, never changed. */
export const createProofDayStore = (connection: Connection) => {
  const model = connection.model<StoredDay>('ProofDay', schema)

  return {
    /** False: the day was closed already, and stays as it is. */
    async add({ day, ...rest }: ProofDay, closedAt: Date): Promise<boolean> {
      try {
        await model.create({ _id: day, ...rest, closedAt })
        return true
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
        return false
      }
    },

    async get(day: string): Promise<ProofDay | null> {
      const found = await model.findById(day).lean<StoredDay>()
      return found && toDay(found)
    },

    async getLast(): Promise<ProofDay | null> {
      const found = await model.findOne({}).sort({ _id: -1 }).lean<StoredDay>()
      return found && toDay(found)
    },

    /** All of them without their leaves, the earliest first. */
    async findPublished(): Promise<PublishedDay[]> {
      const found = await model.find({}, { leaves: 0, seed: 0 }).sort({ _id: 1 }).lean<StoredDay[]>()
      return found.map((stored) => publish(toDay(stored)))
    },
  }
}
