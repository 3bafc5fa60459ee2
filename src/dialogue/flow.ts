import type { SecretKind } from '../cases/typed-secret.js'
import type { IncomingMessage, Reply } from '../messaging/message.js'
import type { Understood } from '../understanding/understand.js'
import type { Expects } from './commands/command.js'
import type { Conversation, FlowState, LawMatter, Outcome } from './conversation.js'
import type { Slices } from './slices.js'

export type Turn = {
  message: IncomingMessage
  conversation: Conversation
  understood: Understood
  /** Ids of the files that came with the message and were kept. */
  files: string[]
  slices: Slices
  now: Date
  /** A protected flow is running, or waits for the one that runs. */
  isProtected: boolean
  /** The message bore the secret number of a receipt, which was taken out of it. */
  typedSecret?: SecretKind | undefined
  /** A further request of a message whose first was answered; `message.text` is that piece of it. */
  isFurther?: true
}

/** What a choice sends ('/phi register-birth') and what anyone may type. */
export type Payload = (turn: Turn, argument: string) => Promise<Outcome> | Outcome

/** One way of talking; looked up by name from intents/*.yml. */
export type Flow = {
  name: string
  /** Called when an intent leads here. */
  begin(turn: Turn): Promise<Outcome> | Outcome
  /** Called with the answer to this flow's question. Null: this doesn't answer it. */
  answer?(turn: Turn, state: FlowState): Promise<Outcome | null> | Outcome | null
  /** Asks the open question again, after something else was answered. */
  askAgain?(state: FlowState, turn: Turn): Reply
  /** What the open step expects: the row of commands/command-table.ts; left out: a choice. */
  expects?(state: FlowState): Expects
  /** What was told so far, in words; only of flows that collect. */
  summarise?(state: FlowState): Reply
  /** The short answer to a question about the open step, and the state afterwards; null: it is no such question. */
  answerAbout?(turn: Turn, state: FlowState): AboutStep | Promise<AboutStep>
  /** Words that look like a question and are the answer all the same: "tôi muốn giấu tên được không". */
  isAnswer?(turn: Turn, state: FlowState): boolean
  /** Whether the open step keeps files and places on the map; of others only photographs and papers sent by themselves are kept. */
  takesFiles?(state: FlowState): boolean
  /** It keeps words that accuse people in office from communes itself, whatever step is open. */
  isGuarded?: true
  /** What is said when it is stopped, where something stands that stopping leaves as it is; null: the usual words. */
  stop?(turn: Turn, state: FlowState): Promise<Outcome | null> | Outcome | null
  version?: number
  /** It is about a denunciation or a tip: whatever begins in its middle is kept from communes too. */
  isProtected?: true | ((state: FlowState) => boolean)
  payloads?: Record<string, Payload>
  /** What a question about the law is about while it is open. */
  matter?(state: FlowState): LawMatter | null
  /** Its question lapses when something else is said: the message is read as if it hadn't been asked. */
  lapses?: true
  /** Whether its question is put aside for what is asked now: the message is read as if it hadn't been asked. */
  yieldsTo?(turn: Turn, state: FlowState): boolean
  /** What is asked again once that is answered; null, or left out: it lets go. */
  resumes?(state: FlowState, turn: Turn): FlowState | null
  /** What it collects is kept when it is stopped. */
  keepsDraft?: true
  /** Whole messages, without marks, that lead here whatever the classifier thinks. */
  phrases?: readonly string[]
}

/** What is said to a question about an open step, which stays open; null: the step has nothing on it. */
type AboutStep = { replies: Reply[]; flow: FlowState } | null
