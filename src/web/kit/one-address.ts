import type { RequestHandler } from 'express'

/** Parts of the site whose addresses are small letters throughout. */
const parts = /^\/(?:thu-tuc|xa|bieu-phi|kien)(?:\/|$)/

/** '/THU-TUC', '/thu-tuc/register-birth/' -> the one address of that page, for good (301). Guessed names with marks are the pages' own matter. */
export const oneAddress: RequestHandler = (request, response, next) => {
  const { method, path, originalUrl } = request
  const own = path.toLowerCase().replace(/(?<=.)\/+$/, '')
  const isOther = own !== path && parts.test(own) && !path.includes('%')
  if ((method !== 'GET' && method !== 'HEAD') || !isOther) return next()
  const query = originalUrl.indexOf('?')
  response.redirect(301, own + (query < 0 ? '' : originalUrl.slice(query)))
}
