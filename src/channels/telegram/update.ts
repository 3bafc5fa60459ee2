import { z } from 'zod'
import type { IncomingMessage } from '../../messaging/message.js'

export const channelName = 'telegram'
export const chatOf = (platformChat: number): string => `${channelName}:${platformChat}`

const chat = z.object({ id: z.number(), type: z.string() })
const message = z.object({
  chat,
  date: z.number(),
  text: z.string().optional(),
  caption: z.string().optional(),
})
const callback = z.object({
  id: z.string(),
  from: z.object({ id: z.number() }),
  message: z.object({ chat }).optional(),
  data: z.string().optional(),
})
const update = z.object({
  update_id: z.number(),
  message: message.optional(),
  callback_query: callback.optional(),
})

/** What an update means to us. */
export type Received =
  | { what: 'message'; message: IncomingMessage; callbackId: string | null }
  | { what: 'group'; chat: string; id: string }
  | { what: 'nothing' }

/**
 * Reads an update. A pressed button is a message whose text is the choice's value; what has no text is '', so that
 * the dialogue says it can't read it. Kinds we didn't ask for are nothing.
 */
export const readUpdate = (value: unknown, { botId, now }: { botId: string; now: Date }): Received => {
  const parsed = update.safeParse(value)
  if (!parsed.success) return { what: 'nothing' }
  const { update_id, message: said, callback_query: pressed } = parsed.data
  const id = `${channelName}:${botId}:${update_id}`
  const where = said?.chat ?? pressed?.message?.chat
  if (where && where.type !== 'private') return { what: 'group', chat: chatOf(where.id), id }
  const common = { id, channel: channelName }
  if (pressed)
    return {
      what: 'message',
      message: { ...common, chat: chatOf(where?.id ?? pressed.from.id), text: pressed.data ?? '', at: now },
      callbackId: pressed.id,
    }
  if (!said) return { what: 'nothing' }
  const text = said.text ?? said.caption ?? ''
  return {
    what: 'message',
    message: { ...common, chat: chatOf(said.chat.id), text, at: new Date(said.date * 1000) },
    callbackId: null,
  }
}
