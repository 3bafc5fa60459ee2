import { z } from 'zod'
import type { IncomingFile, IncomingMessage } from '../../messaging/message.js'

export const channelName = 'zalo'
export const chatOf = (platformChat: string): string => `${channelName}:${platformChat}`

const id = z.union([z.string().min(1), z.number()]).transform(String)
const message = z.looseObject({
  message_id: id,
  date: z.union([z.number(), z.string().transform(Number)]).optional(),
  chat: z.looseObject({ id, chat_type: z.string().optional() }),
  text: z.string().optional(),
  caption: z.string().optional(),
  photo_url: z.string().optional(),
  photo: z.string().optional(),
  voice_url: z.string().optional(),
})
const event = z.looseObject({ event_name: z.string(), message })
/** Live webhooks bring the bare event, the documentation and getUpdates a wrapped one. */
const body = z.union([z.looseObject({ result: event }).transform(({ result }) => result), event])

/** What an event means to us. */
export type Received =
  | { what: 'message'; message: IncomingMessage; eventName: string }
  | { what: 'group'; chat: string; id: string }
  | { what: 'unreadable'; reason: string }

/** Below this a date is in seconds. */
const secondsBelow = 1e12

const dateOf = (date: number | undefined, now: Date): Date => {
  if (date === undefined || !Number.isFinite(date)) return now
  return new Date(date < secondsBelow ? date * 1_000 : date)
}

const filesOf = ({ photo_url, photo, voice_url }: z.infer<typeof message>): IncomingFile[] => {
  const picture = photo_url ?? photo
  return [
    ...(picture ? [{ kind: 'photo' as const, ref: picture, name: null, size: null }] : []),
    ...(voice_url ? [{ kind: 'voice' as const, ref: voice_url, name: null, size: null }] : []),
  ]
}

/** Reads an event. Stickers, and what the platform doesn't pass on, come as '' so that the dialogue says what can be sent. */
export const readEvent = (value: unknown, { botId, now }: { botId: string; now: Date }): Received => {
  const parsed = body.safeParse(value)
  if (!parsed.success) return { what: 'unreadable', reason: parsed.error.issues.map(({ code }) => code).join(', ') }
  const { event_name: eventName, message: said } = parsed.data
  const key = `${channelName}:${botId}:${said.message_id}`
  if (said.chat.chat_type === 'GROUP') return { what: 'group', chat: chatOf(said.chat.id), id: key }
  const files = filesOf(said)
  return {
    what: 'message',
    eventName,
    message: {
      id: key,
      channel: channelName,
      chat: chatOf(said.chat.id),
      text: said.text ?? said.caption ?? '',
      at: dateOf(said.date, now),
      platformId: said.message_id,
      ...(files.length > 0 && { files }),
    },
  }
}

export const knownEvents: ReadonlySet<string> = new Set([
  'message.text.received',
  'message.image.received',
  'message.sticker.received',
  'message.voice.received',
  'message.unsupported.received',
])
