import { Api, GrammyError, HttpError } from 'grammy'
import type { Channel, ChannelParts } from '../channel.js'
import { longestButtonValue } from './keyboard.js'
import { createPoller, type Waits } from './poller.js'
import { createSend, longestText } from './send.js'
import { channelName, readUpdate } from './update.js'
import { telegramWording } from './wording.js'

const sendSeconds = 30
/** Longer than a poll lasts. */
const pollSeconds = 45

/** Telegram by long polling; null without TELEGRAM_BOT_TOKEN. */
export const createTelegram = (parts: ChannelParts, options: { waits?: Waits } = {}): Channel | null => {
  const { inbox, outboxStore, leases, clock, logger } = parts
  if (!parts.config.telegram) return null
  const { token, apiRoot } = parts.config.telegram
  const botId = token.slice(0, token.indexOf(':'))
  const api = new Api(token, { apiRoot, timeoutSeconds: sendSeconds })

  /** Stops the button's spinning; too late or lost is harmless. */
  const stopSpinning = async (callbackId: string): Promise<void> => {
    try {
      await api.answerCallbackQuery(callbackId)
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

  const take = async (update: unknown): Promise<void> => {
    const received = readUpdate(update, { botId, now: clock.now() })
    if (received.what === 'group') await declineGroup(received.chat, received.id)
    if (received.what !== 'message') return
    if (received.callbackId) void stopSpinning(received.callbackId)
    await inbox.receive(received.message)
  }

  const poller = createPoller({
    api: new Api(token, { apiRoot, timeoutSeconds: pollSeconds }),
    leases,
    leaseName: `poll:${channelName}:${botId}`,
    take,
    logger,
    ...options,
  })

  return {
    name: channelName,
    capabilities: { buttons: true, longestText, longestChoiceValue: longestButtonValue },
    start: async () => poller.start(),
    send: createSend({ api, logger }),
    stop: poller.stop,
  }
}
