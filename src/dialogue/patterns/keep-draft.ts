import type { Conversation, FlowState, Kept } from '../conversation.js'
import { flowNamed } from '../flows/index.js'

const day = 24 * 60 * 60_000
const livesMs = 7 * day
const protectedLivesMs = day

export const isProtectedFlow = (state: FlowState | null | undefined): boolean =>
  Boolean(state && (flowNamed(state.name)?.isProtected || flowNamed(state.name)?.holdsSecret?.(state)))

/** The draft that was put aside, while it lives; a denunciation's or tip's is gone after a day. */
export const liveKept = ({ kept }: Conversation, now: Date): Kept | null => {
  if (!kept) return null
  const age = now.getTime() - new Date(kept.at).getTime()
  return age < (isProtectedFlow(kept.state) ? protectedLivesMs : livesMs) ? kept : null
}

const isWord = (value: unknown): boolean => typeof value === 'string' && value !== ''

const hasWords = ({ data: { draft, proposed: _proposed, ...told } }: FlowState): boolean =>
  [...Object.values(told), ...Object.values(draft && typeof draft === 'object' ? draft : {})].some(isWord)

/** A state worth keeping: it collects, and something was told. */
export const draftOf = (state: FlowState | null): FlowState | null =>
  state && flowNamed(state.name)?.keepsDraft && hasWords(state) ? state : null
