import { Schema } from 'mongoose'
import type { Connection } from '../shared/mongo.js'

/** How far the open clocks of all cases have been computed by the calendar in force. */
export type RecomputingState = {
  /** The calendar: its version and what it says. */
  key: string
  seenAt: Date
  /** Passes over all cases that have ended. */
  passesDone: number
  /** In the pass under way: among the protected ones already, and the last case that was looked at. */
  isProtected: boolean
  after: string
}

type Stored = RecomputingState & { _id: string }

const schema = new Schema<Stored>(
  { _id: String, key: String, seenAt: Date, passesDone: Number, isProtected: Boolean, after: String },
  { versionKey: false, collection: 'clock_recomputing' },
)
const id = 'clocks'

export const createRecomputingStore = (connection: Connection) => {
  const model = connection.model<Stored>('ClockRecomputing', schema)

  return {
    async get(): Promise<RecomputingState | null> {
      const found = await model.findById(id).lean<Stored>()
      if (!found) return null
      const { _id, ...state } = found
      return state
    },

    /** Stores a state where there is none yet. */
    async begin(state: RecomputingState): Promise<void> {
      await model.updateOne({ _id: id }, { $setOnInsert: state }, { upsert: true })
    },

    async put(state: RecomputingState): Promise<void> {
      await model.updateOne({ _id: id }, { $set: state }, { upsert: true })
    },
  }
}

export type RecomputingStore = ReturnType<typeof createRecomputingStore>
