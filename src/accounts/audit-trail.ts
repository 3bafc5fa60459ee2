import type { AuditEntry, AuditSource } from '../shared/audit.js'
import { localDay } from '../shared/clock.js'
import type { AuditFilter, AuditStore } from './audit-store.js'

const batch = 100
const dayMs = 24 * 60 * 60_000

/**
 * The audit trail. A change carries its entry in the document that it changes, so none is without one; entries come
 * here by their id, before anybody reads and before a document that carries some is deleted.
 */
export const createAuditTrail = ({
  store,
  sources,
}: {
  store: Pick<AuditStore, 'add' | 'findLatest' | 'anchor'>
  /** Asked for at every collecting, so that they may be built after the trail. */
  sources: () => readonly AuditSource[]
}) => {
  const collectFrom = async (source: AuditSource): Promise<void> => {
    for (;;) {
      const pending = await source.findPending(batch)
      if (pending.length === 0) return
      for (const entry of pending) await store.add(entry)
      await source.clearPending(pending.map(({ id }) => id))
    }
  }
  const collect = async (): Promise<void> => {
    await Promise.all(sources().map(collectFrom))
  }

  return {
    collect,

    /** For what changes nothing (a look, a refused try): stored before anything is shown. */
    add: store.add,

    /** The newest first. */
    async findLatest(limit: number, filter: AuditFilter = {}): Promise<AuditEntry[]> {
      await collect()
      return store.findLatest(limit, filter)
    },

    /** Seals the day before: the job anchor_audit. The anchor's seal, to be kept outside the database. */
    async anchor(at: Date): Promise<{ day: string; seal: string } | null> {
      await collect()
      const day = localDay(new Date(at.getTime() - dayMs))
      const anchor = await store.anchor(day, at)
      return anchor && { day, seal: anchor.seal }
    },
  }
}

export type AuditTrail = ReturnType<typeof createAuditTrail>
