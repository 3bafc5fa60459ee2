import { createHash } from 'node:crypto'

/** How far a share may be off, with 95 % certainty. */
export const marginOfError = 0.05

/** How many of `size` are asked: n = N/(1+N·e²), rounded up (the Ministry's older guidance, docs/indicators-facts.md section 1). */
export const sampleSize = (size: number, margin = marginOfError): number => Math.ceil(size / (1 + size * margin ** 2))

/** Those of one service in one commune; null: not known which. */
export type Stratum = { communeCode: string | null; service: string | null }
export type SizedStratum = Stratum & { size: number }
export type PlannedStratum = SizedStratum & { quota: number }

/**
 * Shares a sample out in proportion to the sizes, by the largest remainders: whole numbers that add up to `sample`, none
 * above its stratum's size. Of equal remainders the first in the list goes first.
 */
export const shareOut = (strata: readonly SizedStratum[], sample: number): PlannedStratum[] => {
  const total = strata.reduce((sum, { size }) => sum + size, 0)
  if (total === 0) return strata.map((one) => ({ ...one, quota: 0 }))
  const exact = strata.map(({ size }) => (Math.min(sample, total) * size) / total)
  const left = Math.min(sample, total) - exact.reduce((sum, share) => sum + Math.floor(share), 0)
  const first = exact
    .map((share, index) => ({ index, rest: share - Math.floor(share) }))
    .toSorted((a, b) => b.rest - a.rest || a.index - b.index)
    .slice(0, left)
  const gainers = new Set(first.map(({ index }) => index))
  return strata.map((one, index) => ({ ...one, quota: Math.floor(exact[index] ?? 0) + (gainers.has(index) ? 1 : 0) }))
}

export type Plan = { size: number; sample: number; strata: PlannedStratum[] }

/** The sample of a frame: how many in all, and of each service in each commune. */
export const planOf = (strata: readonly SizedStratum[]): Plan => {
  const size = strata.reduce((sum, one) => sum + one.size, 0)
  const sample = sampleSize(size)
  return { size, sample, strata: shareOut(strata, sample) }
}

/** Asked for in a stratum that no plan knows: below this many a share is marked as unsure. */
const quotaUnplanned = 30

/** The share of a stratum that is asked, and at most how many. */
export const rateOf = (plan: readonly PlannedStratum[], { communeCode, service }: Stratum) => {
  const found = plan.find((one) => one.communeCode === communeCode && one.service === service)
  return found ? { rate: found.quota / found.size, quota: found.quota } : { rate: 1, quota: quotaUnplanned }
}

const lotBits = 32

/** The lot of an id, from 0 below 1: the same seed gives the same one, and nobody can choose it. */
export const lotOf = (seed: string, id: string): number =>
  createHash('sha256').update(`${seed}:${id}`).digest().readUInt32BE(0) / 2 ** lotBits

/** In the order of their lots, so that who fills a quota up is drawn too. */
export const inDrawnOrder = <T extends { id: string }>(seed: string, ones: readonly T[]): T[] =>
  ones.toSorted((a, b) => lotOf(seed, a.id) - lotOf(seed, b.id) || (a.id < b.id ? -1 : 1))
