import express, { type Router } from 'express'
import { requireAccount } from '../security.js'
import type { WebParts } from '../web-parts.js'
import { createCasePage } from './case-page.js'
import { createContactsPage } from './contacts-page.js'
import { createDataRequestsPage } from './data-requests-page.js'
import { createHandOffsPage } from './hand-offs-page.js'
import { createInboxPage } from './inbox-page.js'
import { createOfficersPage } from './officers-page.js'
import { createUndeliveredPage } from './undelivered-page.js'

/** The pages that officers, leaders, denunciation officers and supervisors work on. */
export const createConsole = (parts: WebParts): Router => {
  const router = express.Router()
  router.use('/can-bo', requireAccount())
  router.use(createInboxPage(parts), createCasePage(parts), createHandOffsPage(parts), createContactsPage(parts))
  router.use(createUndeliveredPage(parts), createDataRequestsPage(parts), createOfficersPage(parts))
  return router
}
