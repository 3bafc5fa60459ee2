import type { Config } from '../../config.js'
import { type HealthCheck, right, wrong } from '../../shared/health-check.js'
import { checkWording as say } from './wording.js'
import { createZaloApi } from './zalo-api.js'
import { ZaloRefused, ZaloUnreachable } from './zalo-errors.js'

const webhookPath = '/webhooks/zalo'

const explain = (error: unknown): string => {
  if (error instanceof ZaloRefused) return error.code === 401 ? say.token : error.message
  if (error instanceof ZaloUnreachable) return say.network
  throw error
}

/** Asks the platform who the bot is and where it sends events, and says what to fix. */
export const checkZalo = async ({ zalo, publicUrl }: Config): Promise<HealthCheck[]> => {
  if (!zalo) return [right('Zalo', say.off)]
  const api = createZaloApi(zalo)
  try {
    const { id, account_name: name } = await api.getMe()
    const { url } = await api.getWebhookInfo()
    const expected = publicUrl && zalo.webhookSecret ? `${publicUrl}${webhookPath}` : ''
    return [
      right('Zalo', say.bot(name ?? id)),
      url === expected
        ? right('Zalo webhook', expected || say.polling)
        : wrong('Zalo webhook', say.address(url, expected)),
    ]
  } catch (error) {
    return [wrong('Zalo', explain(error))]
  }
}
