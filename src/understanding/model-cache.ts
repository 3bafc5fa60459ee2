import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { featureBits } from './features.js'
import type { IntentModel } from './intent-classifier.js'

/** Raised whenever features or training change, so that an older file is never read. */
const formatVersion = 3
const prefix = 'understanding-'

/** A name for what a model was trained from. */
export const keyOf = (sources: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify([formatVersion, featureBits, sources]))
    .digest('hex')
    .slice(0, 32)

const fileOf = (folder: string, key: string): string => join(folder, `${prefix}${key}.bin`)

/** The model kept under this key, or null. A damaged file counts as none. */
export const readCachedModel = (folder: string, key: string, classes: number): IntentModel | null => {
  let bytes: Buffer
  try {
    bytes = readFileSync(fileOf(folder, key))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  const cells = (1 << featureBits) * classes
  if (bytes.length !== 4 * (1 + classes + cells)) return null
  const numbers = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length))
  const sharpness = numbers[0] as number
  if (!Number.isFinite(sharpness)) return null
  return { classes, sharpness, bias: numbers.slice(1, 1 + classes), table: numbers.subarray(1 + classes) }
}

/** Keeps a model and removes those of older sources. */
export const writeCachedModel = (folder: string, key: string, { sharpness, bias, table }: IntentModel): void => {
  mkdirSync(folder, { recursive: true })
  const numbers = new Float32Array(1 + bias.length + table.length)
  numbers[0] = sharpness
  numbers.set(bias, 1)
  numbers.set(table, 1 + bias.length)
  const file = fileOf(folder, key)
  const draft = `${file}.${process.pid}.tmp`
  writeFileSync(draft, new Uint8Array(numbers.buffer))
  renameSync(draft, file)
  for (const name of readdirSync(folder))
    if (name.startsWith(prefix) && name.endsWith('.bin') && join(folder, name) !== file)
      rmSync(join(folder, name), { force: true })
}
