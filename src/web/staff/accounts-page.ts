import type { Request } from 'express'
import { z } from 'zod'
import type { AccountEntry } from '../../accounts/account-store.js'
import { consentersLabel, givesOutAccounts, needsConsent, type Role, roleNames, roles } from '../../accounts/roles.js'
import { communes, getCommune } from '../../places/communes.js'
import { localDay, readableDay } from '../../shared/clock.js'
import { Conflict, InvalidInput } from '../../shared/errors.js'
import { errorsOf, type FormErrors, type FormField, form, typedIn } from '../kit/form.js'
import { html } from '../kit/html.js'
import { doneNotice, page } from '../kit/page.js'
import { accountOf } from '../kit/security.js'
import { table } from '../kit/table.js'
import { get, post, type WebPage } from '../kit/web-page.js'
import type { WebParts } from '../kit/web-parts.js'
import { accountChangeWording as change, importWording } from './accounts-wording.js'
import { newAccountForm } from './new-account-form.js'
import { proposalsPath } from './proposals-page.js'
import { proposalsWording as proposals } from './proposals-wording.js'
import { signInWording as say } from './sign-in-wording.js'

/** The administrator's page: makes accounts by one-time link, renews links, closes accounts. Shows no case. */
export const accountsPage: WebPage = {
  path: '/tai-khoan',
  title: say.accounts,
  who: ['manage_accounts'],
  navigation: say.accounts,
  actions: (parts) => actionsOf(parts),
}

const idForm = z.object({ id: z.string().max(60) })
const roleForm = z.object({
  id: z.string().max(60),
  seen: z.enum(roleNames as [Role, ...Role[]]),
  role: z.enum(roleNames as [Role, ...Role[]]),
  commune: z.string().max(20).default(''),
})

type Shown = {
  entries: AccountEntry[]
  typed: Record<string, string>
  errors: FormErrors
  /** Without address: an officer's consent is waited for, or a second person's. */
  link: { userName: string; role: Role; address: string | null } | null
  /** Why a change was refused. */
  error: string | null
  notice: string | null
}

const badgeOf = ({
  isActive,
  hasPassword,
  request,
  proposal,
  role,
}: AccountEntry): { label: string; className: string } =>
  request
    ? { label: say.asked(consentersLabel(role)), className: 'badge badge-warning' }
    : proposal
      ? { label: proposals.waits, className: 'badge badge-warning' }
      : !isActive
        ? { label: say.closed, className: 'badge' }
        : hasPassword
          ? { label: say.active, className: 'badge badge-ok' }
          : { label: say.waiting, className: 'badge badge-warning' }

const linkNotice = ({ userName, role, address }: NonNullable<Shown['link']>) =>
  address
    ? html`<div class="notice" role="status"><p>${say.linkFor(userName)}</p><p><code>${address}</code></p></div>`
    : html`<div class="notice" role="status"><p>${givesOutAccounts(role) ? proposals.proposed : say.askedFor(userName, consentersLabel(role))}</p></div>`

const newAccountFields: FormField[] = [
  { name: 'user_name', label: say.userName, required: true, input: { kind: 'text', autocomplete: 'off' } },
  { name: 'display_name', label: say.displayName, required: true, input: { kind: 'text', autocomplete: 'off' } },
  {
    name: 'role',
    label: say.role,
    input: { kind: 'select', options: Object.fromEntries(roleNames.map((name) => [name, roles[name].label])) },
  },
  {
    name: 'commune',
    label: `${say.commune} (${say.communeHelp})`,
    input: {
      kind: 'select',
      withBlank: true,
      options: Object.fromEntries(communes.map(({ code, name }) => [code, name])),
    },
  },
]

const placeFields = newAccountFields.slice(2)

const roleChange = (request: Request, { id, role, communeCode }: AccountEntry) =>
  html`<details><summary>${change.change}</summary>${form({
    request,
    name: `role-${id}`,
    action: `${accountsPage.path}/vai-tro`,
    fields: placeFields,
    submit: change.save,
    fixed: { id, seen: role },
    values: { role, commune: communeCode ?? '' },
    isMain: false,
  })}</details>`

const row = (request: Request, entry: AccountEntry) => {
  const { id, userName, displayName, role, communeCode } = entry
  const { label, className } = badgeOf(entry)
  const button = (path: string, said: string) =>
    form({
      request,
      action: `${accountsPage.path}/${path}`,
      fields: [],
      submit: html`<button class="button-quiet">${said}<span class="visually-hidden"> ${userName}</span></button>`,
      fixed: { id },
    })
  return [
    userName,
    displayName,
    roles[role].label,
    communeCode ? (getCommune(communeCode)?.name ?? communeCode) : '',
    html`<span class="${className}">${label}</span>`,
    entry.signedInAt ? readableDay(localDay(entry.signedInAt)) : change.never,
    html`${button('moi', say.newLink)}${entry.hasFactor ? button('bo-ma', proposals.resetFactor) : ''}${entry.isActive && entry.hasPassword ? html`<details><summary>${change.endSessions}</summary><p>${change.endSessionsHelp}</p>${button('dang-xuat', change.endSessionsSure(userName))}</details>` : ''}${entry.isActive ? html`<details><summary>${say.close}</summary><p>${change.closeHelp}</p>${button('khoa', change.closeSure(userName))}</details>` : ''}${entry.isActive && !needsConsent(role) ? roleChange(request, entry) : ''}`,
  ]
}

const view = (request: Request, { entries, typed, errors, link, error, notice }: Shown): string => {
  const main = html`<h1>${say.accounts}</h1>
    <p class="actions"><a class="button-quiet" href="${accountsPage.path}/nhap">${importWording.title}</a>
      <a class="button-quiet" href="${accountsPage.path}/ra-soat">${change.review.title}</a>
      <a class="button-quiet" href="${proposalsPath}">${proposals.title}</a></p>
    ${error ? html`<p class="notice notice-error" role="alert">${error}</p>` : ''}
    ${doneNotice(notice)}${link ? linkNotice(link) : ''}
    ${table({
      label: say.accounts,
      columns: [say.userName, say.displayName, say.role, say.commune, say.state, change.lastSeen, say.actions],
      rows: entries.map((entry) => row(request, entry)),
    })}
    <section class="card narrow"><h2>${say.newAccount}</h2>
      ${form({ request, action: accountsPage.path, fields: newAccountFields, submit: say.create, values: typed, errors })}</section>`
  return page({ title: say.accounts, main, request, wide: true, current: accountsPage.path })
}

const actionsOf = ({ accounts, clock }: WebParts) => {
  const show = async (request: Request, shown: Partial<Shown>): Promise<string> => {
    const entries = shown.entries ?? (await accounts.findAll())
    return view(request, { typed: {}, errors: new Map(), link: null, error: null, notice: null, ...shown, entries })
  }

  return [
    get(accountsPage.path, async (request, response) => {
      response.send(await show(request, {}))
    }),

    post(accountsPage.path, async (request, response) => {
      const at = clock.now()
      const typed = typedIn(request)
      const checked = newAccountForm.safeParse(typed)
      if (!checked.success) {
        response.status(400).send(await show(request, { typed, errors: errorsOf(checked.error) }))
        return
      }
      const { user_name: userName, display_name: displayName, role, commune } = checked.data
      const communeCode = roles[role].isOfCommune ? commune : null
      try {
        const wanted = { userName, displayName, role, communeCode }
        const { address } = await accounts.create(accountOf(request), wanted, at)
        response.send(await show(request, { link: { userName, role, address } }))
      } catch (error) {
        if (!(error instanceof Conflict)) throw error
        response.status(409).send(await show(request, { typed, errors: new Map([['user_name', error.message]]) }))
      }
    }),

    post('/tai-khoan/moi', async (request, response) => {
      const { id } = idForm.parse(request.body)
      const address = await accounts.orderLink(accountOf(request), id, clock.now())
      const entries = await accounts.findAll()
      const entry = entries.find((one) => one.id === id)
      response.send(
        await show(request, { entries, link: entry ? { userName: entry.userName, role: entry.role, address } : null }),
      )
    }),

    post('/tai-khoan/bo-ma', async (request, response) => {
      const { id } = idForm.parse(request.body)
      await accounts.proposals.askFactorReset(accountOf(request), id, clock.now())
      response.redirect(303, proposalsPath)
    }),

    post('/tai-khoan/vai-tro', async (request, response) => {
      const { id, seen, role, commune } = roleForm.parse(typedIn(request))
      const communeCode = roles[role].isOfCommune ? commune : null
      try {
        if (communeCode !== null && !getCommune(communeCode)) throw new InvalidInput(say.communeRule)
        const asked = { id, seen, role, communeCode }
        const outcome = await accounts.changeRole(accountOf(request), asked, clock.now())
        response.redirect(303, outcome === 'proposed' ? proposalsPath : accountsPage.path)
      } catch (error) {
        if (!(error instanceof InvalidInput || error instanceof Conflict)) throw error
        response.status(error instanceof Conflict ? 409 : 400).send(await show(request, { error: error.message }))
      }
    }),

    post('/tai-khoan/dang-xuat', async (request, response) => {
      const { id } = idForm.parse(request.body)
      await accounts.endSessions(accountOf(request), id, clock.now())
      const entries = await accounts.findAll()
      const notice = change.sessionsEnded(entries.find((one) => one.id === id)?.userName ?? '')
      response.send(await show(request, { entries, notice }))
    }),

    post('/tai-khoan/khoa', async (request, response) => {
      const { id } = idForm.parse(request.body)
      await accounts.close(accountOf(request), id, clock.now())
      response.redirect(303, accountsPage.path)
    }),
  ]
}
