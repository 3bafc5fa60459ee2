import type { Request } from 'express'
import { contactTable, readContactSheet } from '../../places/contact-sheet.js'
import { localDay } from '../../shared/clock.js'
import { InvalidInput } from '../../shared/errors.js'
import { toCsv, toXlsx, xlsxType } from '../../shared/spreadsheet/write-table.js'
import { type FormField, form } from '../kit/form.js'
import { html } from '../kit/html.js'
import { doneNotice, page } from '../kit/page.js'
import { uploadedFiles } from '../kit/read-upload.js'
import { accountOf } from '../kit/security.js'
import { get, post, type WebPage } from '../kit/web-page.js'
import { contactsApprovalPath, contactsPage } from './contacts-page.js'
import { contactsSheetWording as say } from './contacts-wording.js'

const path = `${contactsPage.path}/bang`

const fields: FormField[] = [
  { name: 'sheet', label: say.file, required: true, input: { kind: 'files', accept: '.xlsx,.csv' } },
]

const show = (request: Request, { done, problems }: { done?: number; problems: readonly string[] }): string => {
  const main = html`<p><a href="${contactsApprovalPath}">${say.back}</a></p><h1>${say.title}</h1>${doneNotice(done === undefined ? null : say.done(done))}
    ${problems.length > 0 ? html`<div class="notice notice-error" role="alert"><p>${say.wrong(problems.length)}</p><ul>${problems.map((one) => html`<li>${one}</li>`)}</ul></div>` : ''}
    <section class="card" aria-labelledby="export"><h2 id="export">${say.export}</h2><p>${say.exportHelp}</p>
      <p class="actions"><a class="button-quiet" href="${path}/lien-he.xlsx" download>${say.xlsx}</a> <a class="button-quiet" href="${path}/lien-he.csv" download>${say.csv}</a></p></section>
    <section class="card" aria-labelledby="import"><h2 id="import">${say.import}</h2><p>${say.importHelp}</p>${form({ request, action: path, fields, submit: say.check })}</section>`
  return page({ title: say.title, main, request, wide: true, current: contactsPage.path })
}

/** The contacts of all communes as a spreadsheet, there and back: all rows of a file or, with what is wrong in which row, none. */
export const contactsSheetPage: WebPage = {
  path,
  title: say.title,
  who: ['approve_contacts'],
  takesFiles: true,
  actions: ({ places, clock }) => [
    get(path, (request, response) => {
      response.send(
        show(request, {
          ...(request.query.xong !== undefined && { done: Number(request.query.xong) || 0 }),
          problems: [],
        }),
      )
    }),
    get(`${path}/lien-he.:format`, async (request, response, next) => {
      const { format } = request.params
      if (format !== 'xlsx' && format !== 'csv') return next()
      const table = contactTable(await places.findContacts())
      response
        .attachment(`lien-he-${localDay(clock.now())}.${format}`)
        .type(format === 'xlsx' ? xlsxType : 'text/csv; charset=utf-8')
        .send(format === 'xlsx' ? await toXlsx(table) : toCsv(table))
    }),
    post(path, async (request, response) => {
      const refuse = (problems: readonly string[]): void => {
        response.status(400).send(show(request, { problems }))
      }
      const [file] = uploadedFiles(request)
      if (!file) return refuse([say.noFile])
      try {
        const read = await readContactSheet(file.bytes, await places.findContacts())
        if ('problems' in read) return refuse(read.problems)
        await places.saveContacts(read.fields, { accountId: accountOf(request).id, at: clock.now() })
        response.redirect(303, `${path}?xong=${read.fields.size}`)
      } catch (error) {
        if (!(error instanceof InvalidInput)) throw error
        refuse(error.message.split('\n'))
      }
    }),
  ],
}
