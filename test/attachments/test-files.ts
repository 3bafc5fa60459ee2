import { createAttachmentStore } from '../../src/attachments/attachment-store.js'
import { type CaseBoxes, createFileSeals } from '../../src/attachments/file-seals.js'
import type { Connection } from '../../src/shared/mongo.js'
import { testSealing } from '../sealing/test-sealing.js'

type Parts = Parameters<typeof createAttachmentStore>[0]

/** No case is protected. */
export const noCaseBoxes: CaseBoxes = {
  seal: async () => null,
  open: async () => null,
  hideId: (id) => `~${id}`,
  showId: (id) => id.replace('~', ''),
}

/** Files over a test's database, with room for all and no scanner; no case is protected. */
export const testFiles = (
  connection: Connection,
  { scanner = null, room = { take: async () => null } }: Partial<Pick<Parts, 'scanner' | 'room'>> = {},
) =>
  createAttachmentStore({
    connection,
    scanner,
    room,
    seals: createFileSeals(testSealing(connection).boxes, noCaseBoxes),
  })
