import { GrammyError, HttpError } from 'grammy'
import type { SendOutcome } from '../../messaging/message.js'
import { chatOf } from './update.js'

type Failed = Exclude<SendOutcome, { outcome: 'delivered' }>

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

const refusal = ({ error_code: code, description, parameters }: GrammyError): Failed => {
  if (code === 429) return { outcome: 'retry', afterMs: (parameters.retry_after ?? 5) * 1_000, scope: 'chat' }
  if (code === 401 || code === 404) return { outcome: 'misconfigured', reason: description }
  if (code >= 500 || code === 409) return { outcome: 'retry', afterMs: null, scope: 'chat' }
  if (parameters.migrate_to_chat_id !== undefined)
    return { outcome: 'moved', chat: chatOf(parameters.migrate_to_chat_id) }
  return isBlocked(description)
    ? { outcome: 'blocked', reason: description }
    : { outcome: 'rejected', reason: description }
}

/** What a failed call means for the message (channel-protocols, section 6). Nothing here may hold the token or text. */
export const outcomeOf = (error: unknown): Failed => {
  if (error instanceof GrammyError) return refusal(error)
  if (error instanceof HttpError)
    return surelyNotSent(error.error) ? { outcome: 'retry', afterMs: null, scope: 'chat' } : { outcome: 'unclear' }
  throw error
}

export const isMisconfigured = (error: unknown): boolean =>
  error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404)

/** What may be logged of a failed call: never its payload, nor a cause that holds the address with the token. */
export const describeFailure = (error: unknown): object =>
  error instanceof GrammyError
    ? { code: error.error_code, description: error.description }
    : error instanceof HttpError
      ? { code: 'network' }
      : { error }
