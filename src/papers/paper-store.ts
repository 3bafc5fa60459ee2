import { type Model, Schema } from 'mongoose'
import type { Connection } from '../shared/mongo.js'
import type { Paper } from './paper.js'
import type { PaperKind } from './templates/index.js'

/** A paper with a number, as it was made. */
export type MadePaper = {
  id: string
  caseId: string
  kind: PaperKind
  /** '05/TB-UBND' */
  number: string
  /** 'YYYY-MM-DD' */
  day: string
  at: Date
  by: { accountId: string; name: string }
  signer: string
  /** What the step that records it takes over, by field; in papers of before December 2026 it isn't there. */
  passedOn?: Record<string, string>
  content: Paper
}

type StoredPaper = Omit<MadePaper, 'id'> & {
  _id: string
  /** Stands in the case's timeline: only then it is shown. */
  isNoted: boolean
}

const plain = Schema.Types.Mixed

const createSchema = (collection: string) => {
  const schema = new Schema<StoredPaper>(
    {
      _id: String,
      caseId: String,
      kind: String,
      number: String,
      day: String,
      at: Date,
      by: plain,
      signer: String,
      passedOn: plain,
      content: plain,
      isNoted: Boolean,
    },
    { versionKey: false, collection, minimize: false },
  )
  schema.index({ caseId: 1, at: 1 })
  schema.index({ isNoted: 1, at: 1 })
  return schema
}

const toPaper = ({ _id, isNoted: _isNoted, ...rest }: StoredPaper): MadePaper => ({ ...rest, id: _id })

/** Made papers, so that each can be printed again as it was: those of protected cases in a collection of their own. */
export const createPaperStore = (connection: Connection) => {
  const open = connection.model<StoredPaper>('Paper', createSchema('papers'))
  const sealed = connection.model<StoredPaper>('ProtectedPaper', createSchema('protected_papers'))
  const modelFor = (isProtected: boolean): Model<StoredPaper> => (isProtected ? sealed : open)

  return {
    prepare: () => Promise.all([open, sealed].map((model) => model.createIndexes())),

    /** Keeps a paper that isn't noted yet, in place of one of the same id. */
    async keep({ id, ...paper }: MadePaper, { isProtected }: { isProtected: boolean }): Promise<void> {
      await modelFor(isProtected).replaceOne({ _id: id }, { ...paper, isNoted: false }, { upsert: true })
    },

    async markNoted(id: string, { isProtected }: { isProtected: boolean }): Promise<void> {
      await modelFor(isProtected).updateOne({ _id: id }, { $set: { isNoted: true } })
    },

    async drop(id: string, { isProtected }: { isProtected: boolean }): Promise<void> {
      await modelFor(isProtected).deleteOne({ _id: id, isNoted: false })
    },

    /** Deletes all papers of a case. */
    async dropAllOf(caseId: string, { isProtected }: { isProtected: boolean }): Promise<void> {
      await modelFor(isProtected).deleteMany({ caseId })
    },

    /** Those of a case that are in its timeline, oldest first, without their content. */
    async findOf(caseId: string, { isProtected }: { isProtected: boolean }): Promise<Omit<MadePaper, 'content'>[]> {
      const found = await modelFor(isProtected)
        .find({ caseId, isNoted: true }, { content: 0 })
        .sort({ at: 1 })
        .lean<StoredPaper[]>()
      return found.map(toPaper)
    },

    /** Null when the case has no such paper. */
    async get(id: string, caseId: string, { isProtected }: { isProtected: boolean }): Promise<MadePaper | null> {
      const found = await modelFor(isProtected).findOne({ _id: id, caseId, isNoted: true }).lean<StoredPaper>()
      return found && toPaper(found)
    },

    /** What was begun before an instant and never ended, in both collections. */
    async findUnfinished(before: Date): Promise<{ paper: MadePaper; isProtected: boolean }[]> {
      const both = await Promise.all(
        [false, true].map(async (isProtected) => {
          const found = await modelFor(isProtected)
            .find({ isNoted: false, at: { $lt: before } })
            .lean<StoredPaper[]>()
          return found.map((stored) => ({ paper: toPaper(stored), isProtected }))
        }),
      )
      return both.flat()
    },
  }
}

export type PaperStore = ReturnType<typeof createPaperStore>
