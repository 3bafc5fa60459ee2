import { type Api, GrammyError } from 'grammy'
import type { LeaseStore } from '../../messaging/lease-store.js'
import type { Logger } from '../../shared/logger.js'
import { describeFailure, isMisconfigured } from './outcome.js'

const pollSeconds = 30
const standByMs = 3_000
const longestWaitMs = 60_000
/** How long polling rests when the platform refuses the token. */
const misconfiguredMs = 60_000

export type Waits = { standByMs: number; firstBackOffMs: number }

type Signal = Parameters<Api['getUpdates']>[1]

/**
 * Long polling by one process at a time. An update is confirmed by the next question, after `take` has stored it:
 * what a crash leaves unconfirmed comes again and is recognised by its id.
 */
export const createPoller = (parts: {
  api: Api
  leases: LeaseStore
  leaseName: string
  allowedUpdates: NonNullable<Parameters<Api['getUpdates']>[0]>['allowed_updates']
  /** Called when this process begins to poll. */
  onBegin: () => Promise<unknown>
  take: (update: unknown) => Promise<void>
  logger: Logger
  waits?: Waits
}) => {
  const { api, leases, logger } = parts
  const waits = parts.waits ?? { standByMs, firstBackOffMs: 1_000 }
  const stopping = new AbortController()
  let failures = 0
  let running: Promise<void> = Promise.resolve()

  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      if (stopping.signal.aborted) return resolve()
      const done = (): void => {
        clearTimeout(timer)
        stopping.signal.removeEventListener('abort', done)
        resolve()
      }
      const timer = setTimeout(done, ms)
      stopping.signal.addEventListener('abort', done)
    })

  const poll = async (isHeld: () => boolean): Promise<void> => {
    await api.deleteWebhook({ drop_pending_updates: false })
    await parts.onBegin()
    let offset: number | undefined
    while (isHeld() && !stopping.signal.aborted) {
      const updates = await api.getUpdates(
        {
          timeout: pollSeconds,
          ...(parts.allowedUpdates && { allowed_updates: parts.allowedUpdates }),
          ...(offset !== undefined && { offset }),
        },
        stopping.signal as unknown as Signal,
      )
      failures = 0
      for (const update of updates) {
        await parts.take(update)
        offset = update.update_id + 1
      }
    }
  }

  const backOff = async (error: unknown): Promise<void> => {
    if (stopping.signal.aborted) return
    failures += 1
    const asked = error instanceof GrammyError ? error.parameters.retry_after : undefined
    const doubled = Math.min(longestWaitMs, waits.firstBackOffMs * 2 ** Math.min(failures - 1, 10))
    const waitMs = isMisconfigured(error) ? misconfiguredMs : asked !== undefined ? asked * 1_000 : doubled
    if (isMisconfigured(error)) logger.error(describeFailure(error), 'telegram refuses the token')
    else logger.warn({ ...describeFailure(error), waitMs }, 'telegram polling waits')
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
    while (!stopping.signal.aborted) {
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
