import type { Request } from 'express'
import type { Proof } from '../../proof/proof.js'
import { readableDay } from '../../shared/clock.js'
import { csrfField, hidden } from '../kit/form.js'
import { type Html, html } from '../kit/html.js'
import { proofPageWording as say } from './proof-wording.js'

export const proofPath = '/bang-chung'
export const ownProofPath = `${proofPath}/cua-toi`

/** Beside a case: the proof that it was filed, for whoever has its code; of cases from before nothing. */
export const proofCard = (
  request: Request,
  receiptCode: string,
  proved: Awaited<ReturnType<Proof['proofFor']>>,
): Html | null => {
  if (proved === null) return null
  const what = html`<a href="${proofPath}">${say.card.what}</a>`
  return html`<section class="card"><h2>${say.title}</h2>${
    proved === 'waiting'
      ? html`<p>${say.own.waiting}</p><p>${what}</p>`
      : html`<p>${say.card.ready(readableDay(proved.day))}</p>
      <form method="post" action="${ownProofPath}" class="actions">${csrfField(request)}${hidden('ma', receiptCode)}<button class="button-quiet">${say.own.submit}</button> ${what}</form>`
  }</section>`
}

/** On a receipt that has just been given. */
export const proofOnReceipt = (): Html => html`<p>${say.onReceipt} <a href="${proofPath}">${say.title}</a>.</p>`
