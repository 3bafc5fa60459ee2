import type { ChatBox } from '../sealing/chats/chat-boxes.js'

/** What every channel turns an update into. Ids are strings that are unique over all channels. */
export type IncomingMessage = {
  /** `<channel>:<platform's message or update id>`; the same id delivered again is the same message. */
  id: string
  /** Random, given when it is stored; logs name the message by it, for the id may hold the chat's. */
  key?: string
  /** `<channel>:<platform's chat id>` */
  chat: string
  channel: string
  /** What the person typed, or the `value` of the choice pressed. */
  text: string
  at: Date
  files?: IncomingFile[]
  /** A place on the map that the person sent, in degrees (WGS 84). */
  location?: { latitude: number; longitude: number }
  /** The platform's own id of this message, by which a later edit names it. */
  platformId?: string
  /** True: this says anew what the message with the same `platformId` said. */
  isEdit?: boolean
  /** Messages with the same group were sent as one (an album) and are handled as one. */
  group?: string
}

/** A file as its platform names it; only its channel can fetch it. */
export type IncomingFile = {
  kind: 'photo' | 'document' | 'voice' | 'audio' | 'video'
  /** What the channel's fetchFile needs: the platform's file id or an address. */
  ref: string
  name: string | null
  /** In bytes, as the platform says; null where it doesn't. */
  size: number | null
}

/** What became of fetching a file; never holds an address with a token. */
export type FetchedFile =
  | { outcome: 'fetched'; bytes: Buffer }
  | { outcome: 'refused'; reason: 'too_large' | 'gone' }
  /** The network or the platform failed: worth another try. */
  | { outcome: 'retry' }

/** An update that couldn't be read, kept aside with its reason. */
export type UnreadableUpdate = { id: string; channel: string; reason: string; raw: string }

/** A short answer offered to the citizen; `value` comes back as the text of the next message. */
export type Choice = { label: string; value: string }

/**
 * What an answer rests on: the procedure by slug, the number of its published version, and what of it was told. `rule`: what
 * chose the answer; `program`: the version of the program that did. Answers of before December 2026 have neither.
 */
export type Told = { procedure: string; version: number | null; facts: string[]; rule?: string; program?: string }

/** What the dialogue says; channels degrade what they can't show. `told`: kept with it, not shown. */
export type Reply = { text: string; choices: Choice[]; told?: Told[] }

/** A reply that is stored with the state change that caused it, under an id that never changes. */
export type OutgoingMessage = Reply & {
  id: string
  chat: string
  /** Id of the incoming message or case event that caused it. */
  causedBy: string
  /** The number of its first choice, where numbers are typed: replies of one turn count on. Left out: 1. */
  firstNumber?: number
  /** Key of a picture in src/attachments; the text is what stands under it. */
  picture?: string
  /** True: nobody waits for it just now, so it lets people sleep. Left out: an answer. */
  isNews?: boolean
  /** Whoever stored it is sending it: nobody else collects it before `until`, and after that it may have been sent. */
  begun?: { fence: Date; at: Date; until: Date }
}

/** The same as documents carry it until the outbox collects it: what it says lies under a key of its chat. */
export type SealedMessage = Omit<OutgoingMessage, 'text' | 'choices'> & { said: ChatBox }

/** What happened to a message handed to a platform (channel-protocols, section 6). */
export type SendOutcome =
  | { outcome: 'delivered'; platformMessageId: string | null }
  /** The message surely isn't there; `scope`: which deliveries wait with it. */
  | { outcome: 'retry'; afterMs: number | null; scope: 'chat' | 'channel' }
  /** It may have arrived: the answer was lost after the request had left. */
  | { outcome: 'unclear' }
  /** The chat has another id from now on. */
  | { outcome: 'moved'; chat: string }
  /** The platform refuses the token: nothing goes out until somebody fixes the settings. */
  | { outcome: 'misconfigured'; reason: string }
  | { outcome: 'blocked'; reason: string }
  | { outcome: 'rejected'; reason: string }

export const reply = (text: string, choices: Choice[] = []): Reply => ({ text, choices })

/** 'telegram:123' -> 'telegram' */
export const channelOf = (chat: string): string => chat.slice(0, chat.indexOf(':'))

/** 'telegram:123' -> '123' */
export const platformChatOf = (chat: string): string => chat.slice(chat.indexOf(':') + 1)

/** What the corrections of a version ('slug:3') name as their cause; of '' the beginning of them all. */
export const correctionCause = (ofVersion: string): string => `correction:${ofVersion}`

/** What waits of a channel, in or out, and for how long the oldest of it has been due. */
export type QueueState = { channel: string; count: number; oldestMs: number }
