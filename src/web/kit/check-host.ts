import { isIP } from 'node:net'
import type { RequestHandler } from 'express'
import type { WebParts } from './web-parts.js'
import { securityWording as say } from './wording.js'

const everyAddress = new Set(['0.0.0.0', '::'])
const withoutBrackets = (name: string): string => name.replace(/^\[|\]$/g, '')
const isLoopback = (name: string): boolean => name === 'localhost' || name === '::1' || /^127(\.\d{1,3}){3}$/.test(name)

/**
 * Answers 421 to a request for a host that isn't ours, which may be another site's name made to point here. Ours is the
 * one of PUBLIC_URL; without it HOST and the loopback's names, and any bare address where HOST listens on every one.
 */
export const checkHost = ({ config }: Pick<WebParts, 'config'>): RequestHandler => {
  const { publicUrl, host } = config
  const publicName = publicUrl && withoutBrackets(new URL(publicUrl).hostname)
  const isOurs = (name: string): boolean =>
    publicName
      ? name === publicName
      : name === host.toLowerCase() || isLoopback(name) || (everyAddress.has(host) && isIP(name) !== 0)
  return (request, response, next) => {
    const name = withoutBrackets((request.hostname ?? '').toLowerCase()).replace(/\.$/, '')
    if (isOurs(name)) return next()
    response.status(421).type('text').send(say.otherHost)
  }
}
