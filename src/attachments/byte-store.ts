import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import mongoose from 'mongoose'
import type { Connection } from '../shared/mongo.js'

export type UploadId = mongoose.Types.ObjectId
export const newUploadId = (): UploadId => new mongoose.Types.ObjectId()

const bucketName = 'attachment_bytes'

/** Bytes in GridFS, under ids that are given before the first byte is written: what a crash left half-written is found by them. */
export const createByteStore = (connection: Connection) => {
  const database = () => {
    if (!connection.db) throw new Error('not connected')
    return connection.db
  }
  const bucket = () => new mongoose.mongo.GridFSBucket(database(), { bucketName })

  return {
    write: (id: UploadId, bytes: Buffer): Promise<void> =>
      pipeline(Readable.from([bytes]), bucket().openUploadStreamWithId(id, id.toHexString())),

    async read(id: UploadId): Promise<Buffer> {
      const chunks: Buffer[] = []
      for await (const chunk of bucket().openDownloadStream(id)) chunks.push(chunk as Buffer)
      return Buffer.concat(chunks)
    },

    /** Whole or half-written; ids of nothing are no error. */
    async remove(ids: readonly UploadId[]): Promise<void> {
      if (ids.length === 0) return
      await database()
        .collection(`${bucketName}.files`)
        .deleteMany({ _id: { $in: [...ids] } })
      await database()
        .collection(`${bucketName}.chunks`)
        .deleteMany({ files_id: { $in: [...ids] } })
    },
  }
}
