import type { Request } from 'express'
import { type Account, roles } from '../../accounts/roles.js'
import type { Attachment } from '../../attachments/attachment-store.js'
import type { Case, CaseClock, TimelineEvent } from '../../cases/case.js'
import { categories } from '../../cases/categories.js'
import { may } from '../../cases/change-case.js'
import { movesFor } from '../../cases/change-state.js'
import { isFinal, kindOf, stateOf } from '../../cases/kinds/index.js'
import { describeOfficialPaper } from '../../cases/wording.js'
import type { StoredOutgoing } from '../../messaging/outbox-store.js'
import { communes, getCommune } from '../../places/communes.js'
import { localDay, localTime, readableDay } from '../../shared/clock.js'
import { type FormField, form } from '../kit/form.js'
import { type Html, html, lines } from '../kit/html.js'
import { doneNotice, page } from '../kit/page.js'
import { attachmentsCard } from './attachments-view.js'
import { dueBadge } from './due.js'
import { type CasePapers, papersCard } from './papers-view.js'
import { sendAgainForm, whyUndelivered } from './undelivered-page.js'
import { consoleWording as say } from './wording.js'

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
      ${fact(say.facts.why, found.routedBecause)}
    </dl></section>`

const clockItem = (clock: CaseClock): Html => html`<li>
  <strong>${clock.stoppedOn ? say.stopped(readableDay(clock.stoppedOn)) : clock.pausedOn ? say.paused(readableDay(clock.pausedOn)) : say.dueOn(readableDay(clock.dueOn))}</strong><br>
  ${say.clockFacts(clock.article, readableDay(clock.startedOn))}<br>
  <span class="muted">${say.rawDay(readableDay(clock.rawLastDay))}${
    clock.skipped.length > 0
      ? html`. ${say.skipped}: ${clock.skipped.map(({ date, name }) => `${readableDay(date)} (${name})`).join(', ')}`
      : ''
  }</span></li>`

const clocks = (found: Case): Html => html`
  <section class="card" aria-labelledby="clocks"><h2 id="clocks">${say.clocks}</h2>
    ${found.clocks.length === 0 ? html`<p>${say.noClocks}</p>` : html`<ul class="timeline">${found.clocks.map(clockItem)}</ul>`}
  </section>`

const event = (found: Case, { at, by, what, to, text, paper }: TimelineEvent): Html => {
  const title =
    what === 'moved' && to
      ? `${say.events.moved}: ${stateOf(found.kind, to).label}`
      : what === 'transferred'
        ? `${say.events.transferred}: ${to ?? ''}`
        : what === 'rated' && to
          ? `${say.events.rated}: ${to}/5`
          : what === 'paper_made' && to
            ? `${say.events.paper_made}: ${to}`
            : say.events[what]
  return html`<li><strong>${title}</strong> <span class="muted">${localTime(at)} ${readableDay(localDay(at))}, ${by.name}</span>
    ${paper ? html`<br>${describeOfficialPaper(paper)}` : ''}
    ${text ? html`<div class="bubble ${by.role === 'citizen' ? 'bubble-person' : 'bubble-bot'}">${lines(text)}</div>` : ''}</li>`
}

const area = (name: string, label: string): FormField => ({ name, label, maxLength: 4000, input: { kind: 'textarea' } })
const paperFields: FormField[] = [
  { name: 'paper_number', label: say.paperNumber, input: { kind: 'text' } },
  { name: 'paper_date', label: say.paperDate, input: { kind: 'text', type: 'date' } },
  { name: 'paper_signer', label: say.paperSigner, input: { kind: 'text' } },
]

const fieldsFor: Record<string, FormField[]> = {
  nothing: [],
  reason: [area('text', say.reason)],
  answer: [area('text', say.answer)],
  paper: paperFields,
  paper_and_reason: [...paperFields, area('text', say.reason)],
}

const target: FormField = {
  name: 'to',
  label: say.transferTo,
  input: {
    kind: 'select',
    options: { province: say.province, ...Object.fromEntries(communes.map(({ code, name }) => [code, name])) },
  },
}

const notReceived = (request: Request, found: Case, message: StoredOutgoing, mayHandle: boolean): Html =>
  html`<div class="notice" role="status"><p>${say.notReceived(whyUndelivered(message), found.reporter.phone)}</p>
    <div class="bubble bubble-bot">${lines(message.text)}</div>
    ${mayHandle ? sendAgainForm(request, message, found.id) : ''}</div>`

/** The page of one case: everything on one screen, the actions allowed now and no others. */
export const caseView = (
  request: Request,
  account: Account,
  found: Case,
  {
    refused,
    notice,
    undelivered,
    files,
    papers,
    now,
  }: {
    refused: RefusedForm
    notice: string | null
    undelivered: readonly StoredOutgoing[]
    files: readonly Attachment[]
    papers: CasePapers
    now: Date
  },
): string => {
  const { isProtected } = kindOf(found.kind)
  const verb = (
    name: string,
    path: string,
    label: string,
    fields: FormField[],
    { fixed = {}, isMain = false }: { fixed?: Record<string, string>; isMain?: boolean } = {},
  ): Html => {
    const mine = refused?.form === name ? refused : null
    const body = form({
      request,
      name,
      action: `/can-bo/vu-viec/${found.id}/${path}`,
      fields,
      submit: label,
      fixed: { version: found.version, ...fixed },
      values: mine?.typed ?? {},
      error: mine?.error ?? null,
      isMain,
      draft: !isProtected,
    })
    return fields.length === 0
      ? body
      : html`<details${mine ? html` open` : ''}><summary>${label}</summary>${body}</details>`
  }
  const moves = movesFor({ account, found })
  const mayHandle = may(account, found, 'handle')
  const isOpen = !isFinal(found.kind, found.state)
  const actions = html`<section class="card case-actions" aria-labelledby="actions"><h2 id="actions">${say.actions}</h2>
    ${moves.map(({ to, action, asks }, index) => verb(`move-${to}`, 'buoc', action, fieldsFor[asks] ?? [], { fixed: { to }, isMain: index === 0 }))}
    ${mayHandle ? verb('reply', 'nhan', say.reply, [area('text', say.replyText)]) : ''}
    ${mayHandle && isOpen ? verb('ask', 'hoi', say.ask, [area('text', say.askText)]) : ''}
    ${mayHandle && isOpen && !isProtected ? verb('transfer', 'chuyen', say.transfer, [target, area('text', say.transferWhy)]) : ''}
    ${moves.length === 0 && !mayHandle ? html`<p>${say.noActions}</p>` : ''}</section>`
  const main = html`<p><a href="/can-bo">${say.inbox}</a></p>
    <h1>${kindOf(found.kind).label} ${found.receiptCode}</h1>
    <p><span class="badge">${stateOf(found.kind, found.state).label}</span> ${dueBadge(found, now)}
      ${found.rating ? html`<span class="badge">${say.rating(found.rating.score)}</span>` : ''}
      ${found.awaitsCitizen ? html`<span class="badge badge-warning">${say.awaits}</span>` : ''}</p>
    ${isProtected ? html`<p class="notice">${say.protectedNote}</p>` : ''}
    ${doneNotice(notice)}
    ${undelivered.map((message) => notReceived(request, found, message, mayHandle))}
    <div class="columns"><div>${content(found)}${attachmentsCard(request, found, { files, mayRemove: mayHandle, refused })}${clocks(found)}</div>
      <div>${actions}${papersCard(found, papers)}<section class="card" aria-labelledby="timeline"><h2 id="timeline">${say.timeline}</h2>
        <ol class="timeline">${found.timeline.map((one) => event(found, one))}</ol></section></div></div>`
  return page({
    title: `${found.receiptCode}, ${roles[account.role].label}`,
    main,
    request,
    wide: true,
    current: '/can-bo',
  })
}
