import express, { type Request, type Response, type Router } from 'express'
import { z } from 'zod'
import { acceptInvitation, getInvited } from '../accounts/invitation.js'
import { isPasswordOf } from '../accounts/password.js'
import { type Account, can } from '../accounts/roles.js'
import type { Counted } from '../accounts/sign-in-try-store.js'
import { InvalidInput } from '../shared/errors.js'
import { networkOf } from '../shared/network-address.js'
import { html } from './html.js'
import { deviceKnownTo, rememberDevice } from './known-device.js'
import { page } from './layout.js'
import { sessionTokenOf, setSessionCookie, visitorAccount } from './security.js'
import { signInWording as say } from './sign-in-wording.js'
import type { WebParts } from './web-parts.js'

const signInForm = z.object({
  user_name: z.string().trim().max(60),
  password: z.string().max(500),
  ve: z.string().max(300).default(''),
})
const invitationForm = z.object({ display_name: z.string().trim().max(100), password: z.string().max(500) })

/** Tries that nobody has to wait for; a right password gives its own back. */
const free = { knownDevice: 10, nameFromNetwork: 5, network: 60, name: 100 }

/** The page an account works on. */
const homeOf = (account: Account): string =>
  can(account, 'view_cases') || can(account, 'view_protected')
    ? '/can-bo'
    : can(account, 'edit_catalog')
      ? '/bien-tap'
      : '/tai-khoan'

/** Only a path of our own pages may be returned to. */
const ownPath = (path: string): string | null => (/^\/(?![/\\])[\w/.?=&%-]*$/.test(path) ? path : null)

const signInPage = (
  request: Request,
  { error, userName, back }: { error: string | null; userName: string; back: string },
): string => {
  const main = html`<div class="card narrow"><h1>${say.title}</h1>
    ${error ? html`<div class="notice notice-error" role="alert">${error}</div>` : ''}
    <form method="post" action="/dang-nhap">
      <input type="hidden" name="ve" value="${back}">
      <div class="field"><label for="user_name">${say.userName}</label>
        <input id="user_name" name="user_name" value="${userName}" autocomplete="username" autocapitalize="none" required></div>
      <div class="field"><label for="password">${say.password}</label>
        <input id="password" name="password" type="password" autocomplete="current-password" required></div>
      <div class="actions"><button class="button">${say.signIn}</button></div>
    </form></div>`
  return page({ title: say.title, main, request })
}

const invitationPage = (request: Request, account: Account, error: string | null): string => {
  const main = html`<div class="card narrow"><h1>${say.invitationTitle}</h1><p>${say.invitationFor(account.userName)}</p>
    <form method="post">
      <input type="hidden" name="user_name" value="${account.userName}" autocomplete="username">
      <div class="field"><label for="display_name">${say.displayName}</label>
        <input id="display_name" name="display_name" value="${account.displayName}" autocomplete="name" required></div>
      <div class="field"><label for="password">${say.newPassword}</label>
        <p class="field-help" id="password-help">${say.passwordHelp}</p>
        ${error ? html`<p class="field-error" id="password-error" role="alert">${error}</p>` : ''}
        <input id="password" name="password" type="password" autocomplete="new-password" aria-describedby="password-help${error ? ' password-error' : ''}" required></div>
      <div class="actions"><button class="button">${say.setPassword}</button></div>
    </form></div>`
  return page({ title: say.invitationTitle, main, request })
}

/**
 * Sign-in, sign-out and one-time invitations. A wrong name and a wrong password get the same answer after the same work.
 * Tries are counted before the password is looked at, with a growing wait (docs/decisions/0023): a stranger's per name
 * and address, per address and per name; those of a browser that the account knows by themselves, so that no stranger
 * can lock its owner out.
 */
export const createSignIn = (parts: WebParts): Router => {
  const { accounts, sessions, audit, signInTries, clock } = parts
  const router = express.Router()

  /** Who makes this try: the one whom a right password frees first, then those who get it back. */
  const triersOf = (request: Request, name: string, accountId: string | null): [Counted, ...Counted[]] => {
    const device = deviceKnownTo(request, accountId, parts)
    if (device) return [{ who: `device:${device}:${accountId}`, free: free.knownDevice }]
    const network = networkOf(request.ip ?? '')
    return [
      { who: `name from network:${network}:${name}`, free: free.nameFromNetwork },
      { who: `network:${network}`, free: free.network },
      { who: `name:${name}`, free: free.name },
    ]
  }

  const signIn = async (request: Request, response: Response, account: Account): Promise<void> => {
    const before = sessionTokenOf(request)
    if (before) await sessions.end(before)
    setSessionCookie(response, await sessions.begin(account.id, clock.now()), parts)
    rememberDevice(request, response, account.id, parts)
    await audit.add({ at: clock.now(), accountId: account.id, what: 'signed_in', subject: null })
  }

  router.get('/dang-nhap', (request, response) => {
    const account = visitorAccount(request)
    if (account) return response.redirect(303, homeOf(account))
    const back = typeof request.query.ve === 'string' ? (ownPath(request.query.ve) ?? '') : ''
    response.send(signInPage(request, { error: null, userName: '', back }))
  })

  router.post('/dang-nhap', async (request, response) => {
    const { user_name: userName, password, ve } = signInForm.parse(request.body)
    const name = userName.toLowerCase()
    const refuse = (status: number, error: string) =>
      response.status(status).send(signInPage(request, { error, userName, back: ownPath(ve) ?? '' }))
    const { account, passwordHash } = await accounts.getForSignIn(name)
    const [trier, ...others] = triersOf(request, name, account?.id ?? null)
    const waitMs = await signInTries.take([trier, ...others], clock.now())
    if (waitMs > 0) {
      response.set('retry-after', String(Math.ceil(waitMs / 1000)))
      return void refuse(429, say.tooMany(Math.ceil(waitMs / 60_000)))
    }
    const isRight = await isPasswordOf(password, passwordHash)
    if (!isRight || !account) {
      await audit.add({ at: clock.now(), accountId: account?.id ?? null, what: 'sign_in_failed', subject: null })
      return void refuse(401, say.wrong)
    }
    await signInTries.forget(trier.who)
    for (const { who } of others) await signInTries.giveBack(who)
    await signIn(request, response, account)
    response.redirect(303, ownPath(ve) ?? homeOf(account))
  })

  router.post('/dang-xuat', async (request, response) => {
    const token = sessionTokenOf(request)
    if (token) {
      await sessions.end(token)
      await audit.add({
        at: clock.now(),
        accountId: visitorAccount(request)?.id ?? null,
        what: 'signed_out',
        subject: null,
      })
    }
    setSessionCookie(response, null, parts)
    response.redirect(303, '/dang-nhap')
  })

  router.get('/moi/:token', async (request, response) => {
    const account = await getInvited(accounts, request.params.token, clock.now())
    response.send(invitationPage(request, account, null))
  })

  router.post('/moi/:token', async (request, response) => {
    const { token } = request.params
    const form = invitationForm.parse(request.body)
    const at = clock.now()
    try {
      const account = await acceptInvitation(accounts, {
        token,
        password: form.password,
        displayName: form.display_name,
        at,
      })
      await sessions.endAllOf(account.id)
      await audit.add({ at, accountId: account.id, what: 'password_set', subject: account.id })
      await signIn(request, response, account)
      response.redirect(303, homeOf(account))
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error
      response.status(400).send(invitationPage(request, await getInvited(accounts, token, at), error.message))
    }
  })

  return router
}
