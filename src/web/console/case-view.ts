import type { Request } from 'express'
import { type Account, roles } from '../../accounts/roles.js'
import type { Attachment } from '../../attachments/attachment-store.js'
import type { Case, CaseLink } from '../../cases/case.js'
import type { Cases } from '../../cases/cases.js'
import { categories } from '../../cases/categories.js'
import { may } from '../../cases/change-case.js'
import { nameOfClock, nearestDuty, promisedClock } from '../../cases/clocks.js'
import type { OpenDuty } from '../../cases/finish-duty.js'
import { kindOf, stateOf } from '../../cases/kinds/index.js'
import type { StoredOutgoing } from '../../messaging/outbox-store.js'
import { getCommune } from '../../places/communes.js'
import { readableDay } from '../../shared/clock.js'
import { type Html, html, lines } from '../kit/html.js'
import { doneNotice, page } from '../kit/page.js'
import { actionsCard } from './actions-view.js'
import { attachmentsCard } from './attachments-view.js'
import { clocksCard } from './clocks-view.js'
import { dueBadge } from './due.js'
import { type Duplicates, duplicatesCards } from './duplicates-view.js'
import type { StepToRecord } from './paper-steps.js'
import { type CasePapers, papersCard } from './papers-view.js'
import { remindedCard } from './reminders-page.js'
import { timelineCard } from './timeline-view.js'
import { entryFacts, toTellCard } from './to-tell-view.js'
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
      ${found.reporter.contact ? fact(say.facts.contact, found.reporter.contact) : ''}
      ${fact(say.facts.category, categories[found.category].label)}
      ${fact(say.facts.agency, found.agency.name)}
      ${fact(say.facts.settledBy, found.settledBy ?? found.agency.name)}
      ${fact(say.facts.why, found.routedBecause)}
    </dl></section>`

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

const notReceived = (request: Request, found: Case, message: StoredOutgoing, mayHandle: boolean): Html =>
  html`<div class="notice" role="status"><p>${say.notReceived(whyUndelivered(message), found.reporter.phone)}</p>
    <div class="bubble bubble-bot">${lines(message.text)}</div>
    ${mayHandle ? sendAgainForm(request, message, found.id) : ''}</div>`

/** Which duty the badge counts to, and what the citizen was promised, which may be another day. */
const dutyName = ({ clocks, dueAt }: Case): Html => {
  const [duty, promised] = [dueAt ? nearestDuty(clocks) : undefined, promisedClock(clocks)]
  return html`${duty ? html` <span class="muted">${nameOfClock(duty)}</span>` : ''}${
    promised && promised !== duty
      ? html`<br><span class="muted">${say.promised(nameOfClock(promised), readableDay(promised.dueOn))}</span>`
      : ''
  }`
}

/** The page of one case: everything on one screen, the actions allowed now and no others. */
export const caseView = (
  request: Request,
  account: Account,
  found: Case,
  {
    refused,
    opened,
    offered,
    duties,
    toRecord,
    notice,
    undelivered,
    reminded,
    files,
    papers,
    duplicates,
    now,
  }: {
    refused: RefusedForm
    /** What may be done now. */
    offered: ReturnType<Cases['offered']>
    duties: readonly OpenDuty[]
    /** What waits for the number of a paper. */
    toRecord: readonly StepToRecord[]
    /** The form that stands open. */
    opened: string | null
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
  const mayHandle = may(account, found, 'handle')
  const main = html`<p><a href="/can-bo">${say.inbox}</a></p>
    <h1>${kindOf(found.kind).label} ${found.receiptCode}</h1>
    <p><span class="badge">${stateOf(found.kind, found.state).label}</span> ${dueBadge(found, now)}${dutyName(found)}
      ${found.rating ? html`<span class="badge">${say.rating(found.rating.score)}</span>` : ''}
      ${found.awaitsCitizen ? html`<span class="badge badge-warning">${say.awaits}</span>` : ''}</p>
    ${isProtected ? html`<p class="notice">${say.protectedNote}</p>` : ''}
    ${doneNotice(notice)}
    ${entryFacts(found, mayHandle)}
    ${toTellCard(request, found, { mayHandle, refused })}${transferCard(request, account, found, { now, refused })}
    ${undelivered.map((message) => notReceived(request, found, message, mayHandle))}
    <div class="columns"><div>${content(found)}${recorded(found)}${attachmentsCard(request, found, { files, mayRemove: mayHandle, refused })}${clocksCard(found, now)}${remindedCard(reminded)}</div>
      <div>${actionsCard(request, account, found, { refused, opened, offered, duties, toRecord })}${duplicatesCards(request, account, found, { ...duplicates, refused })}${papersCard(found, papers, toRecord)}${timelineCard(found)}</div></div>`
  return page({
    title: `${found.receiptCode}, ${roles[account.role].label}`,
    main,
    request,
    wide: true,
    current: '/can-bo',
  })
}
