import { Router } from 'express'
import type { Catalog } from '../catalog/catalog.js'
import type { Partners } from '../partners/partners.js'
import type { Places } from '../places/places.js'
import type { Clock } from '../shared/clock.js'
import type { Logger } from '../shared/logger.js'
import type { Understanding } from '../understanding/understanding.js'
import { type ApiDescription, describeRoutes } from './description.js'
import { mountRoutes } from './mount-routes.js'
import { catalogRoutes } from './v1/catalog.js'
import { communeRoutes } from './v1/communes.js'
import { searchRoutes } from './v1/search.js'

export type ApiParts = {
  catalog: Catalog
  understanding: Understanding
  places: Places
  partners: Partners
  publicUrl: string
  clock: Clock
  logger: Logger
}

/** What other systems call: one list of routes, mounted and described. */
export const createApi = (parts: ApiParts): { router: Router; description: ApiDescription } => {
  const routes = [...catalogRoutes(parts), ...searchRoutes(parts), ...communeRoutes(parts)]
  const description = describeRoutes(routes, parts.publicUrl)
  const router = Router()
  router.get('/api/openapi.json', (_request, response) => {
    response.set({ 'cache-control': 'public, max-age=300', 'access-control-allow-origin': '*' }).json(description)
  })
  mountRoutes(router, routes, { ...parts, root: '/api/v1', findPartner: parts.partners.findByKey })
  return { router, description }
}
