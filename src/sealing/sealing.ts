import type { Clock } from '../shared/clock.js'
import type { Connection } from '../shared/mongo.js'
import { createChatBoxes } from './chats/chat-boxes.js'
import { createChatKeys } from './chats/chat-key-store.js'
import { createKeyFolder } from './chats/key-folder.js'

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
  return { prepare: keys.prepare, keys, boxes: createChatBoxes(keys), settle: keys.settle }
}

export type Sealing = ReturnType<typeof createSealing>
