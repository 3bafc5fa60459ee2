import { createReadStream } from 'node:fs'
import { type FileHandle, open, stat } from 'node:fs/promises'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { boundTo, type KeyPair, openWith, sealTo } from '../sealing/key-pair.js'
import { BadSetup } from '../shared/errors.js'
import { backupWording as say } from './wording.js'

/** One thing of a pack: a document's bytes with its collection, or a file's with its name. */
export type PackRecord = { kind: 'document' | 'file'; name: string; bytes: Buffer }

const frameBytes = 1_000_000
const lengthBytes = 4
const kinds = ['document', 'file'] as const

const encode = ({ kind, name, bytes }: PackRecord): Buffer => {
  const named = Buffer.from(name)
  const head = Buffer.alloc(7)
  head.writeUInt8(kinds.indexOf(kind), 0)
  head.writeUInt16BE(named.length, 1)
  head.writeUInt32BE(bytes.length, 3)
  return Buffer.concat([head, named, bytes])
}

const decode = (frame: Buffer): PackRecord[] => {
  const records: PackRecord[] = []
  for (let at = 0; at < frame.length; ) {
    const nameAt = at + 7
    const bytesAt = nameAt + frame.readUInt16BE(at + 1)
    const end = bytesAt + frame.readUInt32BE(at + 3)
    const kind = kinds[frame.readUInt8(at)] ?? 'document'
    records.push({ kind, name: frame.toString('utf8', nameAt, bytesAt), bytes: frame.subarray(bytesAt, end) })
    at = end
  }
  return records
}

/** A frame is bound to its pack, its place and whether it is the last: none is moved, left out or cut off unnoticed. */
const placeOf = (pack: string, index: number, isLast: boolean): string =>
  boundTo('backup', pack, index, isLast ? 'last' : 'more')

/** Writes records, packed and sealed to a public key, into a new file; `end` has them on the disk. */
export const createPack = async (path: string, { id, publicKey }: { id: string; publicKey: string }) => {
  const file: FileHandle = await open(path, 'wx', 0o600)
  let waiting: Buffer[] = []
  let waitingBytes = 0
  let frames = 0

  const flush = async (isLast: boolean): Promise<void> => {
    const sealed = sealTo(publicKey, placeOf(id, frames, isLast), deflateRawSync(Buffer.concat(waiting)))
    const length = Buffer.alloc(lengthBytes)
    length.writeUInt32BE(sealed.length)
    await file.appendFile(Buffer.concat([length, sealed]))
    frames += 1
    waiting = []
    waitingBytes = 0
  }

  return {
    async add(record: PackRecord): Promise<void> {
      const encoded = encode(record)
      waiting.push(encoded)
      waitingBytes += encoded.length
      if (waitingBytes >= frameBytes) await flush(false)
    },
    async end(): Promise<void> {
      await flush(true)
      await file.sync()
      await file.close()
    },
    abandon: () => file.close(),
  }
}

const readFrames = async function* (path: string): AsyncGenerator<Buffer> {
  let left = Buffer.alloc(0)
  for await (const piece of createReadStream(path)) {
    left = Buffer.concat([left, piece as Buffer])
    while (left.length >= lengthBytes && left.length >= lengthBytes + left.readUInt32BE()) {
      const end = lengthBytes + left.readUInt32BE()
      yield left.subarray(lengthBytes, end)
      left = left.subarray(end)
    }
  }
  if (left.length > 0) throw new BadSetup(say.damaged(path))
}

/** The records of a pack. Throws BadSetup for another key, or a file that was changed or cut off. */
export const readPack = async function* (
  path: string,
  { id, pair }: { id: string; pair: KeyPair },
): AsyncGenerator<PackRecord> {
  let index = 0
  let isWhole = false
  if (!(await stat(path).catch(() => null))) throw new BadSetup(say.missing(path))
  for await (const sealed of readFrames(path)) {
    if (isWhole) throw new BadSetup(say.damaged(path))
    const more = openWith(pair, placeOf(id, index, false), sealed)
    const frame = more ?? openWith(pair, placeOf(id, index, true), sealed)
    if (!frame) throw new BadSetup(say.damaged(path))
    isWhole = more === null
    yield* decode(inflateRawSync(frame))
    index += 1
  }
  if (!isWhole) throw new BadSetup(say.damaged(path))
}
