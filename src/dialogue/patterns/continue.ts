import { type Reply, reply } from '../../messaging/message.js'
import { foldMarks } from '../../shared/text.js'
import { commandWords, payload } from '../choice-words.js'
import type { Conversation, FlowState, Outcome } from '../conversation.js'
import type { Flow, Turn } from '../flow.js'
import { flowNamed } from '../flows/index.js'
import { isProtectedFlow, liveKept } from './keep-draft.js'
import { patternWording as say } from './wording.js'

/** One line of what goes on, and its open question. */
const continued = (again: Reply): Reply => ({ ...again, text: `${say.continued} ${again.text}` })

/** An answer in between: told, then the flow's question is asked again, or the flow waits for a second one to end. */
export const inBetween = ({ conversation }: Turn, outcome: Outcome, flow: Flow, state: FlowState): Outcome => {
  if (outcome.flow) return { ...outcome, suspended: [state, ...(outcome.suspended ?? conversation.suspended)] }
  const again = flow.askAgain?.(state)
  return { ...outcome, replies: [...outcome.replies, ...(again ? [continued(again)] : [])], flow: state }
}

/** When a flow ends, the one it interrupted goes on. */
export const resumeSuspended = (turn: Turn, outcome: Outcome): Outcome => {
  const { conversation } = turn
  const hasEnded = outcome.flow === null && conversation.flow !== null
  if (!hasEnded || outcome.suspended !== undefined) return outcome
  const [state, ...rest] = conversation.suspended
  const flow = state && flowNamed(state.name)
  if (!state || !flow) return outcome
  const shown = outcome.isFinal && !isProtectedFlow(state) ? flow.summarise?.(state) : undefined
  return shown
    ? { ...outcome, replies: [...outcome.replies, continued(shown)], flow: state, suspended: rest }
    : { ...inBetween(turn, { ...outcome, flow: undefined }, flow, state), suspended: rest }
}

const readable = (state: FlowState | undefined | null): Flow | null => {
  const flow = state && flowNamed(state.name)
  return flow && (flow.version ?? 1) === state.version ? flow : null
}

/** Takes up what was put aside, or else what is interrupted; null: there is nothing of the kind. */
/** A protected draft is taken up by the words that were told, no everyday ones, and isn't shown: telephones are shared. */
const asksByName = (text: string): boolean =>
  text === payload(commandWords.resume) || /\blay lai\b/.test(foldMarks(text))

export const takeUp = ({ conversation, now, message }: Turn): Outcome | null => {
  const kept = liveKept(conversation, now)
  const flow = readable(kept?.state)
  if (!kept || !flow) return null
  const isSecret = isProtectedFlow(kept.state)
  if (isSecret && !asksByName(message.text)) return null
  const shown = (isSecret ? undefined : flow.summarise?.(kept.state)) ?? flow.askAgain?.(kept.state)
  return { replies: shown ? [shown] : [], flow: kept.state, kept: kept.under ?? null }
}

export const nothingKept = (): Outcome => ({ replies: [reply(say.nothingKept)] })

/** Asks the open question again; `state` is what is open. */
export const repeat = ({ flow: state }: Conversation): Outcome => {
  const again = state && flowNamed(state.name)?.askAgain?.(state)
  return { replies: again ? [again] : [reply(say.nothingToRepeat)] }
}
