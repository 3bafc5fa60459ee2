import type { RequestHandler } from 'express'

/** Parts of the site whose addresses are small letters throughout. */
const parts = /^\/(?:thu-tuc|xa|bieu-phi|kien)(?:\/|$)/

/** '/THU-TUC', '/thu-tuc/register-birth/' -> the one address of that page, for good (301). */
export const oneAddress: RequestHandler = (request, response, next) => {
  const { method, path, originalUrl } = request
  const own = path.toLowerCase().replace(/(?<=.)\/+$/, '')
  if ((method !== 'GET' && method !== 'HEAD') || own === path || !parts.test(own)) return next()
  const query = originalUrl.indexOf('?')
  response.redirect(301, own + (query < 0 ? '' : originalUrl.slice(query)))
}
