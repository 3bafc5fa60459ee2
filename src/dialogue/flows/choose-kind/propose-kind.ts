import { type Reply, reply } from '../../../messaging/message.js'
import { foldMarks } from '../../../shared/text.js'
import { isQuestion } from '../../commands/asks.js'
import type { FlowState, Outcome } from '../../conversation.js'
import type { Turn } from '../../flow.js'
import { type Draft, isIntakeDraft } from '../intake/draft.js'
import { draftFrom, tellsSomething } from '../intake/gather.js'
import { chooseKindWording } from './wording.js'

export type Proposed = keyof typeof chooseKindWording.propose

/** The one question that tells the kinds apart. */
export const askKind = (proposed: Proposed | null): Reply => {
  const before = proposed ? `${chooseKindWording.propose[proposed]}\n` : ''
  return reply(
    `${before}${chooseKindWording.whichKind}\n\n${chooseKindWording.differences}`,
    proposed === 'denunciation' ? chooseKindWording.secretFirst : chooseKindWording.kindChoices,
  )
}

/** The story that led to the question, kept so that it needn't be told twice. */
export const draftOfStory = (state: FlowState | null): Draft =>
  state && isIntakeDraft(state.data.draft) ? state.data.draft : {}

/** The kind that was proposed, if one was. */
export const proposedIn = (state: FlowState | null): Proposed | null => {
  const proposed = state?.data.proposed
  return typeof proposed === 'string' && proposed in chooseKindWording.propose ? (proposed as Proposed) : null
}

export const choosing = (draft: Draft, proposed: Proposed | null): FlowState => ({
  name: 'choose-kind',
  version: 2,
  step: 'choose',
  data: { draft, proposed },
})

export const proposeKindFor = ({ now }: Turn, proposed: Proposed | null, draft: Draft): Outcome => ({
  replies: [askKind(proposed)],
  flow: choosing(draft, proposed),
  context: proposed === 'denunciation' ? { protectedAt: now } : {},
})

/** The bot proposes a kind and says what it means; the citizen decides (legal-facts, section 3.2). */
export const proposeKind = (turn: Turn, kind: Proposed | null): Outcome => {
  const { text } = turn.message
  const proposed = proposeKindFor(turn, kind, tellsSomething(text) ? draftFrom(text) : {})
  const [asked] = proposed.replies
  return asksWhere(text) && asked
    ? { ...proposed, replies: [{ ...asked, text: `${chooseKindWording.here}\n${asked.text}` }] }
    : proposed
}

const asksWhere = (text: string): boolean =>
  /\b(?:o dau|cho nao|cho ai|the nao|o day (?:duoc|dc))\b/.test(foldMarks(text)) && isQuestion(text)
