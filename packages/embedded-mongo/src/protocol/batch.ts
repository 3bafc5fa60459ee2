import { type Document, Long, serialize } from 'bson'

const element = (type: number, name: string, payload: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from([type]), Buffer.from(`${name}\0`), payload])
const document = (...elements: Uint8Array[]): Buffer => {
  const body = Buffer.concat([...elements, Buffer.from([0])])
  const size = Buffer.allocUnsafe(4)
  size.writeInt32LE(body.length + 4)
  return Buffer.concat([size, body])
}

/** Documents that are already BSON as a BSON array. */
const arrayOf = (documents: readonly Uint8Array[]): Buffer => {
  const heads = documents.map((_, i) => `\x03${i}\0`)
  const size = documents.reduce((sum, bytes, i) => sum + (heads[i] as string).length + bytes.length, 5)
  const array = Buffer.allocUnsafe(size)
  let at = array.writeInt32LE(size, 0)
  for (const [i, bytes] of documents.entries()) {
    at += array.write(heads[i] as string, at, 'latin1')
    array.set(bytes, at)
    at += bytes.length
  }
  array[at] = 0
  return array
}

export type Batch = { id: Long; ns: string; documents: readonly Uint8Array[] }

/** The answer of find, aggregate and getMore: stored documents go out as they are, unparsed. */
export const encodeBatch = (
  { id, ns, documents }: Batch,
  name: 'firstBatch' | 'nextBatch',
  extra: Document = {},
): Buffer => {
  const head = serialize({ id: Long.fromBigInt(id.toBigInt()), ns })
  const cursor = document(element(4, name, arrayOf(documents)), head.subarray(4, -1))
  const rest = serialize({ ...extra, ok: 1 })
  return document(element(3, 'cursor', cursor), rest.subarray(4, -1))
}
