import type { Request } from 'express'
import { type Account, can } from '../../accounts/roles.js'
import type { Case } from '../../cases/case.js'
import { categories } from '../../cases/categories.js'
import { may } from '../../cases/change-case.js'
import type { BulkOutcome } from '../../cases/inbox/do-for-many.js'
import { isFinal } from '../../cases/kinds/index.js'
import { communes } from '../../places/communes.js'
import { csrfField, type FormField, formField, hidden } from '../kit/form.js'
import { type Html, html } from '../kit/html.js'
import { bulkWording as say } from './bulk-wording.js'
import { matterOf } from './inbox-row.js'
import { consoleWording } from './wording.js'

export const bulkPath = '/can-bo/nhieu-viec'

/** The things that can be done for several cases at once, by the names of their verbs on the page of one case. */
export const bulkActions = ['giao', 'linh-vuc', 'chuyen', 'rut-lai'] as const
export type BulkAction = (typeof bulkActions)[number]

/** Who gives a case back to all chooses this instead of a person. */
export const toNobody = 'khong'

/** Names of the boxes: 'viec-<id>', the version seen as value. */
export const choicePrefix = 'viec-'

/** Whoever only looks on has no boxes. */
export const mayActOnMany = (account: Account): boolean =>
  can(account, 'handle_cases') || can(account, 'handle_protected')

/** Protected cases are given to somebody; what they are about and where they go is decided with the case open. */
export const bulkActionsOf = (account: Account): readonly BulkAction[] =>
  can(account, 'handle_protected') ? ['giao'] : bulkActions

/** Whether a case of a list can be chosen. */
export const isChoosable = (account: Account, found: Case): boolean =>
  may(account, found, 'handle') && !isFinal(found.kind, found.state)

/** What stood in the form when it was refused; all rows chosen where the address says so. */
export type BulkTyped = { values: Readonly<Record<string, string>>; isWhole: boolean }

/** The box of a row; nothing where the account may do nothing with the case. */
export const choiceOf = (account: Account, found: Case, { values, isWhole }: BulkTyped): Html =>
  isChoosable(account, found)
    ? html`<label class="choice"><input type="checkbox" name="${choicePrefix}${found.id}" value="${found.version}"${isWhole || `${choicePrefix}${found.id}` in values ? html` checked` : ''}><span class="visually-hidden">${say.choose(matterOf(found))}</span></label>`
    : html`<span class="choice"></span>`

const fieldsOf = (action: BulkAction, officers: readonly Account[]): FormField[] => {
  const select = (name: string, label: string, options: Record<string, string>): FormField => ({
    name,
    label,
    input: { kind: 'select', options, withBlank: true },
  })
  if (action === 'giao')
    return [
      select('nguoi', say.actions.giao.to, {
        ...Object.fromEntries(officers.map(({ id, displayName }) => [id, displayName])),
        [toNobody]: say.actions.giao.nobody,
      }),
    ]
  if (action === 'linh-vuc')
    return [
      select(
        'linh_vuc',
        say.actions['linh-vuc'].to,
        Object.fromEntries(Object.entries(categories).map(([name, { label }]) => [name, label])),
      ),
    ]
  if (action === 'rut-lai') return []
  return [
    select('noi', say.actions.chuyen.to, {
      province: consoleWording.province,
      ...Object.fromEntries(communes.map(({ code, name }) => [code, name])),
    }),
    { name: 'ly_do', label: say.actions.chuyen.why, maxLength: 4_000, input: { kind: 'textarea', rows: 2 } },
  ]
}

/** The list with the bar of what can be done for the chosen rows: one form, which works without script. */
export const bulkForm = (
  request: Request,
  {
    account,
    officers,
    list,
    total,
    rows,
    isShown,
    typed: { values, isWhole },
  }: {
    account: Account
    officers: readonly Account[]
    /** The list's address behind '?', with its page. */
    list: string
    /** How many there are, above the rows. */
    total: Html
    rows: Html
    isShown: boolean
    typed: BulkTyped
  },
): Html => {
  if (!isShown) return html`${total}${rows}`
  const all = isWhole ? list : `${list ? `${list}&` : ''}chon`
  return html`<form method="post" action="${bulkPath}" class="bulk" data-bulk>${csrfField(request)}${hidden('list', list)}
    <div class="bulk-all">${total}<a class="button-quiet" href="/can-bo${all ? `?${all}` : ''}" data-choose-all="${say.chooseAll}" data-choose-none="${say.chooseNone}">${isWhole ? say.chooseNone : say.chooseAll}</a></div>
    <div class="bulk-bar" role="group" aria-label="${say.title}">
      <span class="bulk-count" aria-live="polite" data-chosen="${say.chosen}" hidden></span>
      ${bulkActionsOf(account).map(
        (action) =>
          html`<details name="bulk"${values.lam === action ? html` open` : ''}><summary>${say.actions[action].open}</summary><div class="bulk-fields">${fieldsOf(action, officers).map((field) => formField(field, { id: `bulk-${field.name}`, value: values[field.name] ?? '' }))}
        <button class="button" name="lam" value="${action}">${say.actions[action].submit}</button></div></details>`,
      )}</div>
    ${rows}</form>`
}

const listed = (cases: readonly Case[]): Html =>
  html`<ul>${cases.map((found) => html`<li><a href="/can-bo/vu-viec/${found.id}">${matterOf(found)}</a> <span class="muted">${found.receiptCode}</span></li>`)}</ul>`

/** What became of the chosen cases, in the words of `done` for those that went well. */
export const bulkOutcome = (
  { done, changed, refused, gone }: BulkOutcome,
  wordsOf: (count: number) => string,
): Html => {
  const reasons = [...new Set(refused.map(({ why }) => why))]
  return html`<div class="notice${done.length > 0 ? ' notice-ok' : ''}" role="status">
    ${done.length > 0 ? html`<p><strong>${wordsOf(done.length)}</strong></p>` : ''}
    ${changed.length > 0 ? html`<p>${say.changed(changed.length)}</p>${listed(changed)}` : ''}
    ${reasons.map((why) => {
      const ones = refused.filter((one) => one.why === why)
      return html`<p>${say.refused(ones.length, why)}</p>${listed(ones.map(({ found }) => found))}`
    })}
    ${gone > 0 ? html`<p>${say.gone(gone)}</p>` : ''}</div>`
}

/** What was missing, so that nothing was done. */
export const bulkRefusal = (what: keyof typeof say.missing): Html =>
  html`<p class="notice notice-error" role="alert">${say.missing[what]}</p>`
