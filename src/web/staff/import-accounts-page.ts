import type { Request } from 'express'
import Papa from 'papaparse'
import type { Invited } from '../../accounts/create-many.js'
import { consentersLabel, roleNames, roles } from '../../accounts/roles.js'
import { getCommune } from '../../places/communes.js'
import { type FormField, form, typedIn } from '../kit/form.js'
import { type Html, html } from '../kit/html.js'
import { page } from '../kit/page.js'
import { accountOf } from '../kit/security.js'
import { get, post, type WebPage } from '../kit/web-page.js'
import { accountsPage } from './accounts-page.js'
import { importWording as say } from './accounts-wording.js'
import { lineOf, readAccountsCsv } from './read-accounts-csv.js'

const path = '/tai-khoan/nhap'
const byteOrderMark = '\uFEFF'

const template = (): string =>
  Papa.unparse({
    fields: Object.values(say.columns),
    data: [
      ['canbo.yenmy', 'Nguyễn Thị Mẫu', roles.officer.label, 'Xã Yên Mỹ'],
      ['lanhdao.yenmy', 'Trần Văn Mẫu', roles.leader.label, 'Xã Yên Mỹ'],
    ],
  })

/** The links as a spreadsheet reads them; a name that looks like a formula is none. */
const linksCsv = (invited: readonly Invited[]): string =>
  Papa.unparse(
    {
      fields: [...Object.values(say.columns), say.link],
      data: invited.map(({ account, address }) => [
        account.userName,
        account.displayName,
        roles[account.role].label,
        account.communeCode ? (getCommune(account.communeCode)?.name ?? '') : '',
        address ?? say.waits(consentersLabel(account.role)),
      ]),
    },
    { escapeFormulae: true },
  )

const fields: FormField[] = [{ name: 'csv', label: say.text, required: true, input: { kind: 'textarea', rows: 12 } }]

const view = (request: Request, { text, errors }: { text: string; errors: readonly string[] }): string => {
  const main = html`<h1>${say.title}</h1><p>${say.help} <a href="${path}/mau.csv">${say.template}</a></p>
    <p>${say.roles}: ${roleNames.map((role) => roles[role].label).join('; ')}.</p>
    ${errors.length > 0 ? html`<div class="notice notice-error" role="alert"><ul>${errors.map((one) => html`<li>${one}</li>`)}</ul></div>` : ''}
    ${form({ request, action: path, fields, submit: say.create, values: { csv: text } })}`
  return page({ title: say.title, main, request, current: accountsPage.path })
}

const madeView = (request: Request, invited: readonly Invited[]): string => {
  const main: Html = html`<h1>${say.title}</h1><p class="notice" role="status">${say.made(invited.length)}</p>
    <div class="field"><label for="links">${say.copy}</label><textarea id="links" rows="16" readonly>${linksCsv(invited)}</textarea></div>
    <p><a class="button-quiet" href="${accountsPage.path}">${accountsPage.title}</a></p>`
  return page({ title: say.title, main, request, current: accountsPage.path })
}

/** Many accounts at once from a file: all of them or, with what is wrong line by line, none. */
export const importAccountsPage: WebPage = {
  path,
  title: say.title,
  who: ['manage_accounts'],
  hasLongForm: true,
  actions: ({ accounts, clock }) => [
    get(path, (request, response) => {
      response.send(view(request, { text: '', errors: [] }))
    }),
    get(`${path}/mau.csv`, (_request, response) => {
      response.attachment('tai-khoan-mau.csv').type('text/csv; charset=utf-8').send(`${byteOrderMark}${template()}`)
    }),
    post(path, async (request, response) => {
      const { csv = '' } = typedIn(request)
      const refuse = (errors: readonly string[]) => response.status(400).send(view(request, { text: csv, errors }))
      const read = readAccountsCsv(csv)
      if ('errors' in read) return void refuse(read.errors)
      const made = await accounts.createMany(accountOf(request), read.wanted, clock.now())
      if ('refused' in made)
        return void refuse([...made.refused].map(([place, why]) => say.errorAt(lineOf(place), why)))
      response.set('cache-control', 'no-store').send(madeView(request, made.invited))
    }),
  ],
}
