import { auditSourceOf } from '../shared/audit.js'
import { type Connection, isDuplicateKey } from '../shared/mongo.js'
import { createDraftVerbs } from './draft-verbs.js'
import { openEntries } from './entry-store.js'
import type { Procedure } from './procedure.js'
import { type ProcedureFormat, procedureFormat } from './procedure-format.js'
import { createPublishVerbs } from './publish-verbs.js'
import { lessonWays } from './teaching/lesson.js'
import {
  type Authorship,
  type CatalogEntry,
  createVersionReader,
  type StoredEntry,
  type StoredVersion,
} from './version.js'

type Numbered = { procedure: Procedure; version: number }

/** What citizens read of a procedure now, and what they will from an instant on. */
export type Readable = { slug: string; published: Numbered | null; scheduled: (Numbered & { from: Date }) | null }

/** A file's procedure with who brought it in. */
type FromFile = Authorship & { procedure: Procedure }

/**
 * The catalog in MongoDB: one document per procedure holds what is published, what waits for its day, the draft and every
 * version before. Throws NotFound for what isn't there, Conflict when somebody else was faster.
 */
export const createVersionStore = (connection: Connection, format: ProcedureFormat = procedureFormat) => {
  const { contentOf, fromStored } = format
  const toEntry = createVersionReader(format)
  const entries = openEntries(connection)
  const { model, catalogRevision, inOrder } = entries

  const numbered = (slug: string, { content, number }: StoredVersion): Numbered => ({
    procedure: fromStored(slug, content),
    version: number,
  })

  return {
    prepare: () => model.createIndexes(),
    catalogRevision,
    ...createDraftVerbs(entries, format),
    ...createPublishVerbs(entries, format),

    async findPublished(): Promise<Procedure[]> {
      const found = await model
        .find({ order: { $gt: 0 } }, { published: 1 })
        .sort({ _id: 1 })
        .lean<StoredEntry[]>()
      return found.flatMap(({ _id, published }) => (published ? [fromStored(_id, published.content)] : []))
    },

    /** When what is published now was published last; null: nothing is. */
    async findLastPublishedAt(): Promise<Date | null> {
      const [last] = await model
        .find({ order: { $gt: 0 }, 'published.at': { $exists: true } }, { 'published.at': 1 })
        .sort({ 'published.at': -1 })
        .limit(1)
        .lean<StoredEntry[]>()
      return last?.published?.at ?? null
    },

    /** By slug, since when what citizens read of it holds. */
    async findPublishedSince(): Promise<Map<string, Date>> {
      const found = await model
        .find({ order: { $gt: 0 }, published: { $ne: null } }, { 'published.at': 1, 'published.from': 1 })
        .lean<StoredEntry[]>()
      return new Map(found.flatMap(({ _id, published }) => (published ? [[_id, published.from ?? published.at]] : [])))
    },

    /** What citizens read of the procedures that changed for them after a catalog revision. */
    async findReadableSince(revision: number): Promise<Readable[]> {
      const found = await model
        .find({ order: { $gt: revision } }, { published: 1, scheduled: 1 })
        .sort({ _id: 1 })
        .lean<StoredEntry[]>()
      return found.map(({ _id: slug, published, scheduled }) => ({
        slug,
        published: published && numbered(slug, published),
        scheduled: scheduled && { ...numbered(slug, scheduled), from: scheduled.from },
      }))
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

    /** Those of the slugs that the catalog has, each with its draft and all its versions. */
    async findEntries(slugs: readonly string[]): Promise<Map<string, CatalogEntry>> {
      const found = await model.find({ _id: { $in: slugs } }).lean<StoredEntry[]>()
      return new Map(found.map((entry) => [entry._id, toEntry(entry)]))
    },

    /** Procedures that are more, or less, than published: with a draft, waiting for their day, or taken away. */
    async findUnfinished(): Promise<CatalogEntry[]> {
      const found = await model
        .find({ $or: [{ draft: { $ne: null } }, { scheduled: { $ne: null } }, { withdrawn: { $ne: null } }] })
        .lean<StoredEntry[]>()
      return found.map(toEntry)
    },

    /** Procedures that learnt a sentence of citizens, those that changed last first. */
    async findTaught(limit: number): Promise<CatalogEntry[]> {
      const isLesson = { $in: [...lessonWays] }
      const found = await model
        .find({ $or: [{ 'published.lesson.way': isLesson }, { 'archived.lesson.way': isLesson }] })
        .sort({ order: -1 })
        .limit(limit)
        .lean<StoredEntry[]>()
      return found.map(toEntry)
    },

    async findSlugs(): Promise<ReadonlySet<string>> {
      const found = await model.find({}, { _id: 1 }).lean<Pick<StoredEntry, '_id'>[]>()
      return new Set(found.map(({ _id }) => _id))
    },

    /** Slug -> hash of the file it was last imported from (null: never from a file). */
    async findImportedHashes(): Promise<Map<string, string | null>> {
      const found = await model.find({}, { importedHash: 1 }).lean<StoredEntry[]>()
      return new Map(found.map(({ _id, importedHash }) => [_id, importedHash]))
    },

    /** Publishes procedures that the catalog doesn't know. Returns the slugs where no other process was faster. */
    async insertPublished(firsts: readonly (FromFile & { hash: string })[]): Promise<string[]> {
      const before = await catalogRevision()
      const entries = firsts.map(({ procedure, by, why, at, hash }, index) => ({
        _id: procedure.slug,
        revision: 1,
        published: { by, why, at, content: contentOf(procedure), number: 1, restoredFrom: null, from: null },
        scheduled: null,
        draft: null,
        withdrawn: null,
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
    async markImported(slug: string, revision: number, hash: string, draft: FromFile | null): Promise<boolean> {
      const stored = draft && {
        by: draft.by,
        why: draft.why,
        at: draft.at,
        content: contentOf(draft.procedure),
        writers: {},
        review: null,
        changes: [{ by: draft.by, why: draft.why, at: draft.at }],
      }
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
