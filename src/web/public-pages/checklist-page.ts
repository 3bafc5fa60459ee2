import { toString as toQrCode } from 'qrcode'
import { z } from 'zod'
import { doubtLines } from '../../catalog/doubts.js'
import { printedFields, type ToldField } from '../../catalog/field-texts.js'
import type { Paper } from '../../catalog/paper-fields.js'
import type { Procedure } from '../../catalog/procedure.js'
import type { ProcedureKey } from '../../catalog/procedure-fields.js'
import { describePaper, readableLaw, readableMonth } from '../../catalog/wording.js'
import { procedureWording } from '../../dialogue/flows/answer-procedure/wording.js'
import { checklistOf } from '../../dialogue/flows/checklist/needed-papers.js'
import { localDay } from '../../shared/clock.js'
import { NotFound } from '../../shared/errors.js'
import { Html, html } from '../kit/html.js'
import { page } from '../kit/page.js'
import { get, type WebPage } from '../kit/web-page.js'

const wording = {
  title: 'Giấy tờ cần mang theo',
  source: (law: string, month: string) => `Theo ${law}, thông tin ${month}.`,
  scan: 'Quét mã để mở lại danh sách này',
  print: 'In trang này',
  ask: 'Hỏi thêm Xã Ơi',
  notFound: 'Không có thủ tục này.',
}

const slugSchema = z.string().max(200)

/** Indexes of situations: '0-2'. */
const chosenSchema = z
  .string()
  .regex(/^\d{1,3}(-\d{1,3}){0,9}$/)
  .transform((text) => text.split('-').map(Number))
  .catch([])

type Printed = { procedure: Procedure; chosen: readonly number[]; day: string }

const paperList = (papers: readonly Paper[]): Html =>
  html`<ul class="ticks">${papers.map((paper) => html`<li>${describePaper(paper)}</li>`)}</ul>`

const printSituations = ({ procedure, chosen }: Printed): Html => {
  const { papers, sometimes } = checklistOf(procedure, chosen)
  return html`${paperList(papers)}
      ${sometimes.map(({ when, papers: more }) => html`<h3>${procedureWording.inCase(when)}</h3>${paperList(more)}`)}`
}

/** A field by its title: a list under it, a text beside it. */
const print = ({ title, isList, linesOf }: ToldField, { procedure, day }: Printed): Html => {
  const lines = linesOf(procedure, { day })
  if (lines.length === 0) return html``
  return isList
    ? html`<h3>${title}</h3><ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`
    : html`<p><strong>${title}:</strong> ${lines.join('; ')}</p>`
}

const printers: Partial<Record<ProcedureKey, (printed: Printed) => Html>> = { situations: printSituations }

/** The printable list of papers for a person's situation, with a QR code that opens it again. Holds nothing personal. */
export const checklistPage: WebPage = {
  path: '/giay-to/:slug',
  title: wording.title,
  who: 'anybody',
  actions: ({ catalog, publicUrl, clock }) => [
    get(checklistPage.path, async (request, response) => {
      const procedure = catalog.get(slugSchema.parse(request.params.slug))
      if (!procedure) throw new NotFound(wording.notFound)
      const chosen = chosenSchema.parse(request.query.t)
      const printed = { procedure, chosen, day: localDay(clock.now()) }
      const address = `${publicUrl}/giay-to/${procedure.slug}${chosen.length > 0 ? `?t=${chosen.join('-')}` : ''}`
      const code = new Html(await toQrCode(address, { type: 'svg', margin: 1, width: 160 }))
      const fields = printedFields(catalog.format.fields)
      const doubts = doubtLines(
        procedure,
        fields.map(({ key }) => key),
      )
      const law = procedure.legal_basis[0]
      const main = html`<article class="card checklist">
      <h1>${procedure.short_name}</h1>
      <h2>${wording.title}</h2>
      ${fields.map((field) => printers[field.key]?.(printed) ?? print(field, printed))}
      ${doubts.map((line) => html`<p>${line}</p>`)}
      <p class="muted">${wording.source(law ? procedureWording.law(readableLaw(law)) : procedureWording.noSource, readableMonth(procedure.as_of))}</p>
      <figure class="qr"><div role="img" aria-label="${wording.scan}">${code}</div><figcaption>${wording.scan}</figcaption></figure>
      <p class="actions no-print"><button type="button" class="button" data-print hidden>${wording.print}</button> <a class="button-quiet" href="/">${wording.ask}</a></p>
    </article>`
      response.send(page({ title: `${procedure.short_name}: ${wording.title}`, main, request, scripts: ['print.js'] }))
    }),
  ],
}
