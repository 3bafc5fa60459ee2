import { beforeFirst, chainOf, leafOf } from './day-tree.js'
import { leadsTo } from './merkle.js'
import { daysFile, type PublishedDay, proofFile } from './proof-files.js'

/** What a check found; `day` where it is about one. */
export type Verdict =
  | { found: 'right'; code: string; day: string }
  | { found: 'not_a_proof' | 'not_days' }
  | { found: 'chain_broken' | 'day_missing' | 'other_days' | 'not_in_day'; day: string }

/** The first day at which the chain doesn't hold: changed, left out, moved or put in; null: it holds. */
const brokenAt = (days: readonly PublishedDay[]): string | null => {
  let before = { day: '', chain: beforeFirst }
  for (const one of days) {
    if (one.day <= before.day || one.chain !== chainOf(before.chain, one)) return one.day
    before = one
  }
  return null
}

/**
 * Whether a case was there by the end of its day: the two files as they were parsed from JSON. Asks nobody else. A proof that was
 * made for other days than those published is told apart ('other_days'): who rewrites a past day changes its link.
 */
export const checkProof = (proof: unknown, published: unknown): Verdict => {
  const mine = proofFile.safeParse(proof)
  if (!mine.success) return { found: 'not_a_proof' }
  const all = daysFile.safeParse(published)
  if (!all.success) return { found: 'not_days' }
  const { code, day, salt, index, path, root, chain } = mine.data
  const broken = brokenAt(all.data.days)
  if (broken) return { found: 'chain_broken', day: broken }
  const closed = all.data.days.find((one) => one.day === day)
  if (!closed) return { found: 'day_missing', day }
  if (closed.chain !== chain || closed.root !== root) return { found: 'other_days', day }
  const leaf = Buffer.from(leafOf(day, { receiptCode: code, salt }), 'hex')
  const way = { index, size: closed.size, path: path.map(bytes), root: bytes(root) }
  return leadsTo(leaf, way) ? { found: 'right', code, day } : { found: 'not_in_day', day }
}

const bytes = (hash: string): Buffer => Buffer.from(hash, 'hex')
