import type { Request, Response } from 'express'
import { z } from 'zod'
import { needsSecondFactor } from '../../accounts/roles.js'
import type { Offer, Proof } from '../../accounts/second-factor.js'
import { localDay, readableDay } from '../../shared/clock.js'
import { InvalidInput } from '../../shared/errors.js'
import { type FormField, form } from '../kit/form.js'
import { type Html, html } from '../kit/html.js'
import { page } from '../kit/page.js'
import { accountOf, sessionTokenOf } from '../kit/security.js'
import { type Action, post } from '../kit/web-page.js'
import type { WebParts } from '../kit/web-parts.js'
import { codesView, offerView } from './second-step.js'
import { secondStepWording } from './second-step-wording.js'

const say = secondStepWording.own
const accountPath = '/can-bo/tai-khoan-cua-toi'
const path = `${accountPath}/ma`

/** Null: the account has no second factor. */
export type FactorState = { since: Date; codesLeft: number } | null

const proofForm = z.object({ password: z.string().max(500), code: z.string().max(60).default('') })
const confirmForm = z.object({ box: z.string().max(300), code: z.string().max(60) })

export const codeField: FormField = {
  name: 'code',
  label: say.code,
  required: true,
  input: { kind: 'text', autocomplete: 'one-time-code', once: true },
}

const proofFields = (hasFactor: boolean): FormField[] => [
  {
    name: 'password',
    label: say.password,
    required: true,
    input: { kind: 'text', type: 'password', autocomplete: 'current-password' },
  },
  ...(hasFactor ? [codeField] : []),
]

/** The second factor on the page of the own account. What changes it asks for the password, and the code that there is. */
export const factorCard = (
  request: Request,
  { factor, error }: { factor: FactorState; error: string | null },
): Html => {
  const proof = (step: string, name: string, label: string) =>
    form({
      request,
      name,
      action: `${path}${step}`,
      fields: proofFields(factor !== null),
      submit: label,
      isMain: false,
    })
  const forms = factor
    ? html`<details${error ? html` open` : ''}><summary>${say.more}</summary><h3>${say.change}</h3>${proof('', 'factor', say.change)}<h3>${say.renew}</h3>${proof('/du-phong', 'factor-codes', say.renew)}${
        needsSecondFactor(accountOf(request).role)
          ? ''
          : html`<h3>${say.remove}</h3>${proof('/bo', 'factor-remove', say.remove)}`
      }</details>`
    : proof('', 'factor', say.set)
  return html`<section class="card narrow"><h2>${say.heading}</h2>
    <p>${factor ? say.since(readableDay(localDay(factor.since)), factor.codesLeft) : say.none}</p>
    ${error ? html`<p class="field-error" role="alert">${error}</p>` : ''}${forms}</section>`
}

const offerPage = async (request: Request, offer: Offer, error: string | null): Promise<string> => {
  const { title } = secondStepWording.enrol
  const shown = await offerView(request, { action: `${path}/xac-nhan`, offer, error })
  const main = html`<div class="card narrow"><h1>${title}</h1>${shown}<p><a href="${accountPath}">${say.back}</a></p></div>`
  return page({ title, main, request, current: accountPath })
}

const codesPage = (request: Request, codes: readonly string[]): string => {
  const { title } = secondStepWording.codes
  const main = html`<div class="card narrow">${codesView(codes, { href: accountPath, label: say.back })}</div>`
  return page({ title, main, request, current: accountPath })
}

/** Setting the own factor up, changing it, new recovery codes, taking it away. `refused` shows the account's page with why. */
export const factorActions = ({
  accounts,
  clock,
  refused,
}: Pick<WebParts, 'accounts' | 'clock'> & {
  refused: (request: Request, error: string) => Promise<string>
}): readonly Action[] => {
  const { secondFactor } = accounts
  const tokenOf = (request: Request): string => sessionTokenOf(request) ?? ''
  const proofOf = (request: Request): Proof => ({ ...proofForm.parse(request.body), at: clock.now() })
  const answering =
    (run: (request: Request) => Promise<string | null>) =>
    async (request: Request, response: Response): Promise<void> => {
      try {
        const shown = await run(request)
        if (shown === null) response.redirect(303, `${accountPath}?xong=bo-ma`)
        else response.send(shown)
      } catch (error) {
        if (!(error instanceof InvalidInput)) throw error
        response.status(400).send(await refused(request, error.message))
      }
    }

  return [
    post(
      path,
      answering(async (request) =>
        offerPage(request, await secondFactor.offer(accountOf(request), tokenOf(request), proofOf(request)), null),
      ),
    ),
    post(`${path}/xac-nhan`, async (request, response) => {
      const { box, code } = confirmForm.parse(request.body)
      const [account, token] = [accountOf(request), tokenOf(request)]
      try {
        response.send(codesPage(request, await secondFactor.enrol(account, token, { box, code, at: clock.now() })))
      } catch (error) {
        if (!(error instanceof InvalidInput)) throw error
        const offer = await secondFactor.offerAgain(account, token, box)
        response.status(400).send(await offerPage(request, offer, error.message))
      }
    }),
    post(
      `${path}/du-phong`,
      answering(async (request) =>
        codesPage(request, await secondFactor.renewCodes(accountOf(request), proofOf(request))),
      ),
    ),
    post(
      `${path}/bo`,
      answering(async (request) => {
        await secondFactor.remove(accountOf(request), proofOf(request))
        return null
      }),
    ),
  ]
}
