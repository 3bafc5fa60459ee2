import { type Connection, Schema } from 'mongoose'
import { type AuditEntry, auditSourceOf } from '../shared/audit.js'
import { isDuplicateKey } from '../shared/mongo.js'
import { type PublicationKind, publicationKindNames } from './kinds.js'
import type { Publication } from './publication.js'

export type StoredPublication = Omit<Publication, 'id'> & {
  _id: string
  /** Id of the attachment that is its file. */
  fileId: string | null
  /** Ids of the cases that comment on it. */
  comments: string[]
  audit: AuditEntry[]
}

const nullableText = { type: String, default: null }

const schema = new Schema<StoredPublication>(
  {
    _id: String,
    communeCode: { type: String, required: true },
    kind: { type: String, enum: publicationKindNames, required: true },
    title: { type: String, required: true },
    number: nullableText,
    decidedOn: { type: String, required: true },
    dueOn: { type: String, required: true },
    postedFrom: nullableText,
    until: nullableText,
    readOutFrom: nullableText,
    responsible: { type: String, required: true },
    file: { type: Schema.Types.Mixed, default: null },
    fileId: nullableText,
    takenDown: { type: Schema.Types.Mixed, default: null },
    comments: { type: [String], default: [] },
    audit: [Schema.Types.Mixed],
  },
  { versionKey: false, collection: 'publications' },
)
schema.index({ communeCode: 1, postedFrom: -1 })
schema.index({ 'file.key': 1 })
schema.index({ comments: 1 })
schema.index({ 'audit.id': 1 })

const toPublication = ({
  _id,
  audit: _audit,
  fileId: _file,
  comments: _comments,
  ...rest
}: StoredPublication): Publication => ({
  id: _id,
  ...rest,
})

/** Where publications are searched. */
export type PublicationFilter = { communeCode?: string; kind?: PublicationKind }

export const createPublicationStore = (connection: Connection) => {
  const model = connection.model<StoredPublication>('Publication', schema)

  return {
    prepare: () => model.createIndexes(),

    /** One that is there already stays as it is. */
    async create(one: Publication & { fileId: string | null }, entry: AuditEntry): Promise<void> {
      const { id, ...rest } = one
      try {
        await model.create({ _id: id, ...rest, audit: [entry] })
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
      }
    },

    async get(id: string): Promise<Publication | null> {
      const found = await model.findById(id).lean<StoredPublication>()
      return found && toPublication(found)
    },

    /** The newest decision first. */
    async find(filter: PublicationFilter): Promise<Publication[]> {
      const found = await model.find(filter).sort({ decidedOn: -1, _id: 1 }).lean<StoredPublication[]>()
      return found.map(toPublication)
    },

    /** Those that nobody posted though their day is over, the oldest first. */
    async findOverdue(today: string, filter: PublicationFilter = {}): Promise<Publication[]> {
      const found = await model
        .find({ ...filter, postedFrom: null, takenDown: null, dueOn: { $lt: today } })
        .sort({ dueOn: 1, _id: 1 })
        .lean<StoredPublication[]>()
      return found.map(toPublication)
    },

    /** One update; false: it was posted, or taken down, meanwhile. */
    async change(
      id: string,
      from: Pick<Publication, 'postedFrom' | 'takenDown'>,
      set: Partial<Publication & { fileId: string }>,
      entry: AuditEntry,
    ): Promise<boolean> {
      const changed = await model.updateOne({ _id: id, ...from }, { $set: set, $push: { audit: entry } })
      return changed.matchedCount > 0
    },

    async addComment(id: string, caseId: string): Promise<void> {
      await model.updateOne({ _id: id }, { $addToSet: { comments: caseId } })
    },
    async findCommented(caseId: string): Promise<Publication | null> {
      const found = await model.findOne({ comments: caseId }).lean<StoredPublication>()
      return found && toPublication(found)
    },
    /** How many comments each of a commune's has; those without any are left out. */
    async countComments(communeCode: string): Promise<Map<string, number>> {
      const found = await model
        .find({ communeCode, 'comments.0': { $exists: true } }, { comments: 1 })
        .lean<Pick<StoredPublication, '_id' | 'comments'>[]>()
      return new Map(found.map(({ _id, comments }) => [_id, comments.length]))
    },

    /** The attachment behind a file's address, with what it belongs to. */
    async findFile(key: string): Promise<{ publication: Publication; fileId: string } | null> {
      const found = await model.findOne({ 'file.key': key }).lean<StoredPublication>()
      return found?.fileId ? { publication: toPublication(found), fileId: found.fileId } : null
    },

    auditSource: () => auditSourceOf(model),
  }
}

export type PublicationStore = ReturnType<typeof createPublicationStore>
