import { z } from 'zod'
import type { IncomingFile, IncomingMessage } from '../../messaging/message.js'
import { reasonOf } from '../unreadable.js'

export const channelName = 'telegram'
export const chatOf = (platformChat: number): string => `${channelName}:${platformChat}`

/** The kinds of update that the platform is asked for. */
export const allowedUpdates = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const

/** The last second that a Date can hold. */
const lastSecond = 8_640_000_000_000

const chat = z.object({ id: z.int(), type: z.string() })
const file = z.object({
  file_id: z.string(),
  file_size: z.number().optional(),
  file_name: z.string().optional(),
})
const location = z.object({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  live_period: z.number().optional(),
})
const message = z.object({
  chat,
  message_id: z.int(),
  date: z.int().min(0).max(lastSecond),
  from: z.object({ id: z.int() }).optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
  media_group_id: z.string().optional(),
  photo: z.array(file).optional(),
  document: file.optional(),
  voice: file.optional(),
  audio: file.optional(),
  video: file.optional(),
  animation: file.optional(),
  video_note: file.optional(),
  location: location.optional(),
  contact: z.object({ phone_number: z.string(), user_id: z.number().optional() }).optional(),
})
const callback = z.object({
  id: z.string(),
  from: z.object({ id: z.int() }),
  message: z.object({ chat }).optional(),
  data: z.string().optional(),
})
const membership = z.object({ chat, new_chat_member: z.object({ status: z.string() }) })
const update = z.object({
  update_id: z.int(),
  message: message.optional(),
  edited_message: message.optional(),
  callback_query: callback.optional(),
  my_chat_member: membership.optional(),
})

type Message = z.infer<typeof message>
type Update = z.infer<typeof update>

/** What an update means to us. */
type Received =
  | { what: 'message'; message: IncomingMessage; callbackId: string | null }
  | { what: 'group'; chat: string; id: string }
  | { what: 'blocked' | 'unblocked'; chat: string }
  | { what: 'unreadable'; id: string; reason: string }
  | { what: 'nothing' }

const filesOf = (said: Message): IncomingFile[] => {
  const named = (kind: IncomingFile['kind'], found: z.infer<typeof file> | undefined): IncomingFile[] =>
    found ? [{ kind, ref: found.file_id, name: found.file_name ?? null, size: found.file_size ?? null }] : []
  return [
    ...named('photo', said.photo?.at(-1)),
    ...named('voice', said.voice),
    ...named('audio', said.audio),
    ...named('video', said.video ?? said.animation ?? said.video_note),
    // An animation comes with a copy of itself as a document.
    ...named('document', said.animation ? undefined : said.document),
  ]
}

/** The sender's own number is an answer like any other; somebody else's isn't taken. */
const textOf = ({ text, caption, contact, from }: Message): string =>
  text ?? caption ?? (contact && contact.user_id === from?.id ? contact.phone_number : '')

const toMessage = (id: string, said: Message, isEdit: boolean): IncomingMessage => {
  const files = filesOf(said)
  return {
    id,
    channel: channelName,
    chat: chatOf(said.chat.id),
    text: textOf(said),
    at: new Date(said.date * 1000),
    platformId: String(said.message_id),
    ...(files.length > 0 && { files }),
    ...(said.location && {
      location: { latitude: said.location.latitude, longitude: said.location.longitude },
    }),
    ...(isEdit && { isEdit }),
    ...(said.media_group_id && !isEdit && { group: said.media_group_id }),
  }
}

const whereOf = ({
  message,
  edited_message,
  callback_query,
  my_chat_member,
}: Update): z.infer<typeof chat> | undefined =>
  message?.chat ?? edited_message?.chat ?? callback_query?.message?.chat ?? my_chat_member?.chat

/**
 * Reads an update. A pressed button is a message whose text is the choice's value; what has no text, file or place is
 * '', so that the dialogue says it can't read it. Kinds that weren't asked for are nothing.
 */
export const readUpdate = (value: unknown, { botId, now }: { botId: string; now: Date }): Received => {
  const parsed = update.safeParse(value)
  if (!parsed.success) {
    const given = (value as { update_id?: unknown } | null)?.update_id
    const name = Number.isSafeInteger(given) ? String(given) : 'unnamed'
    return { what: 'unreadable', id: `${channelName}:${botId}:${name}`, reason: reasonOf(parsed.error) }
  }
  const {
    update_id,
    message: said,
    edited_message: edited,
    callback_query: pressed,
    my_chat_member: member,
  } = parsed.data
  const id = `${channelName}:${botId}:${update_id}`
  const where = whereOf(parsed.data)
  const isPrivate = where === undefined || where.type === 'private'
  if (member) {
    if (!isPrivate) return { what: 'nothing' }
    return { what: member.new_chat_member.status === 'kicked' ? 'blocked' : 'unblocked', chat: chatOf(member.chat.id) }
  }
  if (!isPrivate) return { what: 'group', chat: chatOf(where.id), id }
  if (pressed)
    return {
      what: 'message',
      message: {
        id,
        channel: channelName,
        chat: chatOf(where?.id ?? pressed.from.id),
        text: pressed.data ?? '',
        at: now,
      },
      callbackId: pressed.id,
    }
  // A live place on the map keeps coming as edits: the first one is what was said.
  if (edited?.location) return { what: 'nothing' }
  if (edited) return { what: 'message', message: toMessage(id, edited, true), callbackId: null }
  return said ? { what: 'message', message: toMessage(id, said, false), callbackId: null } : { what: 'nothing' }
}
