import express, { type Router } from 'express'
import { z } from 'zod'
import { can } from '../../accounts/roles.js'
import type { Case } from '../../cases/case.js'
import { categories } from '../../cases/categories.js'
import { findCasesFor } from '../../cases/find-cases.js'
import { kindOf, stateOf } from '../../cases/kinds/index.js'
import { localDay, readableDay } from '../../shared/clock.js'
import { html } from '../html.js'
import { page } from '../layout.js'
import { accountOf } from '../security.js'
import type { WebParts } from '../web-parts.js'
import { dueBadge } from './due.js'
import { officersPath } from './officers-page.js'
import { officersWording, consoleWording as say } from './wording.js'

const querySchema = z.object({
  xem: z.enum(['open', 'overdue', 'closed', 'all']).catch('open'),
  trang: z.coerce.number().int().min(0).max(10_000).catch(0),
})
type Shows = z.infer<typeof querySchema>['xem']

/** Changes whenever one of the listed cases does. */
const stampOf = (cases: readonly Case[]): string => cases.map(({ id, version }) => `${id}.${version}`).join(' ')

/** The inbox: the account's cases, nearest deadline first. */
export const createInboxPage = ({ cases, officerNews, clock }: WebParts): Router => {
  const router = express.Router()

  router.get('/can-bo', async (request, response) => {
    const { xem, trang } = querySchema.parse(request.query)
    const account = accountOf(request)
    if (!can(account, 'view_cases') && !can(account, 'view_protected')) return response.redirect(303, '/')
    const now = clock.now()
    const { cases: found, hasMore } = await findCasesFor(cases, account, { shows: xem, page: trang }, now)
    const address = (shows: Shows, number: number) => `/can-bo?xem=${shows}&trang=${number}`
    const news = can(account, 'consent_to_officers') ? await officerNews.count(account) : 0
    const main = html`<h1>${say.inbox}</h1>
      ${news > 0 ? html`<p class="notice" role="status">${officersWording.news(news)} <a href="${officersPath}">${officersWording.see}</a></p>` : ''}
      <nav class="tabs" aria-label="${say.inbox}">${(Object.keys(say.shows) as Shows[]).map(
        (shows) =>
          html`<a href="${address(shows, 0)}"${shows === xem ? html` aria-current="page"` : ''}>${say.shows[shows]}</a>`,
      )}</nav>
      <p class="notice" role="status" data-changed hidden><a href="${address(xem, trang)}">${say.changed}</a></p>
      ${found.length === 0 ? html`<p>${say.none}</p>` : ''}
      <div class="table-wrap" tabindex="0" role="region" aria-label="${say.inbox}"><table data-stamp="${stampOf(found)}" data-shows="${xem}" data-page="${trang}">
        <thead><tr><th scope="col">${say.columns.due}</th><th scope="col">${say.columns.code}</th><th scope="col">${say.columns.kind}</th><th scope="col">${say.columns.state}</th><th scope="col">${say.columns.agency}</th><th scope="col">${say.columns.opened}</th></tr></thead>
        <tbody>${found.map(
          (one) => html`<tr>
            <td>${dueBadge(one, now)}</td>
            <td><a href="/can-bo/vu-viec/${one.id}">${one.receiptCode}</a></td>
            <td>${kindOf(one.kind).label}<br><span class="muted">${categories[one.category].label}</span></td>
            <td>${stateOf(one.kind, one.state).label}${one.awaitsCitizen ? html`<br><span class="badge badge-warning">${say.awaits}</span>` : ''}</td>
            <td>${one.agency.name}</td><td>${readableDay(localDay(one.openedAt))}</td></tr>`,
        )}</tbody></table></div>
      <p class="actions">${trang > 0 ? html`<a class="button-quiet" href="${address(xem, trang - 1)}">${say.previous}</a>` : ''}
        ${hasMore ? html`<a class="button-quiet" href="${address(xem, trang + 1)}">${say.following}</a>` : ''}</p>`
    return response.send(
      page({ title: say.inbox, main, request, wide: true, current: '/can-bo', scripts: ['console.js'] }),
    )
  })

  router.get('/can-bo/moi', async (request, response) => {
    const { xem, trang } = querySchema.parse(request.query)
    const { cases: found } = await findCasesFor(cases, accountOf(request), { shows: xem, page: trang }, clock.now())
    response.set('cache-control', 'no-store').json({ stamp: stampOf(found) })
  })

  return router
}
