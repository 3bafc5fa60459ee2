import { createHash, timingSafeEqual } from 'node:crypto'
import express, { type Router } from 'express'
import type { WebParts } from './kit/web-parts.js'

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** /metrics for Prometheus, to whoever shows METRICS_TOKEN as its bearer token; without the setting there is no such page. */
export const createMetricsPage = ({ config, operations }: Pick<WebParts, 'config' | 'operations'>): Router => {
  const router = express.Router()
  const { metricsToken } = config
  if (metricsToken === null) return router
  const expected = digest(`Bearer ${metricsToken}`)
  router.get('/metrics', async (request, response) => {
    if (!timingSafeEqual(digest(request.get('authorization') ?? ''), expected)) {
      response.status(401).set('www-authenticate', 'Bearer').end()
      return
    }
    response.set('cache-control', 'no-store').type(operations.metrics.contentType)
    response.send(await operations.metrics.scrape())
  })
  return router
}
