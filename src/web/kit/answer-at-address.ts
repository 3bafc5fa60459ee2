import { randomBytes } from 'node:crypto'
import type { Request, RequestHandler, Response } from 'express'
import { NotFound } from '../../shared/errors.js'
import { cookieOf, sessionTokenOf, setCookie } from './security.js'
import type { WebPage } from './web-page.js'
import type { WebParts } from './web-parts.js'
import { formWording as say } from './wording.js'

const cookieName = 'xaoi_form'
const parameter = 'xem'
/** When the page was shown that a further form was asked for from, in ms: what was sent later has its answer. */
const furtherParameter = 'moi'

/** Says that the form at this address did what it is for, so that Back to it finds this answer and doesn't send it again. */
export const markSent = (response: Response, form: string): void => {
  response.locals.sentForm = form
}

/** Names what the answer tells of, as it stands: where it stands otherwise later, the page's `present` says so instead. */
export const markAbout = (response: Response, about: string): void => {
  response.locals.answersAbout = about
}

/** Nothing that this browser was answered opens any more. */
export const forgetAnswers = (response: Response, parts: Pick<WebParts, 'publicUrl'>): void =>
  setCookie(response, { name: cookieName, value: null }, parts)

/** The address of a form for one more after the one that was just sent. */
export const furtherForm = (address: string, at: Date): string => {
  const { pathname, searchParams } = new URL(address, 'http://form')
  searchParams.set(furtherParameter, String(at.getTime()))
  return `${pathname}?${searchParams}`
}

/** The page's own address, without what its forms add: '/tiep-dan' of '/tiep-dan/huy'. */
const addressOf = ({ path }: Pick<WebPage, 'path'>, request: Request): string =>
  request.path.split('/').slice(0, path.split('/').length).join('/')

/**
 * Answers a page's forms by a redirect (303) to an address that shows the answer, so that Back and reload send nothing again.
 * Only the browser that sent the form can open it, by a cookie that it was given with the form; one without cookies gets
 * the answer at once. What failed here (5xx) is no answer: a reload may send it again. A form is asked for anew by Back, with
 * what was typed in it: for half an hour after it was sent it gives way to its answer and a way to a further one.
 */
export const answerAtAddress = (
  page: Pick<WebPage, 'path' | 'justSent' | 'present'>,
  parts: WebParts,
): RequestHandler => {
  const { formAnswers, clock } = parts
  const bound = (request: Request, cookie: string) => ({
    // who signs out leaves nothing behind that the next one could open
    secret: `${cookie}.${sessionTokenOf(request) ?? ''}`,
    at: clock.now(),
  })

  const showKept = async (request: Request, response: Response, cookie: string | null, id: string): Promise<void> => {
    const kept = cookie ? await formAnswers.get(id, bound(request, cookie)) : null
    if (!kept) throw new NotFound(say.answerGone)
    const { status, about } = kept
    const instead = about !== null && page.present ? await page.present({ request, parts, about }) : null
    response
      .status(instead ? 200 : status)
      .set('x-robots-tag', 'noindex')
      .type('html')
      .send(instead ?? kept.page)
  }

  const keepOne = async (
    { request, response }: { request: Request; response: Response },
    browser: ReturnType<typeof bound>,
    { status, body }: { status: number; body: string },
  ): Promise<string> => {
    const { sentForm, answersAbout } = response.locals
    const about = typeof answersAbout === 'string' ? answersAbout : null
    const id = await formAnswers.keep({ status, page: body, about }, browser)
    const address = `${addressOf(page, request)}?${parameter}=${id}`
    if (typeof sentForm === 'string') await formAnswers.noteSent(sentForm, { address, about }, browser)
    return address
  }

  const keepAnswer = (request: Request, response: Response, cookie: string): void => {
    // as old as the form's arrival: what the answer offers further is asked for later
    const browser = bound(request, cookie)
    const send = response.send.bind(response)
    response.send = (body?: unknown) => {
      const { statusCode: status } = response
      if (typeof body !== 'string' || status >= 500) return send(body)
      response.send = send
      keepOne({ request, response }, browser, { status, body }).then(
        (address) => response.redirect(303, address),
        () => send(body),
      )
      return response
    }
  }

  /** Null: this browser sent none of late, or asks for a further one. */
  const justSent = async (request: Request, cookie: string): Promise<string | null> => {
    const sent = page.justSent && (await formAnswers.getSent(request.path, bound(request, cookie)))
    if (!page.justSent || !sent || Number(request.query[furtherParameter] ?? 0) >= sent.at) return null
    return page.justSent({
      request,
      parts,
      answer: sent.address,
      about: sent.about,
      further: furtherForm(request.originalUrl, clock.now()),
    })
  }

  return async (request, response, next) => {
    const cookie = cookieOf(request, cookieName, parts)
    if (request.method === 'POST') {
      if (cookie) keepAnswer(request, response, cookie)
      return next()
    }
    const id = request.query[parameter]
    if (typeof id === 'string') return showKept(request, response, cookie, id)
    const instead = cookie && (await justSent(request, cookie))
    if (instead) return void response.set('x-robots-tag', 'noindex').send(instead)
    if (!cookie) setCookie(response, { name: cookieName, value: randomBytes(24).toString('base64url') }, parts)
    next()
  }
}
