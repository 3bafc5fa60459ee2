import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import mongoose, { Schema } from 'mongoose'
import { type Connection, isDuplicateKey } from '../shared/mongo.js'
import { cleanName } from './file-names.js'
import { recogniseFile } from './recognise-file.js'
import type { Scanner } from './scan.js'

/** In bytes. */
export const largestFile = 20 * 1024 * 1024

/** A file that a person sent. `type` is found from its bytes, never from its name. */
export type Attachment = {
  id: string
  chat: string
  name: string
  type: string
  size: number
  sha256: string
  keptAt: Date
  caseId: string | null
  scan: 'not_scanned' | 'clean' | 'infected'
  /** Its bytes were deleted; the record stays. */
  removed: { by: string; reason: string; at: Date } | null
}

export type Refusal = 'empty' | 'too_large' | 'type'
/** Why the bytes of a file may not be opened. */
export type OpenRefusal = 'removed' | 'infected' | 'not_scanned'

type StoredAttachment = Omit<Attachment, 'id'> & { _id: string }

const schema = new Schema<StoredAttachment>(
  {
    _id: String,
    chat: String,
    name: String,
    type: String,
    size: Number,
    sha256: String,
    keptAt: Date,
    caseId: String,
    scan: String,
    removed: Schema.Types.Mixed,
  },
  { versionKey: false, collection: 'attachments' },
)
schema.index({ chat: 1, caseId: 1 })
schema.index({ caseId: 1, keptAt: 1 })

const bucketName = 'attachment_bytes'
const toAttachment = ({ _id, ...rest }: StoredAttachment): Attachment => ({ id: _id, ...rest })

/** Files that people sent: bytes in GridFS, a record of each beside them. */
export const createAttachmentStore = ({ connection, scanner }: { connection: Connection; scanner: Scanner | null }) => {
  const model = connection.model<StoredAttachment>('Attachment', schema)
  const bucket = () => {
    if (!connection.db) throw new Error('not connected')
    return new mongoose.mongo.GridFSBucket(connection.db, { bucketName })
  }

  const deleteBytes = async (id: string): Promise<void> => {
    for await (const { _id } of bucket().find({ filename: id })) await bucket().delete(_id)
    await connection.db?.collection(`${bucketName}.chunks`).deleteMany({ files_id: id as never })
  }

  const readBytes = async (id: string): Promise<Buffer> => {
    const chunks: Buffer[] = []
    for await (const chunk of bucket().openDownloadStreamByName(id)) chunks.push(chunk as Buffer)
    return Buffer.concat(chunks)
  }

  const get = async (id: string): Promise<Attachment | null> => {
    const found = await model.findById(id).lean<StoredAttachment>()
    return found && toAttachment(found)
  }

  const forget = async (filter: Record<string, unknown>): Promise<number> => {
    const found = await model.find({ ...filter, caseId: null }, { _id: 1 }).lean<StoredAttachment[]>()
    for (const { _id } of found) {
      await deleteBytes(_id)
      await model.deleteOne({ _id, caseId: null })
    }
    return found.length
  }

  return {
    async prepare(): Promise<void> {
      await model.createIndexes()
    },

    /** Checks and keeps a file under an id; asked again with the same id it returns the one that stands. */
    async keep(file: {
      id: string
      chat: string
      bytes: Buffer
      name: string | null
      at: Date
    }): Promise<{ kept: Attachment } | { refused: Refusal }> {
      const { id, chat, bytes, at } = file
      const existing = await get(id)
      if (existing) return { kept: existing }
      if (bytes.length === 0) return { refused: 'empty' }
      if (bytes.length > largestFile) return { refused: 'too_large' }
      const found = await recogniseFile(bytes)
      if (!found) return { refused: 'type' }
      await deleteBytes(id)
      await pipeline(Readable.from([bytes]), bucket().openUploadStream(id))
      const stored: StoredAttachment = {
        _id: id,
        chat,
        name: cleanName(file.name, found),
        type: found.type,
        size: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        keptAt: at,
        caseId: null,
        scan: 'not_scanned',
        removed: null,
      }
      try {
        await model.create(stored)
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
      }
      return { kept: toAttachment(stored) }
    },

    get,

    /** In the order of the ids. */
    async findMany(ids: readonly string[]): Promise<Attachment[]> {
      const found = await model.find({ _id: { $in: [...ids] } }).lean<StoredAttachment[]>()
      const byId = new Map(found.map((stored) => [stored._id, toAttachment(stored)]))
      return ids.flatMap((id) => byId.get(id) ?? [])
    },

    /** They belong to a case from now on. */
    async link(ids: readonly string[], caseId: string): Promise<void> {
      await model.updateMany({ _id: { $in: [...ids] }, caseId: null }, { $set: { caseId } })
    },

    /** The bytes as they came, for officers; null when they may not be opened (removed, infected, not scannable now). */
    async open(id: string): Promise<{ attachment: Attachment; bytes: Buffer } | { refused: OpenRefusal }> {
      const attachment = await get(id)
      if (!attachment || attachment.removed) return { refused: 'removed' }
      if (attachment.scan === 'infected') return { refused: 'infected' }
      const bytes = await readBytes(id)
      if (!scanner || attachment.scan === 'clean') return { attachment, bytes }
      const result = await scanner.scan(bytes)
      if (result === 'unavailable') return { refused: 'not_scanned' }
      await model.updateOne({ _id: id }, { $set: { scan: result } })
      return result === 'infected' ? { refused: 'infected' } : { attachment: { ...attachment, scan: result }, bytes }
    },

    /** Deletes the bytes and keeps the record of who did it and why. */
    async remove(id: string, removed: NonNullable<Attachment['removed']>): Promise<void> {
      await model.updateOne({ _id: id, removed: null }, { $set: { removed } })
      await deleteBytes(id)
    },

    /** Deletes a chat's files that belong to no case. */
    forgetUnlinked: (chat: string) => forget({ chat }),

    /** Deletes files that belong to no case and were kept before this. */
    sweep: (before: Date) => forget({ keptAt: { $lt: before } }),
  }
}

export type AttachmentStore = ReturnType<typeof createAttachmentStore>
