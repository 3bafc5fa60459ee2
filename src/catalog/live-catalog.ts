import type { Procedure } from './procedure.js'
import type { VersionStore } from './version-store.js'

type Listener = (procedures: readonly Procedure[]) => void

/**
 * The published catalog in memory. It is empty until the first `refresh`; the job follow_catalog refreshes it, so that
 * what any process publishes is seen by all within about a second. While the database is away it stays as it was.
 */
export const createLiveCatalog = (store: VersionStore) => {
  const bySlug = new Map<string, Procedure>()
  const versions = new Map<string, number>()
  const listeners: Listener[] = []
  let revision = 0
  let running: Promise<void> | undefined

  const load = async (): Promise<void> => {
    const latest = await store.catalogRevision()
    if (latest === revision) return
    for (const { procedure, version } of await store.findPublishedSince(revision)) {
      bySlug.set(procedure.slug, procedure)
      versions.set(procedure.slug, version)
    }
    revision = latest
    for (const listener of listeners) listener([...bySlug.values()])
  }

  /** Looks for what was published since; while a look is under way, waits for that one. */
  const refresh = (): Promise<void> => {
    running ??= load().finally(() => {
      running = undefined
    })
    return running
  }

  return {
    getProcedure: (slug: string): Procedure | null => bySlug.get(slug) ?? null,
    /** The number of the version that `getProcedure` gives; null where there is none. */
    versionOf: (slug: string): number | null => versions.get(slug) ?? null,
    findProcedures: (): readonly Procedure[] => [...bySlug.values()],
    onChange(listener: Listener): void {
      listeners.push(listener)
    },
    refresh,
  }
}
