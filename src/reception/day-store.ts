import { Schema } from 'mongoose'
import { type AuditEntry, auditEntry, auditSourceOf, type Doer } from '../shared/audit.js'
import { type Connection, isDuplicateKey } from '../shared/mongo.js'
import type { DayState, ReceptionDay } from './reception-day.js'

type StoredDay = Omit<ReceptionDay, 'id'> & { _id: string; audit: AuditEntry[] }

const schema = new Schema<StoredDay>(
  {
    _id: String,
    communeCode: String,
    day: String,
    from: String,
    to: String,
    who: String,
    place: String,
    onlineLink: String,
    topics: String,
    minutesPerSlot: Number,
    state: String,
    postedAt: Date,
    isPostedLate: Boolean,
    postponed: Schema.Types.Mixed,
    insteadOf: String,
    plannedAt: Date,
    audit: [Schema.Types.Mixed],
  },
  { versionKey: false, collection: 'reception_days' },
)
schema.index({ communeCode: 1, day: 1, from: 1 })
schema.index({ state: 1, day: 1 })
schema.index({ 'audit.id': 1 })

const toDay = ({ _id, audit: _audit, ...rest }: StoredDay): ReceptionDay => ({ ...rest, id: _id })

/** The days on which communes receive citizens. */
export const createDayStore = (connection: Connection) => {
  const model = connection.model<StoredDay>('ReceptionDay', schema)
  const find = async (filter: object): Promise<ReceptionDay[]> =>
    (await model.find(filter).sort({ communeCode: 1, day: 1, from: 1 }).lean<StoredDay[]>()).map(toDay)

  return {
    prepare: () => model.createIndexes(),

    async get(id: string): Promise<ReceptionDay | null> {
      const found = await model.findById(id).lean<StoredDay>()
      return found && toDay(found)
    },

    /** A commune's days from one to another, both with them; those taken back are left out. */
    findBetween: (communeCode: string, from: string, to: string): Promise<ReceptionDay[]> =>
      find({ communeCode, day: { $gte: from, $lte: to }, state: { $ne: 'removed' } }),

    findPosted: (communeCode: string, from: string): Promise<ReceptionDay[]> =>
      find({ communeCode, day: { $gte: from }, state: 'posted' }),

    /** All communes' days of a month, for the province. */
    findOfMonth: (month: string): Promise<ReceptionDay[]> =>
      find({ day: { $gte: `${month}-01`, $lte: `${month}-31` }, state: { $ne: 'removed' } }),

    async *readAll(): AsyncGenerator<ReceptionDay> {
      for await (const stored of model.find().lean<StoredDay[]>().cursor()) yield toDay(stored as unknown as StoredDay)
    },

    findPostponedSince: (day: string): Promise<ReceptionDay[]> => find({ state: 'postponed', day: { $gte: day } }),

    /** Puts a day in; false: that stretch is there already. One that was taken back comes again. */
    async add(day: ReceptionDay, doer: Doer, what: string): Promise<boolean> {
      const { id, ...fields } = day
      const entry = auditEntry(doer, what, id)
      const again = await model.updateOne({ _id: id, state: 'removed' }, { $set: fields, $push: { audit: entry } })
      if (again.modifiedCount === 1) return true
      try {
        await model.create({ ...fields, _id: id, audit: [entry] })
        return true
      } catch (error) {
        if (isDuplicateKey(error)) return false
        throw error
      }
    },

    /** One update from one of these states; false: it was in none of them any more. */
    async change(
      id: string,
      states: readonly DayState[],
      set: Partial<ReceptionDay>,
      doer: Doer,
      what: string,
    ): Promise<boolean> {
      const result = await model.updateOne(
        { _id: id, state: { $in: [...states] } },
        { $set: set, $push: { audit: auditEntry(doer, what, id) } },
      )
      return result.matchedCount === 1
    },

    auditSource: () => auditSourceOf(model),
  }
}

export type DayStore = ReturnType<typeof createDayStore>
