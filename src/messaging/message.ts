/** What every channel turns an update into. Ids are strings that are unique over all channels. */
export type IncomingMessage = {
  /** `<channel>:<platform's message or update id>`; the same id delivered again is the same message. */
  id: string
  /** `<channel>:<platform's chat id>` */
  chat: string
  channel: string
  /** What the person typed, or the `value` of the choice pressed. */
  text: string
  at: Date
}

/** A short answer offered to the citizen; `value` comes back as the text of the next message. */
export type Choice = { label: string; value: string }

/** What the dialogue says; channels degrade what they can't show. */
export type Reply = { text: string; choices: Choice[] }

/** A reply that is stored with the state change that caused it, under an id that never changes. */
export type OutgoingMessage = Reply & {
  id: string
  chat: string
  /** Id of the incoming message or case event that caused it. */
  causedBy: string
}

/** What happened to a message handed to a platform (channel-protocols, section 6). */
export type SendOutcome =
  | { outcome: 'delivered'; platformMessageId: string | null }
  | { outcome: 'retry'; afterMs: number | null }
  | { outcome: 'unclear' }
  | { outcome: 'blocked'; reason: string }
  | { outcome: 'rejected'; reason: string }

export const reply = (text: string, choices: Choice[] = []): Reply => ({ text, choices })

/** 'telegram:123' -> 'telegram' */
export const channelOf = (chat: string): string => chat.slice(0, chat.indexOf(':'))

/** 'telegram:123' -> '123' */
export const platformChatOf = (chat: string): string => chat.slice(chat.indexOf(':') + 1)
