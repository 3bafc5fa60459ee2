import { createHash, randomBytes } from 'node:crypto'
import { type QueryFilter, Schema } from 'mongoose'
import { type Connection, isDuplicateKey } from '../shared/mongo.js'
import { createByteStore, newUploadId, type UploadId } from './byte-store.js'
import { canShow, type NotShown, type PictureSize, toDisplay, whyNotShown, withoutMetadata } from './display.js'
import { cleanName } from './file-names.js'
import { type FileSeal, type FileSeals, type FileSecret, newFileKey, openFile, sealFile } from './file-seals.js'
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
  /** Id of the case that it belongs to (in the database hidden where it is protected), or 'task:' with the id of the task; null: none yet. */
  caseId: string | null
  /** It belongs to a protected case. */
  isProtected: boolean
  scan: 'not_scanned' | 'clean' | 'infected'
  /** A picture of a kind that is shown, and why it is not; left out: it is, as far as anybody knows. */
  notShown?: NotShown
  /** Its bytes were deleted; the record stays. */
  removed: { by: string; reason: string; at: Date } | null
}

export type Refusal = 'empty' | 'too_large' | 'type' | RoomRefusal
/** Why the bytes of a file may not be opened; 'locked': they are sealed to others. */
export type OpenRefusal = 'removed' | 'infected' | 'not_scanned' | 'locked'
/** Why a picture can't be shown; 'type': it is of another kind. */
export type PictureRefusal = OpenRefusal | NotShown | 'type'

/** Name and hash stand in clear only in files of before they were sealed. */
type StoredAttachment = Omit<Attachment, 'id' | 'isProtected' | 'name' | 'sha256'> &
  Partial<Pick<Attachment, 'name' | 'sha256'>> &
  FileSeal & {
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
    box: Schema.Types.Mixed,
    caseBox: String,
    nameBox: String,
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
schema.index({ 'box.key': 1 }, { sparse: true })

type Sent = Omit<Upload, 'size'> & { id: string; bytes: Buffer; name: string | null }
const secretFor = (name: string, bytes: Buffer): FileSecret => ({
  key: newFileKey(),
  name,
  sha256: createHash('sha256').update(bytes).digest('hex'),
})

type Kept = { kept: Attachment } | { refused: Refusal }

const standing = { bytesId: { $ne: null }, isForgotten: false }

/** The name of a file for whoever may not read it. */
const lockedName = (extension: string): string => `tệp.${extension}`

/** A file that no case has taken. */
export type Unlinked = Pick<Attachment, 'id' | 'chat'>

const sweptAtOnce = 500

/** Files that people sent: bytes in GridFS, a record of each beside them. */
export const createAttachmentStore = ({
  connection,
  scanner,
  room,
  seals,
}: {
  connection: Connection
  scanner: Scanner | null
  room: UploadRoom
  seals: FileSeals
}) => {
  const model = connection.model<StoredAttachment>('Attachment', schema)
  const byteStore = createByteStore(connection)

  const isSealed = ({ box, caseBox }: StoredAttachment): boolean => box !== undefined || caseBox !== undefined
  const secretOf = (stored: StoredAttachment): ReturnType<FileSeals['open']> =>
    seals.open(stored._id, stored.caseId && seals.showId(stored.caseId), stored)
  /** As its files name a case, whether it is protected or not. */
  const ownerIn = (caseIds: readonly string[]) => ({ $in: [...caseIds, ...caseIds.map(seals.hideId)] })

  const toAttachment = async (stored: StoredAttachment): Promise<Attachment> => {
    const { _id, uploads: _1, bytesId: _2, isForgotten: _3, box: _4, caseBox, nameBox: _5, ...rest } = stored
    const { name, sha256 = '' } = (await secretOf(stored)) ?? stored
    const caseId = rest.caseId && seals.showId(rest.caseId)
    return {
      ...rest,
      caseId,
      name: name ?? lockedName(stored.extension),
      sha256,
      id: _id,
      isProtected: caseBox !== undefined,
    }
  }

  const find = (filter: QueryFilter<StoredAttachment>) =>
    model.findOne({ ...filter, ...standing }).lean<StoredAttachment>()

  const get = async (id: string): Promise<Attachment | null> => {
    const found = await find({ _id: id })
    return found && (await toAttachment(found))
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
    const secret = secretFor(
      cleanName(sent.name, recognised, (await model.countDocuments({ chat, ...standing })) + 1),
      bytes,
    )
    await byteStore.write(upload, sealFile(secret.key, id, bytes))
    const notShown = canShow(recognised.type) ? await whyNotShown(bytes) : null
    const facts = {
      type: recognised.type,
      extension: recognised.extension,
      size: bytes.length,
      bytesId: upload,
      ...(await seals.forChat(chat, secret)),
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
    return { kept: await toAttachment(stands) }
  }

  /** Seals a file for whoever reads the case that takes it, and one of before that for the first time. */
  const handOver = async (stored: StoredAttachment, caseId: string): Promise<void> => {
    const { _id, bytesId, name = '' } = stored
    if (!bytesId) return
    const opened = await secretOf(stored)
    let secret = opened && { ...opened, name: opened.name ?? lockedName(stored.extension) }
    let upload = bytesId
    if (!secret) {
      if (isSealed(stored)) return
      const bytes = await byteStore.read(bytesId)
      secret = secretFor(name, bytes)
      upload = newUploadId()
      await model.updateOne({ _id }, { $push: { uploads: upload } })
      await byteStore.write(upload, sealFile(secret.key, _id, bytes))
    }
    const sealed = await seals.forOwner(_id, caseId, secret)
    const gone = { name: 1, sha256: 1, ...(sealed.caseBox ? { box: 1 } : { caseBox: 1, nameBox: 1 }) } as const
    const taken = await model.updateOne(
      { _id, bytesId, caseId: stored.caseId, isForgotten: false },
      { $set: { ...sealed, caseId: sealed.caseBox ? seals.hideId(caseId) : caseId, bytesId: upload }, $unset: gone },
    )
    if (taken.modifiedCount === 0) return
    await byteStore.remove(stored.uploads.filter((one) => !one.equals(upload)))
    await model.updateOne({ _id }, { $set: { uploads: [upload] } })
  }

  /** The bytes as they came, for officers, or why they may not be opened; scanned now if they never were. */
  const open = async (id: string): Promise<{ attachment: Attachment; bytes: Buffer } | { refused: OpenRefusal }> => {
    const found = await find({ _id: id })
    if (!found?.bytesId || found.removed) return { refused: 'removed' }
    if (found.scan === 'infected') return { refused: 'infected' }
    const secret = await secretOf(found)
    if (!secret && isSealed(found)) return { refused: 'locked' }
    const read = await byteStore.read(found.bytesId)
    const bytes = secret ? openFile(secret.key, id, read) : read
    const attachment = await toAttachment(found)
    if (!scanner || found.scan === 'clean') return { attachment, bytes }
    const scan = await scanner.scan(bytes)
    if (scan === 'unavailable') return { refused: 'not_scanned' }
    await model.updateOne({ _id: id }, { $set: { scan } })
    return scan === 'infected' ? { refused: 'infected' } : { attachment: { ...attachment, scan }, bytes }
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
      const all = await Promise.all(found.map(toAttachment))
      const byId = new Map(all.map((one) => [one.id, one]))
      return ids.flatMap((id) => byId.get(id) ?? [])
    },

    /** They belong to a case from now on; one that another case has stays there. */
    async link(ids: readonly string[], caseId: string): Promise<void> {
      if (ids.length === 0) return
      const free = { _id: { $in: [...ids] }, caseId: null, ...standing }
      for (const stored of await model.find(free).lean<StoredAttachment[]>()) await handOver(stored, caseId)
    },

    /** They belong to this case, whichever had them before. */
    async moveTo(ids: readonly string[], caseId: string): Promise<void> {
      if (ids.length === 0) return
      await model.updateMany(
        { _id: { $in: [...ids] }, caseId, caseBox: { $ne: null } },
        { $set: { caseId: seals.hideId(caseId) } },
      )
      const others = {
        _id: { $in: [...ids] },
        $or: [{ caseId: { $nin: [caseId, seals.hideId(caseId)] } }, { box: null, caseBox: null }],
        ...standing,
      }
      for (const stored of await model.find(others).lean<StoredAttachment[]>()) await handOver(stored, caseId)
    },

    /** Whether a file that no case has taken yet lies under this key of a chat. */
    isWaitingUnder: async (keyId: string): Promise<boolean> =>
      (await model.exists({ 'box.key': keyId, caseId: null, isForgotten: false })) !== null,

    /** They belong to no case after all: nothing says that they came to it. */
    async unlink(ids: readonly string[], caseId: string): Promise<void> {
      await model.updateMany({ _id: { $in: [...ids] }, caseId: ownerIn([caseId]) }, { $set: { caseId: null } })
    },

    /** What they belonged to is gone: the sweep takes them. */
    async release(belongedTo: readonly string[]): Promise<void> {
      await model.updateMany({ caseId: ownerIn(belongedTo) }, { $set: { caseId: null } })
    },

    open,

    /** A file to be saved: as it came; a picture of a protected case without what cameras write into it (place, time, device). */
    async openToSave(id: string): Promise<{ name: string; bytes: Buffer } | { refused: OpenRefusal }> {
      const opened = await open(id)
      if ('refused' in opened) return opened
      const { name, isProtected, type } = opened.attachment
      const bytes = isProtected && canShow(type) ? await withoutMetadata(opened.bytes) : opened.bytes
      return { name, bytes }
    },

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
      await model.updateMany({ _id: { $in: [...ids] }, caseId: ownerIn([caseId]) }, { $set: { isForgotten: true } })
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
