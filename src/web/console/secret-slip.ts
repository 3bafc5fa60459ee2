import type { Request } from 'express'
import type { Case } from '../../cases/case.js'
import { html } from '../kit/html.js'
import { page } from '../kit/page.js'
import { deskPageWording } from './desk-wording.js'

const say = deskPageWording.slip

/**
 * The slip with the secret of a sealed case that was taken down at the desk, once and for printing: nobody can make it again.
 * It says nothing of the matter, and has no code to scan: a scanner would keep it.
 */
export const secretSlip = (
  request: Request,
  {
    opened,
    secret,
    publicUrl,
    next,
    key,
  }: { opened: Case; secret: string; publicUrl: string; next: string; key: string },
): string =>
  page({
    taken: key,
    title: say.title,
    request,
    scripts: ['print.js'],
    main: html`<div class="no-print"><p class="notice notice-error" role="alert">${say.once}</p>
        <p>${say.hand[opened.entry?.way ?? 'counter']}</p>
        <p class="actions"><button type="button" class="button" data-print hidden>${say.print}</button>
          <a class="button-quiet" href="${next}">${say.next}</a></p></div>
      <article class="card receipt" aria-label="${say.title}"><h1>${say.title}</h1>
        <p class="receipt-code"><span>${say.code}</span> <strong>${opened.receiptCode}</strong></p>
        <p class="receipt-code receipt-secret"><span>${say.secret}</span> <strong>${secret}</strong></p>
        <p>${say.open(`${publicUrl}/gui-kin/ho-so`)}</p><p>${say.follow}</p><p><strong>${say.keep}</strong></p></article>`,
  })
