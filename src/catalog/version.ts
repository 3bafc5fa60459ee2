import type { AuditEntry } from '../shared/audit.js'
import type { Procedure, ProcedureContent } from './procedure.js'
import type { ProcedureFormat } from './procedure-format.js'

/** Who changed it, when and why. */
export type Authorship = { by: string; why: string; at: Date }
export type ProcedureDraft = Authorship & { procedure: Procedure }
/** A version that is or was published; numbers count up from 1 within one procedure. */
type Version = Authorship & { number: number; procedure: Procedure; restoredFrom: number | null }

/** One procedure with its whole history. `revision` grows with every change: send back the one you saw. */
export type CatalogEntry = {
  slug: string
  revision: number
  published: Version | null
  draft: ProcedureDraft | null
  /** Newest first. */
  archived: Version[]
}

/** As in the database. */
export type StoredDraft = Authorship & { content: ProcedureContent }
type StoredVersion = StoredDraft & { number: number; restoredFrom: number | null }
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

/** Reads what is stored, each procedure checked by the format. */
export const createVersionReader = (format: ProcedureFormat) => {
  const toDraft = (slug: string, { by, why, at, content }: StoredDraft): ProcedureDraft => ({
    by,
    why,
    at,
    procedure: format.fromStored(slug, content),
  })

  const toVersion = (slug: string, { number, restoredFrom, ...rest }: StoredVersion): Version => ({
    ...toDraft(slug, rest),
    number,
    restoredFrom,
  })

  return ({ _id: slug, revision, published, draft, archived }: StoredEntry): CatalogEntry => ({
    slug,
    revision,
    published: published && toVersion(slug, published),
    draft: draft && toDraft(slug, draft),
    archived: archived.map((version) => toVersion(slug, version)).reverse(),
  })
}
