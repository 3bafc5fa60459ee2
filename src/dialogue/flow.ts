import type { Case } from '../cases/case.js'
import type { CaseStore } from '../cases/case-store.js'
import type { ClockKeeper } from '../cases/clocks.js'
import type { PetitionLinkStore } from '../cases/petition-link-store.js'
import type { Procedure } from '../catalog/procedure.js'
import type { Choice, IncomingMessage, Reply } from '../messaging/message.js'
import type { ContactStore } from '../places/contact-store.js'
import type { Tasks } from '../tasks/create-tasks.js'
import type { Understanding, Understood } from '../understanding/understand.js'
import type { Conversation, FlowState, Outcome } from './conversation.js'

/** Everything the dialogue works with; built in main.ts. */
export type DialogueParts = {
  understanding: Understanding
  /** The flow that an intent's file names. */
  flowOfIntent(intent: string): string
  catalog: { get(slug: string): Procedure | null; findAll(): readonly Procedure[] }
  /** Names of the matters that are answered beside the catalog, by slug. */
  matterNames: ReadonlyMap<string, string>
  cases: CaseStore
  clocks: ClockKeeper
  /** What waits for staff. */
  tasks: Pick<Tasks, 'open' | 'requestDeletion'>
  contacts: ContactStore
  files: FileParts
  /** The choices of news that reached a chat since then; a number typed now may pick one of them. */
  offeredByNews(chat: string, since: Date): Promise<Choice[]>
  /** Deletes what a chat left behind and belongs to no case. */
  forgetChat(chat: string): Promise<void>
  officeHours: { isOpen(at: Date): boolean; nextOpening(at: Date): Date }
  links: Links
  petitionLinks: Pick<PetitionLinkStore, 'close'>
}

/** What became of one file of a message. */
export type TakenFile =
  | { outcome: 'kept'; id: string }
  | { outcome: 'refused'; reason: 'empty' | 'too_large' | 'type' | 'quota' | 'no_space' | 'gone' | 'not_fetched' }

/** Keeping files, joined in core.ts to the channels and src/attachments. */
export type FileParts = {
  /** Fetches and keeps the files of a message; the same message handled again gives the same. */
  take(message: IncomingMessage): Promise<TakenFile[]>
  /** They belong to a case from now on. */
  link(ids: readonly string[], caseId: string): Promise<void>
  /** Deletes a chat's files that belong to no case. */
  forget(chat: string): Promise<unknown>
}

/** Addresses of our own pages. */
export type Links = {
  privacy: string
  /** The printable list of papers for a person's situation. */
  checklist(slug: string, chosen: readonly number[]): string
  /** A new address of a case's printable petition, for 48 hours; the one before ends. */
  petition(found: Case, at: Date): Promise<string>
}

export type Turn = {
  message: IncomingMessage
  conversation: Conversation
  understood: Understood
  /** Ids of the files that came with the message and were kept. */
  files: string[]
  parts: DialogueParts
  now: Date
  /** A protected flow is running, or waits for the one that runs. */
  isProtected: boolean
  /** A further request of a message whose first was answered; `message.text` is that piece of it. */
  isFurther?: true
}

/** A command is what a choice sends ('/phi register-birth') and what anyone may type. */
export type Command = (turn: Turn, argument: string) => Promise<Outcome> | Outcome

/** One way of talking; looked up by name from intents/*.yml. */
export type Flow = {
  name: string
  /** Called when an intent leads here. */
  begin(turn: Turn): Promise<Outcome> | Outcome
  /** Called with the answer to this flow's question. Null: this doesn't answer it. */
  answer?(turn: Turn, state: FlowState): Promise<Outcome | null> | Outcome | null
  /** Asks the open question again, after something else was answered. */
  askAgain?(state: FlowState): Reply
  /**
   * What the open step takes: 'everything' (words for an officer, a story asked for), 'telling' (free words, but a clear
   * question in between is answered), 'answers' (anything that isn't an answer may be another request).
   */
  takes?(state: FlowState): 'everything' | 'telling' | 'answers'
  /** Whether the open step keeps files and places on the map; of others only photographs and papers sent by themselves are kept. */
  takesFiles?(state: FlowState): boolean
  version?: number
  /** It is about a denunciation or a tip: whatever begins in its middle is kept from communes too. */
  isProtected?: true
  commands?: Record<string, Command>
  /** Whole messages, without marks, that lead here whatever the classifier thinks. */
  phrases?: readonly string[]
}
