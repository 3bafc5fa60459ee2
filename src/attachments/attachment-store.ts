import { createHash, randomBytes } from 'node:crypto'
import { type QueryFilter, Schema } from 'mongoose'
import { type Connection, isDuplicateKey } from '../shared/mongo.js'
import { createByteStore, newUploadId, type UploadId } from './byte-store.js'
import { canShow, type NotShown, type PictureSize, toDisplay, whyNotShown } from './display.js'
import { cleanName } from './file-names.js'
import { recogniseFile } from './recognise-file.js'
import type { Scanner } from './scan.js'
import type { RoomRefusal, Upload, UploadRoom } from './upload-room.js'

/** In bytes. */
export const largestFile = 20 * 1024 * 1024

/** A file that a person sent. `type` is found from its bytes, never from its name. */
export type Attachment = {
  /** Names the message that brought it, so it says which chat: never in an address, a log or the audit trail. */
  id: string
  /** Names it in addresses; random. */
  key: string
  chat: string
  name: string
  type: string
  extension: string
  size: number
  sha256: string
  keptAt: Date
  /** Id of the case that it belongs to, or 'task:' with the id of the task; null: none yet. */
  caseId: string | null
  scan: 'not_scanned' | 'clean' | 'infected'
  /** A picture of a kind that is shown, and why it is not; left out: it is, as far as anybody knows. */
  notShown?: NotShown
  /** Its bytes were deleted; the record stays. */
  removed: { by: string; reason: string; at: Date } | null
}

export type Refusal = 'empty' | 'too_large' | 'type' | RoomRefusal
/** Why the bytes of a file may not be opened. */
export type OpenRefusal = 'removed' | 'infected' | 'not_scanned'
/** Why a picture can't be shown; 'type': it is of another kind. */
export type PictureRefusal = OpenRefusal | NotShown | 'type'

type StoredAttachment = Omit<Attachment, 'id'> & {
  _id: string
  /** Every upload ever begun for this file, so that nothing half-written is lost sight of. */
  uploads: UploadId[]
  /** The upload that stands; null until one is complete. */
  bytesId: UploadId | null
  /** It is being deleted with its record. */
  isForgotten: boolean
}

const schema = new Schema<StoredAttachment>(
  {
    _id: String,
    key: String,
    chat: String,
    name: String,
    type: String,
    extension: String,
    size: Number,
    sha256: String,
    keptAt: Date,
    caseId: String,
    scan: String,
    notShown: String,
    removed: Schema.Types.Mixed,
    uploads: [Schema.Types.ObjectId],
    bytesId: Schema.Types.ObjectId,
    isForgotten: Boolean,
  },
  { versionKey: false, collection: 'attachments', minimize: false },
)
schema.index({ key: 1 }, { unique: true })
schema.index({ chat: 1, caseId: 1 })
schema.index({ caseId: 1, keptAt: 1 })

type Sent = Omit<Upload, 'size'> & { id: string; bytes: Buffer; name: string | null }
type Kept = { kept: Attachment } | { refused: Refusal }

const standing = { bytesId: { $ne: null }, isForgotten: false }

const toAttachment = (stored: StoredAttachment): Attachment => {
  const { _id, uploads: _uploads, bytesId: _bytesId, isForgotten: _isForgotten, ...rest } = stored
  return { ...rest, id: _id }
}

/** A file that no case has taken. */
export type Unlinked = Pick<Attachment, 'id' | 'chat'>

const sweptAtOnce = 500

/** Files that people sent: bytes in GridFS, a record of each beside them. */
export const createAttachmentStore = ({
  connection,
  scanner,
  room,
}: {
  connection: Connection
  scanner: Scanner | null
  room: UploadRoom
}) => {
  const model = connection.model<StoredAttachment>('Attachment', schema)
  const byteStore = createByteStore(connection)

  const find = (filter: QueryFilter<StoredAttachment>) =>
    model.findOne({ ...filter, ...standing }).lean<StoredAttachment>()

  const get = async (id: string): Promise<Attachment | null> => {
    const found = await find({ _id: id })
    return found && toAttachment(found)
  }

  /** Notes an upload before its first byte is written. */
  const noteUpload = async ({ id, chat, at }: Sent, upload: UploadId): Promise<void> => {
    const fresh = { chat, keptAt: at, key: randomBytes(16).toString('hex'), bytesId: null, caseId: null, removed: null }
    try {
      await model.updateOne(
        { _id: id },
        { $push: { uploads: upload }, $setOnInsert: { ...fresh, scan: 'not_scanned', isForgotten: false } },
        { upsert: true },
      )
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
      await model.updateOne({ _id: id }, { $push: { uploads: upload } })
    }
  }

  const finishForgetting = async (id: string): Promise<void> => {
    const found = await model.findOne({ _id: id, isForgotten: true }).lean<StoredAttachment>()
    if (!found) return
    await byteStore.remove(found.uploads)
    await model.deleteOne({ _id: id, isForgotten: true })
  }

  /** The mark comes first: a file that is linked to a case in the same moment either stays whole or isn't linked. */
  const forget = async (filter: QueryFilter<StoredAttachment>): Promise<number> => {
    await model.updateMany({ ...filter, caseId: null }, { $set: { isForgotten: true } })
    const found = await model.find({ ...filter, isForgotten: true }, { _id: 1 }).lean<StoredAttachment[]>()
    for (const { _id } of found) await finishForgetting(_id)
    return found.length
  }

  const finishRemoval = async (id: string): Promise<void> => {
    const found = await model.findOne({ _id: id, removed: { $ne: null } }).lean<StoredAttachment>()
    if (!found) return
    await byteStore.remove(found.uploads)
    await model.updateOne({ _id: id }, { $set: { uploads: [] } })
  }

  const keep = async (sent: Sent): Promise<Kept> => {
    const { id, chat, bytes } = sent
    await finishForgetting(id)
    const existing = await get(id)
    if (existing) return { kept: existing }
    if (bytes.length === 0) return { refused: 'empty' }
    if (bytes.length > largestFile) return { refused: 'too_large' }
    const recognised = await recogniseFile(bytes)
    if (!recognised) return { refused: 'type' }
    const refused = await room.take({ ...sent, size: bytes.length })
    if (refused) return { refused }

    const upload = newUploadId()
    await noteUpload(sent, upload)
    await byteStore.write(upload, bytes)
    const notShown = canShow(recognised.type) ? await whyNotShown(bytes) : null
    const facts = {
      name: cleanName(sent.name, recognised, (await model.countDocuments({ chat, ...standing })) + 1),
      type: recognised.type,
      extension: recognised.extension,
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      bytesId: upload,
      ...(notShown && { notShown }),
    }
    await model.updateOne({ _id: id, uploads: upload, bytesId: null, isForgotten: false }, { $set: facts })
    const stands = await find({ _id: id })
    if (!stands) {
      // forgotten while it was being written: the person sends it all the same
      await byteStore.remove([upload])
      return keep(sent)
    }
    await byteStore.remove(stands.uploads.filter((one) => !one.equals(stands.bytesId)))
    return { kept: toAttachment(stands) }
  }

  /** The bytes as they came, for officers, or why they may not be opened; scanned now if they never were. */
  const open = async (id: string): Promise<{ attachment: Attachment; bytes: Buffer } | { refused: OpenRefusal }> => {
    const found = await find({ _id: id })
    if (!found?.bytesId || found.removed) return { refused: 'removed' }
    if (found.scan === 'infected') return { refused: 'infected' }
    const bytes = await byteStore.read(found.bytesId)
    if (!scanner || found.scan === 'clean') return { attachment: toAttachment(found), bytes }
    const scan = await scanner.scan(bytes)
    if (scan === 'unavailable') return { refused: 'not_scanned' }
    await model.updateOne({ _id: id }, { $set: { scan } })
    return scan === 'infected' ? { refused: 'infected' } : { attachment: { ...toAttachment(found), scan }, bytes }
  }

  return {
    async prepare(): Promise<void> {
      await model.createIndexes()
    },

    /** Checks and keeps a file under an id; asked again with the same id it returns the one that stands. */
    keep,

    get,

    async getByKey(key: string): Promise<Attachment | null> {
      const found = await find({ key })
      return found && toAttachment(found)
    },

    /** In the order of the ids. */
    async findMany(ids: readonly string[]): Promise<Attachment[]> {
      const found = await model.find({ _id: { $in: [...ids] }, ...standing }).lean<StoredAttachment[]>()
      const byId = new Map(found.map((stored) => [stored._id, toAttachment(stored)]))
      return ids.flatMap((id) => byId.get(id) ?? [])
    },

    /** They belong to a case from now on. */
    async link(ids: readonly string[], caseId: string): Promise<void> {
      await model.updateMany({ _id: { $in: [...ids] }, caseId: null, isForgotten: false }, { $set: { caseId } })
    },

    /** They belong to no case after all: nothing says that they came to it. */
    async unlink(ids: readonly string[], caseId: string): Promise<void> {
      await model.updateMany({ _id: { $in: [...ids] }, caseId }, { $set: { caseId: null } })
    },

    /** What they belonged to is gone: the sweep takes them. */
    async release(belongedTo: readonly string[]): Promise<void> {
      await model.updateMany({ caseId: { $in: [...belongedTo] } }, { $set: { caseId: null } })
    },

    open,

    /** What is shown of a picture, to look at or small in a list; or why nothing is, which stays noted. */
    async openPicture(
      id: string,
      size: PictureSize = 'full',
    ): Promise<{ name: string; bytes: Buffer } | { refused: PictureRefusal }> {
      const opened = await open(id)
      if ('refused' in opened) return opened
      const { name, type } = opened.attachment
      if (!canShow(type)) return { refused: 'type' }
      const shown = await toDisplay(opened.bytes, size)
      if (Buffer.isBuffer(shown)) return { name: name.replace(/\.\w+$/, '.jpg'), bytes: shown }
      await model.updateOne({ _id: id }, { $set: { notShown: shown.notShown } })
      return { refused: shown.notShown }
    },

    /** Deletes the bytes and keeps the record of who did it and why; the first reason stays. */
    async remove(id: string, removed: NonNullable<Attachment['removed']>): Promise<void> {
      await model.updateOne({ _id: id, removed: null }, { $set: { removed } })
      await finishRemoval(id)
    },

    /** Deletes files of a case with their records; what went over to another case stays. */
    async forgetFilesOf(caseId: string, ids: readonly string[]): Promise<void> {
      await model.updateMany({ _id: { $in: [...ids] }, caseId }, { $set: { isForgotten: true } })
      for (const id of ids) await finishForgetting(id)
    },

    /** How many of a chat's files belong to cases. */
    countLinked: (chat: string) => model.countDocuments({ chat, caseId: { $ne: null }, ...standing }),

    /** Deletes a chat's files that belong to no case. */
    forgetUnlinked: (chat: string) => forget({ chat }),

    /**
     * Deletes files that belong to no case and were kept before this, unless `findHeld` names them among those it is
     * asked about, and finishes what a crash left undone.
     */
    async sweep(before: Date, findHeld: (files: Unlinked[]) => Promise<ReadonlySet<string>>): Promise<number> {
      const unfinished = { removed: { $ne: null }, 'uploads.0': { $exists: true } }
      const removed = await model.find(unfinished, { _id: 1 }).lean<StoredAttachment[]>()
      for (const { _id } of removed) await finishRemoval(_id)
      const forgotten = await model.find({ isForgotten: true }, { _id: 1 }).lean<StoredAttachment[]>()
      for (const { _id } of forgotten) await finishForgetting(_id)
      let swept = forgotten.length
      for (let last = ''; ; ) {
        const filter = { caseId: null, keptAt: { $lt: before }, _id: { $gt: last } }
        const found = await model
          .find(filter, { chat: 1 })
          .sort({ _id: 1 })
          .limit(sweptAtOnce)
          .lean<StoredAttachment[]>()
        if (found.length === 0) return swept
        const held = await findHeld(found.map(({ _id, chat }) => ({ id: _id, chat })))
        const ids = found.map(({ _id }) => _id).filter((id) => !held.has(id))
        swept += await forget({ _id: { $in: ids } })
        last = found.at(-1)?._id ?? ''
      }
    },
  }
}

export type AttachmentStore = ReturnType<typeof createAttachmentStore>
