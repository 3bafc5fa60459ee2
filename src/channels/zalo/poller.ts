import type { LeaseStore } from '../../messaging/lease-store.js'
import type { Logger } from '../../shared/logger.js'
import { isDatabaseAway } from '../../shared/mongo.js'
import { createPollLoop, type PollFailure, type PollTurn, usualWaits } from '../poll-loop.js'
import { describeFailure } from './outcome.js'
import type { ZaloApi } from './zalo-api.js'
import { ZaloRefused } from './zalo-errors.js'

const longestStoreWaitMs = 5_000
/** After other failures than a database that is away, which is waited for as long as it takes. */
const mostOtherTries = 10

export type ZaloWaits = { standByMs: number; firstBackOffMs: number; pollSeconds: number }
export const usualZaloWaits: ZaloWaits = { ...usualWaits, pollSeconds: 30 }

const failureOf = (error: unknown): PollFailure => ({
  isMisconfigured: error instanceof ZaloRefused && error.code === 401,
  waitMs: null,
  said: describeFailure(error),
})

/**
 * Long polling, one event a call. The platform gets no acknowledgement: an event is tried to be stored until it is, but
 * one that a crash catches before is lost, which is why the webhook is for real use.
 */
export const createPoller = (parts: {
  api: ZaloApi
  leases: LeaseStore
  leaseName: string
  take: (event: unknown) => Promise<void>
  logger: Logger
  waits: ZaloWaits
}) => {
  const { api, leases, leaseName, logger, waits } = parts

  /** Tries again and again: the platform has forgotten the event and won't bring it once more. */
  const takePatiently = async (event: unknown, { signal, pause }: PollTurn): Promise<void> => {
    for (let tries = 0; ; tries += 1) {
      try {
        return await parts.take(event)
      } catch (error) {
        const isHopeless = tries >= mostOtherTries && !isDatabaseAway(error)
        if (isHopeless || signal.aborted) {
          logger.error({ error, channel: 'zalo' }, 'event lost')
          return
        }
        logger.warn({ error, channel: 'zalo' }, 'event not stored yet')
        await pause(Math.min(longestStoreWaitMs, waits.firstBackOffMs * 2 ** Math.min(tries, 10)))
      }
    }
  }

  const poll = async (turn: PollTurn): Promise<void> => {
    await api.deleteWebhook(turn.signal)
    while (turn.goesOn()) {
      const event = await api.getUpdates(waits.pollSeconds, turn.signal)
      turn.succeeded()
      if (event !== null && event !== undefined) await takePatiently(event, turn)
    }
  }

  return createPollLoop({ channel: 'zalo', leases, leaseName, poll, failureOf, logger, waits })
}
