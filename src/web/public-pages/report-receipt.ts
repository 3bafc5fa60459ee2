import type { Request } from 'express'
import type { Case, CaseClock } from '../../cases/case.js'
import { nameOfClock, promisedClock } from '../../cases/clocks.js'
import { whoSettles } from '../../cases/wording.js'
import { withoutCitizenNumbers } from '../../dialogue/forms/citizen-number.js'
import { getCommune } from '../../places/communes.js'
import { localDay, localTime, readableDay } from '../../shared/clock.js'
import { csrfField, hidden } from '../kit/form.js'
import { type Html, html, lines } from '../kit/html.js'
import { layoutWording } from '../kit/wording.js'
import { forgetForm } from './forget-machine-page.js'
import { overdueOf } from './look-up-view.js'
import { lookUpWording } from './look-up-wording.js'
import { proofOnReceipt } from './proof-view.js'
import { reportWording } from './report-wording.js'

const say = reportWording.sent

const fact = (label: string, value: string | null): Html =>
  value === null ? html`` : html`<div><dt>${label}</dt><dd>${lines(value)}</dd></div>`

const dueOf = ({ dueOn, ruleVersion }: CaseClock, over: CaseClock | null): string =>
  over ? lookUpWording.overdue(readableDay(dueOn), nameOfClock(over)) : say.dueOf(readableDay(dueOn), ruleVersion)

/** What whoever sent a report takes along; in the answer to the form alone, at no address. */
export const receiptView = ({
  request,
  opened,
  secret,
  code,
  isDanger,
  today,
  further,
}: {
  request: Request
  opened: Case
  secret: string
  /** The QR code of where it is followed in the chat. */
  code: Html
  isDanger: boolean
  /** 'YYYY-MM-DD' */
  today: string
  /** Where one more is sent. */
  further: string
}): Html => {
  const due = promisedClock(opened.clocks)
  const over = overdueOf(opened, today)
  const passedOn = opened.clocks.find(({ clockId }) => clockId === 'pa.transfer')
  const commune = opened.communeCode ? (getCommune(opened.communeCode)?.name ?? null) : null
  const place = [opened.placeText, commune].filter(Boolean).join(', ')
  return html`${isDanger ? html`<p class="notice notice-error no-print" role="alert"><strong>${layoutWording.emergency}</strong></p>` : ''}
    <article class="card receipt" data-taken aria-labelledby="bien-nhan"><h1 id="bien-nhan">${opened.joinedTo ? say.followed : say.title}</h1>
      <p class="receipt-code"><span>${say.code}</span> <strong>${opened.receiptCode}</strong></p>
      <p class="receipt-code"><span>${say.secret}</span> <strong>${secret}</strong></p>
      <p>${say.keep}</p>
      <dl class="facts">
        ${fact(say.agency, whoSettles(opened))}
        ${fact(say.why, opened.routedBecause)}
        ${fact(say.due, due ? dueOf(due, over) : null)}
        ${fact(say.at, `${localTime(opened.openedAt)} ${readableDay(localDay(opened.openedAt))}`)}
        ${fact(say.text, withoutCitizenNumbers(opened.text))}
        ${fact(say.place, withoutCitizenNumbers(place) || null)}
        ${fact(say.files, opened.attachments.length > 0 ? say.filesOf(opened.attachments.length) : null)}
      </dl>
      ${over ? html`<p>${lookUpWording.overdueNext(over.clockId)}</p>` : ''}
      ${passedOn ? html`<p>${say.passedOn(readableDay(passedOn.dueOn))}</p>` : ''}
      <figure class="qr"><div role="img" aria-label="${say.scan}">${code}</div><figcaption>${say.scan}</figcaption></figure>
      ${proofOnReceipt()}
    </article>
    <div class="actions no-print"><button type="button" class="button" data-print hidden>${say.print}</button>
      <form method="post" action="/tra-cuu">${csrfField(request)}${hidden('ma', opened.receiptCode)}${hidden('so_kin', secret)}<button class="button-quiet">${say.look}</button></form>
      <a class="button-quiet" href="${further}">${say.another}</a>${forgetForm(request, 'codeAndNumber')}</div>`
}
