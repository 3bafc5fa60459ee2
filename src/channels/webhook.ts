import express, { type NextFunction, type Request, type Response, Router } from 'express'
import { sameText } from '../shared/keys.js'

const largestBody = '256kb'

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
 * the platform is answered. What can't be stored now is answered with 503, so that the platform sends it again.
 */
export const openWebhook = (parts: {
  path: string
  secretHeader: string
  secret: string
  take: (body: unknown, raw: string) => Promise<void>
  onError: (error: unknown) => void
}): Router => {
  const checkSecret = (request: Request, response: Response, next: NextFunction): void => {
    if (sameText(request.get(parts.secretHeader) ?? '', parts.secret)) next()
    else response.sendStatus(401)
  }

  const takeBody = async (request: Request, response: Response): Promise<void> => {
    const raw = typeof request.body === 'string' ? request.body : ''
    try {
      await parts.take(parseJson(raw), raw)
      response.sendStatus(200)
    } catch (error) {
      parts.onError(error)
      response.sendStatus(503)
    }
  }

  const router = Router()
  router.post(parts.path, checkSecret, express.text({ type: () => true, limit: largestBody }), takeBody)
  router.all(parts.path, (_request, response) => {
    response.sendStatus(405)
  })
  return router
}

const parseJson = (raw: string): unknown => {
  try {
    return JSON.parse(raw)
  } catch {
    return undefined
  }
}
