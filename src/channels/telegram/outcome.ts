import { GrammyError, HttpError } from 'grammy'
import type { SendOutcome } from '../../messaging/message.js'

/** How long the channel rests when the platform refuses the token. */
export const misconfiguredMs = 60_000

const isBlocked = (description: string): boolean => /^Forbidden|chat not found|user is deactivated/i.test(description)

const neverSent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'CERT_HAS_EXPIRED'])

/** A network failure before the request left, or an error page in HTML: the message surely isn't there. */
const surelyNotSent = (cause: unknown): boolean => {
  const { code, type, message } = (cause ?? {}) as { code?: unknown; type?: unknown; message?: unknown }
  return (
    (typeof code === 'string' && neverSent.has(code)) ||
    (type === 'invalid-json' && typeof message === 'string' && /token '?</i.test(message))
  )
}

/** What a failed call means for the message (channel-protocols, section 6). Nothing here may hold the token or text. */
export const outcomeOf = (error: unknown): Exclude<SendOutcome, { outcome: 'delivered' }> => {
  if (error instanceof GrammyError) {
    const { error_code: code, description, parameters } = error
    if (code === 429) return { outcome: 'retry', afterMs: (parameters.retry_after ?? 5) * 1_000 }
    if (code === 401 || code === 404) return { outcome: 'retry', afterMs: misconfiguredMs }
    if (code >= 500 || code === 409) return { outcome: 'retry', afterMs: null }
    return isBlocked(description)
      ? { outcome: 'blocked', reason: description }
      : { outcome: 'rejected', reason: description }
  }
  if (error instanceof HttpError)
    return surelyNotSent(error.error) ? { outcome: 'retry', afterMs: null } : { outcome: 'unclear' }
  throw error
}

export const isMisconfigured = (error: unknown): boolean =>
  error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404)
