import express, { type Router } from 'express'
import { installationHeader } from '../shared/keys.js'

/** /livez: the process answers. /readyz: it can serve, its database too; `isReady` rejects while that is away. `mark`: which installation this is. */
export const createHealth = (isReady: () => Promise<unknown>, mark: string): Router => {
  const router = express.Router()
  router.get('/livez', (_request, response) => {
    response.json({ status: 'ok' })
  })
  router.get('/readyz', async (_request, response) => {
    response.setHeader(installationHeader, mark)
    try {
      await isReady()
      response.json({ status: 'ok' })
    } catch {
      response.status(503).json({ status: 'database away' })
    }
  })
  return router
}
