import { type AuditEntry, auditEntry } from '../../shared/audit.js'
import type { CaseStore } from '../case-store.js'
import type { CodedCase, CodedFilter } from './coded-case.js'

/** Ordinary cases for other systems, in codes: never protected kinds, nor what accuses an office. */
export const createCodedCases = ({
  store,
  audit,
}: {
  store: Pick<CaseStore, 'findCoded' | 'streamCoded' | 'streamMoves'>
  audit: { add(entry: AuditEntry): Promise<void> }
}) => ({
  /** The newest first. */
  find: store.findCoded,

  /** Null: there is none that may be read. */
  async get(id: string, filter: CodedFilter = {}): Promise<CodedCase | null> {
    const [found] = await store.findCoded({ ...filter, ids: [id] }, { skip: 0, limit: 1 })
    return found ?? null
  },

  /** All of a filter, one after another; whose key took them is in the audit trail before anything is given. */
  async *takeOut(filter: CodedFilter, { partnerId, at }: { partnerId: string; at: Date }): AsyncGenerator<CodedCase> {
    await audit.add(auditEntry({ accountId: null, at }, 'partner_took_cases', partnerId))
    yield* store.streamCoded(filter)
  },

  /** What changed since an instant, the longest ago first. */
  streamMoves: store.streamMoves,
})

export type CodedCases = ReturnType<typeof createCodedCases>
