import type { Request, Response } from 'express'
import { z } from 'zod'
import { caseStatusWording } from '../../dialogue/flows/case-status/wording.js'
import { checkerPage } from '../../proof/checker-page.js'
import { daysFormat, type PublishedDay } from '../../proof/proof-files.js'
import { readableDay } from '../../shared/clock.js'
import { NotFound } from '../../shared/errors.js'
import { disposition, fileGuards } from '../kit/file-headers.js'
import { csrfField, formField, typedIn } from '../kit/form.js'
import { type Html, html } from '../kit/html.js'
import { table } from '../kit/table.js'
import { get, post, type WebPage } from '../kit/web-page.js'
import { ownProofPath, proofPath } from './proof-view.js'
import { proofPageWording as say } from './proof-wording.js'
import { publicPage } from './public-page.js'
import { readCode } from './read-code.js'

const shownDays = 30
const postsPerMinute = 60
const allFile = `${proofPath}/tat-ca.json`
const checkerFile = `${proofPath}/kiem-tra.html`
const dayFile = (day: string): string => `${proofPath}/ngay/${day}`
const daySchema = z.object({ day: z.string().regex(/^\d{4}-\d{2}-\d{2}$/) })

const sendFile = (response: Response, name: string, content: string): void => {
  response
    .set({ ...fileGuards, 'content-disposition': disposition('attachment', name) })
    .type(name.endsWith('.html') ? 'html' : 'json')
    .send(content)
}
const sendJson = (response: Response, name: string, content: object): void =>
  sendFile(response, name, `${JSON.stringify(content, null, 2)}\n`)

/** The day's roots that anybody may read and keep, each case's proof for who has its code, and the page that checks without network. */
export const proofPage: WebPage = {
  path: proofPath,
  title: say.title,
  who: 'anybody',
  postsPerMinute,
  actions: ({ proof, publicUrl }) => {
    const show = async (request: Request, response: Response, asked: Asked = { code: '', error: undefined }) => {
      const days = await proof.findPublished()
      response.send(
        publicPage({
          title: say.title,
          description: say.description,
          path: proofPath,
          publicUrl,
          request,
          main: view(request, days, asked),
        }),
      )
    }

    return [
      get(proofPath, (request, response) => show(request, response)),

      get(allFile, async (_request, response) => sendJson(response, 'tat-ca.json', await proof.daysFile())),

      get(checkerFile, (_request, response) => sendFile(response, 'kiem-tra.html', checkerPage())),

      get(dayFile(':day'), async (request, response) => {
        const asked = daySchema.safeParse(request.params)
        const found = asked.success ? await proof.getPublished(asked.data.day) : null
        if (!found) throw new NotFound(say.days.none)
        sendJson(response, `${found.day}.json`, { format: daysFormat, ...found })
      }),

      post(ownProofPath, async (request, response) => {
        const { ma = '' } = typedIn(request)
        const refuse = (error: string) => show(request, response.status(400), { code: ma.slice(0, 60), error })
        const read = readCode(ma.slice(0, 100))
        if ('wrong' in read) return refuse(read.wrong)
        const found = await proof.proofFor(read.code)
        if (found === 'waiting') return refuse(say.own.waiting)
        if (!found)
          return refuse((await proof.isKnown(read.code)) ? say.own.none : caseStatusWording.notFound(read.code))
        sendJson(response, `bang-chung-${found.code}.json`, found)
      }),
    ]
  },
}

/** What was typed, and what is wrong with it. */
type Asked = { code: string; error: string | undefined }

const view = (request: Request, days: readonly PublishedDay[], { code, error }: Asked): Html => {
  const field = formField(
    {
      name: 'ma',
      label: say.own.code,
      help: say.own.codeHelp,
      required: true,
      maxLength: 60,
      input: { kind: 'text', autocomplete: 'off' },
    },
    { value: code, error },
  )
  const rows = days
    .slice(-shownDays)
    .toReversed()
    .map(({ day, chain }) => [
      readableDay(day),
      html`<code>${chain}</code>`,
      html`<a href="${dayFile(day)}" aria-label="${say.days.file(readableDay(day))}">${say.days.load}</a>`,
    ])
  return html`<h1>${say.title}</h1>${say.sentences.map((sentence) => html`<p class="lead">${sentence}</p>`)}
    <section class="card"><h2>${say.own.title}</h2><p class="muted">${say.own.keep} ${say.own.late}</p><form method="post" action="${ownProofPath}" novalidate>${csrfField(request)}${field}
      <div class="actions"><button class="button">${say.own.submit}</button></div></form></section>
    <section class="card"><h2>${say.check.title}</h2><ol>${say.check.steps.map((step) => html`<li>${step}</li>`)}</ol>
      <p class="actions"><a class="button-quiet" href="${allFile}">${say.check.all}</a> <a class="button-quiet" href="${checkerFile}">${say.check.page}</a></p>
      <p class="muted">${say.check.keep}</p></section>
    <section><h2 id="days">${say.days.title}</h2>${
      rows.length === 0
        ? html`<p>${say.days.none}</p>`
        : table({ label: say.days.title, columns: say.days.columns, rows })
    }</section>`
}
