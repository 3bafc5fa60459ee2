import { reply } from '../../../messaging/message.js'
import { denunciationPlace } from '../../../routing/denunciation-place.js'
import type { FlowState, Outcome } from '../../conversation.js'
import type { Turn } from '../../flow.js'
import { type Draft, isIntakeDraft } from '../intake/draft.js'
import { goOnAt } from '../intake/go-on.js'
import type { Intake } from '../intake/open-step.js'
import { accusedAsSaid, namedWithPost, namesNoAct } from '../intake/told/named-with-post.js'
import { withCommuneNamed } from '../intake/told/place-at-end.js'
import { intakeWording as say } from '../intake/wording.js'

/** An answer in a protected flow as it was meant: what points back at the story is what that says. */
export const asMeant = (turn: Turn, { step, data }: FlowState): Turn => {
  const { text } = turn.message
  if (text.startsWith('/') || text.trim() === '') return turn
  const story = isIntakeDraft(data) ? (data.text ?? '') : ''
  const meant = step === 'against' ? accusedAsSaid(text, story) : step === 'place' ? withCommuneNamed(text) : text
  return meant === text ? turn : { ...turn, message: { ...turn.message, text: meant } }
}

/** Asked what was done, a message names only who did it: taken as that, and the act is asked for again. Null: it tells one. */
export const takeOnlyWhom = (
  intake: Intake,
  { message: { text } }: Turn,
  { step, data }: FlowState,
): Outcome | null => {
  if (step !== 'text' || text.startsWith('/') || !namesNoAct(text)) return null
  const draft: Draft = isIntakeDraft(data) ? { ...data } : {}
  return goOnAt(intake, 'text', { ...draft, against: text.trim() }, [reply(say.whomNoted)])
}

/** Whom a story names with their post isn't asked for. */
export const withAccusedOfStory = (draft: Draft): Draft => {
  const against = draft.against === undefined ? namedWithPost(draft.text ?? '') : null
  return against ? { ...draft, against } : draft
}

/** Whether a story is of somebody without a post: a neighbour, a dealer, a boat. */
export const isOfNoPost = ({ text = '' }: Draft): boolean => {
  const { who } = denunciationPlace(text, text)
  return who === 'private' || who === 'crime'
}
