import { createHash } from 'node:crypto'
import { Api, GrammyError, HttpError } from 'grammy'
import { platformChatOf } from '../../messaging/message.js'
import { BadSetup } from '../../shared/errors.js'
import type { Channel, ChannelParts } from '../channel.js'
import { usualWaits, type Waits } from '../poll-loop.js'
import { announceWebhook, closedWebhook, isCallable, openWebhook } from '../webhook.js'
import { createFetchFile } from './fetch-file.js'
import { longestButtonValue } from './keyboard.js'
import { describeFailure } from './outcome.js'
import { createPoller } from './poller.js'
import { createSend, longestText } from './send.js'
import { allowedUpdates, channelName, readUpdate } from './update.js'
import { telegramWording } from './wording.js'

const sendSeconds = 30
/** Longer than a poll lasts. */
const pollSeconds = 45
const webhookPath = '/webhooks/telegram'
const secretHeader = 'x-telegram-bot-api-secret-token'
const maxConnections = 100
/** The address of a call holds the token: it isn't carried on to where an answer sends us. */
const unredirected = { baseFetchConfig: { redirect: 'error' as const } }

/**
 * Telegram by webhook where PUBLIC_URL and TELEGRAM_WEBHOOK_SECRET are set, else by long polling; null without
 * TELEGRAM_BOT_TOKEN. Either way an update is stored before the platform hears that it was taken.
 */
export const createTelegram = (parts: ChannelParts, options: { waits?: Waits } = {}): Channel | null => {
  const { inbox, outbox, outboxStore, leases, clock, logger } = parts
  const { publicUrl } = parts.config
  if (!parts.config.telegram) return null
  const { token, apiRoot, webhookSecret, limits } = parts.config.telegram
  const waits = options.waits ?? usualWaits
  const botId = token.slice(0, token.indexOf(':'))
  const api = new Api(token, { apiRoot, timeoutSeconds: sendSeconds, ...unredirected })
  const stopping = new AbortController()
  let settingUp: Promise<void> = Promise.resolve()
  if (publicUrl && webhookSecret && !isCallable(publicUrl)) throw new BadSetup(telegramWording.needsHttps)

  /** A call whose failure changes nothing for the citizen: a spinning button, the typing sign. */
  const tryTo = async (call: Promise<unknown>): Promise<void> => {
    try {
      await call
    } catch (error) {
      if (!(error instanceof GrammyError || error instanceof HttpError)) throw error
    }
  }

  /** The id makes it one message per group, however often somebody writes there. */
  const declineGroup = (chat: string, causedBy: string): Promise<void> =>
    outboxStore.add(
      { id: `${chat}:no-groups`, chat, text: telegramWording.noGroups, choices: [], causedBy },
      clock.now(),
    )

  const take = async (update: unknown, raw = JSON.stringify(update)): Promise<void> => {
    const received = readUpdate(update, { botId, now: clock.now() })
    switch (received.what) {
      case 'message':
        await inbox.receive(received.message)
        if (received.callbackId) void tryTo(api.answerCallbackQuery(received.callbackId))
        return
      case 'group':
        return declineGroup(received.chat, received.id)
      case 'blocked':
        return outbox.block(received.chat, telegramWording.blocked)
      case 'unblocked':
        return outbox.unblock(received.chat)
      case 'unreadable':
        return inbox.keepAside({
          id: `${received.id}:${createHash('sha256').update(raw).digest('hex').slice(0, 16)}`,
          channel: channelName,
          reason: received.reason,
          raw,
        })
      case 'nothing':
    }
  }

  /** The menu of commands; without it the words still work typed. */
  const setCommands = (): Promise<void> => tryTo(api.setMyCommands([...telegramWording.commands]))

  const webhook =
    publicUrl && webhookSecret
      ? {
          router: openWebhook({
            path: webhookPath,
            secretHeader,
            secret: webhookSecret,
            take,
            refuse: (reason) =>
              inbox.keepAside({ id: `${channelName}:${botId}:${reason}`, channel: channelName, reason, raw: '' }),
            onError: (error) => logger.warn({ error, channel: channelName }, 'update not stored'),
          }),
          set: async (): Promise<void> => {
            await api.setWebhook(`${publicUrl}${webhookPath}`, {
              secret_token: webhookSecret,
              allowed_updates: allowedUpdates,
              max_connections: maxConnections,
              drop_pending_updates: false,
            })
            logger.info({ channel: channelName }, 'webhook set')
            await setCommands()
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
    api: new Api(token, { apiRoot, timeoutSeconds: pollSeconds, ...unredirected }),
    leases,
    leaseName: `poll:${channelName}:${botId}`,
    allowedUpdates,
    onBegin: setCommands,
    take,
    logger,
    waits,
  })

  return {
    name: channelName,
    capabilities: { buttons: true, longestText, longestChoiceValue: longestButtonValue, rings: true, limits },
    routers: [webhook?.router ?? closedWebhook(webhookPath)],
    async start() {
      if (!webhook) {
        if (parts.config.parts.has('poller')) poller.start()
      } else if (parts.config.parts.has('web')) settingUp = announce(webhook.set)
    },
    send: createSend({ api, attachments: parts.attachments }),
    fetchFile: createFetchFile({ api, apiRoot, token }),
    showTyping: (chat) => tryTo(api.sendChatAction(Number(platformChatOf(chat)), 'typing')),
    async stop() {
      stopping.abort()
      await Promise.all([settingUp, webhook ? undefined : poller.stop()])
    },
  }
}
