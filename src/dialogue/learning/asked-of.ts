import { foldMarks } from '../../shared/text.js'
import type { LessonReason } from '../../tasks/kinds/unanswered.js'
import type { Outcome } from '../conversation.js'
import type { Turn } from '../flow.js'
import { wasProtected } from '../was-protected.js'
import type { AskedOfTurn } from './asked-of-turn.js'

const online = /\b(?:truc tuyen|online|qua mang|tren mang|vneid|dich vu cong)\b/

const outcomeOf: Record<LessonReason, AskedOfTurn['outcome'] | null> = {
  missed: 'unknown',
  doubted: 'unknown',
  asked_which: 'unknown',
  outside: 'outside',
  corrected: null,
}

/**
 * What is counted of a question: known where an answer rested on the catalog, unknown where the editors are to learn from it. Nothing of a
 * chat in which a denunciation or tip is talked about.
 */
export const askedOf = (turn: Turn, outcome: Outcome): AskedOfTurn | null => {
  const { slices, message, conversation, now } = turn
  const isProtected =
    turn.isProtected ||
    wasProtected(conversation.context, now) ||
    wasProtected({ protectedAt: outcome.context?.protectedAt ?? null }, now)
  if (isProtected) return null
  const told = outcome.replies.flatMap((one) => one.told ?? [])
  const became = outcome.lesson ? outcomeOf[outcome.lesson] : told.length > 0 ? 'known' : null
  if (became === null) return null
  const [first] = told
  return {
    id: message.id,
    at: now,
    chat: message.chat,
    channel: message.channel,
    communeCode: outcome.context?.commune ?? conversation.context.commune,
    slug: first?.procedure ?? null,
    field: (first && slices.catalog.get(first.procedure)?.field) ?? null,
    outcome: became,
    facts: told.flatMap(({ facts }) => facts),
    isOnline: online.test(foldMarks(message.text)),
  }
}
