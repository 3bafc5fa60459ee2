import express, { type Request, type Router } from 'express'
import { z } from 'zod'
import { type Account, can, roles } from '../../accounts/roles.js'
import { communeContactSchema } from '../../places/commune-contact.js'
import { communes, getCommune } from '../../places/communes.js'
import { Forbidden } from '../../shared/errors.js'
import { type Html, html } from '../kit/html.js'
import { csrfField, page } from '../kit/page.js'
import { accountOf, requireAccount } from '../kit/security.js'
import type { WebParts } from '../kit/web-parts.js'
import { securityWording } from '../kit/wording.js'
import { consoleWording as say } from './wording.js'

type Field = keyof typeof say.contactLabels
const fields = Object.keys(say.contactLabels) as Field[]
const longFields = new Set<Field>(['receptionSchedule', 'hours'])
const typedSchema = z.record(z.string(), z.string())

/** The commune whose contacts are shown: the account's own, or the one chosen. */
const communeOf = (account: Account, chosen: unknown): string | null =>
  roles[account.role].isOfCommune
    ? account.communeCode
    : typeof chosen === 'string' && getCommune(chosen)
      ? chosen
      : null

const chooser = (chosen: string | null): Html => html`<form method="get" action="/can-bo/lien-he" class="search">
  <label for="xa">${say.chooseCommune}</label>
  <select id="xa" name="xa">${communes.map(({ code, name }) => html`<option value="${code}"${code === chosen ? html` selected` : ''}>${name}</option>`)}</select>
  <button class="button-quiet">${say.show}</button></form>`

/** The form for a commune's own address, hours and telephones. */
export const createContactsPage = ({ contacts, clock }: WebParts): Router => {
  const router = express.Router()
  router.use('/can-bo/lien-he', requireAccount('edit_contacts'))

  const show = (
    request: Request,
    code: string | null,
    values: Readonly<Record<string, unknown>>,
    errors: ReadonlyMap<string, string>,
    notice: string | null,
  ): string => {
    const isOfProvince = !roles[accountOf(request).role].isOfCommune
    const input = (field: Field): Html => {
      const value = typeof values[field] === 'string' ? values[field] : ''
      const attributes = html`id="${field}" name="${field}"${errors.has(field) ? html` aria-invalid="true" aria-describedby="${field}-error"` : ''}`
      return html`<div class="field"><label for="${field}">${say.contactLabels[field]}</label>
        ${errors.has(field) ? html`<p class="field-error" id="${field}-error">${errors.get(field)}</p>` : ''}
        ${longFields.has(field) ? html`<textarea ${attributes} rows="3">${value}</textarea>` : html`<input ${attributes} value="${value}">`}</div>`
    }
    const main = html`<h1>${say.contacts}${code ? `: ${getCommune(code)?.name ?? ''}` : ''}</h1><p>${say.contactsHelp}</p>
      ${isOfProvince ? chooser(code) : ''}${notice ? html`<p class="notice" role="status">${notice}</p>` : ''}
      ${
        code
          ? html`<form method="post" action="/can-bo/lien-he" class="card narrow">${csrfField(request)}<input type="hidden" name="xa" value="${code}">
        ${fields.map(input)}<div class="actions"><button class="button">${say.save}</button></div></form>`
          : ''
      }`
    return page({ title: say.contacts, main, request, wide: true, current: '/can-bo/lien-he' })
  }

  router.get('/can-bo/lien-he', async (request, response) => {
    const code = communeOf(accountOf(request), request.query.xa)
    const values = code ? await contacts.get(code) : {}
    response.send(show(request, code, { ...values }, new Map(), request.query.xong === undefined ? null : say.saved))
  })

  router.post('/can-bo/lien-he', async (request, response) => {
    const account = accountOf(request)
    const { xa, _csrf, ...typed } = typedSchema.parse(request.body)
    const code = communeOf(account, xa)
    if (!code || !can(account, 'edit_contacts', code)) throw new Forbidden(securityWording.notYours)
    const checked = communeContactSchema.safeParse(typed)
    if (!checked.success) {
      const errors = new Map(checked.error.issues.map(({ path, message }) => [path.join('.'), message]))
      response.status(400).send(show(request, code, typed, errors, null))
      return
    }
    await contacts.save({ communeCode: code, fields: checked.data, updatedBy: account.id, at: clock.now() })
    response.redirect(303, `/can-bo/lien-he?xa=${code}&xong`)
  })

  return router
}
