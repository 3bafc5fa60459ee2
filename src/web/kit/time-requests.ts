import type { RequestHandler } from 'express'
import type { Metrics } from '../../operations/metrics.js'

/** The first part of the pattern that took the request: of addresses only what stands in the source is ever counted. */
const roomOf = (path: string | undefined): string => path?.split('/')[1]?.replace(/[^\w-]/g, '') || 'other'

/** Counts each request and how long it took; open streams count when they end. */
export const timeRequests =
  ({ notePage }: Pick<Metrics, 'notePage'>): RequestHandler =>
  (request, response, next) => {
    const begun = performance.now()
    response.once('close', () => {
      const { path } = (request.route ?? {}) as { path?: unknown }
      notePage(roomOf(typeof path === 'string' ? path : undefined), response.statusCode, performance.now() - begun)
    })
    next()
  }
