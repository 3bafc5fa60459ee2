import type { Clock } from '../shared/clock.js'
import type { Later } from './later-fees.js'
import type { Procedure } from './procedure.js'
import type { Readable, VersionStore } from './version-store.js'

type Listener = (procedures: readonly Procedure[]) => void

/**
 * The published catalog in memory. It is empty until the first `refresh`; the job follow_catalog refreshes it, so that
 * what any process publishes is seen by all within about a second. A version that waits for its day is known beforehand
 * and read from that instant on, in every process, also while the database is away.
 */
export const createLiveCatalog = (store: VersionStore, clock: Clock) => {
  const now = new Map<string, NonNullable<Readable['published']>>()
  const later = new Map<string, NonNullable<Readable['scheduled']>>()
  /** Slugs whose day has come here; in the database somebody has to say so. */
  const due = new Set<string>()
  const listeners: Listener[] = []
  let revision = 0
  let isChanged = false
  let running: Promise<void> | undefined

  const settle = (): void => {
    if (later.size === 0) return
    const at = clock.now()
    for (const [slug, { from, ...version }] of later) {
      if (from > at) continue
      now.set(slug, version)
      later.delete(slug)
      due.add(slug)
      isChanged = true
    }
  }

  const tell = (): void => {
    if (!isChanged) return
    isChanged = false
    const procedures = [...now.values()].map(({ procedure }) => procedure)
    for (const listener of listeners) listener(procedures)
  }

  const load = async (): Promise<void> => {
    const latest = await store.catalogRevision()
    if (latest === revision) return
    for (const { slug, published, scheduled } of await store.findReadableSince(revision)) {
      if (published) now.set(slug, published)
      else now.delete(slug)
      if (scheduled) later.set(slug, scheduled)
      else later.delete(slug)
      due.delete(slug)
    }
    revision = latest
    isChanged = true
  }

  const follow = async (): Promise<void> => {
    settle()
    tell()
    await load()
    settle()
    tell()
    if (due.size === 0) return
    for (const slug of due) await store.promoteDue(slug, clock.now())
    await load()
    settle()
    tell()
  }

  /** Looks for what was published since; while a look is under way, waits for that one. */
  const refresh = (): Promise<void> => {
    running ??= follow().finally(() => {
      running = undefined
    })
    return running
  }

  return {
    getProcedure(slug: string): Procedure | null {
      settle()
      return now.get(slug)?.procedure ?? null
    },
    /** The number of the version that `getProcedure` gives; null where there is none. */
    versionOf(slug: string): number | null {
      settle()
      return now.get(slug)?.version ?? null
    },
    /** The approved version that waits for its day; null where none does. */
    laterOf(slug: string): Later | null {
      settle()
      return later.get(slug) ?? null
    },
    findProcedures(): readonly Procedure[] {
      settle()
      return [...now.values()].map(({ procedure }) => procedure)
    },
    onChange(listener: Listener): void {
      listeners.push(listener)
    },
    refresh,
  }
}
