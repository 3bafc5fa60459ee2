import type { Conversation, FlowState, Kept } from '../conversation.js'
import { flowNamed } from '../flows/index.js'

const day = 24 * 60 * 60_000
const livesMs = 7 * day
export const protectedLivesMs = day

export const isProtectedFlow = (state: FlowState | null | undefined): boolean => {
  const isProtected = state && flowNamed(state.name)?.isProtected
  return typeof isProtected === 'function' ? isProtected(state as FlowState) : Boolean(isProtected)
}

/** The drafts that were put aside, while they live; a denunciation's or tip's is gone after a day. */
export const liveKept = ({ kept }: Pick<Conversation, 'kept'>, now: Date): Kept | null => {
  if (!kept) return null
  const under = liveKept({ kept: kept.under ?? null }, now)
  const age = now.getTime() - new Date(kept.at).getTime()
  if (age >= (isProtectedFlow(kept.state) ? protectedLivesMs : livesMs)) return under
  return under === (kept.under ?? null) ? kept : { ...kept, under }
}

/** As many drafts are kept at once. */
export const mostKept = 5

const firstOf = (kept: Kept | null, most: number): Kept | null =>
  kept && most > 0 ? { ...kept, under: firstOf(kept.under ?? null, most - 1) } : null

/** A draft put on top of those that were put aside before. */
export const keep = (state: FlowState, before: Pick<Conversation, 'kept'>, now: Date): Kept => ({
  state,
  at: now,
  under: firstOf(liveKept(before, now), mostKept - 1),
})

/** The drafts that were put aside, the newest first. */
export const draftsKept = (conversation: Pick<Conversation, 'kept'>, now: Date): Kept[] => {
  const stack: Kept[] = []
  for (let kept = liveKept(conversation, now); kept; kept = kept.under ?? null) stack.push(kept)
  return stack
}

/** The stack of kept drafts without one of them. */
export const withoutDraft = (stack: readonly Kept[], at: number): Kept | null =>
  stack.filter((_one, k) => k !== at).reduceRight<Kept | null>((under, one) => ({ ...one, under }), null)

/** What a draft tells, in its writer's words; '' where it tells nothing yet. */
export const storyOf = ({ data }: FlowState): string => {
  const draft = data.draft && typeof data.draft === 'object' ? (data.draft as Record<string, unknown>) : data
  return typeof draft.text === 'string' ? draft.text : ''
}

const isWord = (value: unknown): boolean => typeof value === 'string' && value !== ''

const hasWords = ({ data: { draft, proposed: _proposed, ...told } }: FlowState): boolean =>
  [...Object.values(told), ...Object.values(draft && typeof draft === 'object' ? draft : {})].some(isWord)

/** What is left of a conversation nobody wrote in since `lastTurnAt`: drafts that outlived their time are gone. */
export const withoutOldDrafts = (
  conversation: Conversation,
  now: Date,
): Pick<Conversation, 'flow' | 'suspended' | 'kept'> => {
  const { flow, suspended, lastTurnAt } = conversation
  const kept = liveKept(conversation, now)
  const idleMs = now.getTime() - new Date(lastTurnAt ?? 0).getTime()
  const isOver = idleMs >= protectedLivesMs && [flow, ...suspended].some(isProtectedFlow)
  return isOver ? { flow: null, suspended: [], kept } : { flow, suspended, kept }
}

/** A state worth keeping: it collects, and something was told. */
export const draftOf = (state: FlowState | null): FlowState | null =>
  state && flowNamed(state.name)?.keepsDraft && hasWords(state) ? state : null
