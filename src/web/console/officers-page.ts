import express, { type Request, type Router } from 'express'
import { z } from 'zod'
import type { AccountEntry } from '../../accounts/account-store.js'
import type { OfficerNews } from '../../accounts/officer-news.js'
import { localDay, localTime, readableDay } from '../../shared/clock.js'
import { type Html, html } from '../html.js'
import { csrfField, page } from '../layout.js'
import { accountOf, requireAccount } from '../security.js'
import type { WebParts } from '../web-parts.js'
import { officersWording as say } from './wording.js'

export const officersPath = '/can-bo/nguoi-xu-ly-to-cao'

const answerForm = z.object({ id: z.string().max(60), request: z.string().max(60) })

type Link = { userName: string; address: string }

const when = (at: Date): string => `${localTime(at)} ${readableDay(localDay(at))}`

const askingCard = (request: Request, asking: OfficerNews['asking'][number], nameOf: (id: string) => string): Html => {
  const { id, displayName, userName, request: asked } = asking
  const answer = (path: string, label: string, className: string) =>
    html`<form method="post" action="${officersPath}/${path}">${csrfField(request)}<input type="hidden" name="id" value="${id}">
      <input type="hidden" name="request" value="${asked.id}"><button class="${className}">${label}<span class="visually-hidden"> ${userName}</span></button></form>`
  return html`<li class="card"><p><strong>${say.asks(nameOf(asked.askedBy), displayName, userName)}</strong> <span class="muted">${when(asked.at)}</span></p>
    <p>${say.askHelp}</p><div class="actions">${answer('dong-y', say.consent, 'button')}${answer('tu-choi', say.decline, 'button-quiet')}</div></li>`
}

/** Where those who open protected cases answer requests for new links and read what happened to each other's accounts. */
export const createOfficersPage = ({ accounts, officerNews, clock }: WebParts): Router => {
  const router = express.Router()
  router.use(officersPath, requireAccount('consent_to_officers'))

  const show = async (request: Request, link: Link | null): Promise<string> => {
    const [{ asking, events }, all] = await Promise.all([officerNews.find(accountOf(request)), accounts.findAll()])
    const names = new Map(all.map(({ id, displayName }: AccountEntry) => [id, displayName]))
    const nameOf = (id: string | null): string => (id && names.get(id)) || say.owner
    const main = html`<h1>${say.title}</h1><p>${say.help}</p>
      ${link ? html`<div class="notice" role="status"><p>${say.linkFor(link.userName)}</p><p><code>${link.address}</code></p></div>` : ''}
      <h2>${say.asking}</h2>${asking.length === 0 ? html`<p>${say.noneAsking}</p>` : ''}
      <ul class="cards">${asking.map((one) => askingCard(request, one, nameOf))}</ul>
      <h2>${say.events}</h2>
      <ol class="timeline">${events.map(
        ({ at, accountId, what, subject, isNew }) =>
          html`<li>${isNew ? html`<span class="badge badge-warning">${say.isNew}</span> ` : ''}${say.whats[what] ?? what}: <strong>${nameOf(subject)}</strong> <span class="muted">${when(at)}, ${nameOf(accountId)}</span></li>`,
      )}</ol>
      ${
        events.some(({ isNew }) => isNew)
          ? html`<form method="post" action="${officersPath}/da-xem">${csrfField(request)}<button class="button-quiet">${say.markRead}</button></form>`
          : ''
      }`
    return page({ title: say.title, main, request, wide: true, current: officersPath })
  }

  router.get(officersPath, async (request, response) => {
    response.send(await show(request, null))
  })

  router.post(`${officersPath}/dong-y`, async (request, response) => {
    const { id, request: requestId } = answerForm.parse(request.body)
    const address = await accounts.consentToLink(accountOf(request), { id, requestId }, clock.now())
    const userName = (await accounts.findAll()).find((entry) => entry.id === id)?.userName ?? ''
    response.set('cache-control', 'no-store').send(await show(request, { userName, address }))
  })

  router.post(`${officersPath}/tu-choi`, async (request, response) => {
    const { id, request: requestId } = answerForm.parse(request.body)
    await accounts.declineLink(accountOf(request), { id, requestId }, clock.now())
    response.redirect(303, officersPath)
  })

  router.post(`${officersPath}/da-xem`, async (request, response) => {
    await officerNews.markRead(accountOf(request), clock.now())
    response.redirect(303, officersPath)
  })

  return router
}
