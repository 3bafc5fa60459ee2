import { type Reply, reply } from '../../../messaging/message.js'
import type { FlowState, Outcome } from '../../conversation.js'
import type { Turn } from '../../flow.js'
import { tellsSomething } from '../intake/intake.js'
import { chooseKindWording } from './wording.js'

type Proposed = keyof typeof chooseKindWording.propose

/** The one question that tells the kinds apart. */
export const askKind = (proposed: Proposed | null): Reply => {
  const before = proposed ? `${chooseKindWording.propose[proposed]}\n` : ''
  return reply(
    `${before}${chooseKindWording.whichKind}\n\n${chooseKindWording.differences}`,
    chooseKindWording.kindChoices,
  )
}

/** The story that led to the question, kept so that it needn't be told twice. */
export const storyOf = (state: FlowState | null): string | null => {
  const story = state?.data.story
  return typeof story === 'string' ? story : null
}

/** Whether it was said that the story looks like a denunciation. */
export const wasDenunciation = (state: FlowState | null): boolean => state?.data.proposed === 'denunciation'

export const proposeKindFor = ({ now }: Turn, proposed: Proposed | null, story: string | null): Outcome => ({
  replies: [askKind(proposed)],
  flow: { name: 'choose-kind', version: 1, step: 'choose', data: { story, proposed } },
  context: proposed === 'denunciation' ? { protectedAt: now } : {},
})

/** The bot proposes a kind and says what it means; the citizen decides (legal-facts, section 3.2). */
export const proposeKind = (turn: Turn, kind: Proposed | null): Outcome => {
  const story = tellsSomething(turn.message.text) ? turn.message.text : null
  return proposeKindFor(turn, kind, story)
}
