import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { crc32 } from 'node:zlib'

/**
 * What `make` makes of these sources, kept in `folder` between starts, if one is given; made anew when the sources change or
 * the file is damaged. `name` tells what is kept from other things made of the same sources. Kept is whatever v8 can serialise.
 */
export const keepOnDisk = <T>(
  folder: string | undefined,
  name: string,
  sources: Iterable<string>,
  make: () => T,
): T => {
  if (!folder) return make()
  const file = fileOf(folder, name, sources)
  const kept = readKept(file)
  if (kept) return kept.value as T
  const value = make()
  writeKept(file, value)
  removeOld(folder)
  return value
}

/** Raised whenever features, training or index change (or the library that reads YAML), so that an older file is never read. */
const formatVersion = 21
const prefix = 'kept-'
const suffix = '.bin'
/** Seven of each start: others that share the folder keep theirs, and so does the state before a change that is taken back. */
const mostKept = 56
/** A file begins with the checksum of all that follows. */
const checksumLength = 4

const fileOf = (folder: string, name: string, sources: Iterable<string>): string => {
  const hash = createHash('sha256').update(`${formatVersion} ${process.versions.v8} ${name}`)
  for (const source of sources) hash.update(`\n${source.length} `).update(source, 'utf16le')
  return join(folder, `${prefix}${name}-${hash.digest('hex').slice(0, 32)}${suffix}`)
}

/** The value kept in a file; null where there is none, or a damaged one. */
const readKept = (file: string): { value: unknown } | null => {
  let bytes: Buffer
  try {
    bytes = readFileSync(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  const content = bytes.subarray(checksumLength)
  if (content.length === 0 || crc32(content) !== bytes.readUInt32LE(0)) return null
  touch(file)
  return { value: deserialize(content) }
}

/** Of the files the last used stay; another start may have removed this one meanwhile. */
const touch = (file: string): void => {
  const now = new Date()
  try {
    utimesSync(file, now, now)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}

/** Writes whole or not at all. */
const writeKept = (file: string, value: unknown): void => {
  mkdirSync(dirname(file), { recursive: true })
  const content = serialize(value)
  const checksum = Buffer.alloc(checksumLength)
  checksum.writeUInt32LE(crc32(content))
  const draft = `${file}.${process.pid}.tmp`
  writeFileSync(draft, Buffer.concat([checksum, content]))
  renameSync(draft, file)
}

const removeOld = (folder: string): void => {
  const files = readdirSync(folder)
    .filter((name) => name.startsWith(prefix) && name.endsWith(suffix))
    .map((name) => join(folder, name))
    .map((file) => ({ file, used: statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .sort((a, b) => b.used - a.used)
  for (const { file } of files.slice(mostKept)) rmSync(file, { force: true })
}
