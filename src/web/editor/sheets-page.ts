import type { Request } from 'express'
import { z } from 'zod'
import { slugSchema } from '../../catalog/procedure.js'
import { isGuarded } from '../../catalog/second-person.js'
import { type ImportPlan, type Planned, problemsInWords } from '../../catalog/sheets/plan-import.js'
import { sheetWording } from '../../catalog/sheets/wording.js'
import { localDay } from '../../shared/clock.js'
import { Conflict, InvalidInput } from '../../shared/errors.js'
import { toCsv, toXlsx, xlsxType } from '../../shared/spreadsheet/write-table.js'
import { csrfField, form, formField, hidden } from '../kit/form.js'
import { type Html, html } from '../kit/html.js'
import { doneNotice, page } from '../kit/page.js'
import { uploadedFiles } from '../kit/read-upload.js'
import { get, post, type WebPage } from '../kit/web-page.js'
import { differences } from './differences.js'
import { authorshipOf, pathOf, queryOf } from './entries.js'
import { sheetsWording as say } from './sheets-wording.js'
import { slipList } from './slip-list.js'
import { whyField } from './why-field.js'
import { editorWording } from './wording.js'

const path = '/bien-tap/bang-tinh'
const mostShown = 1_000
const mostNamed = 10

const changesSchema = z
  .array(
    z.strictObject({
      slug: slugSchema,
      expected: z.number().int().nullable(),
      content: z.record(z.string(), z.unknown()),
    }),
  )
  .min(1)
  .max(5_000)
const orderSchema = z.object({
  changes: z.string().transform((text, context) => {
    try {
      return changesSchema.parse(JSON.parse(text))
    } catch {
      context.addIssue({ code: 'custom', message: sheetWording.notRight })
      return z.NEVER
    }
  }),
  why: z.string().trim().min(1, editorWording.whyMissing).max(300),
})

const framed = (request: Request, main: Html): string =>
  page({
    title: say.title,
    main: html`<p><a href="/bien-tap">${editorWording.back}</a></p><h1>${say.title}</h1>${main}`,
    request,
    wide: true,
    current: '/bien-tap',
  })

const wrongList = (problems: readonly string[]): Html =>
  html`<div class="notice notice-error" role="alert"><p>${say.wrong(problems.length)}</p><ul>${problems
    .slice(0, mostShown)
    .map((one) => html`<li>${one}</li>`)}</ul>
    ${problems.length > mostShown ? html`<p>${say.more(problems.length - mostShown)}</p>` : ''}</div>`

const startView = (request: Request, { notice, problems = [] }: { notice?: string; problems?: readonly string[] }) => {
  const fields = [
    {
      name: 'sheet',
      label: say.file,
      help: say.fileHelp,
      required: true,
      input: { kind: 'files' as const, accept: '.xlsx,.csv' },
    },
  ]
  return framed(
    request,
    html`${doneNotice(notice ?? null)}${notice ? html`<p><a href="/bien-tap">${say.toList}</a></p>` : ''}
    ${problems.length > 0 ? wrongList(problems) : ''}
    <section class="card" aria-labelledby="export-title"><h2 id="export-title">${say.export}</h2><p>${say.exportHelp}</p>
      <p class="actions"><a class="button-quiet" href="${path}/danh-muc.xlsx" download>${say.xlsx}</a> <a class="button-quiet" href="${path}/danh-muc.csv" download>${say.csv}</a></p></section>
    <section class="card" aria-labelledby="import-title"><h2 id="import-title">${say.import}</h2><ul>${say.importHelp.map((line) => html`<li>${line}</li>`)}</ul>
      ${form({ request, action: path, fields, submit: say.check })}</section>`,
  )
}

const plannedView = ({ slug, name, expected, found, content, slips }: Planned): Html => {
  const title = expected === null ? name : html`<a href="${pathOf(slug)}">${name}</a>`
  return html`<section class="card"><h3>${title}${expected === null ? html` <span class="badge">${say.fresh}</span>` : ''}${isGuarded(content) ? html` <span class="badge">${say.guarded}</span>` : ''}</h3>${differences(found)}${slipList(slips)}</section>`
}

const previewView = (request: Request, { planned, waiting, kept, unchanged }: ImportPlan, file: string): string => {
  const changes = planned.map(({ slug, expected, content }) => ({ slug, expected, content }))
  return framed(
    request,
    html`<h2>${say.preview}</h2>
    <p>${planned.length > 0 ? say.planned(planned.length) : say.nothing} ${unchanged > 0 ? say.unchanged(unchanged) : ''}</p>
    ${
      waiting.length > 0
        ? html`<section class="notice" aria-labelledby="waiting-title"><h3 id="waiting-title">${say.waiting}</h3><p>${say.waitingHelp}</p>
      <ul>${waiting.map(({ slug, name, by }) => html`<li><a href="${pathOf(slug)}/cong-bo">${name}</a>: ${say.draftOf(by)}</li>`)}</ul></section>`
        : ''
    }
    ${kept.length > 0 ? html`<section class="notice"><ul>${kept.map(({ sheet, names }) => html`<li>${say.kept(sheet, names.slice(0, mostNamed), names.length - mostNamed)}</li>`)}</ul></section>` : ''}
    ${planned.map(plannedView)}
    ${
      planned.length > 0
        ? html`<form method="post" action="${path}/tao-nhap" enctype="multipart/form-data" class="card">${csrfField(request)}${hidden('changes', JSON.stringify(changes))}
      ${formField(whyField, { value: say.whyUsual(file) })}
      <div class="actions"><button class="button">${say.make}</button> <a href="${path}">${say.again}</a></div></form>`
        : html`<p><a class="button-quiet" href="${path}">${say.again}</a></p>`
    }`,
  )
}

/** The catalog as a spreadsheet, there and back: what a file would change is looked at before it becomes drafts. */
export const sheetsPage: WebPage = {
  path,
  title: say.title,
  who: ['edit_catalog'],
  takesFiles: true,
  actions: ({ catalog, clock }) => [
    get(path, (request, response) => {
      const count = Number(queryOf(request, 'xong'))
      response.send(startView(request, count > 0 ? { notice: say.done(count) } : {}))
    }),

    get(`${path}/danh-muc.:format`, async (request, response, next) => {
      const { format } = request.params
      if (format !== 'xlsx' && format !== 'csv') return next()
      const [first, ...others] = await catalog.exportSheets()
      if (!first) return next()
      response
        .attachment(`danh-muc-${localDay(clock.now())}.${format}`)
        .type(format === 'xlsx' ? xlsxType : 'text/csv; charset=utf-8')
        .send(format === 'xlsx' ? await toXlsx(first, ...others) : toCsv(first))
    }),

    post(path, async (request, response) => {
      const [file, ...others] = uploadedFiles(request)
      const refuse = (problems: readonly string[]): void => {
        response.status(400).send(startView(request, { problems }))
      }
      if (!file || others.length > 0) return refuse([file ? say.oneFile : say.noFile])
      try {
        const read = await catalog.readImport(file.bytes)
        if ('problems' in read) return refuse(problemsInWords(read.problems))
        response.send(previewView(request, read, file.name.slice(0, 100)))
      } catch (error) {
        if (!(error instanceof InvalidInput)) throw error
        refuse(error.message.split('\n'))
      }
    }),

    post(`${path}/tao-nhap`, async (request, response) => {
      const { changes, why } = orderSchema.parse(request.body)
      try {
        await catalog.importDrafts({ changes, ...authorshipOf(request, why, clock.now()) })
      } catch (error) {
        if (!(error instanceof Conflict)) throw error
        response.status(409).send(startView(request, { problems: [sheetWording.hasDraft] }))
        return
      }
      response.redirect(303, `${path}?xong=${changes.length}`)
    }),
  ],
}
