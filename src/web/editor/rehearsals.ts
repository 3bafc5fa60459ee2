import { LRUCache } from 'lru-cache'
import type { Procedure } from '../../catalog/procedure.js'
import type { Rehearsal } from '../../understanding/rehearse.js'

/** A run under way, or its result; null: nothing is answered otherwise. */
export type Run = { promise: Promise<Rehearsal | null>; result?: Rehearsal | null }

const mostKept = 20

/** The runs of drafts against the test questions; each draft is run once for each state of the catalog. */
export const createRehearsals = (parts: {
  rehearse: (draft: Procedure) => Promise<Rehearsal | null>
  findAll: () => readonly Procedure[]
}) => {
  const runs = new LRUCache<string, Run>({ max: mostKept })
  let seen: readonly Procedure[] = []
  let state = 0

  /** Counts the states of the catalog as they are seen. */
  const stateNow = (): number => {
    const all = parts.findAll()
    if (all.length !== seen.length || all.some((procedure, index) => procedure !== seen[index])) state++
    seen = all
    return state
  }

  return (draft: Procedure, revision: number): Run => {
    const key = `${draft.slug} ${revision} ${stateNow()}`
    const known = runs.get(key)
    if (known) return known
    const run: Run = { promise: parts.rehearse(draft) }
    runs.set(key, run)
    run.promise.then(
      (result) => {
        run.result = result
      },
      () => runs.delete(key),
    )
    return run
  }
}
