import type { Request } from 'express'
import { z } from 'zod'
import type { WaitingAsk } from '../../cases/identity/identity-store.js'
import { localDay, localTime, readableDay } from '../../shared/clock.js'
import { InvalidInput } from '../../shared/errors.js'
import { form } from '../kit/form.js'
import { type Html, html, lines } from '../kit/html.js'
import { doneNotice, page } from '../kit/page.js'
import { accountOf } from '../kit/security.js'
import { get, post, type WebPage } from '../kit/web-page.js'
import type { WebParts } from '../kit/web-parts.js'
import { identityWording as say } from './identity-wording.js'
import { officersPage } from './officers-page.js'
import { tiesPath } from './ties-page.js'
import { tiesWording } from './ties-wording.js'

/** Where whoever keeps identities answers the officers who ask to see who denounced (decision 0096). */
export const identityPage: WebPage = {
  path: '/can-bo/danh-tinh',
  title: say.title,
  who: ['lend_identity'],
  navigation: say.title,
  actions: (parts) => actionsOf(parts),
}

const answerForm = z.object({ id: z.string().max(60), ask: z.string().max(60), reason: z.string().default('') })

type Refused = { ask: string; reason: string; error: string }

const when = (at: Date): string => `${localTime(at)} ${readableDay(localDay(at))}`

const askCard = (
  request: Request,
  { caseId, receiptCode, openedAt, ask, reason }: WaitingAsk,
  refused: Refused | null,
): Html => {
  const mine = refused?.ask === ask.id ? refused : null
  const fixed = { id: caseId, ask: ask.id }
  return html`<li class="card"><p><strong>${say.asks(ask.by.name, receiptCode)}</strong> <span class="muted">${when(ask.at)}</span></p>
    <p>${lines(reason)}</p><p class="muted">${say.received(readableDay(localDay(openedAt)))}</p>
    ${form({ request, action: `${identityPage.path}/cho-xem`, fields: [], submit: html`<button class="button">${say.lend}<span class="visually-hidden"> ${receiptCode}</span></button>`, fixed })}
    ${form({
      request,
      name: `refuse-${ask.id}`,
      action: `${identityPage.path}/tu-choi`,
      fields: [{ name: 'reason', label: say.refuseWhy, maxLength: 500, input: { kind: 'text' } }],
      submit: html`<button class="button-quiet">${say.refuse}<span class="visually-hidden"> ${receiptCode}</span></button>`,
      fixed,
      values: { reason: mine?.reason ?? '' },
      error: mine?.error ?? null,
      isMain: false,
    })}</li>`
}

const actionsOf = ({ accounts, cases, clock }: WebParts) => {
  const show = async (
    request: Request,
    { notice = null, refused = null }: { notice?: string | null; refused?: Refused | null } = {},
  ): Promise<string> => {
    const own = accountOf(request)
    const [asks, readers] = await Promise.all([cases.identities.find(own), accounts.keys.findReaders()])
    const isAdmitted = readers.some(({ id }) => id === own.id)
    const main = html`<h1>${say.title}</h1><p>${say.help}</p><p class="muted">${say.rule}</p>${doneNotice(notice)}
      ${isAdmitted ? '' : html`<p class="notice notice-warning">${say.noKeys}</p>`}
      <p><a href="${tiesPath}">${tiesWording.open}</a>. ${tiesWording.openHelp}</p>
      ${asks.length === 0 ? html`<p>${say.none}</p>` : html`<ul class="cards">${asks.map((one) => askCard(request, one, refused))}</ul>`}
      <p><a href="${officersPage.path}">${say.colleagues}</a>. ${say.colleaguesHelp}</p>`
    return page({ title: say.title, main, request, current: identityPage.path })
  }

  const answered = (request: Request) => {
    const { id, ask, reason } = answerForm.parse(request.body)
    return { asked: { account: accountOf(request), caseId: id, askId: ask, at: clock.now() }, reason }
  }

  return [
    get(identityPage.path, async (request, response) => {
      const notice = { lent: say.lent, refused: say.refused }[String(request.query.xong)] ?? null
      response.send(await show(request, { notice }))
    }),

    post(`${identityPage.path}/cho-xem`, async (request, response) => {
      await cases.identities.lend(answered(request).asked)
      response.redirect(303, `${identityPage.path}?xong=lent`)
    }),

    post(`${identityPage.path}/tu-choi`, async (request, response) => {
      const { asked, reason } = answered(request)
      try {
        await cases.identities.refuse(asked, { reason })
      } catch (error) {
        if (!(error instanceof InvalidInput)) throw error
        response.status(400).send(await show(request, { refused: { ask: asked.askId, reason, error: error.message } }))
        return
      }
      response.redirect(303, `${identityPage.path}?xong=refused`)
    }),
  ]
}
