import { type Api, GrammyError } from 'grammy'
import type { LeaseStore } from '../../messaging/lease-store.js'
import type { Logger } from '../../shared/logger.js'
import { createPollLoop, type PollFailure, type PollTurn, type Waits } from '../poll-loop.js'
import { describeFailure, isMisconfigured } from './outcome.js'

const pollSeconds = 30

type Signal = Parameters<Api['getUpdates']>[1]

const failureOf = (error: unknown): PollFailure => {
  const asked = error instanceof GrammyError ? error.parameters.retry_after : undefined
  return {
    isMisconfigured: isMisconfigured(error),
    waitMs: asked === undefined ? null : asked * 1_000,
    said: describeFailure(error),
  }
}

/**
 * Long polling. An update is confirmed by the next question, after `take` has stored it: what a crash leaves
 * unconfirmed comes again and is recognised by its id.
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
  waits: Waits
}) => {
  const { api, leases, leaseName, logger, waits } = parts

  const poll = async (turn: PollTurn): Promise<void> => {
    await api.deleteWebhook({ drop_pending_updates: false })
    await parts.onBegin()
    let offset: number | undefined
    while (turn.goesOn()) {
      const updates = await api.getUpdates(
        {
          timeout: pollSeconds,
          ...(parts.allowedUpdates && { allowed_updates: parts.allowedUpdates }),
          ...(offset !== undefined && { offset }),
        },
        turn.signal as unknown as Signal,
      )
      turn.succeeded()
      for (const update of updates) {
        await parts.take(update)
        offset = update.update_id + 1
      }
    }
  }

  return createPollLoop({ channel: 'telegram', leases, leaseName, poll, failureOf, logger, waits })
}
