import express, { type Request, type Router } from 'express'
import { z } from 'zod'
import type { AccountEntry } from '../accounts/account-store.js'
import { type Role, roleNames, roles } from '../accounts/roles.js'
import { communes, getCommune } from '../places/communes.js'
import { Conflict } from '../shared/errors.js'
import { html } from './html.js'
import { csrfField, page } from './layout.js'
import { accountOf, requireAccount } from './security.js'
import { signInWording as say } from './sign-in-wording.js'
import type { WebParts } from './web-parts.js'

const newAccountForm = z
  .object({
    user_name: z
      .string()
      .trim()
      .toLowerCase()
      .regex(/^[a-z0-9][a-z0-9._-]{2,39}$/, say.userNameRule),
    display_name: z.string().trim().min(1, say.displayNameRule).max(100),
    role: z.enum(roleNames as [Role, ...Role[]]),
    commune: z.string().default(''),
  })
  .refine(({ role, commune }) => !roles[role].isOfCommune || getCommune(commune) !== undefined, {
    path: ['commune'],
    error: say.communeRule,
  })
const idForm = z.object({ id: z.string().max(60) })

type Shown = {
  entries: AccountEntry[]
  typed: Record<string, string>
  errors: ReadonlyMap<string, string>
  /** Null: an officer's consent is waited for. */
  link: { userName: string; address: string | null } | null
}

const stateOf = ({ isActive, hasPassword, request }: AccountEntry): { label: string; className: string } =>
  request
    ? { label: say.asked, className: 'badge badge-warning' }
    : !isActive
      ? { label: say.closed, className: 'badge' }
      : hasPassword
        ? { label: say.active, className: 'badge badge-ok' }
        : { label: say.waiting, className: 'badge badge-warning' }

const linkNotice = ({ userName, address }: NonNullable<Shown['link']>) =>
  address
    ? html`<div class="notice" role="status"><p>${say.linkFor(userName)}</p><p><code>${address}</code></p></div>`
    : html`<div class="notice" role="status"><p>${say.askedFor(userName)}</p></div>`

const accountsPage = (request: Request, { entries, typed, errors, link }: Shown): string => {
  const field = (name: string, label: string, control: ReturnType<typeof html>) => html`
    <div class="field"><label for="${name}">${label}</label>
      ${errors.has(name) ? html`<p class="field-error" id="${name}-error">${errors.get(name)}</p>` : ''}${control}</div>`
  const main = html`<h1>${say.accounts}</h1>
    ${link ? linkNotice(link) : ''}
    <div class="table-wrap" tabindex="0" role="region" aria-label="${say.accounts}"><table>
      <thead><tr><th scope="col">${say.userName}</th><th scope="col">${say.displayName}</th><th scope="col">${say.role}</th><th scope="col">${say.commune}</th><th scope="col">${say.state}</th><th scope="col">${say.actions}</th></tr></thead>
      <tbody>${entries.map((entry) => {
        const { id, userName, displayName, role, communeCode } = entry
        const { label, className } = stateOf(entry)
        return html`<tr><td>${userName}</td><td>${displayName}</td><td>${roles[role].label}</td>
          <td>${communeCode ? (getCommune(communeCode)?.name ?? communeCode) : ''}</td><td><span class="${className}">${label}</span></td>
          <td class="actions"><form method="post" action="/tai-khoan/moi">${csrfField(request)}<input type="hidden" name="id" value="${id}"><button class="button-quiet">${say.newLink}<span class="visually-hidden"> ${userName}</span></button></form>
          ${entry.isActive ? html`<form method="post" action="/tai-khoan/khoa">${csrfField(request)}<input type="hidden" name="id" value="${id}"><button class="button-quiet">${say.close}<span class="visually-hidden"> ${userName}</span></button></form>` : ''}</td></tr>`
      })}</tbody></table></div>
    <form method="post" action="/tai-khoan" class="card narrow">${csrfField(request)}
      <h2>${say.newAccount}</h2>
      ${field('user_name', say.userName, html`<input id="user_name" name="user_name" value="${typed.user_name ?? ''}" autocapitalize="none" autocomplete="off" required>`)}
      ${field('display_name', say.displayName, html`<input id="display_name" name="display_name" value="${typed.display_name ?? ''}" autocomplete="off" required>`)}
      ${field('role', say.role, html`<select id="role" name="role">${roleNames.map((name) => html`<option value="${name}"${name === typed.role ? html` selected` : ''}>${roles[name].label}</option>`)}</select>`)}
      ${field('commune', `${say.commune} (${say.communeHelp})`, html`<select id="commune" name="commune"><option value=""></option>${communes.map(({ code, name }) => html`<option value="${code}"${code === typed.commune ? html` selected` : ''}>${name}</option>`)}</select>`)}
      <div class="actions"><button class="button">${say.create}</button></div>
    </form>`
  return page({ title: say.accounts, main, request, wide: true, current: '/tai-khoan' })
}

/** The administrator's page: makes accounts by one-time link, renews links, closes accounts. Shows no case. */
export const createAccountsPage = ({ accounts, clock }: WebParts): Router => {
  const router = express.Router()
  router.use('/tai-khoan', requireAccount('manage_accounts'))

  const show = async (request: Request, shown: Partial<Shown>): Promise<string> => {
    const entries = shown.entries ?? (await accounts.findAll())
    return accountsPage(request, { typed: {}, errors: new Map(), link: null, ...shown, entries })
  }

  router.get('/tai-khoan', async (request, response) => {
    response.send(await show(request, {}))
  })

  router.post('/tai-khoan', async (request, response) => {
    const at = clock.now()
    const typed = z.record(z.string(), z.string()).parse(request.body)
    const checked = newAccountForm.safeParse(typed)
    if (!checked.success) {
      const errors = new Map(checked.error.issues.map(({ path, message }) => [path.join('.'), message]))
      response.status(400).send(await show(request, { typed, errors }))
      return
    }
    const { user_name: userName, display_name: displayName, role, commune } = checked.data
    const communeCode = roles[role].isOfCommune ? commune : null
    try {
      const wanted = { userName, displayName, role, communeCode }
      const { address } = await accounts.create(accountOf(request), wanted, at)
      response.send(await show(request, { link: { userName, address } }))
    } catch (error) {
      if (!(error instanceof Conflict)) throw error
      response.status(409).send(await show(request, { typed, errors: new Map([['user_name', error.message]]) }))
    }
  })

  router.post('/tai-khoan/moi', async (request, response) => {
    const { id } = idForm.parse(request.body)
    const address = await accounts.orderLink(accountOf(request), id, clock.now())
    const entries = await accounts.findAll()
    const userName = entries.find((entry) => entry.id === id)?.userName ?? ''
    response.send(await show(request, { entries, link: { userName, address } }))
  })

  router.post('/tai-khoan/khoa', async (request, response) => {
    const { id } = idForm.parse(request.body)
    await accounts.close(accountOf(request), id, clock.now())
    response.redirect(303, '/tai-khoan')
  })

  return router
}
