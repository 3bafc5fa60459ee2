import { toString as toQrCode } from 'qrcode'
import { z } from 'zod'
import { localDay } from '../../shared/clock.js'
import { NotFound } from '../../shared/errors.js'
import { Html, html } from '../kit/html.js'
import { page } from '../kit/page.js'
import { get, type WebPage } from '../kit/web-page.js'
import { checklistPath, procedurePath, situationQuery } from './addresses.js'
import { checklistArticle } from './checklist-article.js'
import { chosenSchema } from './chosen-situations.js'
import { readCommune } from './commune-choice.js'
import { officeFacts } from './office-facts.js'

const wording = {
  title: 'Giấy tờ cần mang theo',
  office: 'Nơi nộp của anh/chị',
  scan: 'Quét mã để mở lại danh sách này',
  print: 'In trang này',
  ask: 'Hỏi thêm Xã Ơi',
  notFound: 'Không có thủ tục này.',
}

const slugSchema = z.string().max(200)

/** The printable list of papers for a person's situation, with a QR code that opens it again. Holds nothing personal. */
export const checklistPage: WebPage = {
  path: '/giay-to/:slug',
  title: wording.title,
  who: 'anybody',
  actions: ({ catalog, places, publicUrl, clock }) => [
    get(checklistPage.path, async (request, response) => {
      const procedure = catalog.get(slugSchema.parse(request.params.slug))
      if (!procedure) throw new NotFound(wording.notFound)
      const chosen = chosenSchema.parse(request.query.t)
      const printed = { procedure, chosen, day: localDay(clock.now()) }
      const commune = readCommune(request.query.xa)
      const office = commune && officeFacts(commune, await places.getContact(commune.code))
      const address = publicUrl + checklistPath(procedure.slug) + situationQuery(chosen, commune)
      const code = new Html(await toQrCode(address, { type: 'svg', margin: 1, width: 160 }))
      const main = html`<article class="card checklist">
      <h1>${procedure.short_name}</h1>
      <h2>${wording.title}</h2>
      ${office ? html`<p class="notice"><strong>${wording.office}:</strong> ${office}</p>` : ''}
      ${checklistArticle(printed, catalog.format.fields)}
      <figure class="qr"><div role="img" aria-label="${wording.scan}">${code}</div><figcaption>${wording.scan}</figcaption></figure>
      <p class="actions no-print"><button type="button" class="button" data-print hidden>${wording.print}</button> <a class="button-quiet" href="/">${wording.ask}</a></p>
    </article>`
      const title = `${procedure.short_name}: ${wording.title}`
      // all that it says stands on the procedure's page, too
      const head = html`<link rel="canonical" href="${publicUrl}${procedurePath(procedure.slug)}">`
      response.send(page({ title, main, request, head, scripts: ['print.js'] }))
    }),
  ],
}
