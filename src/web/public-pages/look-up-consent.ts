import type { Request } from 'express'
import type { Case } from '../../cases/case.js'
import { isPublishable } from '../../cases/public-answers/public-answer.js'
import { csrfField, hidden } from '../kit/form.js'
import { type Html, html } from '../kit/html.js'
import type { WebParts } from '../kit/web-parts.js'
import { lookUpWording as say } from './look-up-wording.js'

export const consentPath = '/tra-cuu/thoi-cong-khai'
export const consentAgainPath = '/tra-cuu/cho-cong-khai'

/** Of a case that `secret` opened: whether it is or may be read by everybody, and the press that ends it or
 * gives it; null: there is nothing to publish. */
export const consentView = async (
  { cases }: Pick<WebParts, 'cases'>,
  { request, found, secret }: { request: Request; found: Case; secret: string },
): Promise<Html | null> => {
  const answer = await cases.publicAnswers.get(found.id)
  const sent = html`${csrfField(request)}${hidden('ma', found.receiptCode)}${hidden('so_kin', secret)}`
  if (isPublishable(found) && (answer === null || answer.state === 'refused')) {
    const [told, press] = answer ? [say.consent.ended, say.consent.again] : [say.consent.ask, say.consent.allow]
    return html`<section class="card"><h2>${say.consent.title}</h2><p class="notice">${told}</p>
    <form method="post" action="${consentAgainPath}">${sent}<button class="button-quiet">${press}</button></form></section>`
  }
  if (answer?.state !== 'agreed' && answer?.state !== 'published') return null
  const isPublic = answer.state === 'published'
  return html`<section class="card"><h2>${say.consent.title}</h2><p>${isPublic ? html`${say.consent.published} <a href="/tra-loi">${say.consent.where}</a>` : say.consent.agreed}</p>
    <form method="post" action="${consentPath}">${sent}<button class="button-quiet">${say.consent.end}</button></form></section>`
}
