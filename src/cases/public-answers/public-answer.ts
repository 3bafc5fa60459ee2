import { z } from 'zod'
import type { Account } from '../../accounts/roles.js'
import type { Case } from '../case.js'
import type { CategoryName } from '../categories.js'
import { may } from '../change-case.js'
import { maskForAll } from '../mask-for-all.js'
import { publicAnswerWording as say } from './wording.js'

/**
 * `agreed`: whoever sent it lets it be published. `refused`: doesn't any more. `erased`: their data were deleted, and the texts
 * with them.
 */
export type PublicAnswerState = 'agreed' | 'published' | 'withdrawn' | 'refused' | 'erased'

/** A question and its answer for everybody, of one case. */
export type PublicAnswer = {
  /** The case's. */
  id: string
  /** By which everybody may ask for it: a case's own id tells the second in which it was opened. */
  publicId: string
  state: PublicAnswerState
  communeCode: string | null
  category: CategoryName | null
  question: string | null
  answer: string | null
  publishedAt: Date | null
}

const longest = 5_000
const text = (missing: string) => z.string().trim().min(1, missing).max(longest, say.errors.tooLong)

/** What the officer lets everybody read. */
export const publicAnswerForm = z.object({
  question: text(say.errors.question),
  answer: text(say.errors.answer),
})
export type PublicAnswerForm = z.input<typeof publicAnswerForm>

/** The answer that ended it; null: none was given in words. */
const answerOf = ({ timeline }: Case): string | null =>
  timeline.findLast(({ what, to, text: said }) => what === 'moved' && to === 'answered' && said)?.text ?? null

/** Feedback that was answered and concerns nobody in office; what others sent goes on with its main case. */
export const isPublishable = (found: Case): boolean =>
  found.kind === 'feedback' &&
  (found.state === 'answered' || found.state === 'closed') &&
  found.keptFrom === null &&
  found.joinedTo === null

/** Whether this account's office is the one that answered: nobody publishes for another. */
export const isOwnOffice = (account: Account, found: Case): boolean =>
  account.communeCode !== null && account.communeCode === found.agency.communeCode && may(account, found, 'handle')

/** What was typed as it would go out; the office's own `numbers`, which it published, stay. */
export const maskedTexts = (
  found: Case,
  { question, answer }: PublicAnswerForm,
  numbers: readonly string[],
): PublicAnswerForm => ({
  question: maskForAll(found, question, numbers),
  answer: maskForAll(found, answer, numbers),
})

/** What the officer begins with: masked, to be read and edited. */
export const proposedTexts = (found: Case, numbers: readonly string[]): PublicAnswerForm =>
  maskedTexts(found, { question: found.text, answer: answerOf(found) ?? '' }, numbers)
