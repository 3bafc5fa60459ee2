import express, { type Request, type Router } from 'express'
import { z } from 'zod'
import type { AccountEntry } from '../../accounts/account-store.js'
import { inviteAccount } from '../../accounts/invitation.js'
import { type Role, roleNames, roles } from '../../accounts/roles.js'
import { communes, getCommune } from '../../places/communes.js'
import { Conflict, InvalidInput } from '../../shared/errors.js'
import { html } from '../kit/html.js'
import { csrfField, page } from '../kit/page.js'
import { accountOf, requireAccount } from '../kit/security.js'
import type { WebParts } from '../kit/web-parts.js'
import { signInWording as say } from './sign-in-wording.js'

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
  link: { userName: string; address: string } | null
}

const stateOf = ({ isActive, hasPassword }: AccountEntry): { label: string; className: string } =>
  !isActive
    ? { label: say.closed, className: 'badge' }
    : hasPassword
      ? { label: say.active, className: 'badge badge-ok' }
      : { label: say.waiting, className: 'badge badge-warning' }

const accountsPage = (request: Request, { entries, typed, errors, link }: Shown): string => {
  const field = (name: string, label: string, control: ReturnType<typeof html>) => html`
    <div class="field"><label for="${name}">${label}</label>
      ${errors.has(name) ? html`<p class="field-error" id="${name}-error">${errors.get(name)}</p>` : ''}${control}</div>`
  const main = html`<h1>${say.accounts}</h1>
    ${link ? html`<div class="notice" role="status"><p>${say.linkFor(link.userName)}</p><p><code>${link.address}</code></p></div>` : ''}
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
export const createAccountsPage = ({ accounts, sessions, audit, clock, publicUrl }: WebParts): Router => {
  const router = express.Router()
  router.use('/tai-khoan', requireAccount('manage_accounts'))

  const show = async (request: Request, shown: Partial<Shown>): Promise<string> =>
    accountsPage(request, { entries: await accounts.findAll(), typed: {}, errors: new Map(), link: null, ...shown })

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
      const created = await accounts.create({ userName, displayName, role, communeCode }, at)
      await audit.add({ at, accountId: accountOf(request).id, what: 'account_created', subject: created.id })
      const address = await inviteAccount(accounts, { id: created.id, publicUrl, at })
      response.send(await show(request, { link: { userName, address } }))
    } catch (error) {
      if (!(error instanceof Conflict)) throw error
      response.status(409).send(await show(request, { typed, errors: new Map([['user_name', error.message]]) }))
    }
  })

  router.post('/tai-khoan/moi', async (request, response) => {
    const at = clock.now()
    const { id } = idForm.parse(request.body)
    const address = await inviteAccount(accounts, { id, publicUrl, at })
    await audit.add({ at, accountId: accountOf(request).id, what: 'account_invited', subject: id })
    const userName = (await accounts.get(id))?.userName ?? ''
    response.send(await show(request, { link: { userName, address } }))
  })

  router.post('/tai-khoan/khoa', async (request, response) => {
    const { id } = idForm.parse(request.body)
    if (id === accountOf(request).id) throw new InvalidInput(say.notYourself)
    await accounts.deactivate(id)
    await sessions.endAllOf(id)
    await audit.add({ at: clock.now(), accountId: accountOf(request).id, what: 'account_closed', subject: id })
    response.redirect(303, '/tai-khoan')
  })

  return router
}
