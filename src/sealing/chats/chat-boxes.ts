import { fromBytes, toBytes } from '../../shared/mongo.js'
import { bytesOf, open, type StoredBytes, seal } from '../box.js'
import type { ChatKeys } from './chat-key-store.js'

/** Anything of a chat, sealed: under which of its keys, and what only that opens. */
export type ChatBox = { key: string; box: StoredBytes }

/** What chats say, sealed before it is written: nothing of it stands in the database in clear. */
export const createChatBoxes = (keys: Pick<ChatKeys, 'current' | 'get' | 'lasting'>) => ({
  async seal(chat: string, content: Record<string, unknown>): Promise<ChatBox> {
    const { id, key } = await keys.current(chat)
    return { key: id, box: seal(key, id, toBytes(content)) }
  },

  /** For what outlives its talk: under the key outside the database that lasts. */
  async sealLasting(content: Record<string, unknown>): Promise<ChatBox> {
    const { id, key } = await keys.lasting()
    return { key: id, box: seal(key, id, toBytes(content)) }
  },

  /** Null: its key was destroyed. */
  async open<T extends Record<string, unknown>>({ key: id, box }: ChatBox): Promise<T | null> {
    const key = await keys.get(id)
    const content = key && open(key, id, bytesOf(box))
    return content ? (fromBytes(content) as T) : null
  },
})

export type ChatBoxes = ReturnType<typeof createChatBoxes>
