import { setTimeout as wait } from 'node:timers/promises'
import type { LeaseStore } from '../../messaging/lease-store.js'
import type { Logger } from '../../shared/logger.js'
import { describeFailure } from './outcome.js'
import type { ZaloApi } from './zalo-api.js'
import { ZaloRefused } from './zalo-errors.js'

const pollSeconds = 30
const standByMs = 3_000
const longestWaitMs = 60_000

export type Waits = { standByMs: number; firstBackOffMs: number; pollSeconds: number }

/**
 * Long polling by one process at a time, one event a call. The platform gets no acknowledgement: an event that a
 * crash catches between its answer and our storing is lost, which is why the webhook is for real use.
 */
export const createPoller = (parts: {
  api: ZaloApi
  leases: LeaseStore
  leaseName: string
  take: (event: unknown) => Promise<void>
  logger: Logger
  waits?: Waits
}) => {
  const { api, leases, logger } = parts
  const waits = parts.waits ?? { standByMs, firstBackOffMs: 1_000, pollSeconds }
  const stopping = new AbortController()
  const { signal } = stopping
  let failures = 0
  let running: Promise<void> = Promise.resolve()

  const pause = (ms: number): Promise<void> => wait(ms, undefined, { signal }).catch(() => undefined)

  const poll = async (isHeld: () => boolean): Promise<void> => {
    await api.deleteWebhook()
    while (isHeld() && !signal.aborted) {
      const event = await api.getUpdates(waits.pollSeconds, signal)
      failures = 0
      if (event !== null && event !== undefined) await parts.take(event)
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
