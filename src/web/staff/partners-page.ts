import type { Request } from 'express'
import { type Partner, type Scope, scopeNames, scopes } from '../../partners/partner.js'
import { partnerForm } from '../../partners/partners.js'
import { communes, getCommune } from '../../places/communes.js'
import { localDay, readableDay } from '../../shared/clock.js'
import { errorsOf, type FormErrors, type FormField, form, typedIn } from '../kit/form.js'
import { type Html, html } from '../kit/html.js'
import { page } from '../kit/page.js'
import { accountOf } from '../kit/security.js'
import { get, post, type WebPage } from '../kit/web-page.js'
import type { WebParts } from '../kit/web-parts.js'
import { partnersPageWording as say } from './partners-wording.js'

const path = '/quan-tri/khoa-api'

const fields: FormField[] = [
  { name: 'name', label: say.name, help: say.nameHelp, required: true, maxLength: 100, input: { kind: 'text' } },
  ...scopeNames.map((scope): FormField => ({ name: scope, label: scopes[scope], input: { kind: 'checkbox' } })),
  {
    name: 'communeCode',
    label: say.commune,
    input: {
      kind: 'select',
      withBlank: say.wholeProvince,
      options: Object.fromEntries(communes.map(({ code, name }) => [code, name])),
    },
  },
]

type Shown = {
  partners: readonly Partner[]
  typed?: Readonly<Record<string, string>>
  errors?: FormErrors
  /** Just made: its key is shown now and never again. */
  made?: { partner: Partner; key: string }
}

const card = (request: Request, { id, name, scopes: own, communeCode, createdAt, revokedAt }: Partner): Html => {
  const reach = communeCode ? (getCommune(communeCode)?.name ?? communeCode) : say.wholeProvince
  const revoke = html`<details><summary>${say.revoke}</summary><p>${say.revokeHelp}</p>${form({
    request,
    name: `thu-hoi-${id}`,
    action: `${path}/thu-hoi`,
    fields: [],
    submit: say.revokeSure(name),
    fixed: { id },
    isMain: false,
  })}</details>`
  return html`<li class="card"><h3>${name}</h3><ul>${own.map((scope: Scope) => html`<li>${scopes[scope]}</li>`)}</ul>
    <p class="muted">${say.reach(reach, readableDay(localDay(createdAt)))}</p>
    ${revokedAt ? html`<p><span class="badge">${say.revokedOn(readableDay(localDay(revokedAt)))}</span></p>` : revoke}</li>`
}

const madeNotice = ({ partner, key }: NonNullable<Shown['made']>): Html =>
  html`<div class="notice" role="status"><p>${say.made(partner.name)}</p><p><code>${key}</code></p></div>`

const view = (request: Request, { partners, typed = {}, errors = new Map(), made }: Shown): string =>
  page({
    title: say.title,
    request,
    wide: true,
    current: path,
    main: html`<h1>${say.title}</h1><p>${say.help} <a href="/api">${say.toApi}</a></p>${made ? madeNotice(made) : ''}
      <section class="card narrow" aria-labelledby="cap"><h2 id="cap">${say.add}</h2>${form({ request, action: path, fields, submit: say.submit, values: typed, errors })}</section>
      <section aria-labelledby="da-cap"><h2 id="da-cap">${say.given(partners.length)}</h2>${partners.length === 0 ? html`<p class="muted">${say.none}</p>` : html`<ul class="cards">${partners.map((one) => card(request, one))}</ul>`}</section>`,
  })

const actionsOf = ({ partners, clock }: WebParts) => [
  get(path, async (request, response) => {
    response.send(view(request, { partners: await partners.findAll(accountOf(request)) }))
  }),
  post(path, async (request, response) => {
    const account = accountOf(request)
    const typed = typedIn(request)
    const chosen = scopeNames.filter((scope) => typed[scope] === '1')
    const checked = partnerForm.safeParse({ ...typed, scopes: chosen, communeCode: typed.communeCode || null })
    if (!checked.success) {
      const found = errorsOf(checked.error)
      const errors = new Map([...found].map(([field, said]) => [field === 'scopes' ? scopeNames[0] : field, said]))
      response.status(400).send(view(request, { partners: await partners.findAll(account), typed, errors }))
      return
    }
    const made = await partners.create({ account, at: clock.now() }, checked.data)
    response.send(view(request, { partners: await partners.findAll(account), made }))
  }),
  post(`${path}/thu-hoi`, async (request, response) => {
    await partners.revoke({ account: accountOf(request), at: clock.now() }, typedIn(request).id ?? '')
    response.redirect(303, path)
  }),
]

/** Which other systems may call the API, with which rights; a key is shown once, when it is made. */
export const partnersPage: WebPage = {
  path,
  title: say.title,
  who: ['manage_partners'],
  navigation: say.short,
  actions: actionsOf,
}
