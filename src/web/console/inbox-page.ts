import type { Request } from 'express'
import { z } from 'zod'
import { type Account, can } from '../../accounts/roles.js'
import { mayHave } from '../../cases/assignment/assign.js'
import type { Case } from '../../cases/case.js'
import { mostCounted, pageSize } from '../../cases/inbox/find-inbox.js'
import { mayHaveQueue, type QueueName, queueNames } from '../../cases/inbox/queues.js'
import type { SavedView } from '../../cases/inbox/saved-view-store.js'
import { csrfField, hidden, typedIn } from '../kit/form.js'
import { type Html, html } from '../kit/html.js'
import { page } from '../kit/page.js'
import { accountOf } from '../kit/security.js'
import { get, post, type WebPage } from '../kit/web-page.js'
import type { WebParts } from '../kit/web-parts.js'
import { inboxFilters } from './inbox-filters.js'
import { addressOf, type InboxAddress, queueOf, readAddress, toInboxQuery } from './inbox-query.js'
import { inboxRow } from './inbox-row.js'
import { inboxWording as say } from './inbox-wording.js'
import { keysDialog } from './keys-view.js'
import { officersPage } from './officers-page.js'
import { officersWording } from './wording.js'

const path = '/can-bo'
const href = (address: string): string => (address ? `${path}?${address}` : path)

/** Changes whenever one of the listed cases does. */
const stampOf = (cases: readonly Case[]): string => cases.map(({ id, version }) => `${id}.${version}`).join(' ')

const saveForm = z.object({ name: z.string().trim().min(1).max(60), address: z.string().max(1_000) })

/** The inbox: the account's cases by queue, filter and search; all of it stands in the address. */
export const inboxPage: WebPage = {
  path,
  title: say.title,
  who: ['view_cases', 'view_protected', 'inspect_cases'],
  navigation: say.title,
  actions: (parts) => [
    get(path, async (request, response) => {
      response.send(await show(parts, request))
    }),
    get(`${path}/moi`, async (request, response) => {
      const { cases: found } = await parts.cases.findFor(
        accountOf(request),
        toInboxQuery(readAddress(request.query)),
        parts.clock.now(),
      )
      response.set('cache-control', 'no-store').json({ stamp: stampOf(found) })
    }),
    post(`${path}/danh-sach`, async (request, response) => {
      const { name, address } = saveForm.parse(typedIn(request))
      const clean = addressOf(readAddress(Object.fromEntries(new URLSearchParams(address))))
      const isSaved = await parts.cases.savedViews.save(accountOf(request), { name, address: clean })
      response.redirect(303, `${href(clean)}${isSaved ? '' : `${clean ? '&' : '?'}day`}`)
    }),
    post(`${path}/danh-sach/bo`, async (request, response) => {
      const { view = '' } = typedIn(request)
      await parts.cases.savedViews.remove(accountOf(request), view)
      response.redirect(303, path)
    }),
  ],
}

const show = async ({ cases, accounts, clock }: WebParts, request: Request): Promise<string> => {
  const address = readAddress(request.query)
  const account = accountOf(request)
  const now = clock.now()
  const [{ cases: found, total, hasMore }, counts, views, everybody, news] = await Promise.all([
    cases.findFor(account, toInboxQuery(address), now),
    cases.countQueues(account, now),
    cases.savedViews.findAll(account),
    accounts.findAll(),
    can(account, 'consent_to_officers') ? accounts.officerNews.count(account) : 0,
  ])
  const fresh = await cases.looks.findNew(account, found)
  const officers = everybody.filter((one) => one.communeCode === account.communeCode && mayHave(one, officeOf(account)))
  const list = addressOf(address)
  const main = html`<h1 class="visually-hidden">${say.title}</h1>
    ${news > 0 ? html`<p class="notice" role="status">${officersWording.news(news)} <a href="${officersPage.path}">${officersWording.see}</a></p>` : ''}
    ${request.query.day !== undefined ? html`<p class="notice" role="status">${say.saved.tooMany}</p>` : ''}
    ${queueTabs(account, address, counts)}
    ${inboxFilters(account, { address, officers, isSearchable: !can(account, 'view_protected') })}
    ${savedViews(request, views, list)}
    <p><button class="button-quiet" type="button" data-notify="${say.notice.body}" hidden>${say.notice.ask}</button></p>
    <p class="notice" role="status" data-changed hidden><a href="${href(addressOf(address, { trang: address.trang }))}">${say.changed}</a></p>
    <p class="muted inbox-total">${found.length > 0 ? html`${say.total(total, mostCounted)} · ${say.labels.sap.toLowerCase()} ${say.sorts[address.sap]}` : ''}</p>
    ${found.length === 0 ? empty(address, counts) : ''}
    <ol class="inbox" data-stamp="${stampOf(found)}" data-list="${addressOf(address, { trang: address.trang })}">${found.map(
      (one) => inboxRow(one, { account, now, isNew: fresh.has(one.id), list }),
    )}</ol>
    ${pager(address, { total, hasMore })}${keysDialog()}`
  return page({ title: say.title, main, request, wide: true, current: path, scripts: ['console.js', 'keys.js'] })
}

/** What an officer's colleagues are measured by: who may handle ordinary cases, or protected ones. */
const officeOf = (account: Account): Pick<Case, 'kind' | 'agency'> =>
  ({
    kind: can(account, 'view_protected') ? 'denunciation' : 'feedback',
    agency: { communeCode: account.communeCode },
  }) as Pick<Case, 'kind' | 'agency'>

const queueTabs = (account: Account, address: InboxAddress, counts: Partial<Record<QueueName, number>>): Html =>
  html`<nav class="tabs" aria-label="${say.title}">${queueNames
    .filter((queue) => mayHaveQueue(account, queue))
    .map(
      (queue) =>
        html`<a href="${href(addressOf(readAddress({ xem: queue })))}"${queue === queueOf(address) && !address.tim ? html` aria-current="page"` : ''} data-queue="${queue}"${counts[queue] ? '' : html` class="is-empty"`}>${say.queues[queue]} <span class="count">${say.counted(counts[queue] ?? 0, mostCounted)}</span></a>`,
    )}</nav>`

const savedViews = (request: Request, views: readonly SavedView[], list: string): Html =>
  html`<details class="saved-views"><summary>${say.saved.heading}${views.length > 0 ? ` (${views.length})` : ''}</summary>
    <ul class="cards">${views.map(
      ({ id, name, address }) =>
        html`<li><a href="${href(address)}">${name}</a> <form method="post" action="${path}/danh-sach/bo">${csrfField(request)}${hidden('view', id)}<button class="button-quiet">${say.saved.remove(name)}</button></form></li>`,
    )}</ul>
    <form method="post" action="${path}/danh-sach">${csrfField(request)}${hidden('address', list)}
      <div class="field"><label for="view-name">${say.saved.name}</label><input id="view-name" name="name" maxlength="60" required></div>
      <button class="button-quiet">${say.saved.save}</button></form></details>`

const empty = ({ tim }: InboxAddress, counts: Partial<Record<QueueName, number>>): Html => {
  const waiting = counts.unassigned ?? 0
  if (tim) return html`<p>${say.empty.found(tim)}</p>`
  return html`<p>${say.empty.any} ${
    waiting > 0
      ? html`<a href="${path}?xem=unassigned">${say.empty.seeUnassigned(say.counted(waiting, mostCounted))}</a>`
      : html`<a href="${path}?xem=all">${say.empty.seeAll}</a>`
  }</p>`
}

const pager = (address: InboxAddress, { total, hasMore }: { total: number; hasMore: boolean }): Html => {
  const { trang } = address
  if (trang === 0 && !hasMore) return html``
  const to = (number: number) => href(addressOf(address, { trang: number }))
  return html`<p class="actions">${trang > 0 ? html`<a class="button-quiet" href="${to(trang - 1)}">${say.previous}</a>` : ''}
    <span>${say.page(trang + 1, Math.ceil(total / pageSize), total >= mostCounted)}</span>
    ${hasMore ? html`<a class="button-quiet" href="${to(trang + 1)}">${say.following}</a>` : ''}</p>`
}
