import type { Choice, IncomingMessage, Reply } from '../messaging/message.js'

/** A running flow as plain data. `version` is the flow's own; data of another version isn't understood any more. */
export type FlowState = { name: string; version: number; step: string; data: Record<string, unknown> }

/** What the chat was last about, so that "thế hết bao nhiêu tiền?" is understood. */
export type Context = {
  procedure: string | null
  commune: string | null
  /** The last list of papers made for this person's situation: `chosen` are indexes of the procedure's situations. */
  checklist: { slug: string; chosen: number[] } | null
  /** The person was asked once which commune they belong to. */
  wasAskedCommune: boolean
  /** Files sent outside an intake: the next intake takes them in while they are fresh. */
  files: { ids: string[]; at: Date } | null
  /** When a denunciation or tip was last talked about. */
  protectedAt: Date | null
}

/** What a message changes and an edit of it takes back. */
type Rewindable = Pick<Conversation, 'flow' | 'suspended' | 'context' | 'offered'>

export type Conversation = {
  chat: string
  version: number
  flow: FlowState | null
  /** The flow that `flow` interrupted; it goes on when that ends. */
  suspended: FlowState | null
  context: Context
  /** The choices offered last: "2" or a label picks one. */
  offered: Choice[]
  /** Ids of the messages handled last, so that none is handled twice. */
  handled: string[]
  lastTurnAt: Date | null
  /** The message handled last, as its platform names it, and what stood before it; null: it can't be edited any more. */
  last: { platformId: string; before: Rewindable } | null
}

export const newConversation = (chat: string): Conversation => ({
  chat,
  version: 0,
  flow: null,
  suspended: null,
  context: { procedure: null, commune: null, checklist: null, wasAskedCommune: false, files: null, protectedAt: null },
  offered: [],
  handled: [],
  lastTurnAt: null,
  last: null,
})

/** What a flow decides. `flow` left out: the running flow stays as it is. */
export type Outcome = {
  replies: Reply[]
  flow?: FlowState | null | undefined
  suspended?: FlowState | null
  context?: Partial<Context>
  /** Something outside the conversation was done: an edit of the message comes too late. */
  isFinal?: true
}

const handledKept = 30

/** The conversation after a message, as it will be stored. */
export const advance = (before: Conversation, message: IncomingMessage, outcome: Outcome, at: Date): Conversation => ({
  ...before,
  version: before.version + 1,
  flow: outcome.flow === undefined ? before.flow : outcome.flow,
  suspended: outcome.suspended === undefined ? before.suspended : outcome.suspended,
  context: { ...before.context, ...outcome.context },
  offered: outcome.replies.flatMap(({ choices }) => choices),
  handled: [...before.handled, message.id].slice(-handledKept),
  lastTurnAt: at,
  last:
    message.platformId && !outcome.isFinal
      ? {
          platformId: message.platformId,
          before: {
            flow: before.flow,
            suspended: before.suspended,
            context: before.context,
            offered: before.offered,
          },
        }
      : null,
})

/** The conversation as it stood before the message that this one says anew; null: too late for that. */
export const rewind = (conversation: Conversation, edit: IncomingMessage): Conversation | null => {
  const { last } = conversation
  return last && last.platformId === edit.platformId ? { ...conversation, ...last.before } : null
}
