import { randomBytes } from 'node:crypto'
import type { Database } from '../shared/mongo.js'
import type { Migration } from './run-migrations.js'

/**
 * Until 23 November 2026 the bytes of a file were found by its id as their name; since then its record holds the ids of
 * its uploads, a random key for addresses and the extension.
 */
export const filesByUpload: Migration = {
  id: '0004-files-by-upload',
  what: 'the record of a file names its bytes, a key and its extension',
  async up(database) {
    const records = database.collection('attachments')
    for await (const { _id, name, removed } of records.find({ key: { $exists: false } })) {
      const uploads = await findUploads(database, String(_id))
      const facts = {
        key: randomBytes(16).toString('hex'),
        extension: extensionOf(String(name)),
        uploads,
        bytesId: uploads.at(-1) ?? null,
        isForgotten: false,
      }
      await records.updateOne({ _id }, { $set: { ...facts, removed: removed ?? null } })
    }
  },
}

/** The oldest first. */
const findUploads = async (database: Database, filename: string) => {
  const found = await database
    .collection('attachment_bytes.files')
    .find({ filename }, { projection: { _id: 1 } })
    .sort({ uploadDate: 1 })
    .toArray()
  return found.map(({ _id }) => _id)
}

const extensionOf = (name: string): string => /\.([a-z0-9]{1,10})$/i.exec(name)?.[1]?.toLowerCase() ?? 'bin'
