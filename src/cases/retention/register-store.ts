import { Schema } from 'mongoose'
import { type AuditEntry, auditSourceOf } from '../../shared/audit.js'
import type { Connection } from '../../shared/mongo.js'
import type { CaseKind, StateName } from '../kinds/index.js'

/** What is left of a deleted case: that there was one, never what it said or who sent it. Days are 'YYYY-MM-DD'. */
export type RegisterRow = {
  id: string
  kind: CaseKind
  office: string
  communeCode: string | null
  openedOn: string
  endedOn: string
  deletedOn: string
  outcome: StateName
}

type StoredRow = Omit<RegisterRow, 'id'> & {
  _id: string
  /** Files that are still to be deleted; null: all that belonged to the case is gone. */
  files: string[] | null
  audit: AuditEntry[]
}

const schema = new Schema<StoredRow>(
  {
    _id: String,
    kind: String,
    office: String,
    communeCode: String,
    openedOn: String,
    endedOn: String,
    deletedOn: String,
    outcome: String,
    files: { type: [String], default: null },
    audit: [Schema.Types.Mixed],
  },
  { versionKey: false, collection: 'case_register' },
)
schema.index({ files: 1 }, { partialFilterExpression: { 'files.0': { $exists: true } } })
schema.index({ 'audit.id': 1 })

const toRow = ({ _id, files: _files, audit: _audit, ...rest }: StoredRow): RegisterRow => ({ id: _id, ...rest })

/** The register of deleted cases. A row is written before its case goes, and is what a crash is mended from. */
export const createRegisterStore = (connection: Connection) => {
  const model = connection.model<StoredRow>('CaseRegister', schema)

  return {
    prepare: () => model.createIndexes(),

    /** One that is there already stays as it is. */
    async begin({ id, ...row }: RegisterRow, files: readonly string[]): Promise<void> {
      await model.updateOne({ _id: id }, { $setOnInsert: { ...row, files: [...files], audit: [] } }, { upsert: true })
    },

    /** The case stays after all: it changed, or is held. */
    async takeBack(id: string): Promise<void> {
      await model.deleteOne({ _id: id, files: { $ne: null } })
    },

    /** All that belonged to the case is gone. */
    async finish(id: string, entry: AuditEntry): Promise<void> {
      await model.updateOne({ _id: id, files: { $ne: null } }, { $set: { files: null }, $push: { audit: entry } })
    },

    findBegun: async (): Promise<{ row: RegisterRow; files: string[] }[]> => {
      const found = await model.find({ files: { $ne: null } }).lean<StoredRow[]>()
      return found.map((stored) => ({ row: toRow(stored), files: stored.files ?? [] }))
    },

    get: async (id: string): Promise<RegisterRow | null> => {
      const found = await model.findOne({ _id: id, files: null }).lean<StoredRow>()
      return found && toRow(found)
    },

    auditSource: () => auditSourceOf(model),
  }
}
