import { denunciationPlace } from '../../../routing/denunciation-place.js'
import type { FlowState } from '../../conversation.js'
import type { Turn } from '../../flow.js'
import { type Draft, isIntakeDraft } from '../intake/draft.js'
import { accusedAsSaid, namedWithPost } from '../intake/told/named-with-post.js'
import { withCommuneNamed } from '../intake/told/place-at-end.js'

/** An answer in a protected flow as it was meant: what points back at the story is what that says. */
export const asMeant = (turn: Turn, { step, data }: FlowState): Turn => {
  const { text } = turn.message
  if (text.startsWith('/') || text.trim() === '') return turn
  const story = isIntakeDraft(data) ? (data.text ?? '') : ''
  const meant = step === 'against' ? accusedAsSaid(text, story) : step === 'place' ? withCommuneNamed(text) : text
  return meant === text ? turn : { ...turn, message: { ...turn.message, text: meant } }
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
