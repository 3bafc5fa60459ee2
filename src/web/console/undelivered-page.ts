import express, { type Request, type Router } from 'express'
import { z } from 'zod'
import { can } from '../../accounts/roles.js'
import { causeOf, findCaseFor } from '../../cases/change-case.js'
import type { StoredOutgoing } from '../../messaging/outbox-store.js'
import { localDay, localTime, readableDay } from '../../shared/clock.js'
import { type Html, html } from '../html.js'
import { csrfField, page } from '../layout.js'
import { accountOf, requireAccount } from '../security.js'
import type { WebParts } from '../web-parts.js'
import { undeliveredWording as say } from './wording.js'

const mostShown = 200
const typedSchema = z.object({ id: z.string().max(300), back: z.string().max(200).default('') })

/** Why a message didn't arrive, for staff. */
export const whyUndelivered = ({ failure, failureReason }: StoredOutgoing): string =>
  `${failure ? say.failures[failure] : ''}${failureReason ? ` (${failureReason})` : ''}`

/** Dead letters: what couldn't be delivered, without its words, and 'send again'. */
export const createUndeliveredPage = ({ cases, outbox, outboxStore }: WebParts): Router => {
  const router = express.Router()

  const caseOf = async (request: Request, { causedBy }: StoredOutgoing) => {
    const prefix = causeOf('')
    return causedBy.startsWith(prefix) ? findCaseFor(cases, accountOf(request), causedBy.slice(prefix.length)) : null
  }

  const row = async (request: Request, message: StoredOutgoing): Promise<Html> => {
    const found = await caseOf(request, message)
    return html`<tr><td>${localTime(message.createdAt)} ${readableDay(localDay(message.createdAt))}</td>
      <td>${message.channel}</td><td>${whyUndelivered(message)}</td>
      <td>${found ? html`<a href="/can-bo/vu-viec/${found.id}">${found.receiptCode}</a>` : say.answer}</td>
      <td><form method="post" action="/can-bo/chua-gui-duoc/gui-lai">${csrfField(request)}<input type="hidden" name="id" value="${message._id}">
        <button class="button-quiet">${say.sendAgain}</button></form></td></tr>`
  }

  router.get('/can-bo/chua-gui-duoc', requireAccount('manage_delivery'), async (request, response) => {
    const failed = await outboxStore.findFailed(mostShown)
    const rows = await Promise.all(failed.map((message) => row(request, message)))
    const main = html`<h1>${say.title}</h1><p>${say.help}</p>
      ${
        failed.length === 0
          ? html`<p>${say.none}</p>`
          : html`<div class="table-wrap" tabindex="0" role="region" aria-label="${say.title}"><table>
        <thead><tr><th scope="col">${say.columns.at}</th><th scope="col">${say.columns.channel}</th><th scope="col">${say.columns.why}</th><th scope="col">${say.columns.about}</th><th scope="col">${say.columns.action}</th></tr></thead>
        <tbody>${rows}</tbody></table></div>`
      }`
    response.send(page({ title: say.title, main, request, wide: true, current: '/can-bo/chua-gui-duoc' }))
  })

  /** By who manages delivery, or by who handles the case that the message belongs to. */
  router.post('/can-bo/chua-gui-duoc/gui-lai', async (request, response, next) => {
    const { id, back } = typedSchema.parse(request.body)
    const account = accountOf(request)
    const message = await outboxStore.get(id)
    const found = message && (await caseOf(request, message))
    if (!message || (!found && !can(account, 'manage_delivery'))) return next()
    await outbox.sendAgain(id, account.id)
    response.redirect(303, found && back ? `/can-bo/vu-viec/${found.id}?xong` : '/can-bo/chua-gui-duoc')
  })

  return router
}
