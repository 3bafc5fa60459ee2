import type { Config } from '../config.js'
import type { ChatBoxes } from '../sealing/chats/chat-boxes.js'
import type { Connection } from '../shared/mongo.js'
import { createAttachmentStore, type Unlinked } from './attachment-store.js'
import { type CaseBoxes, createFileSeals } from './file-seals.js'
import { readFreeBytes } from './free-space.js'
import { createQuotaStore } from './quota-store.js'
import { createScanner } from './scan.js'
import { type Fetched, type Taken, takeFile } from './take-file.js'
import { createUploadRoom } from './upload-room.js'

/** How long a file waits for a case when nothing else holds it. */
const unlinkedMs = 60 * 60_000

/** The door of this folder: files that people send, checked, kept and shown. */
export const createAttachments = ({
  connection,
  config,
  boxes,
  caseBoxes,
}: {
  connection: Connection
  boxes: ChatBoxes
  caseBoxes: CaseBoxes
  config: Pick<Config, 'clamav' | 'uploads' | 'mongodbUri' | 'dataDir'>
}) => {
  const quotas = createQuotaStore(connection)
  const room = createUploadRoom({
    store: quotas,
    freeBytes: () => readFreeBytes(config.mongodbUri ? { connection } : config),
    ...config.uploads,
  })
  const store = createAttachmentStore({
    connection,
    scanner: createScanner(config.clamav),
    room,
    seals: createFileSeals(boxes, caseBoxes),
  })

  return {
    ...store,
    prepare: () => Promise.all([store.prepare(), quotas.prepare()]),

    /** Keeps a file of a message under its id; asked again with that id, it fetches nothing. */
    take: (file: Parameters<typeof takeFile>[1], fetch: () => Promise<Fetched>): Promise<Taken> =>
      takeFile(store, file, fetch),

    /** Deletes files that no case has taken within an hour, unless `findHeld` names them. Two processes at it delete the same. */
    sweep: (at: Date, findHeld: (files: Unlinked[]) => Promise<ReadonlySet<string>>): Promise<number> =>
      store.sweep(new Date(at.getTime() - unlinkedMs), findHeld),
  }
}

export type Attachments = ReturnType<typeof createAttachments>
