import { reply } from '../../messaging/message.js'
import { menuChoices } from '../choices.js'
import type { Conversation, FlowState, Outcome } from '../conversation.js'
import type { Turn } from '../flow.js'
import { draftOf, isProtectedFlow, keep, liveKept } from './keep-draft.js'
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
      ? { replies: [reply(say.stoppedErased, menuChoices)], kept: kept.under ?? null }
      : { replies: [reply(say.nothingWritten, [say.resume, ...menuChoices])] }
  if (!flow) return { replies: [reply(say.nothingToCancel, menuChoices)] }
  if (isProtectedFlow(flow)) return erase(conversation, now)
  if (!draftOf(flow)) return { replies: [reply(say.stopped, suspended.length > 0 ? [] : menuChoices)], flow: null }
  return {
    replies: [reply(say.stoppedKept, [say.resume, ...menuChoices])],
    flow: null,
    suspended: [],
    ...keepAside(conversation, now),
  }
}

/** What is protected is erased; drafts in the open that it interrupted are kept. */
const erase = (conversation: Conversation, now: Date): Outcome => {
  const before = liveKept(conversation, now)
  const kept = isProtectedFlow(before?.state) ? (before?.under ?? null) : before
  const open = draftsOf(conversation).filter((draft) => !isProtectedFlow(draft))
  return {
    replies:
      open.length > 0
        ? [reply(say.stoppedErasedOthersKept, [say.resume, ...menuChoices])]
        : [reply(say.stoppedErased, menuChoices)],
    flow: null,
    suspended: [],
    kept: open.reduceRight((under, draft) => keep(draft, { kept: under }, now), kept),
  }
}

/** Waits for the person to come back: the draft is kept, a protected one for a day and without a button that shows it. */
export const hold = ({ conversation, now }: Turn): Outcome => {
  const [draft] = draftsOf(conversation)
  if (!draft) return { replies: [reply(say.heldNothing)], flow: null, suspended: [] }
  const isProtected = isProtectedFlow(draft)
  return {
    replies: [reply(isProtected ? say.heldProtected : say.held, isProtected ? [] : [say.resume])],
    flow: null,
    suspended: [],
    ...keepAside(conversation, now),
  }
}

/** Drafts that another matter pushes aside are kept: a second intake, /start. */
export const keepAside = (conversation: Conversation, now: Date): Pick<Outcome, 'kept'> => {
  const drafts = draftsOf(conversation)
  if (drafts.length === 0) return {}
  return { kept: drafts.reduceRight((kept, draft) => keep(draft, { kept }, now), liveKept(conversation, now)) }
}

const draftsOf = ({ flow, suspended }: Pick<Conversation, 'flow' | 'suspended'>): FlowState[] =>
  [flow, ...suspended].map(draftOf).filter((draft) => draft !== null)
