import { z } from 'zod'
import { type Account, can, roles } from '../../accounts/roles.js'
import type { Case } from '../../cases/case.js'
import { categories } from '../../cases/categories.js'
import { kindOf, stateOf } from '../../cases/kinds/index.js'
import { localDay, readableDay } from '../../shared/clock.js'
import { html } from '../kit/html.js'
import { page } from '../kit/page.js'
import { accountOf } from '../kit/security.js'
import { table } from '../kit/table.js'
import { get, type WebPage } from '../kit/web-page.js'
import { dueBadge } from './due.js'
import { officersPage } from './officers-page.js'
import { toTellBadge } from './to-tell-view.js'
import { transferBadge } from './transfer-view.js'
import { officersWording, consoleWording as say } from './wording.js'

const querySchema = z.object({
  xem: z.enum(['open', 'overdue', 'under_way', 'unanswered', 'closed', 'all']).catch('open'),
  trang: z.coerce.number().int().min(0).max(10_000).catch(0),
})
type Shows = z.infer<typeof querySchema>['xem']

/** Changes whenever one of the listed cases does. */
const stampOf = (cases: readonly Case[]): string => cases.map(({ id, version }) => `${id}.${version}`).join(' ')

/** The inbox: the account's cases, nearest deadline first. */
export const inboxPage: WebPage = {
  path: '/can-bo',
  title: say.inbox,
  who: ['view_cases', 'view_protected', 'inspect_cases'],
  navigation: say.inbox,
  actions: ({ cases, accounts, clock }) => [
    get(inboxPage.path, async (request, response) => {
      const { xem, trang } = querySchema.parse(request.query)
      const now = clock.now()
      const { cases: found, hasMore } = await cases.findFor(accountOf(request), { shows: xem, page: trang }, now)
      const address = (shows: Shows, number: number) => `${inboxPage.path}?xem=${shows}&trang=${number}`
      const account = accountOf(request)
      const news = can(account, 'consent_to_officers') ? await accounts.officerNews.count(account) : 0
      const main = html`<h1>${say.inbox}</h1>
      ${news > 0 ? html`<p class="notice" role="status">${officersWording.news(news)} <a href="${officersPage.path}">${officersWording.see}</a></p>` : ''}
      <nav class="tabs" aria-label="${say.inbox}">${(Object.keys(say.shows) as Shows[])
        .filter((shows) => isFor(account, shows))
        .map(
          (shows) =>
            html`<a href="${address(shows, 0)}"${shows === xem ? html` aria-current="page"` : ''}>${say.shows[shows]}</a>`,
        )}</nav>
      <p class="notice" role="status" data-changed hidden><a href="${address(xem, trang)}">${say.changed}</a></p>
      ${found.length === 0 ? html`<p>${say.none}</p>` : ''}
      ${table({
        label: say.inbox,
        attributes: html`data-stamp="${stampOf(found)}" data-shows="${xem}" data-page="${trang}"`,
        columns: Object.values(say.columns),
        rows: found.map((one) => row(account, one, now)),
      })}
      <p class="actions">${trang > 0 ? html`<a class="button-quiet" href="${address(xem, trang - 1)}">${say.previous}</a>` : ''}
        ${hasMore ? html`<a class="button-quiet" href="${address(xem, trang + 1)}">${say.following}</a>` : ''}</p>`
      response.send(
        page({ title: say.inbox, main, request, wide: true, current: inboxPage.path, scripts: ['console.js'] }),
      )
    }),
    get('/can-bo/moi', async (request, response) => {
      const { xem, trang } = querySchema.parse(request.query)
      const { cases: found } = await cases.findFor(accountOf(request), { shows: xem, page: trang }, clock.now())
      response.set('cache-control', 'no-store').json({ stamp: stampOf(found) })
    }),
  ],
}

/** Transfers are of ordinary cases; which of them nobody answers is for the province to see. */
const isFor = (account: Account, shows: Shows): boolean =>
  shows === 'under_way'
    ? !can(account, 'view_protected')
    : shows !== 'unanswered' || (!can(account, 'view_protected') && !roles[account.role].isOfCommune)

const row = (account: Account, one: Case, now: Date) => [
  dueBadge(one, now),
  html`<a href="/can-bo/vu-viec/${one.id}">${one.receiptCode}</a>`,
  html`${kindOf(one.kind).label}<br><span class="muted">${categories[one.category].label}</span>`,
  html`${stateOf(one.kind, one.state).label}${one.awaitsCitizen ? html`<br><span class="badge badge-warning">${say.awaits}</span>` : ''}${transferBadge(account, one, now)}${toTellBadge(one)}`,
  one.agency.name,
  readableDay(localDay(one.openedAt)),
]
