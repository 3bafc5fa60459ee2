import { randomBytes } from 'node:crypto'
import type { Request, RequestHandler, Response } from 'express'
import { NotFound } from '../../shared/errors.js'
import { cookieOf, sessionTokenOf, setCookie } from './security.js'
import type { WebPage } from './web-page.js'
import type { WebParts } from './web-parts.js'
import { formWording as say } from './wording.js'

const cookieName = 'xaoi_form'
const parameter = 'xem'

/** The page's own address, without what its forms add: '/tiep-dan' of '/tiep-dan/huy'. */
const addressOf = ({ path }: Pick<WebPage, 'path'>, request: Request): string =>
  request.path.split('/').slice(0, path.split('/').length).join('/')

/**
 * Answers a page's forms by a redirect (303) to an address that shows the answer, so that Back and reload send nothing again.
 * Only the browser that sent the form can open it, by a cookie that it was given with the form; one without cookies gets
 * the answer at once. What failed here (5xx) is no answer: a reload may send it again.
 */
export const answerAtAddress = (page: Pick<WebPage, 'path'>, parts: WebParts): RequestHandler => {
  const { formAnswers, clock } = parts
  const bound = (request: Request, cookie: string) => ({
    // who signs out leaves nothing behind that the next one could open
    secret: `${cookie}.${sessionTokenOf(request) ?? ''}`,
    at: clock.now(),
  })

  const showKept = async (request: Request, response: Response, cookie: string | null, id: string): Promise<void> => {
    const kept = cookie ? await formAnswers.get(id, bound(request, cookie)) : null
    if (!kept) throw new NotFound(say.answerGone)
    response.status(kept.status).set('x-robots-tag', 'noindex').type('html').send(kept.page)
  }

  const keepAnswer = (request: Request, response: Response, cookie: string): void => {
    const send = response.send.bind(response)
    response.send = (body?: unknown) => {
      const { statusCode: status } = response
      if (typeof body !== 'string' || status >= 500) return send(body)
      response.send = send
      formAnswers.keep({ status, page: body }, bound(request, cookie)).then(
        (id) => response.redirect(303, `${addressOf(page, request)}?${parameter}=${id}`),
        () => send(body),
      )
      return response
    }
  }

  return async (request, response, next) => {
    const cookie = cookieOf(request, cookieName, parts)
    if (request.method === 'POST') {
      if (cookie) keepAnswer(request, response, cookie)
      return next()
    }
    const id = request.query[parameter]
    if (typeof id === 'string') return showKept(request, response, cookie, id)
    if (!cookie) setCookie(response, { name: cookieName, value: randomBytes(24).toString('base64url') }, parts)
    next()
  }
}
