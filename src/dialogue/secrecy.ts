import type { Conversation, FlowState, Kept } from './conversation.js'
import { isProtectedFlow } from './patterns/keep-draft.js'

/** What a turn makes of a talk: it may be of a denunciation or tip, or what was said of one is over and no longer kept here. */
export type Secrecy = 'protected' | 'ends' | null

const keptStates = (kept: Kept | null): FlowState[] => (kept ? [kept.state, ...keptStates(kept.under ?? null)] : [])

const holdsProtected = ({ flow, suspended, kept }: Conversation): boolean =>
  [flow, ...suspended, ...keptStates(kept)].some(isProtectedFlow)

const timeOf = ({ context: { protectedAt } }: Conversation): number =>
  protectedAt ? new Date(protectedAt).getTime() : 0

/** Of what stood before a turn and after it. Somebody accused in passing makes a talk protected, too. */
export const secrecyOf = (before: Conversation, next: Conversation): Secrecy => {
  if (holdsProtected(next)) return 'protected'
  if (holdsProtected(before)) return 'ends'
  return timeOf(next) > timeOf(before) ? 'protected' : null
}
