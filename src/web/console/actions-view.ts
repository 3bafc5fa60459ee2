import type { Request } from 'express'
import { type Account, can } from '../../accounts/roles.js'
import type { Case } from '../../cases/case.js'
import type { Cases } from '../../cases/cases.js'
import { categories } from '../../cases/categories.js'
import { may } from '../../cases/change-case.js'
import { type Missing, missingOf } from '../../cases/complete-complainant.js'
import type { OpenDuty } from '../../cases/finish-duty.js'
import { canReclassify, isFinal, kindOf } from '../../cases/kinds/index.js'
import { splitKinds } from '../../cases/linked-cases.js'
import { isUnderWay } from '../../cases/transfers/transfer.js'
import { caseWording } from '../../cases/wording.js'
import { communes } from '../../places/communes.js'
import { readableDay } from '../../shared/clock.js'
import { type FormField, form } from '../kit/form.js'
import { type Html, html } from '../kit/html.js'
import type { RefusedForm } from './case-view.js'
import { deskPageWording, transferPageWording } from './desk-wording.js'
import type { StepToRecord } from './paper-steps.js'
import { fieldsFor } from './step-fields.js'
import { noteField } from './to-tell-view.js'
import { consoleWording as say, stepWording } from './wording.js'

const area = (name: string, label: string): FormField => ({ name, label, maxLength: 4000, input: { kind: 'textarea' } })
const splitFields = ({ kind: of, state }: Case): FormField[] => [
  {
    name: 'kind',
    label: caseWording.split.kind,
    input: { kind: 'select', options: Object.fromEntries(splitKinds.map((kind) => [kind, kindOf(kind).label])) },
  },
  area('text', caseWording.split.text),
  ...(canReclassify(of, state)
    ? [{ name: 'whole', label: caseWording.split.whole, input: { kind: 'checkbox' } } as const]
    : []),
]

const target: FormField = {
  name: 'to',
  label: say.transferTo,
  input: {
    kind: 'select',
    options: { province: say.province, ...Object.fromEntries(communes.map(({ code, name }) => [code, name])) },
  },
}

const categoryFields: FormField[] = [
  {
    name: 'category',
    label: say.category,
    input: {
      kind: 'select',
      options: Object.fromEntries(Object.entries(categories).map(([name, { label }]) => [name, label])),
    },
  },
  area('text', say.categoryWhy),
]

const completeFields = (missing: readonly Missing[]): FormField[] =>
  missing.map((name) => ({
    name,
    label: caseWording.complainant[name],
    input: name === 'request' ? { kind: 'textarea' } : { kind: 'text', autocomplete: 'off' },
  }))

const whyNothing = (account: Account, { transfer }: Case): string =>
  can(account, 'inspect_cases')
    ? transferPageWording.inspected
    : isUnderWay(transfer)
      ? transferPageWording.answerFirst
      : say.noActions

/** What an account may do with a case now, each with its form. `opened` names the form that stands open. */
export const actionsCard = (
  request: Request,
  account: Account,
  found: Case,
  {
    refused,
    opened,
    offered: { moves, acts, later, mayTakeBack },
    duties,
    toRecord,
  }: {
    refused: RefusedForm
    opened: string | null
    offered: ReturnType<Cases['offered']>
    duties: readonly OpenDuty[]
    toRecord: readonly StepToRecord[]
  },
): Html => {
  const { isProtected } = kindOf(found.kind)
  const verb = (
    name: string,
    path: string,
    label: string,
    fields: FormField[],
    {
      fixed = {},
      chosen = {},
      isMain = false,
    }: { fixed?: Record<string, string | number>; chosen?: Record<string, string>; isMain?: boolean } = {},
  ): Html => {
    const mine = refused?.form === name ? refused : null
    const body = form({
      request,
      name,
      action: `/can-bo/vu-viec/${found.id}/${path}`,
      fields,
      submit: label,
      fixed: { version: found.version, ...fixed },
      values: mine?.typed ?? { ...chosen, ...toRecord.find((one) => one.form === name)?.values },
      error: mine?.error ?? null,
      isMain,
      draft: !isProtected,
    })
    return fields.length === 0
      ? body
      : html`<details${mine || opened === name ? html` open` : ''}><summary>${label}</summary>${body}</details>`
  }
  const mayHandle = may(account, found, 'handle')
  const missing = missingOf(found)
  const isOpen = !isFinal(found.kind, found.state)
  const splits = mayHandle && isOpen && !isProtected
  const isActRefused = [refused?.form, opened].some((one) => one?.startsWith('act-') || one === 'split')
  const furtherActs = html`<details${isActRefused ? html` open` : ''}><summary>${stepWording.acts}</summary>
    ${acts.map(({ act, label, ...step }) => verb(`act-${act}`, 'viec', label, fieldsFor(step), { fixed: { act } }))}
    ${splits ? verb('split', 'tach', caseWording.split.action, splitFields(found)) : ''}</details>`
  return html`<section class="card case-actions" aria-labelledby="actions"><h2 id="actions">${say.actions}</h2>
    ${duties.map(({ clock, index, duty, label }) => verb(`duty-${index}`, 'da-lam', stepWording.dutyButton(label, readableDay(clock.dueOn)), fieldsFor(duty), { fixed: { clock: index } }))}
    ${moves.map((move, index) => verb(`move-${move.to}`, 'buoc', move.action, fieldsFor(move), { fixed: { to: move.to }, isMain: index === 0 }))}
    ${mayTakeBack ? verb('slip', 'bam-nham', caseWording.slipAction, []) : ''}
    ${mayHandle && missing.length > 0 ? verb('complete', 'ghi-them', caseWording.complainant.action, completeFields(missing)) : ''}
    ${mayHandle ? verb('reply', 'nhan', say.reply, [area('text', say.replyText)]) : ''}
    ${mayHandle && isOpen ? verb('ask', 'hoi', say.ask, [area('text', say.askText)]) : ''}
    ${mayHandle && found.entry && found.chat === null ? verb('note', 'ghi-loi', deskPageWording.note.label, [noteField]) : ''}
    ${mayHandle && isOpen ? verb('category', 'linh-vuc', say.changeCategory, categoryFields, { chosen: { category: found.category } }) : ''}
    ${mayHandle && isOpen && !isProtected && !isUnderWay(found.transfer) ? verb('transfer', 'chuyen', say.transfer, [target, area('text', say.transferWhy)]) : ''}
    ${acts.length > 0 || splits ? furtherActs : ''}
    ${later.length > 0 ? html`<ul class="muted">${later.map(({ action, why }) => html`<li>${stepWording.later(action, why)}</li>`)}</ul>` : ''}
    ${moves.length === 0 && !mayHandle ? html`<p>${whyNothing(account, found)}</p>` : ''}</section>`
}
