import { type Model, Schema } from 'mongoose'
import type { CaseBoxes } from '../cases/sealed/case-boxes.js'
import type { CasePart } from '../sealing/cases/case-keys.js'
import type { ChatBox, ChatBoxes } from '../sealing/chats/chat-boxes.js'
import type { Connection } from '../shared/mongo.js'
import type { Paper } from './paper.js'
import { type PaperKind, templateOf } from './templates/index.js'

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

type Told = Pick<MadePaper, 'number' | 'signer' | 'passedOn' | 'content'>

/** Of a protected case what it tells stands in `box`, sealed to the readers of the case. */
type StoredPaper = Omit<MadePaper, 'id' | keyof Told> &
  Partial<Told> & {
    _id: string
    /** Stands in the case's timeline: only then it is shown. */
    isNoted: boolean
    box?: string
    /** Its text, sealed to those who may know who denounced where it names them; papers of before December 2026 have it in `box`. */
    contentBox?: string
    /** Number and signer until it is noted, for whoever notes it after a crash: under the key that lasts. */
    toNote?: ChatBox
  }

/** As much of a paper as its note in the case says. */
export type PaperToNote = Omit<MadePaper, 'content' | 'passedOn'>

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
      box: String,
      contentBox: String,
      toNote: plain,
    },
    { versionKey: false, collection, minimize: false },
  )
  schema.index({ caseId: 1, at: 1 })
  schema.index({ isNoted: 1, at: 1 })
  return schema
}

const boxField = (id: string): string => `paper:${id}`
const contentField = (id: string): string => `paper-text:${id}`
/** What goes to others names nobody. */
const partOf = (kind: PaperKind): CasePart => (templateOf(kind).reader === 'others' ? 'content' : 'identity')

/**
 * Made papers, so that each can be printed again as it was. Those of protected cases lie in a collection of their own,
 * sealed before they are written; only readers of the case find them.
 */
export const createPaperStore = ({
  connection,
  caseBoxes,
  boxes,
}: {
  connection: Connection
  caseBoxes: CaseBoxes
  boxes: Pick<ChatBoxes, 'sealLasting' | 'open'>
}) => {
  const open = connection.model<StoredPaper>('Paper', createSchema('papers'))
  const sealed = connection.model<StoredPaper>('ProtectedPaper', createSchema('protected_papers'))
  const modelFor = (isProtected: boolean): Model<StoredPaper> => (isProtected ? sealed : open)

  /** Null: it is sealed to others. Without its text where that was left out or is. */
  const readNote = async (
    stored: StoredPaper,
  ): Promise<(Omit<MadePaper, 'content'> & Pick<Told, 'content'>) | null> => {
    const { _id, isNoted: _1, box, contentBox: _2, toNote: _3, ...rest } = stored
    const told = box === undefined ? (rest as Told) : await caseBoxes.open<Told>(rest.caseId, boxField(_id), box)
    return told && { ...rest, ...told, id: _id }
  }
  const read = async (stored: StoredPaper): Promise<MadePaper | null> => {
    const { _id: id, caseId, kind, contentBox } = stored
    const [note, content] = await Promise.all([
      readNote(stored),
      contentBox ? caseBoxes.open<Paper>(caseId, contentField(id), contentBox, partOf(kind)) : undefined,
    ])
    return note && content !== null ? { ...note, ...(content && { content }) } : null
  }

  const sealPaper = async ({ id, number, signer, passedOn, content, ...rest }: MadePaper) => {
    const [box, contentBox] = await Promise.all([
      caseBoxes.seal(rest.caseId, boxField(id), { number, signer, passedOn } satisfies Omit<Told, 'content'>),
      caseBoxes.seal(rest.caseId, contentField(id), content, partOf(rest.kind)),
    ])
    if (!box || !contentBox) throw new Error(`paper ${id}: there is no protected case ${rest.caseId}`)
    return { ...rest, box, contentBox, toNote: await boxes.sealLasting({ number, signer }) }
  }

  return {
    prepare: () => Promise.all([open, sealed].map((model) => model.createIndexes())),

    /** Papers of before they were sealed. What the database's freed pages still hold of them nobody wipes. */
    async sealOld(): Promise<void> {
      for (const stored of await sealed.find({ box: { $exists: false } }).lean<StoredPaper[]>()) {
        const { _id, isNoted, ...rest } = stored
        const { box, contentBox, toNote } = await sealPaper({ ...(rest as Omit<MadePaper, 'id'>), id: _id })
        const told = { number: 1, signer: 1, passedOn: 1, content: 1 } as const
        await sealed.updateOne({ _id }, { $set: { box, contentBox, ...(!isNoted && { toNote }) }, $unset: told })
      }
    },

    /** Keeps a paper that isn't noted yet, in place of one of the same id. */
    async keep(paper: MadePaper, { isProtected }: { isProtected: boolean }): Promise<void> {
      const { id: _id, ...clear } = paper
      const written = isProtected ? await sealPaper(paper) : clear
      await modelFor(isProtected).replaceOne({ _id }, { ...written, isNoted: false }, { upsert: true })
    },

    async markNoted(id: string, { isProtected }: { isProtected: boolean }): Promise<void> {
      await modelFor(isProtected).updateOne({ _id: id }, { $set: { isNoted: true }, $unset: { toNote: 1 } })
    },

    async drop(id: string, { isProtected }: { isProtected: boolean }): Promise<void> {
      await modelFor(isProtected).deleteOne({ _id: id, isNoted: false })
    },

    /** Deletes all papers of a case. */
    async dropAllOf(caseId: string, { isProtected }: { isProtected: boolean }): Promise<void> {
      await modelFor(isProtected).deleteMany({ caseId })
    },

    /** Those of a case that are in its timeline, oldest first; none that are sealed to others. */
    async findOf(caseId: string, { isProtected }: { isProtected: boolean }): Promise<Omit<MadePaper, 'content'>[]> {
      const found = await modelFor(isProtected)
        .find({ caseId, isNoted: true }, { content: 0 })
        .sort({ at: 1 })
        .lean<StoredPaper[]>()
      return (await Promise.all(found.map(readNote))).filter((one) => one !== null)
    },

    /** Null when the case has no such paper, or it is sealed to others. */
    async get(id: string, caseId: string, { isProtected }: { isProtected: boolean }): Promise<MadePaper | null> {
      const found = await modelFor(isProtected).findOne({ _id: id, caseId, isNoted: true }).lean<StoredPaper>()
      return found && read(found)
    },

    /** What was begun before an instant and never ended, in both collections; `paper` null: the key of its note is gone. */
    async findUnfinished(before: Date): Promise<{ id: string; paper: PaperToNote | null; isProtected: boolean }[]> {
      const both = await Promise.all(
        [false, true].map(async (isProtected) => {
          const found = await modelFor(isProtected)
            .find({ isNoted: false, at: { $lt: before } }, { content: 0 })
            .lean<StoredPaper[]>()
          return Promise.all(
            found.map(async ({ _id, isNoted: _1, box: _2, toNote, ...rest }) => {
              const told = toNote ? await boxes.open<Pick<Told, 'number' | 'signer'>>(toNote) : (rest as Told)
              return { id: _id, paper: told && { ...rest, ...told, id: _id }, isProtected }
            }),
          )
        }),
      )
      return both.flat()
    },
  }
}

export type PaperStore = ReturnType<typeof createPaperStore>
