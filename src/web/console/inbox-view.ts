import type { Request } from 'express'
import type { AccountEntry } from '../../accounts/account-store.js'
import { type Account, can } from '../../accounts/roles.js'
import { isOfOffice } from '../../cases/assignment/assign.js'
import type { Case } from '../../cases/case.js'
import { mayExport, mostExported } from '../../cases/inbox/export-cases.js'
import { mostOfList, mostOnTab, pageSize } from '../../cases/inbox/find-inbox.js'
import { furtherQueueNames, mayHaveQueue, type QueueName, queueNames } from '../../cases/inbox/queues.js'
import type { SavedView } from '../../cases/inbox/saved-view-store.js'
import type { HandedOn } from '../../cases/transfers/find-handed-on.js'
import { readableDay } from '../../shared/clock.js'
import { csrfField, hidden } from '../kit/form.js'
import { type Html, html } from '../kit/html.js'
import { page } from '../kit/page.js'
import { accountOf } from '../kit/security.js'
import type { WebParts } from '../kit/web-parts.js'
import { bulkForm, choiceOf, isChoosable, mayActOnMany } from './bulk-view.js'
import { transferPageWording } from './desk-wording.js'
import { exportPage } from './export-page.js'
import { inboxFilters } from './inbox-filters.js'
import { addressOf, type InboxAddress, queueOf, readAddress, toInboxQuery } from './inbox-query.js'
import { inboxRow } from './inbox-row.js'
import { inboxWording as say } from './inbox-wording.js'
import { keysDialog } from './keys-view.js'
import { officersPage } from './officers-page.js'
import { officersWording } from './wording.js'

export const inboxPath = '/can-bo'
const path = inboxPath

/** Where a list is, by what stands behind '?'. */
export const inboxHref = (address: string): string => (address ? `${path}?${address}` : path)
const href = inboxHref

/** Changes whenever one of the listed cases does. */
export const stampOf = (cases: readonly Case[]): string => cases.map(({ id, version }) => `${id}.${version}`).join(' ')

/** The inbox as an address shows it, with what was said of chosen cases, and what was typed into a form that was refused. */
export const inboxView = async (
  { cases, accounts, clock }: WebParts,
  request: Request,
  address: InboxAddress,
  { said = null, values = {} }: { said?: Html | null; values?: Readonly<Record<string, string>> } = {},
): Promise<string> => {
  const account = accountOf(request)
  const now = clock.now()
  const [{ cases: found, total, hasMore }, counts, views, everybody, news, lost] = await Promise.all([
    cases.findFor(account, toInboxQuery(address), now),
    cases.countQueues(account, now),
    cases.savedViews.findAll(account),
    accounts.findAll(),
    can(account, 'consent_to_officers') ? accounts.officerNews.count(account) : 0,
    can(account, 'view_protected') ? cases.countLost() : 0,
  ])
  const gone = found.length === 0 && address.tim ? await cases.findHandedOn(account, { typed: address.tim }) : null
  const fresh = await cases.looks.findNew(account, found)
  const officers = officersOf(account, everybody, address)
  const typed = { values, isWhole: request.query.chon !== undefined }
  const list = addressOf(address)
  const whole = addressOf(address, { trang: address.trang })
  const hasBulk = mayActOnMany(account) && found.some((one) => isChoosable(account, one))
  const main = html`<h1 class="visually-hidden">${say.title}</h1>
    ${news > 0 ? html`<p class="notice" role="status">${officersWording.news(news)} <a href="${officersPage.path}">${officersWording.see}</a></p>` : ''}
    ${lost > 0 ? html`<p class="notice notice-error" role="status">${say.lost(lost)} <a href="${officersPage.path}">${officersWording.see}</a></p>` : ''}
    ${request.query.day !== undefined ? html`<p class="notice" role="status">${say.saved.tooMany}</p>` : ''}
    ${said}
    ${queueTabs(account, address, counts)}
    ${inboxFilters(account, { address, officers })}
    <div class="list-tools">${savedViews(request, views, list)}${exportLinks(account, list)}
      <button class="button-quiet" type="button" data-notify="${say.notice.body}" hidden>${say.notice.ask}</button></div>
    <p class="notice" role="status" data-changed hidden><a href="${href(whole)}">${say.changed}</a></p>
    ${found.length === 0 ? empty(address, counts, gone) : ''}
    ${bulkForm(request, {
      account,
      officers: officers.filter(({ isActive, hasPassword }) => isActive && hasPassword),
      list: whole,
      isShown: hasBulk,
      typed,
      total: html`<p class="muted inbox-total">${found.length > 0 ? html`${say.total(total, mostOfList)} · ${say.labels.sap.toLowerCase()} ${say.sorts[address.sap]}` : ''}</p>`,
      rows: html`<ol class="inbox" data-stamp="${stampOf(found)}" data-list="${whole}">${found.map((one) =>
        inboxRow(one, {
          account,
          now,
          isNew: fresh.has(one.id),
          list,
          choice: hasBulk ? choiceOf(account, one, typed) : html``,
        }),
      )}</ol>`,
    })}
    ${pager(address, { total, hasMore })}${keysDialog()}`
  return page({ title: say.title, main, request, wide: true, current: path, scripts: ['console.js', 'keys.js'] })
}

/** What an officer's colleagues are measured by: who may handle ordinary cases, or protected ones. */
const officeOf = (account: Account): Pick<Case, 'kind' | 'agency'> =>
  ({
    kind: can(account, 'view_protected') ? 'denunciation' : 'feedback',
    agency: { communeCode: account.communeCode },
  }) as Pick<Case, 'kind' | 'agency'>

/** Colleagues in the account's own office, and in the commune whose list is looked at. */
const officersOf = (account: Account, everybody: readonly AccountEntry[], { xa }: InboxAddress): AccountEntry[] =>
  everybody.filter(
    (one) =>
      (one.communeCode === account.communeCode && isOfOffice(one, officeOf(account))) ||
      (xa !== '' && one.communeCode === xa && can(one, 'handle_cases', xa)),
  )

/** A queue without a tab has one while it is open. */
const tabsFor = (address: InboxAddress): readonly QueueName[] => {
  const open = furtherQueueNames.find((queue) => queue === queueOf(address))
  return open ? [...queueNames, open] : queueNames
}

const queueTabs = (account: Account, address: InboxAddress, counts: Partial<Record<QueueName, number>>): Html =>
  html`<nav class="tabs" aria-label="${say.title}">${tabsFor(address)
    .filter((queue) => mayHaveQueue(account, queue))
    .map(
      (queue) =>
        html`<a href="${href(addressOf(readAddress({ xem: queue })))}"${queue === queueOf(address) && !address.tim ? html` aria-current="page"` : ''} data-queue="${queue}"${counts[queue] === 0 ? html` class="is-empty"` : ''}>${say.queues[queue]}${counts[queue] === undefined ? '' : html` <span class="count">${say.onTab(counts[queue], mostOnTab)}</span>`}</a>`,
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

const exportLinks = (account: Account, list: string): Html =>
  mayExport(account)
    ? html`<details><summary>${say.exported.open}</summary><p>${say.exported.help(mostExported)}</p>
    <p class="actions">${(['xlsx', 'csv'] as const).map((format) => html`<a class="button-quiet" href="${exportPage.path}.${format}${list ? `?${list}` : ''}">${say.exported[format]}</a>`)}</p></details>`
    : html``

const empty = ({ tim }: InboxAddress, counts: Partial<Record<QueueName, number>>, gone: HandedOn | null): Html => {
  const waiting = counts.unassigned ?? 0
  if (gone)
    return html`<p>${transferPageWording.handedOn({ ...gone, code: gone.receiptCode, day: readableDay(gone.day) })}</p>`
  if (tim) return html`<p>${say.empty.found(tim)}</p>`
  return html`<p>${say.empty.any} ${
    waiting > 0
      ? html`<a href="${path}?xem=unassigned">${say.empty.seeUnassigned(say.onTab(waiting, mostOnTab))}</a>`
      : html`<a href="${path}?xem=all">${say.empty.seeAll}</a>`
  }</p>`
}

const pager = (address: InboxAddress, { total, hasMore }: { total: number; hasMore: boolean }): Html => {
  const { trang } = address
  if (trang === 0 && !hasMore) return html``
  const to = (number: number) => href(addressOf(address, { trang: number }))
  return html`<p class="actions">${trang > 0 ? html`<a class="button-quiet" href="${to(trang - 1)}">${say.previous}</a>` : ''}
    <span>${say.page(trang + 1, Math.ceil(total / pageSize), total >= mostOfList)}</span>
    ${hasMore ? html`<a class="button-quiet" href="${to(trang + 1)}">${say.following}</a>` : ''}</p>`
}
