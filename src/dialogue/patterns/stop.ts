import { reply } from '../../messaging/message.js'
import { menuChoices } from '../choices.js'
import type { Conversation, FlowState, Outcome } from '../conversation.js'
import type { Turn } from '../flow.js'
import { draftOf, isProtectedFlow, liveKept } from './keep-draft.js'
import { patternWording as say } from './wording.js'

/**
 * Ends what is going on. A draft is kept without a question; that of a denunciation or tip is erased. What collects
 * nothing gives way to what it interrupted.
 */
export const stop = ({ conversation, now }: Turn): Outcome => {
  const { flow, suspended } = conversation
  const kept = liveKept(conversation, now)
  if (!flow && kept)
    return isProtectedFlow(kept.state)
      ? { replies: [reply(say.stoppedErased, menuChoices)], kept: null }
      : { replies: [reply(say.stoppedKept, [say.resume, ...menuChoices])] }
  if (!flow) return { replies: [reply(say.nothingToCancel, menuChoices)] }
  if (isProtectedFlow(flow))
    return {
      replies: [reply(say.stoppedErased, menuChoices)],
      flow: null,
      suspended: [],
      ...(isProtectedFlow(kept?.state) && { kept: null }),
    }
  const draft = draftOf(flow)
  if (!draft) return { replies: [reply(say.stopped, suspended.length > 0 ? [] : menuChoices)], flow: null }
  return {
    replies: [reply(say.stoppedKept, [say.resume, ...menuChoices])],
    flow: null,
    suspended: [],
    kept: { state: draft, at: now },
  }
}

/** Waits for the person to come back: the draft is kept, a protected one for a day and without a button that shows it. */
export const hold = ({ conversation: { flow, suspended }, now }: Turn): Outcome => {
  const draft = firstDraftOf([flow, ...suspended])
  if (!draft) return { replies: [reply(say.heldNothing)], flow: null, suspended: [] }
  const isProtected = isProtectedFlow(draft)
  return {
    replies: [reply(isProtected ? say.heldProtected : say.held, isProtected ? [] : [say.resume])],
    flow: null,
    suspended: [],
    kept: { state: draft, at: now },
  }
}

/** A draft that another matter pushes aside is kept: a second intake, /start. */
export const keepAside = ({ flow, suspended }: Conversation, now: Date): Pick<Outcome, 'kept'> => {
  const draft = firstDraftOf([flow, ...suspended])
  return draft ? { kept: { state: draft, at: now } } : {}
}

const firstDraftOf = (states: readonly (FlowState | null)[]): FlowState | null =>
  states.map(draftOf).find((draft) => draft !== null) ?? null
