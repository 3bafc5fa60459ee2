import { leafHash, pathOf, rootOf, sha256 } from './merkle.js'

/** First bytes of what is hashed, so that a hash of ours is never one of something else. */
const leafLabel = 'xa-oi/bang-chung/1'
const chainPrefix = Buffer.from([2])
/** What the chain begins with. */
export const beforeFirst = '0'.repeat(64)
const leastLeaves = 1_024
const growth = 4

/** One case as the tree knows it: its receipt code, and 32 random bytes as hex that make the leaf unguessable. */
export type Filed = { receiptCode: string; salt: string }

/** A closed day. Hashes are hex; `leaves` those of the cases alone, `seed` makes the empty ones. */
export type ProofDay = {
  day: string
  leaves: string[]
  seed: string
  size: number
  root: string
  chain: string
}

/** The hashed leaf of a case in a day's tree: that there was a case of this code by the end of that day, and nothing else. */
export const leafOf = (day: string, { receiptCode, salt }: Filed): string =>
  leafHash(Buffer.from([leafLabel, day, salt, receiptCode].join('\n'))).toString('hex')

/** How many leaves a day shows: at least 1,024, then four times as many, so that a path doesn't tell how many cases there were. */
export const sizeFor = (cases: number): number => {
  let size = leastLeaves
  while (size < cases) size *= growth
  return size
}

/** All leaves of a day, the empty ones among them, in the order of their hashes: it tells neither time nor kind. */
export const allLeaves = ({ leaves, seed, size }: Pick<ProofDay, 'leaves' | 'seed' | 'size'>): string[] => {
  const empty = Array.from({ length: size - leaves.length }, (_, index) =>
    leafHash(Buffer.from(`${seed}\n${index}`)).toString('hex'),
  )
  return [...leaves, ...empty].sort()
}

/** The day's link: with the one before it, it stands for all days up to this one. */
export const chainOf = (before: string, { day, size, root }: Pick<ProofDay, 'day' | 'size' | 'root'>): string =>
  sha256(chainPrefix, Buffer.from([before, day, size, root].join('\n'))).toString('hex')

const bytes = (hashes: readonly string[]): Buffer[] => hashes.map((hash) => Buffer.from(hash, 'hex'))

export const closeDay = (
  day: string,
  { cases, seed, before }: { cases: readonly Filed[]; seed: string; before: string },
): ProofDay => {
  const leaves = cases.map((one) => leafOf(day, one)).sort()
  const size = sizeFor(leaves.length)
  const root = rootOf(bytes(allLeaves({ leaves, seed, size }))).toString('hex')
  return { day, leaves, seed, size, root, chain: chainOf(before, { day, size, root }) }
}

/** Where a leaf stands in its day's tree, and the way from it to the root; null: it isn't there. */
export const wayOf = (closed: ProofDay, leaf: string): { index: number; path: string[] } | null => {
  const all = allLeaves(closed)
  const index = all.indexOf(leaf)
  return index < 0 ? null : { index, path: pathOf(bytes(all), index).map((hash) => hash.toString('hex')) }
}
