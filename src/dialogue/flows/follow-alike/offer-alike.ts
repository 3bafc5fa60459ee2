import { type Reply, reply } from '../../../messaging/message.js'
import { choices } from '../../choices.js'
import type { FlowState, Outcome } from '../../conversation.js'
import type { Turn } from '../../flow.js'
import { accuses } from '../intake/accusation.js'
import { type Draft, isIntakeDraft, wordsOfDraft } from '../intake/draft.js'
import { contentOf } from '../intake/send-draft.js'
import { feedbackIntake, sendFeedback } from '../send-feedback/flow.js'
import { followAlikeWording as say } from './wording.js'

export const askAlike = (people: unknown, label: unknown): Reply =>
  reply(say.ask(Number(people), typeof label === 'string' ? label : null), [say.follow, say.alone, choices.cancel])

/** Words that accuse somebody in office are kept from that office: nothing of them is looked up or offered. */
const isKept = (draft: Draft): boolean =>
  draft.isInsisted === true || draft.isDenunciation === true || accuses(wordsOfDraft(draft), { isDenunciation: false })

/** The draft of a feedback whose story and place are known and that wasn't compared yet. */
const draftToCompare = (state: FlowState | null | undefined): Draft | null => {
  if (state?.name !== sendFeedback.name || !isIntakeDraft(state.data)) return null
  const draft: Draft = { ...state.data }
  return draft.text && draft.communeCode && !draft.isAlone && !isKept(draft) ? draft : null
}

/**
 * While a feedback is written: once its story and place are known, and people told of the same within 30 days, asks whether
 * to follow theirs instead of going on. What the message was answered besides the next question stays.
 */
export const withAlike = async (turn: Turn, outcome: Outcome): Promise<Outcome> => {
  const state = outcome.flow
  const draft = draftToCompare(state)
  if (!draft || !state) return outcome
  const { text, placeText, communeCode } = contentOf(feedbackIntake, draft, turn)
  const report = { text, placeText, communeCode, openedAt: turn.now }
  const alike = await turn.slices.cases.findAlike({ report, chat: turn.message.chat })
  if (!alike) return outcome
  const { id, people, label } = alike
  return {
    ...outcome,
    replies: [...withoutQuestion(outcome.replies, state), askAlike(people, label)],
    flow: { name: 'follow-alike', version: 1, step: 'choose', data: { draft, id, people, label } },
  }
}

/** The replies without the question that stands last, and the notes before it. */
const withoutQuestion = (replies: readonly Reply[], state: FlowState): Reply[] => {
  const question = sendFeedback.askAgain?.(state).text ?? ''
  const last = replies.at(-1)
  if (!last?.text.endsWith(question)) return [...replies]
  const notes = last.text.slice(0, last.text.length - question.length).trim()
  return [...replies.slice(0, -1), ...(notes ? [reply(notes)] : [])]
}
