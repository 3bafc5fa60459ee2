import { hkdfSync } from 'node:crypto'
import type { Clock } from '../shared/clock.js'
import type { Connection } from '../shared/mongo.js'
import { createChatBoxes } from './chats/chat-boxes.js'
import { createChatKeys } from './chats/chat-key-store.js'
import { createKeyFolder } from './chats/key-folder.js'
import { boundTo, type KeyPair, keyPairOf } from './key-pair.js'

/** The door of this folder: what seals and opens what people write, with keys kept outside the database. */
export const createSealing = ({
  connection,
  keyDir,
  clock,
}: {
  connection: Connection
  keyDir: string
  clock: Clock
}) => {
  const keys = createChatKeys({ connection, folder: createKeyFolder(keyDir), clock })
  /** Made of the key outside the database that lasts: for one purpose alone. */
  const keyFor = async (purpose: string): Promise<Buffer> =>
    Buffer.from(hkdfSync('sha256', (await keys.lasting()).key, 'xa-oi', boundTo(purpose), 32))

  return {
    keyFor,
    /** For cases that come while nobody in office holds keys. */
    getQueuePair: async (): Promise<KeyPair> => keyPairOf(await keyFor('case-queue')),
    /**
     * The secret on the receipt of what a chat files with a message, as 16 digits: the same as long as the talk's key lives, so that
     * a crash changes nothing; after that nobody can make it again.
     */
    async secretOf({ chat, id }: { chat: string; id: string }): Promise<string> {
      const { key } = await keys.current(chat)
      const bytes = Buffer.from(hkdfSync('sha256', key, 'xa-oi', boundTo('citizen-secret', id), 8))
      return (bytes.readBigUInt64BE() % 10n ** 16n).toString().padStart(16, '0')
    },
    prepare: keys.prepare,
    keys,
    boxes: createChatBoxes(keys),
    settle: keys.settle,
  }
}

export type Sealing = ReturnType<typeof createSealing>
