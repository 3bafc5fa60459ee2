import { createHash, type Hash } from 'node:crypto'
import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { crc32 } from 'node:zlib'

/** Raised whenever features, training or tables change, so that an older file is never read. */
const formatVersion = 17
const prefix = 'understanding-'
const suffix = '.bin'

/**
 * A file holds: the length of its head, the checksum of all that follows, the head (the value, with the place of each
 * array in its stead), and the arrays. They are read where they lie, without a copy: there may be a hundred megabytes.
 */
const prologue = 16
const alignment = 8

const arrayKinds = { Int8Array, Uint8Array, Uint16Array, Uint32Array, Float32Array } as const
type ArrayKind = keyof typeof arrayKinds
type NumberArray = InstanceType<(typeof arrayKinds)[ArrayKind]>
type Placed = { array: ArrayKind; from: number; length: number }

const isArray = (value: unknown): value is NumberArray => ArrayBuffer.isView(value)
const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

const aligned = (length: number): number => Math.ceil(length / alignment) * alignment

const fileOf = (folder: string, sources: Iterable<string>): string => {
  const hash: Hash = createHash('sha256').update(`${formatVersion} ${process.versions.v8}`)
  for (const source of sources) hash.update(`\n${source.length} `).update(source, 'utf16le')
  return join(folder, `${prefix}${hash.digest('hex').slice(0, 32)}${suffix}`)
}

/** The value with its arrays taken out: where they will lie is left in their places. */
const takeArrays = (value: unknown, arrays: NumberArray[], end: { at: number }): unknown => {
  if (isArray(value)) {
    const placed: Placed = { array: value.constructor.name as ArrayKind, from: end.at, length: value.length }
    arrays.push(value)
    end.at += aligned(value.byteLength)
    return placed
  }
  if (!isPlain(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, takeArrays(part, arrays, end)]))
}

const putArrays = (value: unknown, bytes: ArrayBuffer, from: number): unknown => {
  if (!isPlain(value)) return value
  if ('array' in value) {
    const { array, from: at, length } = value as Placed
    return new arrayKinds[array](bytes, from + at, length)
  }
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, putArrays(part, bytes, from)]))
}

const readAll = (file: string): Uint8Array<ArrayBuffer> | null => {
  let handle: number
  try {
    handle = openSync(file, 'r')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  try {
    const bytes = new Uint8Array(fstatSync(handle).size)
    let length = 0
    for (let more = -1; more !== 0 && length < bytes.length; length += more)
      more = readSync(handle, bytes, length, bytes.length - length, length)
    return bytes.subarray(0, length)
  } finally {
    closeSync(handle)
  }
}

/** The value kept in a file, or null. A damaged file counts as none. */
const readKept = (file: string): unknown => {
  const bytes = readAll(file)
  if (!bytes || bytes.length < prologue) return null
  const [headLength, checksum] = new Uint32Array(bytes.buffer, 0, 2) as unknown as [number, number]
  if (crc32(bytes.subarray(prologue)) !== checksum) return null
  const head = deserialize(bytes.subarray(prologue, prologue + headLength))
  return putArrays(head, bytes.buffer, aligned(prologue + headLength))
}

/** Writes whole or not at all, and removes what was kept of older sources. */
const writeKept = (folder: string, file: string, value: unknown): void => {
  mkdirSync(folder, { recursive: true })
  const arrays: NumberArray[] = []
  const head = serialize(takeArrays(value, arrays, { at: 0 }))
  const padding = new Uint8Array(alignment)
  const parts: Uint8Array[] = [head, padding.subarray(0, aligned(prologue + head.length) - prologue - head.length)]
  for (const { buffer, byteOffset, byteLength } of arrays)
    parts.push(new Uint8Array(buffer, byteOffset, byteLength), padding.subarray(0, aligned(byteLength) - byteLength))
  const checksum = parts.reduce((sum, part) => crc32(part, sum), 0)
  const draft = `${file}.${process.pid}.tmp`
  const handle = openSync(draft, 'w')
  try {
    for (const part of [new Uint8Array(Uint32Array.of(head.length, checksum, 0, 0).buffer), ...parts])
      for (let written = 0; written < part.length; ) written += writeSync(handle, part, written)
  } finally {
    closeSync(handle)
  }
  renameSync(draft, file)
  for (const name of readdirSync(folder))
    if (name.startsWith(prefix) && name.endsWith(suffix) && join(folder, name) !== file)
      rmSync(join(folder, name), { force: true })
}

/**
 * What `make` makes of these sources, kept in `folder` between starts; made anew when
 * the sources change or the file is damaged. Kept are plain objects of arrays of numbers, and beside these whatever v8
 * can serialise.
 */
export const keepOnDisk = <T>(folder: string, sources: Iterable<string>, make: () => T): T => {
  const file = fileOf(folder, sources)
  const kept = readKept(file)
  if (kept !== null) return kept as T
  const value = make()
  writeKept(folder, file, value)
  return value
}
