import type { Request, Response } from 'express'
import { toString as toQrCode } from 'qrcode'
import { z } from 'zod'
import type { Offer } from '../../accounts/second-factor.js'
import { InvalidInput, NotFound } from '../../shared/errors.js'
import { type FormField, form } from '../kit/form.js'
import { Html, html } from '../kit/html.js'
import { page } from '../kit/page.js'
import { get, post, type WebPage } from '../kit/web-page.js'
import type { WebParts } from '../kit/web-parts.js'
import { createSessions, enrolmentPath, ownPath, secondStepPath } from './begin-session.js'
import { secondStepWording as say } from './second-step-wording.js'

/** The second step of a sign-in: the code of the telephone, or a recovery code. */
export const secondStepPage: WebPage = {
  path: secondStepPath,
  title: say.title,
  who: 'anybody',
  actions: (parts) => secondStepActions(parts),
}

/** Where an account that must have a second factor sets it up, before it gets a session. */
export const enrolmentPage: WebPage = {
  path: enrolmentPath,
  title: say.enrol.title,
  who: 'anybody',
  actions: (parts) => enrolmentActions(parts),
}

const codeText = z.string().max(60)
const codeForm = z.object({ code: codeText, ve: z.string().max(300).default('') })
const enrolmentForm = codeForm.extend({ box: z.string().max(300) })

const codeField = (label: string, numeric: boolean): FormField => ({
  name: 'code',
  label,
  required: true,
  input: { kind: 'text', autocomplete: 'one-time-code', numeric, once: true },
})

const startAgain = html`<p><a href="/dang-nhap">${say.again}</a></p>`

const codeView = (request: Request, { error, back }: { error: string | null; back: string }): string => {
  const main = html`<div class="card narrow"><h1>${say.title}</h1><p>${say.help}</p>
    ${form({ request, action: secondStepPath, fields: [codeField(say.codeOrRecovery, false)], submit: say.signIn, fixed: { ve: back }, error })}
    <p class="muted">${say.lost}</p>${startAgain}</div>`
  return page({ title: say.title, main, request })
}

/** A secret as a picture and as text in fours, with the form that confirms it. */
export const offerView = async (
  request: Request,
  {
    action,
    offer,
    fixed = {},
    error,
  }: { action: string; offer: Offer; fixed?: Record<string, string>; error: string | null },
): Promise<Html> => {
  const picture = await toQrCode(offer.address, { type: 'svg', margin: 2, width: 220 })
  return html`<ol>${say.enrol.steps.map((step) => html`<li>${step}</li>`)}</ol>
    <div class="qr" role="img" aria-label="${say.enrol.picture}">${new Html(picture)}</div>
    <p>${say.enrol.byHand} <code class="typed-key">${offer.secret.match(/.{1,4}/g)?.join(' ')}</code></p>
    ${form({ request, action, fields: [codeField(say.code, true)], submit: say.enrol.confirm, fixed: { ...fixed, box: offer.box }, error })}`
}

/** The recovery codes, shown this once. */
export const codesView = (codes: readonly string[], goOn: { href: string; label: string }): Html =>
  html`<h2>${say.codes.title}</h2><p>${say.codes.help}</p><p>${say.codes.use}</p>
    <ul class="recovery-codes">${codes.map((code) => html`<li><code>${code}</code></li>`)}</ul>
    <p class="actions"><a class="button" href="${goOn.href}">${goOn.label}</a></p>`

/** Whose sign-in waits in this browser; anybody else goes to the sign-in. */
const createWaiting = (parts: WebParts) => {
  const sessions = createSessions(parts)
  const find = async (request: Request, response: Response) => {
    const token = sessions.waitingTokenOf(request)
    const found = token ? await parts.accounts.secondFactor.findWaiting(token, parts.clock.now()) : null
    if (token && found) return { token, ...found }
    response.redirect(303, '/dang-nhap')
    return null
  }
  return { ...sessions, find }
}

/** What an action refused with and the page says beside its field. */
const reasonOf = (error: unknown): string => {
  if (error instanceof InvalidInput || error instanceof NotFound) return error.message
  throw error
}

const secondStepActions = (parts: WebParts) => {
  const { accounts, clock } = parts
  const { find, begin } = createWaiting(parts)
  return [
    get(secondStepPath, async (request, response) => {
      const waiting = await find(request, response)
      if (!waiting) return
      if (!waiting.hasFactor) return response.redirect(303, enrolmentPath)
      response.send(codeView(request, { error: null, back: ownPath(request.query.ve) ?? '' }))
    }),

    post(secondStepPath, async (request, response) => {
      const waiting = await find(request, response)
      if (!waiting) return
      const { code, ve } = codeForm.parse(request.body)
      try {
        const account = await accounts.secondFactor.pass(waiting.token, { typed: code, at: clock.now() })
        response.redirect(303, await begin(request, response, { account, token: waiting.token, back: ownPath(ve) }))
      } catch (error) {
        response.status(401).send(codeView(request, { error: reasonOf(error), back: ownPath(ve) ?? '' }))
      }
    }),
  ]
}

const enrolmentActions = (parts: WebParts) => {
  const { accounts, clock } = parts
  const { find, begin } = createWaiting(parts)

  const view = async (
    request: Request,
    shown: { offer: Offer; error: string | null; back: string },
  ): Promise<string> => {
    const form = await offerView(request, { ...shown, action: enrolmentPath, fixed: { ve: shown.back } })
    const main = html`<div class="card narrow"><h1>${say.enrol.title}</h1><p>${say.enrol.why}</p>${form}${startAgain}</div>`
    return page({ title: say.enrol.title, main, request })
  }

  return [
    get(enrolmentPath, async (request, response) => {
      const waiting = await find(request, response)
      if (!waiting) return
      if (waiting.hasFactor) return response.redirect(303, secondStepPath)
      const offer = await accounts.secondFactor.offerAtSignIn(waiting.token, clock.now())
      response.send(await view(request, { offer, error: null, back: ownPath(request.query.ve) ?? '' }))
    }),

    post(enrolmentPath, async (request, response) => {
      const waiting = await find(request, response)
      if (!waiting) return
      const { code, box, ve } = enrolmentForm.parse(request.body)
      const { token } = waiting
      const back = ownPath(ve) ?? ''
      try {
        const { account, codes } = await accounts.secondFactor.enrolAtSignIn(token, { box, code, at: clock.now() })
        const href = await begin(request, response, { account, token, back: back || null })
        const goOn = { href, label: say.codes.goOn }
        const main = html`<div class="card narrow"><h1>${say.codes.done}</h1>${codesView(codes, goOn)}</div>`
        response.send(page({ title: say.codes.title, main, request }))
      } catch (error) {
        const reason = reasonOf(error)
        const offer = await accounts.secondFactor.offerAtSignIn(token, clock.now(), box)
        response.status(400).send(await view(request, { offer, error: reason, back }))
      }
    }),
  ]
}
