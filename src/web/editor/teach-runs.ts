import { LRUCache } from 'lru-cache'

export type LessonRunning<R> = { promise: Promise<R>; result?: R; hasFailed?: true }

const mostKept = 20

/** Runs by a key that says all they depend on: one is begun once, while the page asks for it again and again. */
export const createRuns = <R>() => {
  const runs = new LRUCache<string, LessonRunning<R>>({ max: mostKept })
  return (key: string, run: () => Promise<R>): LessonRunning<R> => {
    const known = runs.get(key)
    if (known) return known
    const running: LessonRunning<R> = { promise: run() }
    runs.set(key, running)
    running.promise.then(
      (result) => {
        running.result = result
      },
      () => {
        running.hasFailed = true
        runs.delete(key)
      },
    )
    return running
  }
}
