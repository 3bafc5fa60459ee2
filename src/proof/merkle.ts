import { createHash } from 'node:crypto'

/**
 * A Merkle tree over SHA-256 as in RFC 9162 section 2.1: leaves and nodes are hashed with different first bytes, so that
 * neither can pass for the other. A hash is a Buffer of 32 bytes.
 */
const leafPrefix = Buffer.from([0])
const nodePrefix = Buffer.from([1])

export const sha256 = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

export const leafHash = (data: Uint8Array): Buffer => sha256(leafPrefix, data)
const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer => sha256(nodePrefix, left, right)

/** The largest power of two below a size of two or more. */
const splitOf = (size: number): number => 2 ** Math.floor(Math.log2(size - 1))

/** The root of hashed leaves in their order; of none, the hash of nothing (section 2.1.1). */
export const rootOf = (leaves: readonly Buffer[]): Buffer => {
  const [first] = leaves
  if (!first) return sha256()
  if (leaves.length === 1) return first
  const split = splitOf(leaves.length)
  return nodeHash(rootOf(leaves.slice(0, split)), rootOf(leaves.slice(split)))
}

/** What has to be hashed to a leaf to reach the root, from below (section 2.1.3.1). */
export const pathOf = (leaves: readonly Buffer[], index: number): Buffer[] => {
  if (leaves.length <= 1) return []
  const split = splitOf(leaves.length)
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)]
  return index < split ? [...pathOf(left, index), rootOf(right)] : [...pathOf(right, index - split), rootOf(left)]
}

/** Whether a hashed leaf stands at an index of the tree of that size and root (section 2.1.3.2). */
export const leadsTo = (
  leaf: Buffer,
  { index, size, path, root }: { index: number; size: number; path: readonly Buffer[]; root: Buffer },
): boolean => {
  if (index >= size) return false
  let [at, last, hash] = [index, size - 1, leaf]
  for (const beside of path) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(beside, hash)
      while (at % 2 === 0 && at !== 0) [at, last] = [at >> 1, last >> 1]
    } else hash = nodeHash(hash, beside)
    ;[at, last] = [at >> 1, last >> 1]
  }
  return last === 0 && hash.equals(root)
}
