import { Router } from 'express'
import type { Accounts } from '../accounts/accounts.js'
import type { Catalog } from '../catalog/catalog.js'
import type { Indicators } from '../indicators/indicators.js'
import type { Partners } from '../partners/partners.js'
import type { Places } from '../places/places.js'
import type { Logger } from '../shared/logger.js'
import type { Understanding } from '../understanding/understanding.js'
import { type ApiDescription, describeRoutes } from './description.js'
import { refusalOf } from './georeport/formats.js'
import { requestRoutes } from './georeport/requests.js'
import { serviceRoutes } from './georeport/services.js'
import { mountRoutes } from './mount-routes.js'
import type { ApiRoute } from './route.js'
import type { TakeParts } from './take-report.js'
import { caseRoutes } from './v1/cases.js'
import { catalogRoutes } from './v1/catalog.js'
import { communeRoutes } from './v1/communes.js'
import { searchRoutes } from './v1/search.js'
import { statisticsRoutes } from './v1/statistics.js'
import { webhookRoutes } from './v1/webhooks.js'

export type ApiParts = TakeParts & {
  catalog: Catalog
  understanding: Understanding
  places: Places
  indicators: Indicators
  partners: Partners
  accounts: Pick<Accounts, 'noteRefusedKey'>
  logger: Logger
}

/** What other systems call: one list of routes, mounted and described. */
export const createApi = (parts: ApiParts): { router: Router; description: ApiDescription } => {
  const v1: ApiRoute[] = [
    ...catalogRoutes(parts),
    ...searchRoutes(parts),
    ...communeRoutes(parts),
    ...statisticsRoutes(parts),
    ...caseRoutes(parts),
    ...webhookRoutes(parts),
  ]
  const geoReport: ApiRoute[] = [...serviceRoutes(parts.publicUrl), ...requestRoutes(parts)]
  const description = describeRoutes([...v1, ...geoReport], parts.publicUrl)
  const router = Router()
  router.get('/api/openapi.json', (_request, response) => {
    response.set({ 'cache-control': 'public, max-age=300', 'access-control-allow-origin': '*' }).json(description)
  })
  const doors = {
    findPartner: parts.partners.findByKey,
    noteRefusedKey: (network: string) => parts.accounts.noteRefusedKey({ network, at: parts.clock.now() }),
    logger: parts.logger,
  }
  mountRoutes(router, v1, { ...doors, root: '/api/v1' })
  mountRoutes(router, geoReport, { ...doors, root: '/api/georeport', refusalOf })
  return { router, description }
}
