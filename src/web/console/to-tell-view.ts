import type { Request } from 'express'
import type { Case } from '../../cases/case.js'
import type { NewsToTell } from '../../cases/desk/entry.js'
import { howTold } from '../../cases/desk/entry.js'
import { allNews, paperBehind, untoldOf } from '../../cases/desk/to-tell.js'
import { describeEntry, deskWording } from '../../cases/desk/wording.js'
import { readableDay } from '../../shared/clock.js'
import { type FormField, form } from '../kit/form.js'
import { type Html, html, lines } from '../kit/html.js'
import type { RefusedForm } from './case-view.js'
import { deskPageWording } from './desk-wording.js'
import { receiptPath } from './receipt-page.js'

const say = deskPageWording.tell

const how: FormField = {
  name: 'how',
  label: say.how,
  input: { kind: 'select', options: Object.fromEntries(howTold.map((one) => [one, deskWording.hows[one]])) },
}

/** Marks in a list that something is to be told. */
export const toTellBadge = (found: Case): Html =>
  untoldOf(found).length > 0 ? html`<br><span class="badge badge-warning">${say.badge}</span>` : html``

/** What the officer tells the person by themself, with the telephone and 'told'; nothing where all is told. */
export const toTellCard = (
  request: Request,
  found: Case,
  { mayHandle, refused, call }: { mayHandle: boolean; refused: RefusedForm; call: Html },
): Html => {
  const untold = untoldOf(found)
  if (untold.length === 0) return html``
  const told = (name: string, id: string, submit: string): Html =>
    form({
      request,
      name,
      action: `/can-bo/vu-viec/${found.id}/da-bao`,
      fields: [how],
      submit,
      fixed: { version: found.version, item: id },
      error: refused?.form === `told-${id}` ? refused.error : null,
    })
  const item = ({ id, text }: NewsToTell, index: number): Html => {
    const paper = paperBehind(found, id)
    return html`<li><div class="bubble bubble-bot">${lines(text)}</div>
      ${paper ? html`<p><strong>${say.paperToo(paper.number, readableDay(paper.date))}</strong></p>` : ''}
      ${mayHandle ? told(`told-${index}`, id, say.done) : ''}</li>`
  }
  return html`<section class="card to-tell" aria-labelledby="to-tell"><h2 id="to-tell">${say.title}</h2>
    <p>${say.help}</p>
    ${call}
    <ul>${untold.map(item)}</ul>
    ${mayHandle && untold.length > 1 ? told('told-all', allNews, say.doneAll) : ''}</section>`
}

/** How the case came, and its receipt; nothing where the citizen wrote it. */
export const entryFacts = ({ id, entry }: Case, mayHandle: boolean): Html =>
  entry === null
    ? html``
    : html`<p>${deskPageWording.entry.way}: ${describeEntry(entry)}. ${deskPageWording.entry.by}: ${entry.by.name}.${entry.accusesNobody ? html` ${deskPageWording.accusesNobody(entry.accusesNobody)}.` : ''}
      ${mayHandle ? html`<a href="${receiptPath(id)}">${deskPageWording.receipt.link}</a>` : ''}</p>`

/** The field of what the person said, by telephone or at the counter. */
export const noteField: FormField = {
  name: 'text',
  label: deskPageWording.note.text,
  maxLength: 4000,
  input: { kind: 'textarea' },
}
