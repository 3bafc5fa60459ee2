import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'

/** Raised whenever features, training or tables change, so that an older file is never read. */
const formatVersion = 9
const prefix = 'understanding-'
const suffix = '.bin'

const digestOf = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest()
const digestLength = 32

const fileOf = (folder: string, sources: unknown): string => {
  const key = digestOf(JSON.stringify([formatVersion, process.versions.v8, sources])).toString('hex')
  return join(folder, `${prefix}${key.slice(0, 32)}${suffix}`)
}

/** The value kept in a file, or null. A damaged file counts as none. */
const readKept = (file: string): unknown => {
  let bytes: Buffer
  try {
    bytes = readFileSync(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  const body = bytes.subarray(digestLength)
  return digestOf(body).equals(bytes.subarray(0, digestLength)) ? deserialize(body) : null
}

/** Writes whole or not at all, and removes what was kept of older sources. */
const writeKept = (folder: string, file: string, value: unknown): void => {
  mkdirSync(folder, { recursive: true })
  const body = serialize(value)
  const draft = `${file}.${process.pid}.tmp`
  writeFileSync(draft, Buffer.concat([digestOf(body), body]))
  renameSync(draft, file)
  for (const name of readdirSync(folder))
    if (name.startsWith(prefix) && name.endsWith(suffix) && join(folder, name) !== file)
      rmSync(join(folder, name), { force: true })
}

/**
 * What `make` makes of these sources (anything that JSON can say), kept in `folder` between starts; made anew when the
 * sources change or the file is damaged. Plain values, maps and typed arrays are kept.
 */
export const keepOnDisk = <T>(folder: string, sources: unknown, make: () => T): T => {
  const file = fileOf(folder, sources)
  const kept = readKept(file)
  if (kept !== null) return kept as T
  const value = make()
  writeKept(folder, file, value)
  return value
}
