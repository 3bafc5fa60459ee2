import { Schema } from 'mongoose'
import type { OutgoingMessage } from '../messaging/message.js'
import { pendingSourceOf } from '../messaging/pending-store.js'
import { type Connection, isDuplicateKey } from '../shared/mongo.js'
import type { SizedStratum, Stratum } from './plan.js'

/**
 * Something that somebody may be asked about: a closed case, or a procedure guided in the chat. All of them are kept,
 * asked or not, so that the draw can be done over.
 */
export type Invitation = Stratum & {
  id: string
  kind: 'case' | 'guidance'
  /** Null once it is answered, refused or over. */
  chat: string | null
  /** Keyed hash of the chat. */
  chatKey: string
  /** The case's id, or the procedure's slug; null as the chat is. */
  about: string | null
  foundAt: Date
  /** Null: the lots aren't drawn yet. */
  drawn: boolean | null
  /** Why somebody who was drawn wasn't asked, or null. */
  skipped: 'refused' | 'asked_lately' | null
  invitedAt: Date | null
  remindedAt: Date | null
  answeredAt: Date | null
  refusedAt: Date | null
  isTrial: boolean
  updatedAt: Date
}

type Stored = Omit<Invitation, 'id'> & { _id: string; key: string; outgoing: OutgoingMessage[] }

const schema = new Schema<Stored>(
  {
    _id: String,
    key: String,
    kind: String,
    chat: String,
    chatKey: String,
    about: String,
    communeCode: String,
    service: String,
    foundAt: Date,
    drawn: Boolean,
    skipped: String,
    invitedAt: Date,
    remindedAt: Date,
    answeredAt: Date,
    refusedAt: Date,
    isTrial: Boolean,
    updatedAt: Date,
    outgoing: [Schema.Types.Mixed],
  },
  { versionKey: false, collection: 'survey_invitations' },
)
schema.index({ key: 1 }, { unique: true })
schema.index({ kind: 1, drawn: 1, foundAt: 1 })
schema.index({ chat: 1 })
schema.index({ chatKey: 1, invitedAt: -1 })
schema.index({ foundAt: 1 })
schema.index({ updatedAt: 1 })
schema.index({ 'outgoing.id': 1 })

const toInvitation = ({ _id, key: _1, outgoing: _2, ...rest }: Stored): Invitation => ({ ...rest, id: _id })

/** Nothing ties it to anybody any more. */
const over = { chat: null, about: null }
const isOpen = { answeredAt: null, refusedAt: null, chat: { $gt: '' } }

/** How many were found, asked, answered, reminded and refused. */
export type InvitationCounts = {
  found: number
  drawn: number
  invited: number
  answered: number
  reminded: number
  refused: number
}

export const createInvitationStore = (connection: Connection) => {
  const model = connection.model<Stored>('SurveyInvitation', schema)

  return {
    prepare: () => model.createIndexes(),
    source: () => pendingSourceOf(model),

    /** Notes one; the same key is one. */
    async add(key: string, { id, ...one }: Invitation): Promise<void> {
      try {
        await model.updateOne({ key }, { $setOnInsert: { ...one, _id: id, outgoing: [] } }, { upsert: true })
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
      }
    },

    async get(id: string): Promise<Invitation | null> {
      const found = await model.findById(id).lean<Stored>()
      return found && toInvitation(found)
    },

    async findUndrawn(before: Date, limit: number): Promise<Invitation[]> {
      const found = await model
        .find({ kind: 'guidance', drawn: null, foundAt: { $lt: before } })
        .sort({ foundAt: 1 })
        .limit(limit)
        .lean<Stored[]>()
      return found.map(toInvitation)
    },

    countDrawn: ({ communeCode, service }: Stratum, from: Date, until: Date): Promise<number> =>
      model.countDocuments({
        kind: 'guidance',
        communeCode,
        service,
        drawn: true,
        isTrial: false,
        foundAt: { $gte: from, $lt: until },
      }),

    /** Not asked: the lot fell otherwise, or nobody may ask. */
    async leaveOut(id: string, drawn: boolean, skipped: Invitation['skipped'], at: Date): Promise<void> {
      await model.updateOne({ _id: id, drawn: null }, { $set: { drawn, skipped, ...over, updatedAt: at } })
    },

    async invite(id: string, message: OutgoingMessage, at: Date): Promise<void> {
      await model.updateOne(
        { _id: id, drawn: null },
        { $set: { drawn: true, invitedAt: at, updatedAt: at }, $push: { outgoing: message } },
      )
    },

    wasAskedSince: async (chatKey: string, since: Date): Promise<boolean> =>
      (await model.exists({ chatKey, kind: 'guidance', invitedAt: { $gte: since } })) !== null,

    /** Asked before the day, and neither answered nor reminded. */
    async findToRemind(invitedBefore: Date, limit: number): Promise<Invitation[]> {
      const found = await model
        .find({ ...isOpen, invitedAt: { $lt: invitedBefore }, remindedAt: null })
        .limit(limit)
        .lean<Stored[]>()
      return found.map(toInvitation)
    },

    async remind(id: string, message: OutgoingMessage, at: Date): Promise<void> {
      await model.updateOne(
        { _id: id, ...isOpen, remindedAt: null },
        { $set: { remindedAt: at, updatedAt: at }, $push: { outgoing: message } },
      )
    },

    /** It was answered at that time. */
    async answer(key: string, at: Date): Promise<void> {
      await model.updateOne({ key, answeredAt: null }, { $set: { answeredAt: at, updatedAt: at, ...over } })
    },

    async answerById(id: string, at: Date): Promise<void> {
      await model.updateOne({ _id: id, answeredAt: null }, { $set: { answeredAt: at, updatedAt: at } })
    },

    /** What this chat was asked and hasn't answered counts as refused. */
    async refuse(chat: string, at: Date): Promise<void> {
      await model.updateMany(
        { chat, answeredAt: null, invitedAt: { $gt: new Date(0) } },
        { $set: { refusedAt: at, updatedAt: at, ...over } },
      )
    },

    /** Takes the chat out of what nobody answers any more. */
    async close(invitedBefore: Date, at: Date): Promise<void> {
      await model.updateMany(
        { chat: { $gt: '' }, invitedAt: { $lt: invitedBefore } },
        { $set: { ...over, updatedAt: at } },
      )
    },
    async closeOne(id: string, at: Date): Promise<void> {
      await model.updateOne({ _id: id }, { $set: { ...over, updatedAt: at } })
    },

    /** What was found of each service in each commune, without trials. */
    async countFound(kind: Invitation['kind'], from: Date, until: Date): Promise<SizedStratum[]> {
      const counted = await model.aggregate<{ _id: Stratum; size: number }>([
        { $match: { kind, isTrial: false, foundAt: { $gte: from, $lt: until } } },
        { $group: { _id: { communeCode: '$communeCode', service: '$service' }, size: { $sum: 1 } } },
      ])
      return counted
        .map(({ _id: { communeCode = null, service = null }, size }) => ({ communeCode, service, size }))
        .toSorted((a, b) => order(a).localeCompare(order(b)))
    },

    /** Without trials, of a commune or, null, of all. */
    async count(
      kind: Invitation['kind'],
      communeCode: string | null,
      from: Date,
      until: Date,
    ): Promise<InvitationCounts> {
      const base = {
        kind,
        isTrial: false,
        foundAt: { $gte: from, $lt: until },
        ...(communeCode === null ? {} : { communeCode }),
      }
      const since = { $gt: new Date(0) }
      const [found, drawn, invited, answered, reminded, refused] = await Promise.all(
        [
          {},
          { drawn: true },
          { invitedAt: since },
          { answeredAt: since },
          { remindedAt: since },
          { refusedAt: since },
        ].map((more) => model.countDocuments({ ...base, ...more })),
      )
      return {
        found: found ?? 0,
        drawn: drawn ?? 0,
        invited: invited ?? 0,
        answered: answered ?? 0,
        reminded: reminded ?? 0,
        refused: refused ?? 0,
      }
    },

    /** Of people who were asked, without trials, those that changed at an instant or after it, the earliest change first. */
    async *readChangedSince(at: Date): AsyncGenerator<Invitation> {
      const cursor = model
        .find({ updatedAt: { $gte: at }, invitedAt: { $gt: new Date(0) }, isTrial: false })
        .sort({ updatedAt: 1 })
        .lean<Stored[]>()
        .cursor()
      for await (const stored of cursor) yield toInvitation(stored as unknown as Stored)
    },

    async forget(chat: string, at: Date): Promise<void> {
      await model.updateMany({ chat }, { $set: { ...over, chatKey: '', updatedAt: at } })
    },
  }
}

const order = ({ communeCode, service }: Stratum): string => `${communeCode ?? ''} ${service ?? ''}`

export type InvitationStore = ReturnType<typeof createInvitationStore>
