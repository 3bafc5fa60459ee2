import type { AuditEntry } from '../shared/audit.js'
import { sign } from '../shared/keys.js'

/**
 * An entry's place in the chain of its subject. Each entry is signed together with the signature before it, so that
 * changing, removing or moving one breaks all that follow; the key isn't in the database.
 */
export type Link = { chain: string; seq: number; seal: string }
export type ChainedEntry = AuditEntry & Link

/** Entries about one case, account or procedure are one chain; those about nothing are another. */
export const chainOf = ({ subject }: Pick<AuditEntry, 'subject'>): string => subject ?? '-'

export const sealOf = (
  key: Buffer,
  { id, at, accountId, what, subject, detail }: AuditEntry,
  { seq, before }: { seq: number; before: string },
): string =>
  sign(key, JSON.stringify([before, seq, id, at.toISOString(), accountId, what, subject, ...(detail ? [detail] : [])]))

/** What is wrong with a chain. */
export type ChainFault = { chain: string; seq: number; what: 'changed' | 'missing' }

/** Reads a chain in its order; an entry that was changed, taken out or put elsewhere shows. */
export const checkChain = (key: Buffer, entries: readonly ChainedEntry[]): ChainFault[] => {
  const faults: ChainFault[] = []
  let before = ''
  let expected = 1
  for (const entry of entries) {
    const { chain, seq, seal } = entry
    if (seq !== expected) faults.push({ chain, seq: expected, what: 'missing' })
    else if (seal !== sealOf(key, entry, { seq, before })) faults.push({ chain, seq, what: 'changed' })
    before = seal
    expected = seq + 1
  }
  return faults
}

/**
 * The end of every chain on one day, signed together with the anchor before it: what was cut off a chain's end shows
 * against it. Anchors are printed in the log, so that a copy lies outside the database.
 */
export type Anchor = { day: string; ends: Record<string, { seq: number; seal: string }>; seal: string }

export const anchorSealOf = (key: Buffer, { day, ends }: Pick<Anchor, 'day' | 'ends'>, before: string): string =>
  sign(key, JSON.stringify([before, day, Object.entries(ends).toSorted(([a], [b]) => (a < b ? -1 : 1))]))

/** What is wrong with the anchors, the oldest first, beside the entries that there are. */
export const checkAnchors = (
  key: Buffer,
  anchors: readonly Anchor[],
  entryAt: (chain: string, seq: number) => ChainedEntry | undefined,
): (ChainFault | { day: string; what: 'anchor_changed' })[] => {
  let before = ''
  return anchors.flatMap((anchor) => {
    const isChanged = anchor.seal !== anchorSealOf(key, anchor, before)
    before = anchor.seal
    const cut = Object.entries(anchor.ends)
      .filter(([chain, { seq, seal }]) => entryAt(chain, seq)?.seal !== seal)
      .map(([chain, { seq }]) => ({ chain, seq, what: 'missing' as const }))
    return [...(isChanged ? [{ day: anchor.day, what: 'anchor_changed' as const }] : []), ...cut]
  })
}
