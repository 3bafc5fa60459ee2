import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { crc32 } from 'node:zlib'

/**
 * What `make` makes of these sources, kept in `folder` between starts; made anew when the sources change or the file is
 * damaged. Kept is whatever v8 can serialise.
 */
export const keepOnDisk = <T>(folder: string, sources: Iterable<string>, make: () => T): T => {
  const file = fileOf(folder, sources)
  const kept = readKept(file)
  if (kept) return kept.value as T
  const value = make()
  writeKept(folder, file, value)
  return value
}

/** Raised whenever features, training or index change, so that an older file is never read. */
const formatVersion = 18
const prefix = 'understanding-'
const suffix = '.bin'
/** A file begins with the checksum of all that follows. */
const checksumLength = 4

const fileOf = (folder: string, sources: Iterable<string>): string => {
  const hash = createHash('sha256').update(`${formatVersion} ${process.versions.v8}`)
  for (const source of sources) hash.update(`\n${source.length} `).update(source, 'utf16le')
  return join(folder, `${prefix}${hash.digest('hex').slice(0, 32)}${suffix}`)
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
  return { value: deserialize(content) }
}

/** Writes whole or not at all, and removes what was kept of older sources. */
const writeKept = (folder: string, file: string, value: unknown): void => {
  mkdirSync(folder, { recursive: true })
  const content = serialize(value)
  const checksum = Buffer.alloc(checksumLength)
  checksum.writeUInt32LE(crc32(content))
  const draft = `${file}.${process.pid}.tmp`
  writeFileSync(draft, Buffer.concat([checksum, content]))
  renameSync(draft, file)
  for (const name of readdirSync(folder))
    if (name.startsWith(prefix) && name.endsWith(suffix) && join(folder, name) !== file)
      rmSync(join(folder, name), { force: true })
}
