import { createHmac } from 'node:crypto'

const digestBytes = 16

/** What a document is known by: its collection and bytes under a key, so that the list of them tells nothing. */
export const digestOf = (key: Buffer, collection: string, bytes: Uint8Array): Buffer =>
  createHmac('sha256', key).update(`${collection}\0`).update(bytes).digest().subarray(0, digestBytes)

/** A set of digests in one sorted buffer: sixteen bytes each, whatever there are. */
export const createDigestSet = (sorted: Buffer) => {
  const size = sorted.length / digestBytes
  return {
    size,
    bytes: sorted,
    has(digest: Buffer): boolean {
      let low = 0
      let high = size
      while (low < high) {
        const middle = (low + high) >> 1
        const at = middle * digestBytes
        const order = sorted.compare(digest, 0, digestBytes, at, at + digestBytes)
        if (order === 0) return true
        if (order < 0) low = middle + 1
        else high = middle
      }
      return false
    },
  }
}

export type DigestSet = ReturnType<typeof createDigestSet>
export const noDigests = createDigestSet(Buffer.alloc(0))

/** Collects digests one by one. */
export const createDigestList = () => {
  let bytes = Buffer.alloc(digestBytes * 1_024)
  let length = 0
  return {
    add(digest: Buffer): void {
      if (length + digestBytes > bytes.length) bytes = Buffer.concat([bytes], bytes.length * 2)
      digest.copy(bytes, length)
      length += digestBytes
    },
    toSet(): DigestSet {
      const count = length / digestBytes
      const all = Array.from({ length: count }, (_, index) =>
        bytes.subarray(index * digestBytes, (index + 1) * digestBytes),
      ).sort(Buffer.compare)
      return createDigestSet(Buffer.concat(all))
    },
  }
}
