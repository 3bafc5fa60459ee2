import { setTimeout as wait } from 'node:timers/promises'
import type { LeaseStore } from '../messaging/lease-store.js'
import type { Logger } from '../shared/logger.js'

const longestWaitMs = 60_000

export type Waits = { standByMs: number; firstBackOffMs: number }
export const usualWaits: Waits = { standByMs: 3_000, firstBackOffMs: 1_000 }

/** What a poll that failed means. `waitMs` null: the usual back-off. */
export type PollFailure = { isMisconfigured: boolean; waitMs: number | null; said: object }

/** The turn of one process that polls: it lasts while the lease is held and nobody stops it. */
export type PollTurn = { goesOn(): boolean; signal: AbortSignal; succeeded(): void; pause(ms: number): Promise<void> }

/**
 * Polling by one process at a time, by a lease: the others stand by and take over when it is gone. A failure backs off,
 * a refused token rests for a minute. A loop and no job: a poll lasts until the platform has something.
 */
export const createPollLoop = (parts: {
  channel: string
  leases: LeaseStore
  leaseName: string
  /** Polls until `turn.goesOn` says no. */
  poll: (turn: PollTurn) => Promise<void>
  failureOf: (error: unknown) => PollFailure
  logger: Logger
  waits: Waits
}) => {
  const { channel, leases, logger, waits } = parts
  const stopping = new AbortController()
  const { signal } = stopping
  let failures = 0
  let running: Promise<void> = Promise.resolve()

  const pause = (ms: number): Promise<void> => wait(ms, undefined, { signal }).catch(() => undefined)

  const backOff = async (error: unknown): Promise<void> => {
    if (signal.aborted) return
    failures += 1
    const { isMisconfigured, waitMs: asked, said } = parts.failureOf(error)
    const doubled = Math.min(longestWaitMs, waits.firstBackOffMs * 2 ** Math.min(failures - 1, 10))
    const waitMs = isMisconfigured ? longestWaitMs : (asked ?? doubled)
    if (isMisconfigured) logger.error({ ...said, channel }, 'the platform refuses the token')
    else logger.warn({ ...said, channel, waitMs }, 'polling waits')
    await pause(waitMs)
  }

  const pollWhileHeld = async (): Promise<void> => {
    const lease = await leases.take(parts.leaseName)
    if (!lease) return pause(waits.standByMs)
    try {
      await parts.poll({
        goesOn: () => lease.isHeld() && !signal.aborted,
        signal,
        succeeded() {
          failures = 0
        },
        pause,
      })
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
