import express, { type Router } from 'express'

/** /livez: the process answers. /readyz: it can serve, its database too; `isReady` rejects while that is away. */
export const createHealth = (isReady: () => Promise<unknown>): Router => {
  const router = express.Router()
  router.get('/livez', (_request, response) => {
    response.json({ status: 'ok' })
  })
  router.get('/readyz', async (_request, response) => {
    try {
      await isReady()
      response.json({ status: 'ok' })
    } catch {
      response.status(503).json({ status: 'database away' })
    }
  })
  return router
}
