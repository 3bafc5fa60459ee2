import express, { type Express } from 'express'
import helmet from 'helmet'
import { createAttachmentFiles } from './console/attachment-files.js'
import { createConsole } from './console/index.js'
import { createEditor } from './editor/index.js'
import { createHealth } from './health.js'
import { createAssets } from './kit/assets.js'
import { createErrorPage, notFoundPage } from './kit/error-page.js'
import { checkForms, readSession } from './kit/security.js'
import type { WebParts } from './kit/web-parts.js'
import { createChecklistPage } from './public-pages/checklist-page.js'
import { createEmbed } from './public-pages/embed.js'
import { createHomePage } from './public-pages/home-page.js'
import { createPetitionPage } from './public-pages/petition-page.js'
import { createPrivacyPage } from './public-pages/privacy-page.js'
import { createAccountsPage } from './staff/accounts-page.js'
import { createSignIn } from './staff/sign-in.js'

/** Everything that is opened in a browser or called over HTTP. */
export const createWebApp = (parts: WebParts): Express => {
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
