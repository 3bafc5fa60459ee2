import type { Account } from '../../accounts/roles.js'
import { can, roles } from '../../accounts/roles.js'
import { categories } from '../../cases/categories.js'
import { sorts } from '../../cases/inbox/find-inbox.js'
import { kindNames, kindOf, stateNamesOf, stateOf } from '../../cases/kinds/index.js'
import { communes } from '../../places/communes.js'
import { type FormField, formField, hidden } from '../kit/form.js'
import { type Html, html } from '../kit/html.js'
import { type InboxAddress, queueOf } from './inbox-query.js'
import { inboxWording as say } from './inbox-wording.js'
import { consoleWording } from './wording.js'

const select = (name: keyof typeof say.labels, options: Readonly<Record<string, string>>): FormField => ({
  name,
  label: say.labels[name],
  input: { kind: 'select', options },
})
const withAny = (options: Readonly<Record<string, string>>) => ({ '': say.any, ...options })

const fieldsFor = (account: Account, officers: readonly Account[]): FormField[] => [
  select('loai', withAny(Object.fromEntries(kindNames.map((kind) => [kind, kindOf(kind).label])))),
  // the field of a protected case is sealed
  ...(can(account, 'view_protected')
    ? []
    : [
        select(
          'linhvuc',
          withAny(Object.fromEntries(Object.entries(categories).map(([name, { label }]) => [name, label]))),
        ),
      ]),
  select(
    'trangthai',
    withAny(
      Object.fromEntries(
        kindNames.flatMap((kind) => stateNamesOf(kind).map((state) => [state, stateOf(kind, state).label])),
      ),
    ),
  ),
  ...(roles[account.role].isOfCommune
    ? []
    : [
        select(
          'xa',
          withAny({
            province: consoleWording.province,
            ...Object.fromEntries(communes.map(({ code, name }) => [code, name])),
          }),
        ),
      ]),
  select('canbo', withAny(Object.fromEntries(officers.map(({ id, displayName }) => [id, displayName])))),
  { name: 'tu', label: say.labels.tu, input: { kind: 'text', type: 'date' } },
  { name: 'den', label: say.labels.den, input: { kind: 'text', type: 'date' } },
  select('sap', Object.fromEntries(sorts.map((sort) => [sort, say.sorts[sort]]))),
]

const narrowing = ['loai', 'linhvuc', 'trangthai', 'xa', 'canbo', 'tu', 'den'] as const

/** The search and the filters of a list; everything chosen stands in the address. */
export const inboxFilters = (
  account: Account,
  { address, officers }: { address: InboxAddress; officers: readonly Account[] },
): Html => {
  const search = can(account, 'view_protected') ? say.searchByCode : say.search
  const chosen = narrowing.filter((name) => address[name] !== '')
  const keepQueue = address.xem ? hidden('xem', address.xem) : ''
  const kept = html`${keepQueue}${address.tim ? hidden('tim', address.tim) : ''}`
  return html`<div class="inbox-tools">
    <form role="search" action="/can-bo" class="inbox-search">
      <label class="visually-hidden" for="tim">${search}</label>
      <input id="tim" name="tim" type="search" value="${address.tim}" placeholder="${search}" maxlength="200">
      <button class="button-quiet">${say.searchButton}</button></form>
    <details class="inbox-filters"${chosen.length > 0 ? html` open` : ''}><summary>${say.filters}${chosen.length > 0 ? ` (${chosen.length})` : ''}</summary>
      <form action="/can-bo">${kept}
        <div class="filter-fields">${fieldsFor(account, officers).map((field) => formField(field, { value: address[field.name as keyof InboxAddress] as string }))}</div>
        <div class="actions"><button class="button-quiet">${say.apply}</button>
        ${chosen.length > 0 ? html`<a href="/can-bo?xem=${queueOf(address)}">${say.clear}</a>` : ''}</div></form></details></div>`
}
