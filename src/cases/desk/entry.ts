import type { Choice } from '../../messaging/message.js'

/** How a matter that an officer writes down came to the office. */
export const entryWays = ['counter', 'telephone', 'letter', 'forwarded'] as const
export type EntryWay = (typeof entryWays)[number]

/** Who of the staff did something. */
export type StaffName = { accountId: string; name: string }

/** What is known of a case that an officer entered for a person. */
export type Entry = {
  way: EntryWay
  /** The office that sent it on, with its paper ('YYYY-MM-DD'); only where `way` is 'forwarded'. */
  from: { agency: string; paperNumber: string; paperDate: string } | null
  by: StaffName
  /** The day on which it came, 'YYYY-MM-DD', where that was before it was entered. */
  receivedOn?: string
  /** Its words name people in office: why that accuses nobody, by the officer. */
  accusesNobody?: string
  /** How often the last digits of the telephone may still be tried, to have the news sent to a chat. */
  linkTriesLeft: number
}

export const howTold = ['telephone', 'counter', 'letter'] as const
export type HowTold = (typeof howTold)[number]

/** News of a case without a chat: an officer tells it. `id` is the message's. */
export type NewsToTell = {
  id: string
  at: Date
  text: string
  choices: Choice[]
  /** Null: the person doesn't know it yet. 'chat': it was sent once the person had linked a chat. */
  told: { at: Date; by: StaffName | null; how: HowTold | 'chat' } | null
}
