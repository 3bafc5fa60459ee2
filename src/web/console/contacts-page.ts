import type { Request } from 'express'
import { type Account, can, roles } from '../../accounts/roles.js'
import { communeContactSchema } from '../../places/commune-contact.js'
import { communes, getCommune } from '../../places/communes.js'
import { Forbidden, InvalidInput } from '../../shared/errors.js'
import { errorsOf, type FormErrors, type FormField, form, typedIn } from '../kit/form.js'
import { type Html, html } from '../kit/html.js'
import { doneNotice, page } from '../kit/page.js'
import { accountOf } from '../kit/security.js'
import { get, post, type WebPage } from '../kit/web-page.js'
import { securityWording } from '../kit/wording.js'
import { consoleWording as say } from './wording.js'

type FieldName = keyof typeof say.contactLabels
const longFields = new Set<FieldName>(['receptionSchedule', 'hours'])
const fields = (Object.keys(say.contactLabels) as FieldName[]).map(
  (name): FormField => ({
    name,
    label: say.contactLabels[name],
    input: longFields.has(name) ? { kind: 'textarea' } : { kind: 'text' },
  }),
)

/** The form for a commune's own address, hours and telephones. */
export const contactsPage: WebPage = {
  path: '/can-bo/lien-he',
  title: say.contacts,
  who: ['edit_contacts'],
  navigation: say.contactsShort,
  actions: ({ places, clock }) => [
    get(contactsPage.path, async (request, response) => {
      const code = communeOf(accountOf(request), request.query.xa)
      const values = code ? await places.getContact(code) : {}
      const notice = request.query.xong === undefined ? null : say.saved
      response.send(show(request, { code, values: { ...values }, errors: new Map(), notice }))
    }),
    post(contactsPage.path, async (request, response) => {
      const account = accountOf(request)
      const { xa, ...typed } = typedIn(request)
      const code = communeOf(account, xa)
      if (!code) throw new InvalidInput(say.communeMissing)
      if (!can(account, 'edit_contacts', code)) throw new Forbidden(securityWording.notYours)
      const checked = communeContactSchema.safeParse(typed)
      if (!checked.success) {
        response.status(400)
        response.send(show(request, { code, values: typed, errors: errorsOf(checked.error), notice: null }))
        return
      }
      await places.saveContact({ communeCode: code, fields: checked.data, updatedBy: account.id, at: clock.now() })
      response.redirect(303, `${contactsPage.path}?xa=${code}&xong`)
    }),
  ],
}

/** The commune whose contacts are shown: the account's own, or the one chosen. */
const communeOf = (account: Account, chosen: unknown): string | null =>
  roles[account.role].isOfCommune
    ? account.communeCode
    : typeof chosen === 'string' && getCommune(chosen)
      ? chosen
      : null

const chooser = (chosen: string | null): Html => html`<form method="get" action="${contactsPage.path}" class="search">
  <label for="xa">${say.chooseCommune}</label>
  <select id="xa" name="xa">${communes.map(({ code, name }) => html`<option value="${code}"${code === chosen ? html` selected` : ''}>${name}</option>`)}</select>
  <button class="button-quiet">${say.show}</button></form>`

const show = (
  request: Request,
  {
    code,
    values,
    errors,
    notice,
  }: { code: string | null; values: Readonly<Record<string, unknown>>; errors: FormErrors; notice: string | null },
): string => {
  const isOfProvince = !roles[accountOf(request).role].isOfCommune
  const main = html`<h1>${say.contacts}${code ? `: ${getCommune(code)?.name ?? ''}` : ''}</h1><p>${say.contactsHelp}</p>
    ${isOfProvince ? chooser(code) : ''}${doneNotice(notice)}
    ${code ? form({ request, action: contactsPage.path, fields, submit: say.save, fixed: { xa: code }, values, errors, className: 'card narrow', draft: true }) : ''}`
  return page({ title: say.contacts, main, request, wide: true, current: contactsPage.path })
}
