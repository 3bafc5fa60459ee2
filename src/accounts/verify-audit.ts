import { type ChainedEntry, type ChainFault, checkAnchors, checkChain } from './audit-chain.js'
import type { AuditStore } from './audit-store.js'

export type AuditReport = {
  entries: number
  chains: number
  anchors: number
  faults: (ChainFault | { day: string; what: 'anchor_changed' })[]
}

/** Reads the whole trail and says which entries were changed, taken out or moved since they were written. */
export const verifyAudit = async (
  store: Pick<AuditStore, 'readChains' | 'findAnchors'>,
  key: Buffer,
): Promise<AuditReport> => {
  const anchors = await store.findAnchors()
  const ends = new Set(anchors.flatMap((one) => Object.entries(one.ends).map(([chain, { seq }]) => `${chain}:${seq}`)))
  const kept = new Map<string, ChainedEntry>()
  const report: AuditReport = { entries: 0, chains: 0, anchors: anchors.length, faults: [] }
  let chain: ChainedEntry[] = []
  const close = () => {
    if (chain.length === 0) return
    report.chains += 1
    report.faults.push(...checkChain(key, chain))
    chain = []
  }
  for await (const entry of store.readChains()) {
    if (chain[0] && chain[0].chain !== entry.chain) close()
    chain.push(entry)
    report.entries += 1
    const place = `${entry.chain}:${entry.seq}`
    if (ends.has(place)) kept.set(place, entry)
  }
  close()
  report.faults.push(...checkAnchors(key, anchors, (of, seq) => kept.get(`${of}:${seq}`)))
  return report
}

/** Whether the trail was sealed with this key, by the latest chain's first line; null: there is none. */
export const isTrailOf = async (store: Pick<AuditStore, 'findChainStart'>, key: Buffer): Promise<boolean | null> => {
  const start = await store.findChainStart()
  return start && checkChain(key, [start]).length === 0
}
