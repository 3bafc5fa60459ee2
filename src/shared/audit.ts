import { randomUUID } from 'node:crypto'
import type { Model } from 'mongoose'
import { type CarriedSource, carriedSourceOf } from './carried.js'

/**
 * What a refused try says beside its kind: the line of the network it came from, the account's name that was meant, the
 * pattern of the address and the role, the kind that is left out. Of a declaration: how many it has. Of a list that left: which
 * cases' senders were named in it. Of a sheet: the place that it tells of.
 */
export type AuditDetail = {
  network?: string
  near?: string
  path?: string
  role?: string
  what?: string
  relatives?: number
  units?: number
  cases?: string[]
  place?: string
}

/** One line of the audit trail: who did what to which thing, when. Ids only, never content, never a chat's. */
export type AuditEntry = {
  id: string
  at: Date
  /** Null: nobody who was signed in. */
  accountId: string | null
  /** 'case_changed': each slice has its own. */
  what: string
  subject: string | null
  detail?: AuditDetail
}

/** Who does something, and when. */
export type Doer = Pick<AuditEntry, 'accountId' | 'at'>

/** An entry that the document it is about carries in `audit`, in the same update as the change. */
export const auditEntry = (
  { accountId, at }: Doer,
  what: string,
  subject: string | null,
  detail?: AuditDetail,
): AuditEntry => ({
  id: randomUUID(),
  at,
  accountId,
  what,
  subject,
  ...(detail && { detail }),
})

export type AuditSource = CarriedSource<AuditEntry>

/** The entries that documents of a collection carry in `audit`; needs an index on 'audit.id'. */
export const auditSourceOf = <T extends { audit: AuditEntry[] }>(model: Model<T>): AuditSource =>
  carriedSourceOf(model as unknown as Model<{ audit: AuditEntry[] }>, 'audit')
