import { setTimeout as wait } from 'node:timers/promises'
import express, { type NextFunction, type Request, type Response, Router } from 'express'
import { sameText } from '../shared/keys.js'
import type { Logger } from '../shared/logger.js'

const largestBody = '256kb'
const longestSetUpWaitMs = 60_000

/** Whether a platform may call this address: https, or a loopback one for emulators. */
export const isCallable = (publicUrl: string): boolean => {
  const { protocol, hostname } = new URL(publicUrl)
  return protocol === 'https:' || /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname)
}

/** The path of a webhook that isn't in use. */
export const closedWebhook = (path: string): Router => {
  const router = Router()
  router.all(path, (_request, response) => {
    response.sendStatus(404)
  })
  return router
}

/**
 * A webhook: the secret is compared in constant time before anything of the body is read; `take` stores and returns, then
 * the platform is answered. A body that can't be read is kept aside; what can't be stored now is answered with 503, so that the platform sends it again.
 */
export const openWebhook = (parts: {
  path: string
  secretHeader: string
  secret: string
  take: (body: unknown, raw: string) => Promise<void>
  /** Told why the body itself can't be taken (too large, a wrong encoding): it would come again for ever. */
  refuse: (reason: string) => Promise<void>
  onError: (error: unknown) => void
}): Router => {
  const checkSecret = (request: Request, response: Response, next: NextFunction): void => {
    if (sameText(request.get(parts.secretHeader) ?? '', parts.secret)) next()
    else response.sendStatus(401)
  }

  const answer = async (response: Response, storing: () => Promise<void>): Promise<void> => {
    try {
      await storing()
      response.sendStatus(200)
    } catch (error) {
      parts.onError(error)
      response.sendStatus(503)
    }
  }

  const takeBody = (request: Request, response: Response): Promise<void> => {
    const raw = typeof request.body === 'string' ? request.body : ''
    return answer(response, () => parts.take(parseJson(raw), raw))
  }

  const refuseBody = async (
    error: unknown,
    _request: Request,
    response: Response,
    next: NextFunction,
  ): Promise<void> => {
    const { status, type = 'unreadable' } = error as { status?: unknown; type?: string }
    if (typeof status !== 'number' || status >= 500 || type === 'request.aborted') return next(error)
    await answer(response, () => parts.refuse(type))
  }

  const router = Router()
  router.post(parts.path, checkSecret, express.text({ type: () => true, limit: largestBody }), takeBody, refuseBody)
  router.all(parts.path, (_request, response) => {
    response.sendStatus(405)
  })
  return router
}

/** Tells the platform the address until it is taken: before that no message comes. */
export const announceWebhook = async (parts: {
  channel: string
  set: () => Promise<void>
  describeFailure: (error: unknown) => object
  firstWaitMs: number
  signal: AbortSignal
  logger: Logger
}): Promise<void> => {
  const { channel, signal, logger } = parts
  for (let tries = 0; !signal.aborted; tries += 1) {
    try {
      return await parts.set()
    } catch (error) {
      if (signal.aborted) return
      const waitMs = Math.min(longestSetUpWaitMs, parts.firstWaitMs * 2 ** Math.min(tries, 10))
      logger.error({ ...parts.describeFailure(error), channel, waitMs }, 'webhook not set')
      await wait(waitMs, undefined, { signal }).catch(() => undefined)
    }
  }
}

const parseJson = (raw: string): unknown => {
  try {
    return JSON.parse(raw)
  } catch {
    return undefined
  }
}
