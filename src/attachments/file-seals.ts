import { randomBytes } from 'node:crypto'
import { open, seal } from '../sealing/box.js'
import type { CasePart } from '../sealing/cases/case-keys.js'
import type { ChatBox, ChatBoxes } from '../sealing/chats/chat-boxes.js'

/** What of a file only its readers know: the key of its bytes (base64), its name and the hash of its bytes. */
export type FileSecret = { key: string; name: string; sha256: string }
/** The same for who reads a protected case: a name may tell who sent it. Null: it is sealed to others. */
type OpenedSecret = Omit<FileSecret, 'name'> & { name: string | null }

/**
 * Where a file's secret lies: under its chat's key until a case takes it, then under the key that lasts, or in a box for
 * those who read a protected case, its name in one for those who read who sent it. None: it is of before files were sealed.
 */
export type FileSeal = { box?: ChatBox; caseBox?: string; nameBox?: string }

/** Seals and opens for the readers of a protected case; `seal` gives null for any other. */
export type CaseBoxes = {
  seal: (caseId: string, field: string, value: unknown, part: CasePart) => Promise<string | null>
  open: <T>(caseId: string, field: string, box: string, part: CasePart) => Promise<T | null>
  /** The id of a protected case as its files name it: beside their chat it would say who sent it. */
  hideId: (caseId: string) => string
  /** What `hideId` took; any other id as it is. */
  showId: (caseId: string) => string
}

const keyBytes = 32
const fieldOf = (id: string): string => `file:${id}`
const nameFieldOf = (id: string): string => `file-name:${id}`

export const newFileKey = (): string => randomBytes(keyBytes).toString('base64')

/** Bytes of a file, bound to its id. */
export const sealFile = (key: string, id: string, bytes: Buffer): Buffer =>
  seal(Buffer.from(key, 'base64'), fieldOf(id), bytes)

/** What `sealFile` took. Throws for changed bytes or another file's. */
export const openFile = (key: string, id: string, box: Buffer): Buffer => {
  const bytes = open(Buffer.from(key, 'base64'), fieldOf(id), box)
  if (!bytes) throw new Error('the bytes of a file do not open with its key')
  return bytes
}

export const createFileSeals = (boxes: Pick<ChatBoxes, 'seal' | 'sealLasting' | 'open'>, caseBoxes: CaseBoxes) => ({
  hideId: caseBoxes.hideId,
  showId: caseBoxes.showId,

  forChat: async (chat: string, secret: FileSecret): Promise<FileSeal> => ({ box: await boxes.seal(chat, secret) }),

  /** For whoever reads what the file belongs to now. */
  async forOwner(id: string, caseId: string, secret: FileSecret): Promise<FileSeal> {
    const { name, ...rest } = secret
    const caseBox = await caseBoxes.seal(caseId, fieldOf(id), rest, 'content')
    const nameBox = caseBox && (await caseBoxes.seal(caseId, nameFieldOf(id), { name }, 'identity'))
    return caseBox && nameBox ? { caseBox, nameBox } : { box: await boxes.sealLasting(secret) }
  },

  /** Null: it is sealed to others, or its chat's key was destroyed. */
  async open(id: string, caseId: string | null, { box, caseBox, nameBox }: FileSeal): Promise<OpenedSecret | null> {
    if (!caseBox || !caseId) return box ? boxes.open<FileSecret>(box) : null
    const told = await caseBoxes.open<OpenedSecret>(caseId, fieldOf(id), caseBox, 'content')
    if (!told || !nameBox) return told
    const named = await caseBoxes.open<Pick<FileSecret, 'name'>>(caseId, nameFieldOf(id), nameBox, 'identity')
    return { ...told, name: named?.name ?? null }
  },
})

export type FileSeals = ReturnType<typeof createFileSeals>
