import express, { type Express, type RequestHandler } from 'express'
import helmet from 'helmet'
import { createAccountsPage } from './accounts-page.js'
import { createAssets } from './assets.js'
import { createAttachmentFiles } from './attachment-files.js'
import { checkHost } from './check-host.js'
import { createChecklistPage } from './checklist-page.js'
import { createConsole } from './console/index.js'
import { createEditor } from './editor/index.js'
import { createEmbed } from './embed.js'
import { createErrorPage, notFoundPage } from './error-page.js'
import { createHealth } from './health.js'
import { createHomePage } from './home-page.js'
import { createPetitionPage } from './petition-page.js'
import { createPrivacyPage } from './privacy-page.js'
import { checkForms, readSession, requireAccount } from './security.js'
import { createSignIn } from './sign-in.js'
import type { WebParts } from './web-parts.js'

/** Everything that is opened in a browser or called over HTTP. */
export const createWebApp = (parts: WebParts): Express => {
  const app = express()
  const isHttps = parts.publicUrl.startsWith('https://')
  app.disable('x-powered-by')
  app.set('trust proxy', parts.config.trustProxy)
  app.use(
    helmet({
      contentSecurityPolicy: { directives: contentSources(isHttps) },
      hsts: isHttps,
      referrerPolicy: { policy: 'same-origin' },
      crossOriginEmbedderPolicy: false,
    }),
  )
  app.use(createHealth(parts))
  app.use(checkHost(parts))
  app.use(createAssets())
  app.use(keepNothing)
  for (const router of parts.channelRouters) app.use(router)
  app.use(readSession(parts))
  app.use('/bien-tap', requireAccount('edit_catalog'), readLongForm)
  app.use(express.urlencoded({ extended: false, limit: '64kb' }))
  app.use(checkForms(parts))
  app.use(createHomePage(parts))
  app.use(createEmbed(parts))
  app.use(createPrivacyPage(parts))
  app.use(createPetitionPage(parts))
  app.use(createChecklistPage(parts))
  app.use(createSignIn(parts))
  app.use(createAccountsPage(parts))
  app.use(createAttachmentFiles(parts))
  app.use(createConsole(parts))
  app.use(createEditor(parts))
  app.use(notFoundPage)
  app.use(createErrorPage(parts.logger))
  return app
}

/** A procedure has hundreds of fields; only who may edit it sends so much. */
const readLongForm = express.urlencoded({ extended: false, limit: '2mb', parameterLimit: 20_000 })

/** Pages show who is signed in, so no browser or proxy keeps them; what may be kept says so itself. No page uses a device. */
const keepNothing: RequestHandler = (_request, response, next) => {
  response.set({
    'cache-control': 'no-store',
    'permissions-policy':
      'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()',
  })
  next()
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
