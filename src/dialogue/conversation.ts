import type { Choice, IncomingMessage, Reply } from '../messaging/message.js'
import type { LessonReason } from '../tasks/kinds/unanswered.js'
import type { DangerKind, HotlineNumber } from '../understanding/alerts/hotlines.js'
import type { AskedOfTurn } from './learning/asked-of-turn.js'

/** A running flow as plain data. `version` is the flow's own; data of another version isn't understood any more. */
export type FlowState = { name: string; version: number; step: string; data: Record<string, unknown> }

/** A matter that was talked about: `told` is what the person said of their own situation, newest last. */
export type Topic = { slug: string; told: string[] }

/** A draft that was put aside: for seven days, one of a denunciation or tip for one. `under`: those put aside before it. */
export type Kept = { state: FlowState; at: Date; under?: Kept | null }

/**
 * A danger that was spoken of, and the numbers told. `told`: in which words; `stayed`: how often what followed was taken to
 * be about it; `isAsked`: it was only asked whether somebody is in danger; all left out of alarms kept before.
 */
export type Alarm = {
  kind: DangerKind
  number: HotlineNumber
  next: HotlineNumber
  at: Date
  told?: string
  stayed?: number
  isAsked?: true
}

/** One of several requests of one message, in its words; '' of a report that was begun: its words stand in its draft. */
export type Errand = { text: string; slug: string | null; isTold: boolean }

/** What a question about the law is about when it doesn't say so: what is being written, or was answered last. */
export type LawMatter = 'khiếu nại' | 'tố cáo' | 'phản ánh' | 'tiếp công dân'

/** What the chat was last about, so that "thế hết bao nhiêu tiền?" is understood. */
export type Context = {
  procedure: string | null
  /** The procedures talked about, the last one first. */
  topics: Topic[]
  /** A fingerprint of the last reply, so that it isn't said twice in the same words. */
  lastReply: string | null
  /** What was said last, cut short, when nothing was going on and it accused nobody. */
  lastSaid: string | null
  /** What was said last, when several procedures fitted it and were offered. */
  pending: string | null
  /** The procedures that were listed last, while none of them was chosen; left out: none were. */
  list?: string[] | null
  /** The last turn answered about a procedure in the middle of something else; left out: it didn't. */
  aside?: boolean
  /** The requests of the last message that had several, in its order; left out: of a talk that began before they were kept. */
  errands?: { all: Errand[]; at: Date } | null
  /** The receipt code of the case that was sent or asked about last, while nothing else was talked about. */
  receipt: string | null
  /** That of another chat's case that was looked up last; left out: none was. */
  sentElsewhere?: string | null
  /** The matter of another authority that was told of last, while no procedure of ours was; left out: none was. */
  matter?: { name: string; agency: string; where: string; figures: string | null } | null
  /** What was asked last is nothing that is helped with; left out: it is. */
  refused?: boolean
  commune: string | null
  /** The last list of papers made for this person's situation: `chosen` are indexes of the procedure's situations. */
  checklist: { slug: string; chosen: number[] } | null
  /** The person was asked once which commune they belong to. */
  wasAskedCommune: boolean
  /** Files sent outside an intake: the next intake takes them in while they are fresh. */
  files: { ids: string[]; at: Date } | null
  alarm: Alarm | null
  /** The survey that was offered last, and whether its questions were begun; left out: none was. */
  survey?: { about: string; kind: 'case' | 'guidance'; isBegun: boolean }
  /** The request for a person that was made last, by the message that made it, while little else was talked about. */
  handOff?: { openedBy: string; at: Date; isProtected: boolean } | null
  /** What of the law was answered last; false: something else was. */
  wasLaw: LawMatter | false
  /** When a denunciation or tip was last talked about. */
  protectedAt: Date | null
}

/** What a message changes and an edit of it takes back. */
type Rewindable = Pick<Conversation, 'flow' | 'suspended' | 'kept' | 'context' | 'offered'>

export type Conversation = {
  chat: string
  version: number
  flow: FlowState | null
  /** The flows that `flow` interrupted, the last one first; they go on when that ends. */
  suspended: FlowState[]
  kept: Kept | null
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
  suspended: [],
  kept: null,
  context: {
    procedure: null,
    topics: [],
    lastReply: null,
    lastSaid: null,
    pending: null,
    errands: null,
    receipt: null,
    commune: null,
    checklist: null,
    wasAskedCommune: false,
    files: null,
    alarm: null,
    handOff: null,
    wasLaw: false,
    protectedAt: null,
  },
  offered: [],
  handled: [],
  lastTurnAt: null,
  last: null,
})

/** What a flow decides. `flow` left out: the running flow stays as it is. */
export type Outcome = {
  replies: Reply[]
  flow?: FlowState | null | undefined
  suspended?: FlowState[]
  /** What is put aside from now on; left out: what was stays. */
  kept?: Kept | null
  context?: Partial<Context>
  /** What editors are to learn from this turn. */
  lesson?: LessonReason
  /** What the figures count of this turn, stored with it. */
  asked?: AskedOfTurn | null
  /** Something outside the conversation was done: an edit of the message comes too late. */
  isFinal?: true
}

const handledKept = 30
/** The matters of one letter wait here, too. */
const mostSuspended = 9

/** Choices stay valid until others are offered. */
const offeredBy = ({ replies }: Outcome): Choice[] | null => {
  const offered = replies.flatMap(({ choices }) => choices)
  return offered.length > 0 ? offered : null
}

/** The conversation after a message, as it will be stored. */
export const advance = (before: Conversation, message: IncomingMessage, outcome: Outcome, at: Date): Conversation => ({
  ...before,
  version: before.version + 1,
  flow: outcome.flow === undefined ? before.flow : outcome.flow,
  suspended: (outcome.suspended ?? before.suspended).slice(0, mostSuspended),
  kept: outcome.kept === undefined ? before.kept : outcome.kept,
  context: { ...before.context, ...outcome.context },
  offered: offeredBy(outcome) ?? before.offered,
  handled: [...before.handled, message.id].slice(-handledKept),
  lastTurnAt: at,
  last:
    message.platformId && !outcome.isFinal
      ? {
          platformId: message.platformId,
          before: {
            flow: before.flow,
            suspended: before.suspended,
            kept: before.kept,
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
