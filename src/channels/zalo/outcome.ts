import type { SendOutcome } from '../../messaging/message.js'
import { ZaloRefused, ZaloUnreachable } from './zalo-errors.js'

type Failed = Exclude<SendOutcome, { outcome: 'delivered' }>

const firstRestMs = 2_000
const longestRestMs = 60_000

/** The platform names no wait with 429: 2, 4, 8 … 60 s with some chance, until a message goes through. */
export const createQuotaRest = () => {
  let refusals = 0
  return {
    next(): number {
      const base = firstRestMs * 2 ** refusals
      refusals += 1
      return Math.min(longestRestMs, base + Math.random() * base * 0.25)
    },
    over(): void {
      refusals = 0
    },
  }
}

const isAboutChat = (description: string): boolean => /\b(chat|user|recipient)/i.test(description)

const refusal = ({ code, description }: ZaloRefused, restMs: () => number): Failed => {
  const reason = `${code} ${description}`
  switch (code) {
    case 401:
      return { outcome: 'misconfigured', reason }
    case 408:
      return { outcome: 'unclear' }
    case 429:
      return { outcome: 'retry', afterMs: restMs(), scope: 'channel' }
    case 400:
    case 404:
      return isAboutChat(description) ? { outcome: 'blocked', reason } : { outcome: 'rejected', reason }
    default:
      // 403 is documented as "Internal server error".
      return code === 403 || code >= 500
        ? { outcome: 'retry', afterMs: null, scope: 'chat' }
        : { outcome: 'rejected', reason }
  }
}

/** What a failed call means for the message (channel-protocols, section 6). */
export const outcomeOf = (error: unknown, restMs: () => number): Failed => {
  if (error instanceof ZaloRefused) return refusal(error, restMs)
  if (error instanceof ZaloUnreachable)
    return error.surelyNotSent ? { outcome: 'retry', afterMs: null, scope: 'chat' } : { outcome: 'unclear' }
  throw error
}

/** What may be logged of a failed call. */
export const describeFailure = (error: unknown): object =>
  error instanceof ZaloRefused || error instanceof ZaloUnreachable ? { failure: error.message } : { error }
