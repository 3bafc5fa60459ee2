import type { Choice } from '../messaging/message.js'
import type { Case, Rating } from './case.js'
import type { CaseStore } from './case-store.js'
import { kindOf } from './kinds/index.js'
import { caseWording } from './wording.js'

export const scores = [1, 2, 3, 4, 5] as const

/** The command behind a mark; the dialogue understands it. */
export const rateWord = 'cham'

/** One tap per mark. */
export const ratingChoices = (receiptCode: string): Choice[] =>
  scores.map((score) => ({ label: caseWording.ratings[score], value: `/${rateWord} ${receiptCode} ${score}` }))

/**
 * Stores the citizen's mark on the case, with what was said of it; a later one takes its place. `messageId` is the marking message: it counts
 * once. Returns false when the case changed meanwhile and must be read again. Protected kinds are never marked.
 */
export const rateCase = async (
  store: CaseStore,
  found: Case,
  mark: { score: Rating['score']; messageId: string; at: Date; words?: string | null },
): Promise<boolean> => {
  if (kindOf(found.kind).isProtected) throw new Error('a protected case is not marked')
  if (found.timeline.some(({ id }) => id === mark.messageId)) return true
  return store.apply(found, {
    set: { rating: { score: mark.score, at: mark.at } },
    event: {
      id: mark.messageId,
      at: mark.at,
      by: { role: 'citizen', accountId: null, name: caseWording.citizen },
      what: 'rated',
      from: null,
      to: String(mark.score),
      text: mark.words ?? null,
      paper: null,
    },
    outgoing: [],
  })
}

/** A mark that was given by mistake may be given anew for so long. */
const changesForMs = 24 * 60 * 60_000

export const mayChangeRating = ({ rating }: Pick<Case, 'rating'>, at: Date): boolean =>
  rating === null || at.getTime() - rating.at.getTime() < changesForMs
