import type { AuditEntry } from '../shared/audit.js'
import { explainIssue } from '../shared/explain-issue.js'
import type { Procedure, ProcedureContent } from './procedure.js'
import type { ProcedureFormat } from './procedure-format.js'
import type { Review, Writers } from './second-person.js'
import type { Lesson } from './teaching/lesson.js'

/** Who changed it, when and why. */
export type Authorship = { by: string; why: string; at: Date }

/** What a draft says so far, by the keys of the format: it may be half written. */
export type DraftContent = Readonly<Record<string, unknown>>

/** Fields of a procedure in place of those that citizens read; `expected` is the entry's revision, null for a new one. */
export type DraftChange = { slug: string; expected: number | null; content: DraftContent }

/**
 * `procedure`: null as long as something is missing or wrong. `review`: null until it was sent for review. `writers`: who
 * wrote what a second person has to look at.
 */
export type ProcedureDraft = Authorship & {
  changes: Authorship[]
  content: DraftContent
  procedure: Procedure | null
  writers: Writers
  review: Review | null
}

/** A version that is, was or will be published; numbers count up from 1 within one procedure. */
export type Version = Authorship & {
  number: number
  /** Who wrote it, oldest first, each with what they said; none where that wasn't kept yet. */
  changes: Authorship[]
  procedure: Procedure
  restoredFrom: number | null
  /** The instant from which citizens read it, where that isn't when it was published. */
  from: Date | null
  /** The sentence of citizens that it was published for; left out: for something else. */
  lesson?: Lesson
}

/** A version that citizens will read from an instant on. */
export type ScheduledVersion = Version & { from: Date }

/** One procedure with its whole history. `revision` grows with every change: send back the one you saw. */
export type CatalogEntry = {
  slug: string
  revision: number
  published: Version | null
  scheduled: ScheduledVersion | null
  draft: ProcedureDraft | null
  /** Who took it away from citizens, and why; null: it isn't. */
  withdrawn: Authorship | null
  /** Newest first. */
  archived: Version[]
}

/** As in the database; what 0017-catalog-versions gave every entry is there. */
export type StoredDraft = Authorship & {
  content: DraftContent
  writers: Writers
  review: Review | null
  changes?: Authorship[]
}
export type StoredVersion = Authorship & {
  content: ProcedureContent
  number: number
  changes?: Authorship[]
  restoredFrom: number | null
  from?: Date | null
  lesson?: Lesson | null
}
export type StoredEntry = {
  _id: string
  revision: number
  published: StoredVersion | null
  scheduled: (StoredVersion & { from: Date }) | null
  draft: StoredDraft | null
  withdrawn: Authorship | null
  archived: StoredVersion[]
  /** Place of its last publishing in the catalog's history; the greatest is the catalog's revision. */
  order?: number
  importedHash: string | null
  audit: AuditEntry[]
}

/** Reads what is stored, each version checked by the format. */
export const createVersionReader = (format: ProcedureFormat) => {
  const toDraft = (
    slug: string,
    { by, why, at, content, writers, review, changes = [] }: StoredDraft,
  ): ProcedureDraft => {
    const checked = format.schema.safeParse(content, { error: explainIssue })
    const procedure = checked.success ? { ...checked.data, slug } : null
    return { by, why, at, content, procedure, writers, review, changes }
  }

  const toVersion = (slug: string, stored: StoredVersion): Version => {
    const { by, why, at, content, number, restoredFrom, from = null, changes = [], lesson } = stored
    const procedure = format.fromStored(slug, content)
    return { by, why, at, procedure, number, restoredFrom, from, changes, ...(lesson && { lesson }) }
  }

  return ({ _id: slug, ...stored }: StoredEntry): CatalogEntry => ({
    slug,
    revision: stored.revision,
    published: stored.published && toVersion(slug, stored.published),
    scheduled: stored.scheduled && { ...toVersion(slug, stored.scheduled), from: stored.scheduled.from },
    draft: stored.draft && toDraft(slug, stored.draft),
    withdrawn: stored.withdrawn,
    archived: stored.archived.map((version) => toVersion(slug, version)).reverse(),
  })
}
