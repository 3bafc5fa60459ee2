import compression from 'compression'
import express, { type Express, type RequestHandler, type Router } from 'express'
import { createHealth } from './health.js'
import { createAssets } from './kit/assets.js'
import { checkHost } from './kit/check-host.js'
import { createErrorPage, notFoundPage } from './kit/error-page.js'
import { mountPages } from './kit/mount-pages.js'
import { oneAddress } from './kit/one-address.js'
import { pages } from './kit/pages.js'
import { requireHttps } from './kit/require-https.js'
import { readSession } from './kit/security.js'
import { createSecurityHeaders } from './kit/security-headers.js'
import { timeRequests } from './kit/time-requests.js'
import { navigationOf } from './kit/web-page.js'
import type { WebParts } from './kit/web-parts.js'
import { createMetricsPage } from './metrics.js'

/** What the probes answer: whether the database is there, which installation this is. */
type Health = { isReady: () => Promise<unknown>; mark: string }

/** Everything that is opened in a browser or called over HTTP: the rows of kit/pages.ts and what they stand on. */
export const createWebApp = (
  tools: Omit<WebParts, 'navigationOf'>,
  { isReady, mark, routers }: Health & { routers: readonly Router[] },
): Express => {
  const parts: WebParts = { ...tools, navigationOf: (account) => navigationOf(pages, account, tools) }
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', parts.config.trustProxy)
  app.use(createSecurityHeaders({ isHttps: parts.publicUrl.startsWith('https://') }))
  app.use('/public', checkHost(parts), createAssets())
  app.use(compression({ filter: isWhole }))
  app.use(timeRequests(parts.operations.metrics, parts.logger))
  app.use(createHealth(isReady, mark))
  app.use(createMetricsPage(parts))
  app.use(checkHost(parts))
  app.use(requireHttps(parts))
  app.use(keepNothing)
  app.use(oneAddress)
  for (const router of routers) app.use(router)
  app.use(readSession(parts))
  mountPages(app, pages, parts)
  app.use(notFoundPage)
  app.use(createErrorPage(parts))
  return app
}

/** What a process without pages answers: the probes and the figures. */
export const createWatchApp = (
  parts: Pick<WebParts, 'config' | 'operations' | 'publicUrl'>,
  { isReady, mark }: Health,
): Express => {
  const app = express()
  app.disable('x-powered-by')
  app.use(createSecurityHeaders({ isHttps: parts.publicUrl.startsWith('https://') }))
  app.use(createHealth(isReady, mark))
  app.use(createMetricsPage(parts))
  app.use((_request, response) => {
    response.status(404).end()
  })
  return app
}

/** A stream of events leaves piece by piece. */
const isWhole: typeof compression.filter = (request, response) =>
  !String(response.getHeader('content-type')).startsWith('text/event-stream') && compression.filter(request, response)

/** Pages show who is signed in, so no browser or proxy keeps them; what may be kept says so itself. */
const keepNothing: RequestHandler = (_request, response, next) => {
  response.set('cache-control', 'no-store')
  next()
}
