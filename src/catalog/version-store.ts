import { Schema } from 'mongoose'
import { type AuditEntry, auditEntry, auditSourceOf, type Doer } from '../shared/audit.js'
import { Conflict, NotFound } from '../shared/errors.js'
import { type Connection, isDuplicateKey } from '../shared/mongo.js'
import type { Procedure } from './procedure.js'
import { type ProcedureFormat, procedureFormat } from './procedure-format.js'
import {
  type Authorship,
  type CatalogEntry,
  createVersionReader,
  type ProcedureDraft,
  type StoredDraft,
  type StoredEntry,
} from './version.js'

const authorship = { by: String, why: String, at: Date, content: Schema.Types.Mixed }
const versionSchema = new Schema({ ...authorship, number: Number, restoredFrom: Number }, { _id: false })
const schema = new Schema<StoredEntry>(
  {
    _id: String,
    revision: Number,
    published: { type: versionSchema, default: null },
    draft: { type: new Schema(authorship, { _id: false }), default: null },
    archived: [versionSchema],
    order: Number,
    importedHash: { type: String, default: null },
    audit: [Schema.Types.Mixed],
  },
  { versionKey: false, collection: 'procedure_versions', minimize: false },
)
schema.index({ order: 1 }, { unique: true, partialFilterExpression: { order: { $gt: 0 } } })
schema.index({ 'audit.id': 1 })

/** What an editor orders for one procedure; `expected` is the entry's revision that the editor saw. */
type Order = Doer & { slug: string; expected: number }

const changedMeanwhile = () =>
  new Conflict('Có người vừa sửa thủ tục này. Xin tải lại trang, xem bản mới rồi sửa lại phần của bạn.')

/**
 * The catalog in MongoDB: one document per procedure holds what is published, the draft and every version before.
 * Publishing is one update of that one document, so at any moment, and after any crash, exactly one version of a
 * procedure is published. Throws NotFound for what isn't there, Conflict when somebody else was faster.
 */
export const createVersionStore = (connection: Connection, format: ProcedureFormat = procedureFormat) => {
  const { contentOf, fromStored } = format
  const toEntry = createVersionReader(format)
  const model = connection.model<StoredEntry>('ProcedureVersions', schema)

  const catalogRevision = async (): Promise<number> => {
    const last = await model
      .findOne({ order: { $gt: 0 } }, { order: 1 })
      .sort({ order: -1 })
      .lean<StoredEntry>()
    return last?.order ?? 0
  }

  /** Runs a write that takes the next place in the catalog's history; the unique index makes one of two racers try again. */
  const inOrder = async <T>(write: (order: number) => Promise<T>): Promise<T> => {
    for (;;) {
      const order = (await catalogRevision()) + 1
      try {
        return await write(order)
      } catch (error) {
        if (!isDuplicateKey(error) || (await catalogRevision()) < order) throw error
      }
    }
  }

  const getStored = async (slug: string): Promise<StoredEntry> => {
    const entry = await model.findById(slug).lean<StoredEntry>()
    if (!entry) throw new NotFound(`Không có thủ tục "${slug}".`)
    return entry
  }

  const publish = async (
    stored: StoredEntry,
    version: StoredDraft & { restoredFrom: number | null },
    entry: AuditEntry,
    keep: Partial<Pick<StoredEntry, 'draft' | 'importedHash'>>,
  ): Promise<void> => {
    const number = (stored.published?.number ?? 0) + 1
    const result = await inOrder((order) =>
      model.updateOne(
        { _id: stored._id, revision: stored.revision },
        {
          $set: { published: { ...version, number }, order, ...keep },
          $inc: { revision: 1 },
          $push: { audit: entry, ...(stored.published && { archived: stored.published }) },
        },
      ),
    )
    if (result.matchedCount === 0) throw changedMeanwhile()
  }

  const assertSeen = (stored: StoredEntry, expected: number): void => {
    if (stored.revision !== expected) throw changedMeanwhile()
  }

  return {
    prepare: () => model.createIndexes(),

    /** Grows with every publishing in the whole catalog, by one indexed read. */
    catalogRevision,

    async findPublished(): Promise<Procedure[]> {
      const found = await model
        .find({ order: { $gt: 0 } }, { published: 1 })
        .sort({ _id: 1 })
        .lean<StoredEntry[]>()
      return found.flatMap(({ _id, published }) => (published ? [fromStored(_id, published.content)] : []))
    },

    /** What was published after a catalog revision, with the numbers of the versions. */
    async findPublishedSince(revision: number): Promise<{ procedure: Procedure; version: number }[]> {
      const found = await model
        .find({ order: { $gt: revision } }, { published: 1 })
        .sort({ _id: 1 })
        .lean<StoredEntry[]>()
      return found.flatMap(({ _id, published }) =>
        published ? [{ procedure: fromStored(_id, published.content), version: published.number }] : [],
      )
    },

    async getPublished(slug: string): Promise<Procedure | null> {
      const found = await model.findById(slug, { published: 1 }).lean<StoredEntry>()
      return found?.published ? fromStored(slug, found.published.content) : null
    },

    /** A procedure with its draft and all its versions, or null. */
    async findVersions(slug: string): Promise<CatalogEntry | null> {
      const found = await model.findById(slug).lean<StoredEntry>()
      return found && toEntry(found)
    },

    /** Slugs of the procedures that have a draft, with who left it, newest first. */
    async findDrafts(): Promise<(Authorship & { slug: string; shortName: string })[]> {
      const found = await model.find({ draft: { $ne: null } }, { draft: 1 }).lean<StoredEntry[]>()
      return found
        .flatMap(({ _id, draft }) =>
          draft ? [{ slug: _id, shortName: draft.content.short_name, by: draft.by, why: draft.why, at: draft.at }] : [],
        )
        .sort((a, b) => b.at.getTime() - a.at.getTime())
    },

    /**
     * Stores a draft, in place of the one before. `expected` is the entry's revision that the editor saw, null for
     * a procedure that isn't in the catalog yet. Returns the new revision.
     */
    async saveDraft(draft: ProcedureDraft & Doer & { slug: string; expected: number | null }): Promise<number> {
      const { slug, expected, by, why, at, procedure } = draft
      const entry = auditEntry(draft, 'procedure_drafted', slug)
      const stored = { by, why, at, content: contentOf(procedure) }
      if (expected === null) {
        try {
          await model.create({ _id: slug, revision: 1, draft: stored, archived: [], audit: [entry] })
          return 1
        } catch (error) {
          if (isDuplicateKey(error)) throw changedMeanwhile()
          throw error
        }
      }
      const result = await model.updateOne(
        { _id: slug, revision: expected },
        { $set: { draft: stored }, $inc: { revision: 1 }, $push: { audit: entry } },
      )
      if (result.matchedCount === 0) {
        await getStored(slug)
        throw changedMeanwhile()
      }
      return expected + 1
    },

    async discardDraft(order: Order): Promise<void> {
      const { slug, expected } = order
      const result = await model.updateOne(
        { _id: slug, revision: expected },
        {
          $set: { draft: null },
          $inc: { revision: 1 },
          $push: { audit: auditEntry(order, 'procedure_draft_discarded', slug) },
        },
      )
      if (result.matchedCount === 0) throw changedMeanwhile()
    },

    /** Publishes the draft as it stands; the version before is archived in the same write. */
    async publishDraft(order: Authorship & Order): Promise<void> {
      const { slug, expected, by, why, at } = order
      const stored = await getStored(slug)
      assertSeen(stored, expected)
      if (!stored.draft) throw new NotFound('Thủ tục này không có bản nháp để công bố.')
      const version = { by, why, at, content: stored.draft.content, restoredFrom: null }
      await publish(stored, version, auditEntry(order, 'procedure_published', slug), { draft: null })
    },

    /** Brings an archived version back as a new published one; a draft stays as it is. */
    async restoreVersion(order: Authorship & Order & { number: number }): Promise<void> {
      const { slug, number, expected, by, why, at } = order
      const stored = await getStored(slug)
      assertSeen(stored, expected)
      const old = stored.archived.find((version) => version.number === number)
      if (!old) throw new NotFound(`Thủ tục này không có bản lưu số ${number}.`)
      const version = { by, why, at, content: old.content, restoredFrom: number }
      await publish(stored, version, auditEntry(order, 'procedure_restored', slug), {})
    },

    /** Slug -> hash of the file it was last imported from (null: never from a file). */
    async findImportedHashes(): Promise<Map<string, string | null>> {
      const found = await model.find({}, { importedHash: 1 }).lean<StoredEntry[]>()
      return new Map(found.map(({ _id, importedHash }) => [_id, importedHash]))
    },

    /** Publishes procedures that the catalog doesn't know. Returns the slugs where no other process was faster. */
    async insertPublished(firsts: readonly (ProcedureDraft & { hash: string })[]): Promise<string[]> {
      const before = await catalogRevision()
      const entries = firsts.map(({ procedure, by, why, at, hash }, index) => ({
        _id: procedure.slug,
        revision: 1,
        published: { by, why, at, content: contentOf(procedure), number: 1, restoredFrom: null },
        archived: [],
        audit: [],
        order: before + index + 1,
        importedHash: hash,
      }))
      let inserted = entries.length
      try {
        // In order: who sees a place in the history taken can rely on all places before it.
        await model.insertMany(entries, { ordered: true })
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
        inserted = (error as { insertedCount?: number }).insertedCount ?? 0
      }
      const slugs = entries.slice(0, inserted).map(({ _id }) => _id)
      for (const entry of entries.slice(inserted)) {
        try {
          await inOrder((order) => model.create({ ...entry, order }))
          slugs.push(entry._id)
        } catch (error) {
          if (!isDuplicateKey(error)) throw error
        }
      }
      return slugs
    },

    /** Remembers the file's hash, with the file's procedure as draft where one is given. False: changed meanwhile. */
    async markImported(slug: string, revision: number, hash: string, draft: ProcedureDraft | null): Promise<boolean> {
      const stored = draft && { by: draft.by, why: draft.why, at: draft.at, content: contentOf(draft.procedure) }
      const result = await model.updateOne(
        { _id: slug, revision },
        { $set: { importedHash: hash, ...(stored && { draft: stored }) }, $inc: { revision: 1 } },
      )
      return result.matchedCount === 1
    },

    auditSource: () => auditSourceOf(model),
  }
}

export type VersionStore = ReturnType<typeof createVersionStore>
