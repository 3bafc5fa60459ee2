import type { Case } from '../../cases/case.js'
import { lastDigitsOf } from '../../cases/desk/entry-form.js'
import { sameText } from '../../shared/keys.js'
import type { WebParts } from '../kit/web-parts.js'
import { secretOf } from './form-key.js'
import { createSecretTries } from './secret-tries.js'

/** So many figures are a whole telephone number, of which the last four count. */
const shortestPhone = 9

/** Which number opened a case; null: none does. */
export type OpenedBy = 'secret' | 'phone' | null

/** The figures of a number as it is compared: of a whole telephone the last four. */
export const figuresOf = (typed: string): string => {
  const figures = typed.replace(/\D/g, '')
  return figures.length < shortestPhone ? figures : (lastDigitsOf(figures) ?? '')
}

/** Which of a case's numbers these figures are. */
export const numberOpening = (
  keys: WebParts['keys'],
  { receiptCode, reporter }: Pick<Case, 'receiptCode' | 'reporter'>,
  figures: string,
): OpenedBy => {
  if (figures === '') return null
  if (sameText(secretOf(keys.forms, receiptCode), figures)) return 'secret'
  const digits = lastDigitsOf(reporter.phone)
  return digits !== null && sameText(digits, figures) ? 'phone' : null
}

const tries = new WeakMap<WebParts['keys'], ReturnType<typeof createSecretTries>>()

/** One count of wrong numbers for all pages: who guesses at one has no more tries at another. */
export const secretTriesOf = (keys: WebParts['keys']): ReturnType<typeof createSecretTries> => {
  const counted = tries.get(keys) ?? createSecretTries()
  tries.set(keys, counted)
  return counted
}
