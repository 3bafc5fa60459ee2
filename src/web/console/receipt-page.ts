import { toString as toQrCode } from 'qrcode'
import { type Receipt, receiptOf } from '../../cases/desk/receipt.js'
import { followUpOf } from '../../papers/matter.js'
import { localDay, localTime, readableDay } from '../../shared/clock.js'
import { Html, html, lines } from '../kit/html.js'
import { page } from '../kit/page.js'
import { accountOf } from '../kit/security.js'
import { get, type WebPage } from '../kit/web-page.js'
import { deskPageWording } from './desk-wording.js'
import { petitionPath } from './papers-view.js'
import { papersWording } from './wording.js'

const say = deskPageWording.receipt

export const receiptPath = (caseId: string): string => `/can-bo/vu-viec/${caseId}/bien-nhan`

const fact = (label: string, value: string | null): Html =>
  value === null ? html`` : html`<div><dt>${label}</dt><dd>${lines(value)}</dd></div>`

/** A sealed case is followed by nobody's code alone. */
const followed = (receipt: Receipt, code: Html | null): Html =>
  code === null
    ? html`<p>${say.sealed}</p>`
    : html`<figure class="qr"><div role="img" aria-label="${say.scan}">${code}</div><figcaption>${say.scan}</figcaption></figure>
    <p>${say.follow}${receipt.canLinkChat ? html` ${say.linkChat}` : ''}</p>
    <p><strong>${say.keep}</strong></p>`

const sheet = (
  receipt: Receipt,
  code: Html | null,
): Html => html`<article class="card receipt" aria-label="${say.title}">
    <h1>${say.title}</h1>
    <p class="receipt-code"><span>${say.code}</span> <strong>${receipt.receiptCode}</strong></p>
    <dl class="facts">
      ${fact(say.kind, receipt.title)}
      ${fact(say.text, receipt.text)}
      ${fact(say.place, receipt.place)}
      ${fact(say.way, receipt.way)}
      ${fact(say.agency, receipt.agency)}
      ${fact(say.received, receipt.receivedOn && readableDay(receipt.receivedOn))}
      ${fact(say.takenAt, `${localTime(receipt.takenAt)} ${readableDay(localDay(receipt.takenAt))}`)}
      ${fact(say.takenBy, receipt.takenBy)}
      ${fact(say.due, receipt.due ? say.dueOf(readableDay(receipt.due.day), receipt.due.what) : receipt.isToSign ? say.dueOnceSigned : say.noDue)}
    </dl>
    ${receipt.isToSign ? html`<p><strong>${say.toSign}</strong></p>` : ''}
    ${followed(receipt, code)}
    <p>${say.proof}</p>
  </article>`

/** The receipt of a case, for printing, with a QR code of where it is followed. */
export const receiptPage: WebPage = {
  path: receiptPath(':id'),
  title: say.title,
  who: ['handle_cases', 'handle_protected'],
  actions: ({ cases, papers, clock, publicUrl }) => [
    get(receiptPath(':id'), async (request, response) => {
      const account = accountOf(request)
      const found = await cases.viewEntered({ account, id: String(request.params.id), at: clock.now() })
      const receipt = receiptOf(found, followUpOf(publicUrl, found.receiptCode))
      const code =
        receipt.followUp === null
          ? null
          : new Html(await toQrCode(receipt.followUp, { type: 'svg', margin: 1, width: 160 }))
      const isMine = await cases.findOneFor(account, found.id)
      const hasPaper = papers.findMakeable(account, found).some(({ kind }) => kind === 'bien-nhan')
      const main = html`<p class="actions no-print"><button type="button" class="button" data-print hidden>${say.print}</button>
          ${isMine ? html`<a class="button-quiet" href="/can-bo/vu-viec/${found.id}">${say.open}</a>` : ''}
          ${isMine && papers.hasPetition(account, found) ? html`<a class="button-quiet" href="${petitionPath(found.id)}">${papersWording.petition}</a>` : ''}
          ${hasPaper ? html`<a class="button-quiet" href="/can-bo/vu-viec/${found.id}/giay/bien-nhan">${say.paper}</a>` : ''}
          <a class="button-quiet" href="/can-bo/nhap-ho">${say.next}</a></p>
        ${sheet(receipt, code)}`
      response.send(page({ title: say.title, main, request, scripts: ['print.js'] }))
    }),
  ],
}
