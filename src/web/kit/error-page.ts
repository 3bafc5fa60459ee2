import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express'
import { z } from 'zod'
import { Conflict, Forbidden, InvalidInput, NotFound } from '../../shared/errors.js'
import { isDatabaseAway } from '../../shared/mongo.js'
import { type Html, html } from './html.js'
import { TooMany } from './limit-posts.js'
import { page } from './page.js'
import { searchForm } from './search-form.js'
import { cameFrom, ForeignForm, navigationFor, visitorAccount } from './security.js'
import type { WebParts } from './web-parts.js'
import { limitWording, errorWording as say } from './wording.js'

type Shown = { status: number; title: string; text: string }

const shownFor = (error: unknown): Shown | null => {
  if (error instanceof InvalidInput) return { status: 400, title: say.invalid.title, text: error.message }
  if (error instanceof z.ZodError) return { status: 400, ...say.invalid }
  if (error instanceof Forbidden) return { status: 403, title: say.forbidden.title, text: error.message }
  if (error instanceof NotFound) return { status: 404, title: say.notFound.title, text: error.message }
  if (error instanceof Conflict) return { status: 409, title: say.conflict.title, text: error.message }
  if (error instanceof TooMany) return { status: 429, title: limitWording.title, text: error.message }
  if (isDatabaseAway(error)) return { status: 503, ...say.away }
  const { status } = error as { status?: unknown }
  return typeof status === 'number' && status >= 400 && status < 500 ? { status, ...say.invalid } : null
}

/** Staff go back to where they worked, everybody else to the first page. */
const wayOn = (request: Request): Html => {
  if (!visitorAccount(request)) return html`<a class="button-quiet" href="/">${say.home}</a>`
  const from = cameFrom(request)
  const work = navigationFor(request)[0]?.href ?? '/can-bo'
  return html`${from && from !== request.originalUrl ? html`<a class="button" href="${from}">${say.backToWork}</a> ` : ''}<a class="button-quiet" href="${work}">${say.work}</a>`
}

const send = (request: Request, response: Response, { status, title, text }: Shown): void => {
  if (request.path.startsWith('/api/')) {
    response.status(status).json({ error: text })
    return
  }
  const main = html`<div class="card narrow"><h1>${title}</h1><p>${text}</p>${status === 404 && !visitorAccount(request) ? searchForm() : ''}<p>${wayOn(request)}</p></div>`
  response.status(status).send(page({ title, main, request }))
}

export const notFoundPage: RequestHandler = (request, response) =>
  send(request, response, { status: 404, ...say.notFound })

/** Writes what was refused to who is signed in: into the trail, and into the log as often as into the trail. */
const noteRefused = async (
  error: Forbidden,
  request: Request,
  { accounts, clock, logger }: Pick<WebParts, 'accounts' | 'clock' | 'logger'>,
): Promise<void> => {
  const account = visitorAccount(request)
  if (!account) return
  const what = error instanceof ForeignForm ? 'form_refused' : 'door_refused'
  const path = `${request.method} ${(request.route as { path?: string } | undefined)?.path ?? '?'}`
  if (await accounts.noteRefusedDoor(what, { account, path, at: clock.now() }))
    logger.warn({ account: account.id, role: account.role, path }, what.replace('_', ' '))
}

/**
 * Turns errors into pages that say what to do; what nobody expected is logged, its text is not shown. What was refused
 * to staff is audited.
 */
export const createErrorPage =
  (parts: Pick<WebParts, 'accounts' | 'clock' | 'logger'>): ErrorRequestHandler =>
  async (error, request, response, next) => {
    const { logger } = parts
    if (response.headersSent) return next(error)
    const shown = shownFor(error)
    if (!shown) logger.error({ error, method: request.method }, 'page failed')
    if (shown?.status === 429) response.set('retry-after', '60')
    const key = response.get('x-request-id')
    const failed = { status: 500, title: say.failed.title, text: say.failed.text(key ?? null) }
    send(request, response, shown ?? failed)
    if (error instanceof Forbidden) await noteRefused(error, request, parts)
  }
