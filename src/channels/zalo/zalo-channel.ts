import { createHash } from 'node:crypto'
import { platformChatOf } from '../../messaging/message.js'
import { BadSetup } from '../../shared/errors.js'
import type { Channel, ChannelParts } from '../channel.js'
import { announceWebhook, closedWebhook, isCallable, openWebhook } from '../webhook.js'
import { channelName, readEvent } from './event.js'
import { createFetchFile } from './fetch-file.js'
import { describeFailure } from './outcome.js'
import { createPoller, usualZaloWaits, type ZaloWaits } from './poller.js'
import { createSend, longestText } from './send.js'
import { zaloWording } from './wording.js'
import { createZaloApi } from './zalo-api.js'
import { ZaloRefused, ZaloUnreachable } from './zalo-errors.js'

const webhookPath = '/webhooks/zalo'
const secretHeader = 'x-bot-api-secret-token'

/**
 * Zalo by webhook where PUBLIC_URL and ZALO_WEBHOOK_SECRET are set, else by polling, which is for trials; null without
 * ZALO_BOT_TOKEN. The platform knows no buttons: choices are numbered lines.
 */
export const createZalo = (parts: ChannelParts, options: { waits?: ZaloWaits } = {}): Channel | null => {
  const { inbox, outboxStore, leases, clock, logger } = parts
  const { publicUrl } = parts.config
  if (!parts.config.zalo) return null
  const { token, apiRoot, webhookSecret, limits } = parts.config.zalo
  const waits = options.waits ?? usualZaloWaits
  const botId = token.slice(0, token.indexOf(':'))
  const api = createZaloApi({ token, apiRoot })
  const stopping = new AbortController()
  let settingUp: Promise<void> = Promise.resolve()
  if (publicUrl && webhookSecret && !isCallable(publicUrl)) throw new BadSetup(zaloWording.needsHttps)

  /** The id makes it one message per group, however often somebody writes there. */
  const declineGroup = (chat: string, causedBy: string): Promise<void> =>
    outboxStore.add({ id: `${chat}:no-groups`, chat, text: zaloWording.noGroups, choices: [], causedBy }, clock.now())

  const keepAside = (raw: string, reason: string): Promise<void> =>
    inbox.keepAside({
      id: `${channelName}:${createHash('sha256').update(raw).digest('hex').slice(0, 32)}`,
      channel: channelName,
      reason,
      raw,
    })

  const take = async (event: unknown, raw = JSON.stringify(event)): Promise<void> => {
    // The platform tries the address out with an empty body.
    if (raw.trim() === '') return
    const received = readEvent(event, { botId, now: clock.now() })
    switch (received.what) {
      case 'message':
        if (received.unknownEvent) logger.warn({ event: received.unknownEvent }, 'unknown event')
        await inbox.receive(received.message)
        return
      case 'group':
        return declineGroup(received.chat, received.id)
      case 'unreadable':
        return keepAside(raw, received.reason)
    }
  }

  const webhook =
    publicUrl && webhookSecret
      ? {
          router: openWebhook({
            path: webhookPath,
            secretHeader,
            secret: webhookSecret,
            take,
            refuse: (reason) =>
              inbox.keepAside({ id: `${channelName}:${reason}`, channel: channelName, reason, raw: '' }),
            onError: (error) => logger.warn({ error, channel: channelName }, 'event not stored'),
          }),
          set: async (): Promise<void> => {
            const address = `${publicUrl}${webhookPath}`
            const { verification } = await api.setWebhook(address, webhookSecret, stopping.signal)
            const verified = { channel: channelName, verification: verification?.outcome }
            if (verification?.ok === false) logger.error(verified, 'webhook set, but the platform can not call it')
            else logger.info(verified, 'webhook set')
          },
        }
      : null

  const announce = (set: () => Promise<void>): Promise<void> =>
    announceWebhook({
      channel: channelName,
      set,
      describeFailure,
      firstWaitMs: waits.firstBackOffMs,
      signal: stopping.signal,
      logger,
    })

  const poller = createPoller({
    api,
    leases,
    leaseName: `poll:${channelName}:${botId}`,
    take,
    logger,
    waits,
  })

  return {
    name: channelName,
    capabilities: { buttons: false, longestText, longestChoiceValue: null, rings: true, limits },
    routers: [webhook?.router ?? closedWebhook(webhookPath)],
    async start() {
      if (!webhook) {
        if (parts.config.parts.has('poller')) poller.start()
      } else if (parts.config.parts.has('web')) settingUp = announce(webhook.set)
    },
    send: createSend({
      api,
      attachments: parts.attachments,
      addresses: publicUrl && isCallable(publicUrl) ? { key: parts.keys.files, publicUrl } : null,
      clock,
    }),
    fetchFile: createFetchFile({ apiRoot }),
    async showTyping(chat) {
      try {
        await api.sendChatAction(platformChatOf(chat))
      } catch (error) {
        if (!(error instanceof ZaloRefused || error instanceof ZaloUnreachable)) throw error
      }
    },
    async stop() {
      stopping.abort()
      await Promise.all([settingUp, webhook ? undefined : poller.stop()])
    },
  }
}
