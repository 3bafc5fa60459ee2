import type { AuditEntry } from '../shared/audit.js'
import { BadSetup } from '../shared/errors.js'
import { explainIssue } from '../shared/explain-issue.js'
import { type Procedure, type ProcedureContent, procedureContentSchema } from './procedure.js'

/** Who changed it, when and why. */
export type Authorship = { by: string; why: string; at: Date }
export type Draft = Authorship & { procedure: Procedure }
/** A version that is or was published; numbers count up from 1 within one procedure. */
export type Version = Authorship & { number: number; procedure: Procedure; restoredFrom: number | null }

/** One procedure with its whole history. `revision` grows with every change: send back the one you saw. */
export type CatalogEntry = {
  slug: string
  revision: number
  published: Version | null
  draft: Draft | null
  /** Newest first. */
  archived: Version[]
}

/** As in the database. */
export type StoredDraft = Authorship & { content: ProcedureContent }
export type StoredVersion = StoredDraft & { number: number; restoredFrom: number | null }
export type StoredEntry = {
  _id: string
  revision: number
  published: StoredVersion | null
  draft: StoredDraft | null
  archived: StoredVersion[]
  /** Place of its last publishing in the catalog's history; the greatest is the catalog's revision. */
  order?: number
  importedHash: string | null
  audit: AuditEntry[]
}

/** Checked again, so that a field added to the format since has its default in what was stored before. */
export const toProcedure = (slug: string, content: ProcedureContent): Procedure => {
  const result = procedureContentSchema.safeParse(content, { error: explainIssue })
  if (result.success) return { ...result.data, slug }
  const problems = result.error.issues.map(({ path, message }) => `mục ${path.join('.')}: ${message}`)
  throw new BadSetup(`Bản đã lưu của thủ tục "${slug}" không còn đúng định dạng: ${problems.join('; ')}`)
}

const toDraft = (slug: string, { by, why, at, content }: StoredDraft): Draft => ({
  by,
  why,
  at,
  procedure: toProcedure(slug, content),
})

const toVersion = (slug: string, { number, restoredFrom, ...rest }: StoredVersion): Version => ({
  ...toDraft(slug, rest),
  number,
  restoredFrom: restoredFrom ?? null,
})

export const toEntry = ({ _id: slug, revision, published, draft, archived }: StoredEntry): CatalogEntry => ({
  slug,
  revision,
  published: published && toVersion(slug, published),
  draft: draft && toDraft(slug, draft),
  archived: archived.map((version) => toVersion(slug, version)).reverse(),
})
