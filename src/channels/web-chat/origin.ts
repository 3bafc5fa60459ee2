import type { Request } from 'express'

const hostOf = (address: string): string | null => (URL.canParse(address) ? new URL(address).host : null)

/** False when a browser says that another site's page made the request. */
export const isFromOurPages = (request: Request, publicUrl: string | null): boolean => {
  const origin = request.get('origin')
  if (origin === undefined) return true
  const host = hostOf(origin)
  return host !== null && (host === request.get('host') || (publicUrl !== null && host === hostOf(publicUrl)))
}
