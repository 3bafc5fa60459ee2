import type { Request } from 'express'
import type { Account } from '../../accounts/roles.js'
import type { Case } from '../../cases/case.js'
import { may } from '../../cases/change-case.js'
import { mayAnswer } from '../../cases/transfers/answer-transfer.js'
import { isUnderWay } from '../../cases/transfers/transfer.js'
import { localDay, localTime, readableDay } from '../../shared/clock.js'
import { type FormField, form } from '../kit/form.js'
import { type Html, html } from '../kit/html.js'
import type { RefusedForm } from './case-view.js'
import { transferPageWording as say } from './desk-wording.js'
import { insistsField } from './verb-form.js'

const why: FormField = { name: 'text', label: say.giveBackWhy, maxLength: 4000, input: { kind: 'textarea' } }

const lastDay = (answerBy: Date): string => readableDay(localDay(new Date(answerBy.getTime() - 1)))

/** Marks in a list how a transfer stands, for whom looks at it. */
export const transferBadge = (account: Account, { agency, transfer }: Case, now: Date): Html => {
  if (!transfer) return html``
  if (transfer.state === 'returned') return html`<br><span class="badge badge-warning">${say.returnedBadge}</span>`
  if (transfer.answerBy <= now) return html`<br><span class="badge badge-danger">${say.late}</span>`
  const isIncoming = account.communeCode === transfer.to.communeCode && account.communeCode !== agency.communeCode
  return html`<br><span class="badge badge-warning">${isIncoming ? say.toAccept : say.waiting}</span>`
}

/** How a transfer stands, with what the sender and the receiver may do; nothing where there is none. */
export const transferCard = (
  request: Request,
  account: Account,
  found: Case,
  { now, refused }: { now: Date; refused: RefusedForm },
): Html => {
  const { transfer, agency, id, version } = found
  if (!transfer) return html``
  const sentAt = `${localTime(transfer.sentAt)} ${readableDay(localDay(transfer.sentAt))}`
  const sent = html`<p>${say.sent(transfer.sentBy.name, sentAt, transfer.reason)}</p>`
  if (transfer.returned)
    return html`<div class="notice" role="status"><p>${say.returned(`${transfer.to.name}, ${transfer.returned.by.name}`, transfer.returned.reason)}</p>${sent}</div>`
  const action = (name: string, path: string, submit: string, fields: FormField[], isMain: boolean): Html =>
    form({
      request,
      name,
      action: `/can-bo/vu-viec/${id}/${path}`,
      fields:
        refused?.form === name && refused.insists
          ? [...fields, { name: insistsField, label: refused.insists, input: { kind: 'checkbox' } }]
          : fields,
      submit,
      fixed: { version },
      values: refused?.form === name ? { ...refused.typed, [insistsField]: '' } : {},
      error: refused?.form === name ? refused.error : null,
      isMain,
    })
  const answers = isUnderWay(transfer) && mayAnswer(account, found, now)
  return html`<section class="card" aria-labelledby="transfer"><h2 id="transfer">${say.underWay(transfer.to.name, lastDay(transfer.answerBy))}</h2>
    ${transfer.answerBy <= now ? html`<p><span class="badge badge-danger">${say.late}</span></p>` : ''}
    ${sent}
    ${found.timeline.some(({ what }) => what === 'followed') ? html`<p class="muted">${say.joinedTravel}</p>` : ''}
    ${
      answers
        ? html`<p>${say.incoming(agency.name)}</p>${action('accept', 'nhan-chuyen', say.accept, [], true)}
      <details${refused?.form === 'give-back' ? html` open` : ''}><summary>${say.giveBack}</summary>${action('give-back', 'tra-lai', say.giveBack, [why], false)}</details>`
        : ''
    }
    ${may(account, found, 'handle') ? action('take-back', 'rut-lai', say.takeBack, [], false) : ''}</section>`
}
