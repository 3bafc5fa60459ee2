import express, { type Router } from 'express'
import { toString as toQrCode } from 'qrcode'
import { z } from 'zod'
import { describePaper, readableLaw, readableMonth } from '../catalog/wording.js'
import { procedureWording } from '../dialogue/flows/answer-procedure/wording.js'
import { checklistOf } from '../dialogue/flows/checklist/needed-papers.js'
import { NotFound } from '../shared/errors.js'
import { Html, html } from './html.js'
import { page } from './layout.js'
import type { WebParts } from './web-parts.js'

const wording = {
  title: 'Giấy tờ cần mang theo',
  where: 'Nơi nộp',
  source: (law: string, month: string) => `Theo ${law}, thông tin ${month}.`,
  scan: 'Quét mã để mở lại danh sách này',
  print: 'In trang này',
  ask: 'Hỏi thêm Xã Ơi',
  notFound: 'Không có thủ tục này.',
}

/** Indexes of situations: '0-2'. */
const chosenSchema = z
  .string()
  .regex(/^\d{1,3}(-\d{1,3}){0,9}$/)
  .transform((text) => text.split('-').map(Number))
  .catch([])

/** The printable list of papers for a person's situation, with a QR code that opens it again. Holds nothing personal. */
export const createChecklistPage = ({
  liveCatalog,
  publicUrl,
}: Pick<WebParts, 'liveCatalog' | 'publicUrl'>): Router => {
  const router = express.Router()
  router.get('/giay-to/:slug', async (request, response) => {
    const procedure = liveCatalog.getProcedure(request.params.slug)
    if (!procedure) throw new NotFound(wording.notFound)
    const chosen = chosenSchema.parse(request.query.t)
    const { papers, sometimes, oftenForgotten } = checklistOf(procedure, chosen)
    const address = `${publicUrl}/giay-to/${procedure.slug}${chosen.length > 0 ? `?t=${chosen.join('-')}` : ''}`
    const code = new Html(await toQrCode(address, { type: 'svg', margin: 1, width: 160 }))
    const law = procedure.legal_basis[0]
    const main = html`<article class="card checklist">
      <h1>${procedure.short_name}</h1>
      <h2>${wording.title}</h2>
      <ul class="ticks">${papers.map((paper) => html`<li>${describePaper(paper)}</li>`)}</ul>
      ${sometimes.map(
        ({ when, papers: more }) =>
          html`<h3>${procedureWording.inCase(when)}</h3><ul class="ticks">${more.map((paper) => html`<li>${describePaper(paper)}</li>`)}</ul>`,
      )}
      ${oftenForgotten.length > 0 ? html`<h3>${procedureWording.oftenForgotten}</h3><ul>${oftenForgotten.map((one) => html`<li>${one}</li>`)}</ul>` : ''}
      <p><strong>${wording.where}:</strong> ${procedure.received_by_text}</p>
      <p class="muted">${wording.source(law ? procedureWording.law(readableLaw(law)) : procedureWording.noSource, readableMonth(procedure.as_of))}</p>
      <figure class="qr"><div role="img" aria-label="${wording.scan}">${code}</div><figcaption>${wording.scan}</figcaption></figure>
      <p class="actions no-print"><button type="button" class="button" data-print hidden>${wording.print}</button> <a class="button-quiet" href="/">${wording.ask}</a></p>
    </article>`
    response.send(page({ title: `${procedure.short_name}: ${wording.title}`, main, request, scripts: ['print.js'] }))
  })
  return router
}
