import { Api, GrammyError, HttpError } from 'grammy'
import type { Config } from '../../config.js'
import { type HealthCheck, right, wrong } from '../../shared/health-check.js'
import { checkWording as say } from './wording.js'

const askSeconds = 15
const webhookPath = '/webhooks/telegram'
/** So many updates wait only when nobody takes them. */
const manyPending = 100

const explain = (error: unknown): string => {
  if (error instanceof GrammyError)
    return error.error_code === 401 || error.error_code === 404 ? say.token : error.description
  if (error instanceof HttpError) return say.network
  throw error
}

/** Asks the platform who the bot is and where it sends updates, and says what to fix. */
export const checkTelegram = async ({ telegram, publicUrl }: Config): Promise<HealthCheck[]> => {
  if (!telegram) return [right('Telegram', say.off)]
  const api = new Api(telegram.token, { apiRoot: telegram.apiRoot, timeoutSeconds: askSeconds })
  try {
    const { username } = await api.getMe()
    const info = await api.getWebhookInfo()
    const expected = publicUrl && telegram.webhookSecret ? `${publicUrl}${webhookPath}` : ''
    const address = (info.url ?? '') === expected
    return [
      right('Telegram', say.bot(username)),
      address
        ? right('Telegram webhook', expected || say.polling)
        : wrong('Telegram webhook', say.address(info.url ?? '', expected)),
      info.last_error_message
        ? wrong('Telegram webhook', say.lastError(info.last_error_message))
        : right('Telegram webhook', say.noError),
      info.pending_update_count > manyPending
        ? wrong('Telegram', say.pending(info.pending_update_count))
        : right('Telegram', say.pending(info.pending_update_count)),
    ]
  } catch (error) {
    return [wrong('Telegram', explain(error))]
  }
}
