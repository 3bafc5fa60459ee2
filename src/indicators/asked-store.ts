import { Schema } from 'mongoose'
import { gather } from '../shared/gather.js'
import { sign } from '../shared/keys.js'
import { type Connection, insertedOf } from '../shared/mongo.js'

/**
 * A question as figures need it: nothing of its words. `person`: a name for the chat that only this program's key makes,
 * gone once the person had their data deleted. `isAgain`: the same person asked about that procedure on an earlier day of the last seven.
 */
export type Asked = {
  id: string
  at: Date
  channel: string
  person: string | null
  communeCode: string | null
  slug: string | null
  /** The field of that procedure as it was then. */
  field: string | null
  /** known: an answer rested on the catalog; unknown: nothing, or nothing sure, was known; outside: nobody's matter here. */
  outcome: 'known' | 'unknown' | 'outside'
  facts: string[]
  isOnline: boolean
  isFirstOfDay: boolean
  /** The first list of papers that the person got of it that day. */
  isFirstList: boolean
  isAgain: boolean
}

/** Fact of an answer that is its list of papers. */
export const listOfPapers = 'situations'

/** What the dialogue says of a turn that asked something; `id` is the message's. */
export type AskedTurn = Omit<Asked, 'person' | 'isFirstOfDay' | 'isFirstList' | 'isAgain'> & { chat: string }

type StoredAsked = Omit<Asked, 'id'> & { _id: string; day: string }

const schema = new Schema<StoredAsked>(
  {
    _id: String,
    at: Date,
    day: String,
    channel: String,
    person: String,
    communeCode: String,
    slug: String,
    field: String,
    outcome: String,
    facts: [String],
    isOnline: Boolean,
    isFirstOfDay: Boolean,
    isFirstList: Boolean,
    isAgain: Boolean,
  },
  { versionKey: false, collection: 'asked' },
)
schema.index({ at: 1 })
schema.index({ person: 1, slug: 1, at: -1 }, { partialFilterExpression: { person: { $gt: '' } } })

const againWithinMs = 7 * 24 * 60 * 60_000

export const createAskedStore = (connection: Connection, key: Buffer, dayOf: (at: Date) => string) => {
  const model = connection.model<StoredAsked>('Asked', schema)
  const insert = gather((all: StoredAsked[]) => insertedOf(model, all))
  /** The id holds the chat's: it isn't kept as it is. */
  const idOf = (message: string): string => sign(key, `message ${message}`)
  const personOf = (chat: string): string => sign(key, `chat ${chat}`)

  return {
    prepare: () => model.createIndexes(),

    /** Once for each message. */
    async note({ id, chat, ...turn }: AskedTurn): Promise<void> {
      const person = personOf(chat)
      const day = dayOf(turn.at)
      const before =
        turn.slug === null
          ? []
          : await model
              .find({
                person,
                slug: turn.slug,
                at: { $gte: new Date(turn.at.getTime() - againWithinMs), $lt: turn.at },
              })
              .lean<StoredAsked[]>()
      const today = before.filter((one) => one.day === day)
      const isFirstOfDay = turn.slug !== null && today.length === 0
      const hasList = (one: { facts: string[] }): boolean => one.facts.includes(listOfPapers)
      await insert({
        _id: idOf(id),
        ...turn,
        day,
        person,
        isFirstOfDay,
        isFirstList: turn.slug !== null && hasList(turn) && !today.some(hasList),
        isAgain: isFirstOfDay && before.length > 0,
      })
    },

    /** What was asked stays counted; that it was this person is gone. */
    async forget(chat: string): Promise<void> {
      await model.updateMany({ person: personOf(chat) }, { $set: { person: null } })
    },

    async *since(at: Date): AsyncGenerator<Asked> {
      for await (const stored of model
        .find({ at: { $gte: at } })
        .sort({ at: 1 })
        .lean<StoredAsked[]>()
        .cursor()) {
        const { _id, day: _day, ...rest } = stored as unknown as StoredAsked
        yield { id: _id, ...rest }
      }
    },
  }
}

export type AskedStore = ReturnType<typeof createAskedStore>
