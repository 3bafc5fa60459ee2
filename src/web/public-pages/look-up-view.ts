import type { Request } from 'express'
import type { Case, CaseClock } from '../../cases/case.js'
import { isOverBy, promisedClock } from '../../cases/clocks.js'
import { canBeLinked } from '../../cases/desk/link-chat.js'
import { isOfOther } from '../../cases/joined-words.js'
import { isDraft } from '../../cases/kinds/index.js'
import { whyNotReopen } from '../../cases/reopen-by-citizen.js'
import { statusFactsOf } from '../../dialogue/flows/case-status/flow.js'
import { withoutCitizenNumbers } from '../../dialogue/forms/citizen-number.js'
import type { Proof } from '../../proof/proof.js'
import { localDay, localTime, readableDay } from '../../shared/clock.js'
import { csrfField, type FormErrors, type FormField, formField, hidden } from '../kit/form.js'
import { type Html, html, lines } from '../kit/html.js'
import { layoutWording } from '../kit/wording.js'
import { forgetForm } from './forget-machine-page.js'
import { withoutQuestion } from './look-up-mark.js'
import { lookUpWording as say } from './look-up-wording.js'
import type { Words } from './look-up-words.js'
import { proofCard } from './proof-view.js'

/** The clock whose day was promised to the sender and is over; null: none. */
export const overdueOf = ({ clocks }: Pick<Case, 'clocks'>, today: string): CaseClock | null => {
  const clock = promisedClock(clocks)
  return clock && isOverBy(clock, today) ? clock : null
}

/** One thing that was told to whoever sent it. */
export type Answer = { at: Date; text: string; hasPicture: boolean }

const codeField: FormField = {
  name: 'ma',
  label: say.code,
  help: say.codeHelp,
  required: true,
  maxLength: 60,
  input: { kind: 'text', autocomplete: 'off' },
}
const secretField: FormField = {
  name: 'so_kin',
  label: say.secret,
  help: say.secretHelp,
  maxLength: 40,
  input: { kind: 'text', autocomplete: 'off', numeric: true },
}

const fields = (request: Request, values: Readonly<Record<string, string>>, errors: FormErrors = new Map()): Html =>
  html`<form method="post" action="/tra-cuu" class="card narrow" novalidate>${csrfField(request)}
    ${[codeField, secretField].map((field) => formField(field, { value: values[field.name] ?? '', error: errors.get(field.name) }))}
    <div class="actions"><button class="button">${say.submit}</button></div></form>`

export const lookUpForm = ({
  request,
  values,
  errors,
}: {
  request: Request
  values: Readonly<Record<string, string>>
  errors?: FormErrors
}): Html =>
  html`<h1>${say.title}</h1><p class="lead">${say.lead}</p>${fields(request, values, errors)}<p class="muted">${say.paperFile}</p>`

const fact = (label: string, value: string | null): Html =>
  value === null ? html`` : html`<div><dt>${label}</dt><dd>${value}</dd></div>`

/** What may be done about an answer that doesn't satisfy. */
const afterAnswer = (found: Case, isOpen: boolean, at: Date): string => {
  if (whyNotReopen(found, at)) return say.answered.final
  return isOpen ? say.answered.reopens : say.answered.reopensWithSecret
}

const nextOf = (found: Case, { isOpen, over, at }: { isOpen: boolean; over: CaseClock | null; at: Date }): string[] => {
  const overdue = over ? [say.overdueNext(over.clockId)] : []
  return [
    ...overdue,
    ...(isDraft(found) ? [say.toSign] : []),
    ...(isOpen && found.awaitsCitizen ? [say.asked] : []),
    ...(found.kind === 'feedback' && found.state === 'answered' && found.joinedTo === null
      ? [afterAnswer(found, isOpen, at)]
      : []),
    ...(canBeLinked(found) ? [say.link] : []),
    ...(isOpen ? [] : [say.withSecret]),
  ]
}

/** What the sender said after it was sent; never the words of others who follow the same. */
const laterWordsOf = ({ timeline }: Case): { at: Date; text: string }[] =>
  timeline.flatMap((event) => {
    const { at, by, text } = event
    return by.role === 'citizen' && text && !isOfOther(event) ? [{ at, text }] : []
  })

/** A protected case to who has its code alone, which gets around: that it was received, and what opens it. */
export const protectedView = (
  request: Request,
  receiptCode: string,
  proved: Awaited<ReturnType<Proof['proofFor']>>,
): Html =>
  html`<h1>${say.protected.title(receiptCode)}</h1><p class="lead"><strong>${say.protected.received}</strong></p>
    <section class="card"><p>${say.protected.opens}</p><p><a class="button" href="/gui-kin/ho-so">${say.protected.open}</a></p><p class="muted">${say.protected.without}</p></section>
    ${proofCard(request, receiptCode, proved)}
    <p><a href="/tra-cuu">${say.other}</a></p><div class="actions">${forgetForm(request, 'codeAndNumber')}</div>`

/** A case as the chat tells whoever has its code. `answers`: null without the secret number. */
export const caseView = ({
  request,
  found,
  answers,
  today,
  words = null,
  reopens,
  wordsOf,
  mark,
  consent,
  secret,
  proved,
  at,
}: {
  request: Request
  found: Case
  answers: readonly Answer[] | null
  /** 'YYYY-MM-DD' */
  today: string
  /** What became of words that were sent just now. */
  words?: Words | null
  /** The press that takes the case up again with these words; null: there is none. */
  reopens: Html | null
  /** The marks that the answer may be given, or was; null: none is asked for. */
  mark: Html | null
  /** What everybody may read of it, for who opened the case; null: nothing. */
  consent: Html | null
  /** Where words are written, for who opened the case; null: nowhere. */
  wordsOf: Html | null
  /** The number that opened it; '' where none did. */
  secret: string
  /** The proof that it was filed, as the slice gives it. */
  proved: Awaited<ReturnType<Proof['proofFor']>>
  at: Date
}): Html => {
  const over = overdueOf(found, today)
  const facts = statusFactsOf(found, today)
  const isOpen = answers !== null
  return html`<h1>${facts.kind} ${facts.receiptCode}</h1><p class="lead"><strong>${facts.state}</strong></p>
    ${words && words.became !== 'refused' ? html`<p class="notice" role="status">${say.words[words.became]}</p>${words.isDanger ? html`<p class="notice notice-error" role="alert"><strong>${layoutWording.emergency}</strong></p>` : ''}` : ''}${reopens ?? ''}
    <form method="post" action="/tra-cuu" class="actions">${csrfField(request)}${hidden('ma', found.receiptCode)}${hidden('so_kin', secret)}<span class="muted">${say.seenAt(localTime(at), readableDay(localDay(at)))}</span> <button class="button-quiet">${say.again}</button></form>
    <section class="card"><dl class="facts">
      ${fact(say.agency, facts.agency)}
      ${fact(say.due, facts.due && !over ? say.dueOf(facts.due.day, facts.due.what) : null)}
    </dl>${facts.due && over ? html`<p class="notice notice-error"><strong>${say.overdue(facts.due.day, facts.due.what)}</strong></p>` : ''}${facts.withdrawalTold ? html`<p>${say.withdrawal(facts.withdrawalTold)}</p>` : ''}
    ${facts.limits.length > 0 ? html`<h2>${say.limits}</h2><ul>${facts.limits.map((limit) => html`<li>${limit}</li>`)}</ul>` : ''}
    ${facts.steps.length > 0 ? html`<h2>${say.steps}</h2><ol class="timeline">${facts.steps.map((step) => html`<li>${step}</li>`)}</ol>` : ''}</section>
    ${
      isOpen
        ? html`<section class="card"><h2>${say.answers}</h2>${answers.length === 0 ? html`<p>${say.noAnswers}</p>` : answers.map(({ at, text, hasPicture }) => html`<div class="bubble bubble-person"><p class="muted">${readableDay(localDay(at))}</p><p>${lines(withoutQuestion(text))}</p>${hasPicture ? html`<p class="muted">${say.picture}</p>` : ''}</div>`)}
      <h2>${say.said}</h2><p>${lines(withoutCitizenNumbers(found.text))}</p>
      ${laterWordsOf(found).map(({ at, text }) => html`<p class="muted">${readableDay(localDay(at))}</p><p>${lines(withoutCitizenNumbers(text))}</p>`)}</section>`
        : ''
    }
    ${mark ?? ''}${wordsOf ?? ''}${consent ?? ''}
    <section class="card"><h2>${say.next}</h2>${nextOf(found, { isOpen, over, at }).map((text) => html`<p>${text}</p>`)}
      <p><a class="button" href="/#tra-cuu=${found.receiptCode}">${say.chat}</a></p><p class="muted">${say.chatHelp}</p></section>
    ${proofCard(request, found.receiptCode, proved)}
    ${isOpen ? html`<p><a href="/tra-cuu">${say.other}</a></p>` : fields(request, { ma: found.receiptCode })}
    <div class="actions">${forgetForm(request, 'codeAndNumber')}</div>`
}
