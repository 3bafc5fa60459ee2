import type { RequestHandler } from 'express'
import type { WebParts } from './web-parts.js'
import { securityWording as say } from './wording.js'

/**
 * Where PUBLIC_URL is https: what the trusted proxy says came by plain http isn't answered. A page is sent on to https;
 * a form and a call of the API, which may hold a password or a key, are refused, so that whoever sends them notices.
 */
export const requireHttps =
  ({ publicUrl }: Pick<WebParts, 'publicUrl'>): RequestHandler =>
  (request, response, next) => {
    const isTrusted: (address: string, hop: number) => boolean = request.app.get('trust proxy fn')
    const cameBy = isTrusted(request.socket.remoteAddress ?? '', 0) ? request.get('x-forwarded-proto') : undefined
    if (!publicUrl.startsWith('https://') || cameBy === undefined || request.protocol !== 'http') return next()
    const isPage = request.method === 'GET' && !request.path.startsWith('/api/')
    if (isPage) response.redirect(308, `${publicUrl}${request.originalUrl}`)
    else response.status(403).type('text').send(say.httpsOnly)
  }
