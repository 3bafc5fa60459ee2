import { type Reply, reply } from '../../messaging/message.js'
import { foldMarks, shorten } from '../../shared/text.js'
import { commandWords, payload } from '../choice-words.js'
import { choice } from '../choices.js'
import type { FlowState, Kept, Outcome } from '../conversation.js'
import type { Flow, Turn } from '../flow.js'
import { flowNamed } from '../flows/index.js'
import { draftsKept, isProtectedFlow, storyOf, withoutDraft } from './keep-draft.js'
import { patternWording as say } from './wording.js'

/** One line of what goes on, and its open question. */
const continued = (again: Reply): Reply => ({ ...again, text: `${say.continued} ${again.text}` })

/** An answer in between: told, then the flow's question is asked again, or the flow waits for a second one to end. */
export const inBetween = (turn: Turn, outcome: Outcome, flow: Flow, state: FlowState): Outcome => {
  const { conversation } = turn
  if (outcome.flow) return { ...outcome, suspended: [state, ...(outcome.suspended ?? conversation.suspended)] }
  const again = flow.askAgain?.(state, turn)
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

/** A protected draft is taken up by the words that were told, no everyday ones, and isn't shown: telephones are shared. */
const asksByName = (text: string): boolean =>
  text === payload(commandWords.resume) || /\blay lai\b/.test(foldMarks(text))

const longestName = 40

/** The other drafts that wait, each with a button; protected ones are neither named nor counted. */
export const othersKept = (stack: readonly Kept[]): Reply[] => {
  const others = stack.map(({ state }, at) => ({ state, at })).filter(({ state }) => !isProtectedFlow(state))
  const offered = others.map(({ state, at }) =>
    choice(shorten(storyOf(state) || say.unnamedDraft, longestName), payload(commandWords.resume, String(at + 1))),
  )
  return others.length > 0 ? [reply(say.othersKept(others.length), offered)] : []
}

/** Takes up a draft that was put aside, the newest if no other is meant; null: there is none. */
export const takeUp = (turn: Turn, at = 0): Outcome | null => {
  const { conversation, now, message } = turn
  const stack = draftsKept(conversation, now)
  const kept = stack[at]
  const flow = readable(kept?.state)
  if (!kept || !flow) return null
  const isSecret = isProtectedFlow(kept.state)
  if (isSecret && !asksByName(message.text)) return null
  const shown = (isSecret ? undefined : flow.summarise?.(kept.state)) ?? flow.askAgain?.(kept.state, turn)
  return { replies: shown ? [shown] : [], flow: kept.state, kept: withoutDraft(stack, at) }
}

/** A draft that was taken up, and before it the others that wait. */
export const withOthers = (outcome: Outcome, now: Date): Outcome => ({
  ...outcome,
  replies: [...othersKept(draftsKept({ kept: outcome.kept ?? null }, now)), ...outcome.replies],
})

export const nothingKept = (): Outcome => ({ replies: [reply(say.nothingKept)] })

/** Asks the open question again; `state` is what is open. */
export const repeat = (turn: Turn): Outcome => {
  const { flow: state } = turn.conversation
  const again = state && flowNamed(state.name)?.askAgain?.(state, turn)
  return { replies: again ? [again] : [reply(say.nothingToRepeat)] }
}
