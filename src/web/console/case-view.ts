import type { Request } from 'express'
import { type Account, roles } from '../../accounts/roles.js'
import type { Attachment } from '../../attachments/attachment-store.js'
import type { SolvedAnswer } from '../../cases/answers/similar-solved.js'
import type { Case, CaseLink } from '../../cases/case.js'
import type { Cases } from '../../cases/cases.js'
import { categories } from '../../cases/categories.js'
import { may } from '../../cases/change-case.js'
import { nameOfClock, nearestDuty, promisedClock } from '../../cases/clocks.js'
import type { OpenDuty } from '../../cases/finish-duty.js'
import { isFinal, kindOf, stateOf } from '../../cases/kinds/index.js'
import type { PublicAnswer } from '../../cases/public-answers/public-answer.js'
import { mayBeRelated } from '../../cases/resolver-kin.js'
import { isOffered } from '../../cases/transfers/offered-case.js'
import type { StoredOutgoing } from '../../messaging/outbox-store.js'
import { getCommune } from '../../places/communes.js'
import type { Publication } from '../../publications/publication.js'
import { readableDay } from '../../shared/clock.js'
import { shorten } from '../../shared/text.js'
import { type Html, html, lines } from '../kit/html.js'
import { doneNotice, page } from '../kit/page.js'
import { actionsCards } from './actions-view.js'
import { answerBox } from './answer-box.js'
import { attachmentsCard } from './attachments-view.js'
import { casePageWording as words } from './case-wording.js'
import { orphanedWords } from './changed-meanwhile.js'
import { clocksCard } from './clocks-view.js'
import { dangerBadge } from './danger-badge.js'
import { dueBadge } from './due.js'
import { type Duplicates, duplicatesCards } from './duplicates-view.js'
import { identityCard } from './identity-view.js'
import { keysDialog } from './keys-view.js'
import type { StepToRecord } from './paper-steps.js'
import { type CasePapers, papersCard } from './papers-view.js'
import { callLine, personCard } from './person-view.js'
import { publicAnswerCard } from './public-answer-view.js'
import { remindedCard } from './reminders-page.js'
import { holdNotice } from './retention-page.js'
import { timelineCard } from './timeline-view.js'
import { entryFacts, toTellCard } from './to-tell-view.js'
import { transferCard } from './transfer-view.js'
import { sendAgainForm, whyUndelivered } from './undelivered-page.js'
import { type FormContext, verbForm } from './verb-form.js'
import { consoleWording as say, stepWording } from './wording.js'

/**
 * What an officer typed into a form that was refused, and why. `insists`: the label of the tick with which it goes through all
 * the same; `isPreview`: it was read once as it would go out.
 */
export type RefusedForm = {
  form: string
  error: string
  typed: Readonly<Record<string, string>>
  insists?: string
  isPreview?: boolean
} | null

const fact = (label: string, value: string): Html => html`<div><dt>${label}</dt><dd>${lines(value)}</dd></div>`

/** What was told; what nobody told takes no row. */
const content = (found: Case): Html => {
  const told: [string, string | null | undefined][] = [
    [say.facts.text, found.text],
    [say.facts.place, found.placeText],
    [say.facts.commune, found.communeCode ? getCommune(found.communeCode)?.name : null],
    [say.facts.when, found.when],
    [say.facts.against, found.against],
    [say.facts.request, found.request],
    [say.facts.evidence, found.evidence],
    [say.facts.category, categories[found.category].label],
    [say.facts.agency, found.agency.name],
    [say.facts.settledBy, found.settledBy === found.agency.name ? null : found.settledBy],
    [say.facts.why, found.routedBecause],
  ]
  const missing = [...(found.placeText ? [] : [say.facts.place]), ...(found.when ? [] : [say.facts.when])]
  return html`<section class="card" aria-labelledby="content"><h2 id="content">${say.content}</h2>
    <dl class="facts">${told.flatMap(([label, text]) => (text ? [fact(label, text)] : []))}</dl>
    ${missing.length > 0 && !isFinal(found.kind, found.state) ? html`<p class="muted">${words.missing(missing)}</p>` : ''}</section>`
}

const linkItem = ({ id, receiptCode, kind, relation }: CaseLink): Html =>
  html`<li><a href="/can-bo/vu-viec/${id}">${stepWording.relations[relation]}: ${kindOf(kind).label} ${receiptCode}</a></li>`

const noticeOf = ({ paper }: Case['timeline'][number]): string =>
  paper ? stepWording.shortNotice : stepWording.noInvitation

/** What the law's acts left on the case, for who opens it. */
const recorded = (found: Case): Html => {
  const short = found.timeline.findLast((one) => one.facts?.shortNotice)
  const facts = [
    ...(short?.facts?.day ? [fact(stepWording.dialogueOf(readableDay(short.facts.day)), noticeOf(short))] : []),
    ...(found.findings.length > 0
      ? [fact(stepWording.findings, found.findings.map((one) => stepWording.finding[one]).join(', '))]
      : []),
    ...(found.group
      ? [fact(stepWording.group, `${found.group.names.join(', ')} (${stepWording.signatures(found.group.signatures)})`)]
      : []),
    ...(found.authorised ? [fact(stepWording.authorised, found.authorised)] : []),
    ...(found.forwardedBy ? [fact(stepWording.forwardedBy, found.forwardedBy)] : []),
    ...(mayBeRelated(found) ? [fact(stepWording.related, stepWording.relatedHelp)] : []),
    ...(found.protection ? [fact(stepWording.protection, stepWording.protections[found.protection])] : []),
  ]
  if (facts.length === 0 && found.links.length === 0) return html``
  return html`<section class="card" aria-labelledby="recorded"><h2 id="recorded">${stepWording.recorded}</h2>
    ${facts.length > 0 ? html`<dl class="facts">${facts}</dl>` : ''}${found.links.length > 0 ? html`<ul>${found.links.map(linkItem)}</ul>` : ''}</section>`
}

const notReceived = (
  request: Request,
  found: Case,
  message: StoredOutgoing,
  { mayHandle, call }: { mayHandle: boolean; call: Html },
): Html =>
  html`<div class="notice" role="status"><p>${say.notReceived(whyUndelivered(message))}</p>${call}
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

const longestMatter = 160

/** What happened in one line; a protected case is named by its kind until it is read below. */
const matterOf = (found: Case): string => {
  const [line = ''] = found.text.trim().split(/\n+/)
  return kindOf(found.kind).isProtected
    ? kindOf(found.kind).label
    : shorten(line || kindOf(found.kind).label, longestMatter)
}

/** What the page shows of a case beside itself. */
export type ShownCase = {
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
  /** Who of the staff may have it. */
  officers: readonly Account[]
  earlier: readonly Case[]
  similar: readonly SolvedAnswer[]
  /** Null: whoever sent it wasn't asked, or didn't agree. */
  publicAnswer: PublicAnswer | null
  officeNumbers: readonly string[]
  /** What was published that it comments on. */
  commented: Publication | null
  /** Who sent it may be read; that is in the audit trail. */
  isPersonShown: boolean
  /** The list that it was opened from, and the case after it there. */
  list: string
  next: string | null
  now: Date
}

const caseHref = (id: string, list: string): string =>
  `/can-bo/vu-viec/${id}${list ? `?ds=${encodeURIComponent(list)}` : ''}`

const takeForm = (context: FormContext, account: Account): Html =>
  verbForm(context, 'take', 'giao', words.take, [], { fixed: { to: account.id } })

/** The page of one case: everything on one screen, the actions allowed now and no others. */
export const caseView = (request: Request, account: Account, found: Case, shown: ShownCase): string => {
  const { refused, opened, notice, undelivered, reminded, files, papers, duplicates, list, next, now } = shown
  const { isProtected } = kindOf(found.kind)
  const mayHandle = may(account, found, 'handle')
  const context: FormContext = { request, found, refused, opened, list, toRecord: shown.toRecord }
  const isOpen = !isFinal(found.kind, found.state)
  const person = { isShown: shown.isPersonShown, mayShow: mayHandle, isOffered: isOffered(account, found), list }
  const call = callLine(found, person)
  const body = html`
    <h1 class="case-matter">${matterOf(found)}</h1>
    <p class="muted">${kindOf(found.kind).label} ${found.receiptCode} · ${found.assignee ? words.whoHas(found.assignee.name) : words.nobody}</p>
    <div class="case-state">${dangerBadge(found)}<span class="badge">${stateOf(found.kind, found.state).label}</span> ${dueBadge(found, now)}${dutyName(found)}
      ${found.rating ? html`<span class="badge">${say.rating(found.rating.score)}</span>` : ''}
      ${found.awaitsCitizen ? html`<span class="badge">${say.awaits}</span>` : ''}
      ${mayHandle && isOpen && !found.assignee ? takeForm(context, account) : ''}</div>
    <p class="notice" role="status" data-present="${words.present}" hidden></p>
    <p class="notice" role="status" data-changed hidden><a href="${caseHref(found.id, list)}">${words.changed}</a></p>
    ${shown.commented ? html`<p>${words.comments(shown.commented.title)}</p>` : ''}
    ${isProtected ? html`<p class="notice">${say.protectedNote}</p>` : ''}
    ${holdNotice(found)}
    ${doneNotice(notice)}
    ${entryFacts(found, mayHandle)}
    ${toTellCard(request, found, { mayHandle, refused, call })}${transferCard(request, account, found, { now, refused })}
    ${undelivered.map((message) => notReceived(request, found, message, { mayHandle, call }))}
    <div class="case-columns">
      <div class="case-story">${content(found)}${attachmentsCard(request, found, { files, mayRemove: mayHandle, refused })}${timelineCard(found, { files, isPersonShown: person.isShown })}${found.identity?.state === 'locked' ? identityCard(context, mayHandle) : personCard(found, { ...person, earlier: shown.earlier })}${recorded(found)}${clocksCard(found, now)}${remindedCard(reminded)}</div>
      <div class="case-work">${mayHandle ? answerBox(context, shown) : ''}${actionsCards(context, account, shown)}${publicAnswerCard(context, account, shown.publicAnswer, shown.officeNumbers)}${duplicatesCards(request, account, found, { ...duplicates, refused })}${papersCard(found, papers, shown.toRecord)}</div>
    </div>`
  const isRefusalShown = refused === null || body.toString().includes(html`${refused.error}`.toString())
  const main = html`<div data-case-version="${found.version}"><p class="case-nav"><a href="/can-bo${list ? `?${list}` : ''}">${words.back}</a>${next ? html` <a href="${caseHref(next, list)}">${words.nextCase}</a>` : ''}</p>
    ${isRefusalShown ? '' : html`<p class="notice notice-error" role="alert">${refused.error}</p>${orphanedWords(refused.typed)}`}${body}${keysDialog()}</div>`
  return page({
    title: `${found.receiptCode}, ${roles[account.role].label}`,
    main,
    request,
    wide: true,
    current: '/can-bo',
    scripts: ['case-page.js', 'case-live.js', 'keys.js'],
  })
}
