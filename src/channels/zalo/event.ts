import { z } from 'zod'
import type { IncomingFile, IncomingMessage } from '../../messaging/message.js'
import { reasonOf } from '../unreadable.js'

export const channelName = 'zalo'
const chatOf = (platformChat: string): string => `${channelName}:${platformChat}`

/** Ids become keys in the database. */
const id = z.union([z.string().min(1).max(200), z.int()]).transform(String)
const words = z.string().nullish()
const message = z.looseObject({
  message_id: id,
  date: z.union([z.number(), z.string().transform(Number)]).nullish(),
  chat: z.looseObject({ id, chat_type: words }),
  text: words,
  caption: words,
  photo_url: words,
  photo: words,
  voice_url: words,
})
const event = z.looseObject({ event_name: z.string(), message })
const wrapped = z.object({ result: z.looseObject({}) })

/** Live webhooks bring the bare event, the documentation and getUpdates a wrapped one. */
const unwrap = (value: unknown): unknown => {
  const found = wrapped.safeParse(value)
  return found.success ? found.data.result : value
}

const knownEvents: ReadonlySet<string> = new Set([
  'message.text.received',
  'message.image.received',
  'message.sticker.received',
  'message.voice.received',
  'message.unsupported.received',
])

/** What an event means to us. */
type Received =
  | { what: 'message'; message: IncomingMessage; unknownEvent: string | null }
  | { what: 'group'; chat: string; id: string }
  | { what: 'unreadable'; reason: string }

/** Below this a date is in seconds. */
const secondsBelow = 1e12

const dateOf = (date: number | null | undefined, now: Date): Date => {
  const at = new Date((date ?? Number.NaN) * (Number(date) < secondsBelow ? 1_000 : 1))
  return Number.isNaN(at.getTime()) ? now : at
}

/** Any other kind of chat than the private one has listeners. */
const isPrivate = (kind: string | null | undefined): boolean => !kind || kind.toUpperCase() === 'PRIVATE'

const filesOf = ({ photo_url, photo, voice_url }: z.infer<typeof message>): IncomingFile[] => {
  const picture = photo_url || photo
  return [
    ...(picture ? [{ kind: 'photo' as const, ref: picture, name: null, size: null }] : []),
    ...(voice_url ? [{ kind: 'voice' as const, ref: voice_url, name: null, size: null }] : []),
  ]
}

/** Reads an event. Stickers, what the platform doesn't pass on and events of unknown names come as '', so that the dialogue says what can be sent. */
export const readEvent = (value: unknown, { botId, now }: { botId: string; now: Date }): Received => {
  const parsed = event.safeParse(unwrap(value))
  if (!parsed.success) {
    return { what: 'unreadable', reason: reasonOf(parsed.error) }
  }
  const { event_name: eventName, message: said } = parsed.data
  const key = `${channelName}:${botId}:${said.message_id}`
  if (!isPrivate(said.chat.chat_type)) return { what: 'group', chat: chatOf(said.chat.id), id: key }
  const isKnown = knownEvents.has(eventName)
  const files = isKnown ? filesOf(said) : []
  return {
    what: 'message',
    unknownEvent: isKnown ? null : eventName,
    message: {
      id: key,
      channel: channelName,
      chat: chatOf(said.chat.id),
      text: (isKnown && (said.text ?? said.caption)) || '',
      at: dateOf(said.date, now),
      platformId: said.message_id,
      ...(files.length > 0 && { files }),
    },
  }
}
