import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Connection, databaseOf, isDuplicateKey } from '../../shared/mongo.js'
import { lastingKey } from './key-folder.js'

const digestOf = (key: Buffer): string => createHash('sha256').update(key).digest('hex')

const marksOf = (connection: Connection) =>
  databaseOf(connection).collection<{ _id: string; digest: string }>('key_folder')

/** Notes whose keys a database was sealed with first; gives whether the key that lasts is of that folder. */
export const isOwnKey = async (connection: Connection, key: Buffer): Promise<boolean> => {
  const digest = digestOf(key)
  const marks = marksOf(connection)
  await marks.updateOne({ _id: lastingKey }, { $setOnInsert: { digest } }, { upsert: true }).catch((error) => {
    if (!isDuplicateKey(error)) throw error
  })
  return (await marks.findOne({ _id: lastingKey }))?.digest === digest
}

/** How a folder of keys goes with a database, without making either: 'fresh' where nothing was sealed yet. */
export const readKeyFolder = async (
  connection: Connection,
  folder: string,
): Promise<'own' | 'other' | 'missing' | 'fresh'> => {
  const mark = await marksOf(connection).findOne({ _id: lastingKey })
  if (!mark) return 'fresh'
  const text = await readFile(join(folder, lastingKey), 'utf8').catch(() => null)
  if (text === null) return 'missing'
  return digestOf(Buffer.from(text.trim(), 'hex')) === mark.digest ? 'own' : 'other'
}
