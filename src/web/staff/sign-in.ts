import type { Request } from 'express'
import { z } from 'zod'
import { isPasswordOf } from '../../accounts/password.js'
import type { Account } from '../../accounts/roles.js'
import { type Counted, freeTries } from '../../accounts/sign-in-try-store.js'
import { InvalidInput } from '../../shared/errors.js'
import { networkOf } from '../../shared/network-address.js'
import { type FormField, form } from '../kit/form.js'
import { html } from '../kit/html.js'
import { page } from '../kit/page.js'
import { hadSession, setSessionCookie, visitorAccount } from '../kit/security.js'
import { get, post, type WebPage } from '../kit/web-page.js'
import type { WebParts } from '../kit/web-parts.js'
import { createSessions, ownPath } from './begin-session.js'
import { deviceKnownTo } from './known-device.js'
import { signInWording as say } from './sign-in-wording.js'

/**
 * Sign-in, sign-out and one-time invitations. A wrong name and a wrong password get the same answer after the same work.
 * Tries are counted before the password is looked at, with a growing wait (docs/decisions/0023): a stranger's per name
 * and address, per address and per name; those of a browser that the account knows by themselves, so that no stranger
 * can lock its owner out. Who has a second factor, or must, goes on to second-step.ts.
 */
export const signInPage: WebPage = {
  path: '/dang-nhap',
  title: say.title,
  who: 'anybody',
  actions: (parts) => signInActions(parts),
}

/** The one-time link with which an account's owner sets a password. */
export const invitationPage: WebPage = {
  path: '/moi/:token',
  title: say.invitationTitle,
  who: 'anybody',
  actions: (parts) => invitationActions(parts),
}

const signInForm = z.object({
  user_name: z.string().trim().max(60),
  password: z.string().max(500),
  ve: z.string().max(300).default(''),
})
const invitationForm = z.object({ display_name: z.string().trim().max(100), password: z.string().max(500) })

const signInFields: FormField[] = [
  { name: 'user_name', label: say.userName, required: true, input: { kind: 'text', autocomplete: 'username' } },
  {
    name: 'password',
    label: say.password,
    required: true,
    input: { kind: 'text', type: 'password', autocomplete: 'current-password' },
  },
]

const tokenOf = (request: Request): string => z.string().max(200).parse(request.params.token)

const signInView = (
  request: Request,
  {
    error,
    userName,
    back,
    hasEnded = false,
  }: { error: string | null; userName: string; back: string; hasEnded?: boolean },
): string => {
  const values = { user_name: userName }
  const main = html`<div class="card narrow"><h1>${say.title}</h1>
    ${hasEnded ? html`<p class="notice" role="status">${say.ended}</p>` : ''}
    ${form({ request, action: signInPage.path, fields: signInFields, submit: say.signIn, fixed: { ve: back }, values, error })}</div>`
  return page({ title: say.title, main, request })
}

const invitationFields: FormField[] = [
  { name: 'display_name', label: say.displayName, required: true, input: { kind: 'text', autocomplete: 'name' } },
  {
    name: 'password',
    label: say.newPassword,
    help: say.passwordHelp,
    required: true,
    input: { kind: 'text', type: 'password', autocomplete: 'new-password' },
  },
]

const invitationView = (request: Request, account: Account, error: string | null): string => {
  const main = html`<div class="card narrow"><h1>${say.invitationTitle}</h1><p>${say.invitationFor(account.userName)}</p>
    ${form({
      request,
      action: request.path,
      fields: invitationFields,
      submit: say.setPassword,
      fixed: { user_name: account.userName },
      values: { display_name: account.displayName },
      errors: new Map(error ? [['password', error]] : []),
    })}</div>`
  return page({ title: say.invitationTitle, main, request })
}

/** Who makes this try: the one whom a right password frees first, then those who get it back. */
const triersOf = (
  request: Request,
  { name, accountId }: { name: string; accountId: string | null },
  parts: WebParts,
): [Counted, ...Counted[]] => {
  const device = deviceKnownTo(request, accountId, parts)
  if (device) return [{ who: `device:${device}:${accountId}`, free: freeTries.knownDevice }]
  const network = networkOf(request.ip ?? '')
  return [
    { who: `name from network:${network}:${name}`, free: freeTries.nameFromNetwork },
    { who: `network:${network}`, free: freeTries.network },
    { who: `name:${name}`, free: freeTries.name },
  ]
}

const signInActions = (parts: WebParts) => {
  const { accounts, clock } = parts
  const { start, signOut, homeOf } = createSessions(parts)
  return [
    get('/dang-nhap', (request, response) => {
      const account = visitorAccount(request)
      if (account) return response.redirect(303, homeOf(account))
      const back = ownPath(request.query.ve) ?? ''
      response.send(signInView(request, { error: null, userName: '', back, hasEnded: hadSession(request, parts) }))
    }),

    post('/dang-nhap', async (request, response) => {
      const { user_name: userName, password, ve } = signInForm.parse(request.body)
      const name = userName.toLowerCase()
      const refuse = (status: number, error: string) =>
        response.status(status).send(signInView(request, { error, userName, back: ownPath(ve) ?? '' }))
      const { account, passwordHash } = await accounts.getForSignIn(name)
      const [trier, ...others] = triersOf(request, { name, accountId: account?.id ?? null }, parts)
      // Written after the answer, so that its time doesn't tell whether there is such an account.
      const tried = { account, typed: userName, network: networkOf(request.ip ?? ''), at: clock.now() }
      const waitMs = await accounts.signInTries.take([trier, ...others], clock.now())
      if (waitMs > 0) {
        response.set('retry-after', String(Math.ceil(waitMs / 1000)))
        refuse(429, say.tooMany(Math.ceil(waitMs / 60_000)))
        return accounts.noteFailedSignIn('sign_in_waits', tried)
      }
      const isRight = await isPasswordOf(password, passwordHash)
      if (!isRight || !account) {
        refuse(401, say.wrong)
        return accounts.noteFailedSignIn('sign_in_failed', tried)
      }
      await accounts.signInTries.forget(trier.who)
      for (const { who } of others) await accounts.signInTries.giveBack(who)
      await start(request, response, { account, password, back: ownPath(ve) })
    }),

    post('/dang-xuat', async (request, response) => {
      await signOut(request)
      setSessionCookie(response, null, parts)
      // Pages of the session that the browser could still go back to.
      response.set('clear-site-data', '"cache"').redirect(303, '/dang-nhap')
    }),
  ]
}

const invitationActions = (parts: WebParts) => {
  const { accounts, clock } = parts
  const { start } = createSessions(parts)
  return [
    get('/moi/:token', async (request, response) => {
      const account = await accounts.getInvited(tokenOf(request), clock.now())
      response.send(invitationView(request, account, null))
    }),

    post('/moi/:token', async (request, response) => {
      const token = tokenOf(request)
      const form = invitationForm.parse(request.body)
      const at = clock.now()
      try {
        const account = await accounts.accept({ token, password: form.password, displayName: form.display_name, at })
        await start(request, response, { account, password: form.password, back: null })
      } catch (error) {
        if (!(error instanceof InvalidInput)) throw error
        response.status(400).send(invitationView(request, await accounts.getInvited(token, at), error.message))
      }
    }),
  ]
}
