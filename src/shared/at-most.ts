/**
 * Runs what it is given, no more than `most` at the same moment; of the others the one that came first is next, or with
 * `newestFirst` the last.
 */
export const atMost = (most: number, { newestFirst = false } = {}) => {
  const waiting: (() => void)[] = []
  let running = 0

  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve))
    else running += 1
    try {
      return await work()
    } finally {
      const next = newestFirst ? waiting.pop() : waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}
