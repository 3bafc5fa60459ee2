import type { RequestHandler } from 'express'
import type { Metrics } from '../../operations/metrics.js'
import { loggingAs, newRequestKey } from '../../shared/log-context.js'
import type { Logger } from '../../shared/logger.js'

/** The first part of the pattern that took the request: of addresses only what stands in the source is ever counted. */
const roomOf = (path: string | undefined): string => path?.split('/')[1]?.replace(/[^\w-]/g, '') || 'other'

/**
 * Counts and logs each request and how long it took, open streams when they end. Its key is in every line of the log that it
 * causes and in the answer (X-Request-Id). Of the address the pattern is logged: what stands in it may open something.
 */
export const timeRequests =
  ({ notePage }: Pick<Metrics, 'notePage'>, logger: Logger): RequestHandler =>
  (request, response, next) => {
    const begun = performance.now()
    const key = newRequestKey()
    response.set('x-request-id', key)
    loggingAs({ request: key }, () => {
      response.once('close', () => {
        const { path } = (request.route ?? {}) as { path?: unknown }
        const pattern = typeof path === 'string' ? path : undefined
        const ms = performance.now() - begun
        notePage(roomOf(pattern), response.statusCode, ms)
        const line = { method: request.method, path: pattern ?? null, status: response.statusCode, ms: Math.round(ms) }
        logger.info(line, 'request')
      })
      next()
    })
  }
