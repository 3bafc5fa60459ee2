import type { Request } from 'express'
import { type Account, can, roles } from '../../accounts/roles.js'
import type { Attachment } from '../../attachments/attachment-store.js'
import type { Case, CaseLink } from '../../cases/case.js'
import { categories } from '../../cases/categories.js'
import { may } from '../../cases/change-case.js'
import { movesFor } from '../../cases/change-state.js'
import { dutiesFor } from '../../cases/finish-duty.js'
import { isFinal, kindOf, stateOf } from '../../cases/kinds/index.js'
import { splitKinds } from '../../cases/linked-cases.js'
import { actsFor } from '../../cases/perform-act.js'
import { isUnderWay } from '../../cases/transfers/transfer.js'
import { caseWording } from '../../cases/wording.js'
import type { StoredOutgoing } from '../../messaging/outbox-store.js'
import { communes, getCommune } from '../../places/communes.js'
import { readableDay } from '../../shared/clock.js'
import { type FormField, form } from '../kit/form.js'
import { type Html, html, lines } from '../kit/html.js'
import { doneNotice, page } from '../kit/page.js'
import { attachmentsCard } from './attachments-view.js'
import { clocksCard } from './clocks-view.js'
import { deskPageWording, transferPageWording } from './desk-wording.js'
import { dueBadge } from './due.js'
import { type Duplicates, duplicatesCards } from './duplicates-view.js'
import { type CasePapers, papersCard } from './papers-view.js'
import { remindedCard } from './reminders-page.js'
import { fieldsFor } from './step-fields.js'
import { timelineCard } from './timeline-view.js'
import { entryFacts, noteField, toTellCard } from './to-tell-view.js'
import { transferCard } from './transfer-view.js'
import { sendAgainForm, whyUndelivered } from './undelivered-page.js'
import { consoleWording as say, stepWording } from './wording.js'

/** What an officer typed into a form that was refused, and why. */
export type RefusedForm = { form: string; error: string; typed: Readonly<Record<string, string>> } | null

const fact = (label: string, value: string | null | undefined): Html =>
  html`<div><dt>${label}</dt><dd>${value ? lines(value) : html`<span class="muted">${say.notGiven}</span>`}</dd></div>`

const content = (found: Case): Html => html`
  <section class="card" aria-labelledby="content"><h2 id="content">${say.content}</h2>
    <dl class="facts">
      ${fact(say.facts.text, found.text)}
      ${fact(say.facts.place, found.placeText)}
      ${fact(say.facts.commune, found.communeCode ? getCommune(found.communeCode)?.name : null)}
      ${fact(say.facts.when, found.when)}
      ${fact(say.facts.against, found.against)}
      ${fact(say.facts.request, found.request)}
      ${fact(say.facts.evidence, found.evidence)}
      ${fact(say.facts.name, found.reporter.name)}
      ${fact(say.facts.address, found.reporter.address)}
      ${fact(say.facts.phone, found.reporter.phone)}
      ${fact(say.facts.category, categories[found.category].label)}
      ${fact(say.facts.agency, found.agency.name)}
      ${fact(say.facts.settledBy, found.settledBy ?? found.agency.name)}
      ${fact(say.facts.why, found.routedBecause)}
    </dl></section>`

const area = (name: string, label: string): FormField => ({ name, label, maxLength: 4000, input: { kind: 'textarea' } })
const splitFields: FormField[] = [
  {
    name: 'kind',
    label: caseWording.split.kind,
    input: { kind: 'select', options: Object.fromEntries(splitKinds.map((kind) => [kind, kindOf(kind).label])) },
  },
  area('text', caseWording.split.text),
  { name: 'whole', label: caseWording.split.whole, input: { kind: 'checkbox' } },
]

const linkItem = ({ id, receiptCode, kind, relation }: CaseLink): Html =>
  html`<li><a href="/can-bo/vu-viec/${id}">${stepWording.relations[relation]}: ${kindOf(kind).label} ${receiptCode}</a></li>`

/** What the law's acts left on the case, for who opens it. */
const recorded = (found: Case): Html => {
  const facts = [
    ...(found.findings.length > 0
      ? [fact(stepWording.findings, found.findings.map((one) => stepWording.finding[one]).join(', '))]
      : []),
    ...(found.group
      ? [fact(stepWording.group, `${found.group.names.join(', ')} (${stepWording.signatures(found.group.signatures)})`)]
      : []),
    ...(found.authorised ? [fact(stepWording.authorised, found.authorised)] : []),
    ...(found.forwardedBy ? [fact(stepWording.forwardedBy, found.forwardedBy)] : []),
    ...(found.protection ? [fact(stepWording.protection, stepWording.protections[found.protection])] : []),
  ]
  if (facts.length === 0 && found.links.length === 0) return html``
  return html`<section class="card" aria-labelledby="recorded"><h2 id="recorded">${stepWording.recorded}</h2>
    ${facts.length > 0 ? html`<dl class="facts">${facts}</dl>` : ''}${found.links.length > 0 ? html`<ul>${found.links.map(linkItem)}</ul>` : ''}</section>`
}

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

const notReceived = (request: Request, found: Case, message: StoredOutgoing, mayHandle: boolean): Html =>
  html`<div class="notice" role="status"><p>${say.notReceived(whyUndelivered(message), found.reporter.phone)}</p>
    <div class="bubble bubble-bot">${lines(message.text)}</div>
    ${mayHandle ? sendAgainForm(request, message, found.id) : ''}</div>`

const whyNothing = (account: Account, { transfer }: Case): string =>
  can(account, 'inspect_cases')
    ? transferPageWording.inspected
    : isUnderWay(transfer)
      ? transferPageWording.answerFirst
      : say.noActions

/** The page of one case: everything on one screen, the actions allowed now and no others. */
export const caseView = (
  request: Request,
  account: Account,
  found: Case,
  {
    refused,
    notice,
    undelivered,
    reminded,
    files,
    papers,
    duplicates,
    now,
  }: {
    refused: RefusedForm
    notice: string | null
    undelivered: readonly StoredOutgoing[]
    /** What staff were reminded of. */
    reminded: Parameters<typeof remindedCard>[0]
    files: readonly Attachment[]
    papers: CasePapers
    duplicates: Duplicates
    now: Date
  },
): string => {
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
      values: mine?.typed ?? chosen,
      error: mine?.error ?? null,
      isMain,
      draft: !isProtected && name !== 'split',
    })
    return fields.length === 0
      ? body
      : html`<details${mine ? html` open` : ''}><summary>${label}</summary>${body}</details>`
  }
  const moves = movesFor({ account, found })
  const mayHandle = may(account, found, 'handle')
  const acts = actsFor({ account, found })
  const isOpen = !isFinal(found.kind, found.state)
  const splits = mayHandle && isOpen && !isProtected
  const isActRefused = refused?.form.startsWith('act-') || refused?.form === 'split'
  const furtherActs = html`<details${isActRefused ? html` open` : ''}><summary>${stepWording.acts}</summary>
    ${acts.map(({ act, label, ...step }) => verb(`act-${act}`, 'viec', label, fieldsFor(step), { fixed: { act } }))}
    ${splits ? verb('split', 'tach', caseWording.split.action, splitFields) : ''}</details>`
  const actions = html`<section class="card case-actions" aria-labelledby="actions"><h2 id="actions">${say.actions}</h2>
    ${dutiesFor({ account, found }).map(({ clock, index, duty }) => verb(`duty-${index}`, 'da-lam', stepWording.dutyButton(duty.done, readableDay(clock.dueOn)), fieldsFor(duty), { fixed: { clock: index } }))}
    ${moves.map((move, index) => verb(`move-${move.to}`, 'buoc', move.action, fieldsFor(move), { fixed: { to: move.to }, isMain: index === 0 }))}
    ${mayHandle ? verb('reply', 'nhan', say.reply, [area('text', say.replyText)]) : ''}
    ${mayHandle && isOpen ? verb('ask', 'hoi', say.ask, [area('text', say.askText)]) : ''}
    ${mayHandle && found.entry && found.chat === null ? verb('note', 'ghi-loi', deskPageWording.note.label, [noteField]) : ''}
    ${mayHandle && isOpen ? verb('category', 'linh-vuc', say.changeCategory, categoryFields, { chosen: { category: found.category } }) : ''}
    ${mayHandle && isOpen && !isProtected && !isUnderWay(found.transfer) ? verb('transfer', 'chuyen', say.transfer, [target, area('text', say.transferWhy)]) : ''}
    ${acts.length > 0 || splits ? furtherActs : ''}
    ${moves.length === 0 && !mayHandle ? html`<p>${whyNothing(account, found)}</p>` : ''}</section>`
  const main = html`<p><a href="/can-bo">${say.inbox}</a></p>
    <h1>${kindOf(found.kind).label} ${found.receiptCode}</h1>
    <p><span class="badge">${stateOf(found.kind, found.state).label}</span> ${dueBadge(found, now)}
      ${found.rating ? html`<span class="badge">${say.rating(found.rating.score)}</span>` : ''}
      ${found.awaitsCitizen ? html`<span class="badge badge-warning">${say.awaits}</span>` : ''}</p>
    ${isProtected ? html`<p class="notice">${say.protectedNote}</p>` : ''}
    ${doneNotice(notice)}
    ${entryFacts(found, mayHandle)}
    ${toTellCard(request, found, { mayHandle, refused })}${transferCard(request, account, found, { now, refused })}
    ${undelivered.map((message) => notReceived(request, found, message, mayHandle))}
    <div class="columns"><div>${content(found)}${recorded(found)}${attachmentsCard(request, found, { files, mayRemove: mayHandle, refused })}${clocksCard(found, now)}${remindedCard(reminded)}</div>
      <div>${actions}${duplicatesCards(request, account, found, { ...duplicates, refused })}${papersCard(found, papers)}${timelineCard(found)}</div></div>`
  return page({
    title: `${found.receiptCode}, ${roles[account.role].label}`,
    main,
    request,
    wide: true,
    current: '/can-bo',
  })
}
