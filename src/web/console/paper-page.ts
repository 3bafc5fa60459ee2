import { randomUUID } from 'node:crypto'
import type { Request, Response } from 'express'
import { z } from 'zod'
import type { Case } from '../../cases/case.js'
import { kindOf } from '../../cases/kinds/index.js'
import { caseWording } from '../../cases/wording.js'
import { longest } from '../../papers/read-typed.js'
import type { TypedField } from '../../papers/template.js'
import { papersWording } from '../../papers/wording.js'
import { readableDay } from '../../shared/clock.js'
import { Conflict, NotFound } from '../../shared/errors.js'
import { type FormField, form, typedIn } from '../kit/form.js'
import { html } from '../kit/html.js'
import { page } from '../kit/page.js'
import { sendPdf } from '../kit/pdf.js'
import { accountOf } from '../kit/security.js'
import { get, post, type WebPage } from '../kit/web-page.js'
import type { WebParts } from '../kit/web-parts.js'
import { petitionPath } from './papers-view.js'
import { refusalOf } from './refusal.js'
import { papersWording as say } from './wording.js'

/** A paper of a case: its form, its draft, its number, and the file of a numbered one. */
export const paperPage: WebPage = {
  path: '/can-bo/vu-viec/:id/giay/:slug',
  title: say.title,
  who: ['view_cases', 'view_protected'],
  hasLongForm: true,
  actions: (parts) => actionsOf(parts),
}
const madePath = '/can-bo/vu-viec/:id/giay-da-cap/:file'

const pathSchema = z.object({
  id: z.string().max(100),
  slug: z.string().max(100).default(''),
  file: z.string().max(100).default(''),
})
const pressedSchema = z.object({
  lam: z.enum(['du-thao', 'cap-so']),
  paper: z.uuid(),
  version: z.coerce.number().int(),
})

const inputOf = ({ input, options }: TypedField): FormField['input'] => {
  if (input === 'textarea') return { kind: 'textarea', rows: 5 }
  if (input === 'choice') return { kind: 'select', options: options ?? {} }
  return input === 'date' ? { kind: 'text', type: 'date' } : { kind: 'text' }
}

const toFormField = ({ name, field }: { name: string; field: TypedField }): FormField => ({
  name,
  label: field.isRequired ? field.label : say.optional(field.label),
  maxLength: longest[field.input],
  ...(field.help && { help: field.help }),
  input: inputOf(field),
})

const draftButton = html`<button class="button-quiet" name="lam" value="du-thao" data-downloads>${say.seeDraft}</button>`
const buttons = html`${draftButton}
  <button class="button" name="lam" value="cap-so">${say.giveNumber}</button>`

const actionsOf = ({ cases, papers, clock }: WebParts) => {
  const load = async (request: Request) => {
    const { id, slug, file } = pathSchema.parse(request.params)
    const account = accountOf(request)
    const at = clock.now()
    return { account, at, slug, file, found: await cases.view({ account, id, at }) }
  }

  const show = async (
    request: Request,
    found: Case,
    slug: string,
    refused: { error: string; typed: Record<string, string> } | null,
  ): Promise<string> => {
    const before = (await papers.findMade(found)).findLast(({ kind }) => kind === slug)
    const { label, fields, recorded, isDraftOnly } = await papers.formOf(accountOf(request), found, slug)
    const known = Object.fromEntries(fields.map(({ name, value }) => [name, value ?? '']))
    const body = form({
      request,
      name: slug,
      action: request.path,
      fields: fields.map(toFormField),
      submit: isDraftOnly ? draftButton : buttons,
      fixed: { version: found.version, paper: refused?.typed.paper ?? randomUUID() },
      values: refused?.typed ?? known,
      error: refused?.error ?? null,
      draft: !kindOf(found.kind).isProtected,
    })
    const back = `/can-bo/vu-viec/${found.id}`
    return page({
      title: label,
      request,
      main: html`<p><a href="${back}">${say.back(found.receiptCode)}</a></p>
        <div class="card"><h1>${label}</h1><p>${say.help}</p>${isDraftOnly ? html`<p class="notice">${papersWording.errors.onlyDraft}</p>` : ''}${recorded ? html`<p class="notice">${say.recorded(recorded.number, readableDay(recorded.date))}</p>` : ''}${before ? html`<p class="notice">${say.madeBefore(before.number, readableDay(before.day))}</p>` : ''}${body}</div>`,
      current: '/can-bo',
    })
  }

  const make = async (request: Request, response: Response): Promise<void> => {
    const { account, found, slug, at } = await load(request)
    const typed = typedIn(request)
    const pressed = pressedSchema.parse(typed)
    const order = { account, found, kind: slug, form: typed, at }
    try {
      if (pressed.lam === 'du-thao') return sendPdf(response, await papers.draft(order), `${say.draftFile}-${slug}`)
      const isMade = (await papers.findMade(found)).some(({ id }) => id === pressed.paper)
      if (!isMade && pressed.version !== found.version) throw new Conflict(caseWording.errors.changedMeanwhile)
      if (!isMade) await papers.issue({ ...order, paperId: pressed.paper })
    } catch (error) {
      const refused = { error: refusalOf(error), typed }
      response.status(400).send(await show(request, found, slug, refused))
      return
    }
    response.redirect(303, `/can-bo/vu-viec/${found.id}?giay#giay-to`)
  }

  return [
    get(paperPage.path, async (request, response) => {
      const { found, slug } = await load(request)
      response.send(await show(request, found, slug, null))
    }),
    post(paperPage.path, make),
    get(petitionPath(':id'), async (request, response) => {
      const { account, found, at } = await load(request)
      if (!papers.hasPetition(account, found)) throw new NotFound(caseWording.errors.notFound)
      sendPdf(response, await papers.petition(found.kind, found, at), 'don')
    }),
    get(madePath, async (request, response) => {
      const { found, file } = await load(request)
      const { kind, bytes } = await papers.open(found, file)
      sendPdf(response, bytes, kind)
    }),
  ]
}
