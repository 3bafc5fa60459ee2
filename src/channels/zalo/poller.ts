import { setTimeout as wait } from 'node:timers/promises'
import type { LeaseStore } from '../../messaging/lease-store.js'
import type { Logger } from '../../shared/logger.js'
import { isDatabaseAway } from '../../shared/mongo.js'
import { describeFailure } from './outcome.js'
import type { ZaloApi } from './zalo-api.js'
import { ZaloRefused } from './zalo-errors.js'

const longestWaitMs = 60_000
const longestStoreWaitMs = 5_000
/** After other failures than a database that is away, which is waited for as long as it takes. */
const mostOtherTries = 10

export type Waits = { standByMs: number; firstBackOffMs: number; pollSeconds: number }
export const usualWaits: Waits = { standByMs: 3_000, firstBackOffMs: 1_000, pollSeconds: 30 }

/**
 * Long polling by one process at a time, one event a call. The platform gets no acknowledgement: an event is tried to be
 * stored until it is, but one that a crash catches before is lost, which is why the webhook is for real use.
 */
export const createPoller = (parts: {
  api: ZaloApi
  leases: LeaseStore
  leaseName: string
  take: (event: unknown) => Promise<void>
  logger: Logger
  waits: Waits
}) => {
  const { api, leases, logger, waits } = parts
  const stopping = new AbortController()
  const { signal } = stopping
  let failures = 0
  let running: Promise<void> = Promise.resolve()

  const pause = (ms: number): Promise<void> => wait(ms, undefined, { signal }).catch(() => undefined)

  /** Tries again and again: the platform has forgotten the event and won't bring it once more. */
  const takePatiently = async (event: unknown): Promise<void> => {
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

  const poll = async (isHeld: () => boolean): Promise<void> => {
    await api.deleteWebhook(signal)
    while (isHeld() && !signal.aborted) {
      const event = await api.getUpdates(waits.pollSeconds, signal)
      failures = 0
      if (event !== null && event !== undefined) await takePatiently(event)
    }
  }

  const backOff = async (error: unknown): Promise<void> => {
    if (signal.aborted) return
    failures += 1
    const isRefusedToken = error instanceof ZaloRefused && error.code === 401
    const waitMs = isRefusedToken
      ? longestWaitMs
      : Math.min(longestWaitMs, waits.firstBackOffMs * 2 ** Math.min(failures - 1, 10))
    if (isRefusedToken) logger.error(describeFailure(error), 'zalo refuses the token')
    else logger.warn({ ...describeFailure(error), waitMs }, 'zalo polling waits')
    await pause(waitMs)
  }

  const pollWhileHeld = async (): Promise<void> => {
    const lease = await leases.take(parts.leaseName)
    if (!lease) return pause(waits.standByMs)
    try {
      await poll(lease.isHeld)
    } finally {
      await lease.release()
    }
  }

  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      try {
        await pollWhileHeld()
      } catch (error) {
        await backOff(error)
      }
    }
  }

  return {
    start(): void {
      running = run()
    },
    async stop(): Promise<void> {
      stopping.abort()
      await running
    },
  }
}
