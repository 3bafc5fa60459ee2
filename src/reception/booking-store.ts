import { Schema } from 'mongoose'
import type { OutgoingMessage } from '../messaging/message.js'
import { pendingSourceOf } from '../messaging/pending-store.js'
import { type AuditEntry, auditEntry, auditSourceOf, type Doer } from '../shared/audit.js'
import { type Connection, isDuplicateKey } from '../shared/mongo.js'
import type { Booking, BookingState } from './booking.js'

type StoredBooking = Omit<Booking, 'id'> & {
  _id: string
  /** The message or the form that booked it: told twice, it books once. */
  openedBy: string
  /** '<day> <slot>' as long as it holds the slot. */
  holds?: string
  /** The day that the person was reminded of. */
  remindedOf: string | null
  outgoing: OutgoingMessage[]
  audit: AuditEntry[]
}

const plain = Schema.Types.Mixed
const schema = new Schema<StoredBooking>(
  {
    _id: String,
    code: String,
    openedBy: String,
    communeCode: String,
    dayId: String,
    day: String,
    slot: String,
    holds: String,
    chat: String,
    phone: String,
    name: String,
    about: String,
    state: String,
    isWalkIn: Boolean,
    bookedAt: Date,
    moves: [plain],
    remindedOf: String,
    outcome: plain,
    outgoing: [plain],
    audit: [plain],
  },
  { versionKey: false, collection: 'reception_bookings' },
)
schema.index({ holds: 1 }, { unique: true, sparse: true })
schema.index({ code: 1 }, { unique: true })
schema.index({ openedBy: 1 }, { unique: true })
schema.index({ dayId: 1, slot: 1 })
schema.index({ state: 1, day: 1 })
schema.index({ chat: 1, day: 1 })
schema.index({ phone: 1, day: 1 })
schema.index({ 'outgoing.id': 1 })
schema.index({ 'audit.id': 1 })

const toBooking = (stored: StoredBooking): Booking => {
  const { _id, openedBy: _1, holds: _2, remindedOf: _3, outgoing: _4, audit: _5, ...rest } = stored
  return { ...rest, id: _id }
}

const holding = (dayId: string, slot: string): string => `${dayId} ${slot}`

/** Which of the two a broken unique index is about. */
const isOf = (error: unknown, field: string): boolean =>
  isDuplicateKey(error) && JSON.stringify((error as { keyPattern?: object }).keyPattern ?? {}).includes(field)

/** What a citizen's own data are, taken out of a booking that is cancelled. */
const noPerson = { chat: null, phone: null, name: null, about: null }

/** Places in the queue. A slot is held by one booking: `holds` is unique. */
export const createBookingStore = (connection: Connection) => {
  const model = connection.model<StoredBooking>('ReceptionBooking', schema)
  const find = async (filter: object): Promise<Booking[]> =>
    (await model.find(filter).sort({ day: 1, slot: 1 }).lean<StoredBooking[]>()).map(toBooking)

  return {
    prepare: () => model.createIndexes(),

    /** The booking that this message or form made: now, or when it came before. Null: somebody holds the slot. */
    async insert(
      booking: Booking,
      { openedBy, remindedOf }: { openedBy: string; remindedOf: string | null },
    ): Promise<Booking | null> {
      const { id, ...fields } = booking
      try {
        const holds = holding(fields.dayId, fields.slot)
        await model.create({ ...fields, _id: id, openedBy, holds, remindedOf, outgoing: [], audit: [] })
        return booking
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
        const before = await model.findOne({ openedBy }).lean<StoredBooking>()
        if (before) return toBooking(before)
        if (isOf(error, 'code')) throw error
        return null
      }
    },

    /** Who came without a booking, once for each form; takes nobody's slot. */
    async addWalkIn(booking: Booking, openedBy: string, doer: Doer): Promise<Booking> {
      const { id, ...fields } = booking
      const audit = [auditEntry(doer, 'reception_walk_in_added', booking.dayId)]
      try {
        await model.create({ ...fields, _id: id, openedBy, remindedOf: null, outgoing: [], audit })
        return booking
      } catch (error) {
        const before = isOf(error, 'openedBy') ? await model.findOne({ openedBy }).lean<StoredBooking>() : null
        if (!before) throw error
        return toBooking(before)
      }
    },

    async getOpenedBy(openedBy: string): Promise<Booking | null> {
      const found = await model.findOne({ openedBy }).lean<StoredBooking>()
      return found && toBooking(found)
    },

    async getByCode(code: string): Promise<Booking | null> {
      const found = await model.findOne({ code }).lean<StoredBooking>()
      return found && toBooking(found)
    },

    findOfDay: (dayId: string): Promise<Booking[]> => find({ dayId }),
    /** The slots of these days that somebody holds, as '<day> <slot>'. */
    async findHeld(dayIds: readonly string[]): Promise<Set<string>> {
      const found = await model
        .find({ dayId: { $in: [...dayIds] }, holds: { $gt: '' } }, { holds: 1 })
        .lean<{ holds: string }[]>()
      return new Set(found.map(({ holds }) => holds))
    },
    findOfChat: (chat: string, from: string): Promise<Booking[]> =>
      find({ chat, day: { $gte: from }, state: 'booked' }),
    countOfPhone: (phone: string, from: string): Promise<number> =>
      model.countDocuments({ phone, day: { $gte: from }, state: 'booked' }),
    findBooked: (dayId: string): Promise<Booking[]> => find({ dayId, state: 'booked' }),
    /** Those of these days whose chats aren't reminded of them yet. */
    async findToRemind(days: readonly string[]): Promise<Booking[]> {
      const found = await model.find({ state: 'booked', day: { $in: [...days] } }).lean<StoredBooking[]>()
      return found.filter(({ chat, remindedOf, dayId }) => chat !== null && remindedOf !== dayId).map(toBooking)
    },

    /**
     * Moves a booking to another slot, in one update with what it says; 'taken': somebody holds that slot, 'changed': it
     * doesn't stand where it was seen.
     */
    async move(
      { id, dayId, slot }: Booking,
      to: { dayId: string; day: string; slot: string; remindedOf: string | null },
      { at, by, message }: { at: Date; by: 'citizen' | 'postponed'; message: OutgoingMessage | null },
    ): Promise<'moved' | 'taken' | 'changed'> {
      try {
        const result = await model.updateOne(
          { _id: id, state: 'booked', dayId, slot },
          {
            $set: { ...to, holds: holding(to.dayId, to.slot) },
            $push: {
              moves: { from: holding(dayId, slot), at, by },
              outgoing: { $each: message ? [message] : [] },
            },
          },
        )
        return result.matchedCount === 1 ? 'moved' : 'changed'
      } catch (error) {
        if (isDuplicateKey(error)) return 'taken'
        throw error
      }
    },

    /**
     * Frees the slot; what was told of the person goes with it, unless the office has to call them. False: it isn't booked
     * any more.
     */
    async cancel(
      { id, dayId }: Booking,
      { message = null, keepsPerson = false }: { message?: OutgoingMessage | null; keepsPerson?: boolean } = {},
    ): Promise<boolean> {
      const result = await model.updateOne(
        { _id: id, state: 'booked', dayId },
        {
          $set: { state: 'cancelled', ...(keepsPerson ? {} : noPerson) },
          $unset: { holds: 1 },
          $push: { outgoing: { $each: message ? [message] : [] } },
        },
      )
      return result.matchedCount === 1
    },

    /** One update with its message; false: somebody reminded, moved or cancelled it first. */
    async remind({ id, dayId }: Booking, message: OutgoingMessage): Promise<boolean> {
      const result = await model.updateOne(
        { _id: id, state: 'booked', dayId, remindedOf: { $ne: dayId } },
        { $set: { remindedOf: dayId }, $push: { outgoing: message } },
      )
      return result.modifiedCount === 1
    },

    /** Tells who booked, in an update of its own; the same message counts once. */
    async tell({ id }: Booking, message: OutgoingMessage): Promise<void> {
      await model.updateOne({ _id: id, 'outgoing.id': { $ne: message.id } }, { $push: { outgoing: message } })
    },

    /** What staff write down of one; false: it isn't there in one of these states. */
    async note(
      id: string,
      dayId: string,
      set: { state: BookingState; outcome?: Booking['outcome'] },
      doer: Doer,
      what: string,
    ): Promise<boolean> {
      // marked as it stands already: nothing is done, so nothing is audited
      const done: BookingState[] = set.outcome === undefined ? ['cancelled', set.state] : ['cancelled']
      const result = await model.updateOne(
        { _id: id, dayId, state: { $nin: done } },
        { $set: set, $push: { audit: auditEntry(doer, what, dayId) } },
      )
      return result.matchedCount === 1
    },

    /** What a chat booked goes; of who was received the office keeps what it wrote down, without the chat. */
    async forget(chat: string): Promise<void> {
      await model.updateMany({ chat, outcome: { $ne: null } }, { $set: { chat: null, phone: null } })
      await model.deleteMany({ chat })
    },

    source: () => pendingSourceOf(model),
    auditSource: () => auditSourceOf(model),
  }
}

export type BookingStore = ReturnType<typeof createBookingStore>
