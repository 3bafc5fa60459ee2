import { reply } from '../../messaging/message.js'
import { argumentOf, commandWords, isAnswerWord, payload } from '../choice-words.js'
import { menuChoices } from '../choices.js'
import type { FlowState, Outcome } from '../conversation.js'
import type { Turn } from '../flow.js'
import { flowNamed, payloads } from '../flows/index.js'
import { isIntakeDraft } from '../flows/intake/draft.js'
import { inBetween } from '../patterns/continue.js'
import { isProtectedFlow } from '../patterns/keep-draft.js'
import { stop } from '../patterns/stop.js'
import { patternWording } from '../patterns/wording.js'
import { wording } from '../wording.js'
import { nextErrand } from './errands.js'
import type { Open } from './handler.js'
import { keepInHand, resumeInstead } from './take-up.js'

/** A payload and what it does; null: the text is none. */
const payloadOf = (text: string): { run: (turn: Turn) => Promise<Outcome> | Outcome; flow: string } | null => {
  const [, name = '', argument = ''] = /^\/([a-z_-]+)(?:@\w+)?(?:\s+([\s\S]*))?$/i.exec(text) ?? []
  const found = payloads.get(name.toLowerCase())
  return found ? { run: (turn) => found.run(turn, argument.trim()), flow: found.flow } : null
}

const storyIn = ({ data }: FlowState): unknown => (isIntakeDraft(data.draft) ? data.draft : data).text

/** The flow that begins has the story of the one that is open. */
const takesAlong = (next: FlowState | null | undefined, open: FlowState): boolean =>
  Boolean(next) && storyIn(open) !== undefined && storyIn(next as FlowState) === storyIn(open)

export const runPayload = async (turn: Turn, open: Open): Promise<Outcome | null> => {
  const { text } = turn.message
  if (text === payload(commandWords.cancel)) return open ? null : stop(turn)
  if (text === payload(commandWords.resume)) return resumeInstead(turn)
  const draft = argumentOf(commandWords.resume, text)
  if (draft && /^[1-9]$/.test(draft)) return resumeInstead(turn, Number(draft) - 1)
  if (text === payload(commandWords.nextErrand)) {
    const told = await nextErrand(turn)
    return open ? inBetween(turn, told, open.flow, open.state) : told
  }
  const found = payloadOf(text)
  if (!found) {
    if (open || !text.startsWith('/')) return null
    return { replies: [reply(isAnswerWord(text) ? patternWording.choicePast : wording.help, menuChoices)] }
  }
  const outcome = await found.run(turn)
  if (!open) return outcome
  if (outcome.flow === undefined) return inBetween(turn, outcome, open.flow, open.state)
  if (found.flow === open.state.name || takesAlong(outcome.flow, open.state)) return outcome
  const isAside = open.flow.keepsDraft && outcome.flow && !flowNamed(outcome.flow.name)?.keepsDraft
  if (isAside) return inBetween(turn, outcome, open.flow, open.state)
  const aside = keepInHand(turn)
  const isTold = aside.kept && !isProtectedFlow(aside.kept.state)
  return {
    ...outcome,
    ...aside,
    replies: [...(isTold ? [reply(patternWording.keptOffer)] : []), ...outcome.replies],
  }
}
