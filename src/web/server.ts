import express, { type Express } from 'express'
import helmet from 'helmet'
import { createHealth } from './health.js'
import { createAssets } from './kit/assets.js'
import { createErrorPage, notFoundPage } from './kit/error-page.js'
import { pages } from './kit/pages.js'
import { checkForms, readSession, requireWho } from './kit/security.js'
import { navigationOf } from './kit/web-page.js'
import type { WebParts } from './kit/web-parts.js'
import { createSignIn } from './staff/sign-in.js'

/** Everything that is opened in a browser or called over HTTP: the rows of kit/pages.ts and what they stand on. */
export const createWebApp = (tools: Omit<WebParts, 'navigationOf'>): Express => {
  const parts: WebParts = { ...tools, navigationOf: (account) => navigationOf(pages, account) }
  const app = express()
  const isHttps = parts.publicUrl.startsWith('https://')
  app.disable('x-powered-by')
  app.use(
    helmet({
      contentSecurityPolicy: { directives: contentSources(isHttps) },
      hsts: isHttps,
      referrerPolicy: { policy: 'same-origin' },
      crossOriginEmbedderPolicy: false,
    }),
  )
  app.use(createHealth(parts))
  app.use(createAssets())
  for (const router of parts.channelRouters) app.use(router)
  app.use(express.urlencoded({ extended: false, limit: '2mb', parameterLimit: 20_000 }))
  app.use(readSession(parts))
  app.use(checkForms(parts))
  app.use(createSignIn(parts))
  for (const page of pages)
    for (const { method, path, who, handle } of page.actions(parts))
      app[method](path, requireWho(who ?? page.who), handle)
  app.use(notFoundPage)
  app.use(createErrorPage(parts.logger))
  return app
}

/** Only our own server's files: no inline script or style, nothing from elsewhere, framed by nobody. */
const contentSources = (isHttps: boolean) => ({
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  upgradeInsecureRequests: isHttps ? [] : null,
})
