import { Schema } from 'mongoose'
import { type Connection, isDuplicateKey } from '../shared/mongo.js'
import { papersWording as say } from './wording.js'

/** A register in which numbers run from 1 through a year: whose, of which kind of paper ('TB'). */
export type Register = { issuer: string; symbol: string; year: number }

type StoredNumber = {
  /** 'commune:12049/TB/2026#5' */
  _id: string
  register: string
  number: number
  /** Taken while its paper is made; free again when that failed; void: given up for good, with a note. */
  state: 'taken' | 'issued' | 'free' | 'void'
  /** The paper that has it; a free or void number has none. */
  paperId?: string
  /** The local day on which it was taken: numbers follow the days. */
  day: string
  takenAt: Date
  note: string | null
}

const schema = new Schema<StoredNumber>(
  {
    _id: String,
    register: String,
    number: Number,
    state: String,
    paperId: String,
    day: String,
    takenAt: Date,
    note: String,
  },
  { versionKey: false, collection: 'paper_numbers' },
)
schema.index({ register: 1, number: 1 }, { unique: true })
schema.index({ paperId: 1 }, { unique: true, sparse: true })

/** So long a paper may be made before its number is taken back. */
const heldMs = 10 * 60_000

const nameOf = ({ issuer, symbol, year }: Register): string => `${issuer}/${symbol}/${year}`

/**
 * Numbers of papers, one after the other in each register. Nothing is ever deleted, so there is no gap: every number is
 * issued, being used, free for the next paper of its day, or void with a note. No number is issued twice: who has it
 * must still hold it when it is issued.
 */
export const createNumberStore = (connection: Connection) => {
  const model = connection.model<StoredNumber>('PaperNumber', schema)

  const unfinished = (register: string, at: Date) => ({
    register,
    $or: [{ state: 'free' as const }, { state: 'taken' as const, takenAt: { $lt: new Date(at.getTime() - heldMs) } }],
  })

  const giveUp = async ({ _id, state, takenAt, day }: StoredNumber): Promise<void> => {
    const change = { $set: { state: 'void', note: say.voided(day) }, $unset: { paperId: 1 } }
    await model.updateOne({ _id, state, takenAt }, change)
  }

  /** What another day left unfinished isn't used again: an earlier number would have a later day. */
  const voidOld = async (register: string, day: string, at: Date): Promise<void> => {
    const old = await model.find({ ...unfinished(register, at), day: { $ne: day } }).lean<StoredNumber[]>()
    for (const one of old) await giveUp(one)
  }

  const tryToTake = async (register: string, order: { paperId: string; day: string; at: Date }): Promise<number> => {
    const { paperId, day, at } = order
    const had = await model.findOne({ paperId }).lean<StoredNumber>()
    if (had && (had.day === day || had.state === 'issued')) return had.number
    if (had) await giveUp(had)
    await voidOld(register, day, at)
    const left = await model
      .findOneAndUpdate(
        { ...unfinished(register, at), day },
        { $set: { state: 'taken', paperId, takenAt: at } },
        { sort: { number: 1 } },
      )
      .lean<StoredNumber>()
    if (left) return left.number
    const last = await model.findOne({ register }).sort({ number: -1 }).lean<StoredNumber>()
    const number = (last?.number ?? 0) + 1
    await model.create({
      _id: `${register}#${number}`,
      register,
      number,
      state: 'taken',
      paperId,
      day,
      takenAt: at,
      note: null,
    })
    return number
  }

  return {
    prepare: () => model.createIndexes(),

    /** The number of a paper: the one it has already, or the next. `day` is the local day of `at`. */
    async take(register: Register, order: { paperId: string; day: string; at: Date }): Promise<number> {
      for (;;) {
        try {
          return await tryToTake(nameOf(register), order)
        } catch (error) {
          if (!isDuplicateKey(error)) throw error
        }
      }
    },

    /** Makes a taken number final; true also when it was before. False: it was taken back meanwhile. */
    async issue(paperId: string): Promise<boolean> {
      const had = await model.findOneAndUpdate({ paperId }, { $set: { state: 'issued' } })
      return had !== null
    },

    isIssued: async (paperId: string): Promise<boolean> => (await model.exists({ paperId, state: 'issued' })) !== null,

    /** Gives back a number whose paper failed; one that was issued stays. */
    async release(paperId: string): Promise<void> {
      await model.updateOne({ paperId, state: 'taken' }, { $set: { state: 'free' }, $unset: { paperId: 1 } })
    },
  }
}

export type NumberStore = ReturnType<typeof createNumberStore>
