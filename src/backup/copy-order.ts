/** What is no use after a restore: who works on what just now, which servers run. */
const leftOut = new Set(['leases', 'processes'])

/** Sums and how far they have come: older than what they are made of, they are made again from there. */
const first = ['incoming', 'indicator_cursors', 'indicator_dirty_days', 'indicator_sums', 'job_runs', 'conversations']
/** What others are collected into, what others refer to, and counters, which may be ahead and never behind. */
const last = ['public_answers', 'attachments', 'outgoing', 'audit', 'chat_keys', 'paper_numbers', 'chats']

/**
 * The order in which collections are copied while the server goes on (decision 0099). Something is read before what it is
 * carried over into: a message before the talk that answers it, a case before the messages that it causes, all of them before
 * the trail. So a copy may hold something twice, which its id makes one, and never holds it nowhere.
 */
export const inCopyOrder = (names: readonly string[]): string[] => {
  const rankOf = (name: string): number => {
    const early = first.indexOf(name)
    if (early >= 0) return early
    const late = last.indexOf(name)
    return late >= 0 ? 1_000 + late : 500
  }
  return names
    .filter((name) => !leftOut.has(name) && !name.startsWith('system.'))
    .toSorted((a, b) => rankOf(a) - rankOf(b) || a.localeCompare(b))
}
