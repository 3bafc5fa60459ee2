import express, { type Request, type Response, type Router } from 'express'
import { RateLimiterMemory, RateLimiterMongo } from 'rate-limiter-flexible'
import { z } from 'zod'
import { isPasswordOf } from '../accounts/password.js'
import { type Account, can } from '../accounts/roles.js'
import { InvalidInput } from '../shared/errors.js'
import { html } from './html.js'
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

const quarterHour = 15 * 60
const triesPerName = 8
const triesPerAddress = 60

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
 * Tries are counted per name and per address, for all processes in the database, and in memory while it is away.
 */
export const createSignIn = (parts: WebParts): Router => {
  const { accounts, clock, publicUrl, database } = parts
  const isHttps = publicUrl.startsWith('https://')
  const limiter = (keyPrefix: string, points: number) =>
    new RateLimiterMongo({
      storeClient: database.connection,
      dbName: database.connection.name,
      tableName: 'sign_in_tries',
      keyPrefix,
      points,
      duration: quarterHour,
      insuranceLimiter: new RateLimiterMemory({ keyPrefix, points, duration: quarterHour }),
    })
  const byName = limiter('name', triesPerName)
  const byAddress = limiter('address', triesPerAddress)
  const router = express.Router()

  const isTooMany = async (userName: string, address: string): Promise<boolean> => {
    const tries = await Promise.all([byName.get(userName), byAddress.get(address)])
    return (tries[0]?.consumedPoints ?? 0) >= triesPerName || (tries[1]?.consumedPoints ?? 0) >= triesPerAddress
  }
  const countFailure = (userName: string, address: string) =>
    Promise.allSettled([byName.consume(userName), byAddress.consume(address)])

  const signIn = async (response: Response, account: Account): Promise<void> => {
    setSessionCookie(response, await accounts.signIn(account, clock.now()), isHttps)
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
    const address = request.ip ?? ''
    const refuse = (status: number, error: string) =>
      response.status(status).send(signInPage(request, { error, userName, back: ownPath(ve) ?? '' }))
    if (await isTooMany(name, address)) return void refuse(429, say.tooMany)
    const { account, passwordHash } = await accounts.getForSignIn(name)
    const isRight = await isPasswordOf(password, passwordHash)
    if (!isRight || !account) {
      await countFailure(name, address)
      await accounts.noteFailedSignIn(account?.id ?? null, clock.now())
      return void refuse(401, say.wrong)
    }
    await byName.delete(name)
    await signIn(response, account)
    response.redirect(303, ownPath(ve) ?? homeOf(account))
  })

  router.post('/dang-xuat', async (request, response) => {
    const token = sessionTokenOf(request)
    const account = visitorAccount(request)
    if (token && account) await accounts.signOut(account, token, clock.now())
    setSessionCookie(response, null, isHttps)
    response.redirect(303, '/dang-nhap')
  })

  router.get('/moi/:token', async (request, response) => {
    const account = await accounts.getInvited(request.params.token, clock.now())
    response.set('cache-control', 'no-store')
    response.send(invitationPage(request, account, null))
  })

  router.post('/moi/:token', async (request, response) => {
    const { token } = request.params
    const form = invitationForm.parse(request.body)
    const at = clock.now()
    try {
      const account = await accounts.accept({ token, password: form.password, displayName: form.display_name, at })
      await signIn(response, account)
      response.redirect(303, homeOf(account))
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error
      response.status(400).send(invitationPage(request, await accounts.getInvited(token, at), error.message))
    }
  })

  return router
}
