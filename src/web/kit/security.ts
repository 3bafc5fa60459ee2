import { randomBytes } from 'node:crypto'
import { parse as parseCookies } from 'cookie'
import type { NextFunction, Request, RequestHandler, Response } from 'express'
import type { Account } from '../../accounts/roles.js'
import { remindersPath } from '../../reminders/reminders.js'
import { Forbidden } from '../../shared/errors.js'
import { isSignatureOf, sign } from '../../shared/keys.js'
import { mayOpen, type Who } from './web-page.js'
import type { Link, WebParts } from './web-parts.js'
import { securityWording as say } from './wording.js'

/** A form that isn't of this session, or comes from another site. */
export class ForeignForm extends Forbidden {
  override name = 'ForeignForm'
}

type SignedIn = { account: Account; token: string; csrf: string; navigation: readonly Link[] }

const signedIn = new WeakMap<Request, SignedIn>()

/** A browser lets only this very host set a `__Host-` cookie, over https and for all paths. */
const cookieNameOf = (name: string, isHttps: boolean): string => (isHttps ? `__Host-${name}` : name)

const sessionCookie = 'xaoi_session'
const isHttpsOf = ({ publicUrl }: Pick<WebParts, 'publicUrl'>): boolean => publicUrl.startsWith('https://')

/** A cookie of the visitor's by its name without prefix. */
export const cookieOf = (request: Request, name: string, parts: Pick<WebParts, 'publicUrl'>): string | null =>
  parseCookies(request.headers.cookie ?? '')[cookieNameOf(name, isHttpsOf(parts))] ?? null

/** Sets a cookie that only this server reads, or takes it away when the value is null. */
export const setCookie = (
  response: Response,
  { name, value, maxAgeMs }: { name: string; value: string | null; maxAgeMs?: number },
  parts: Pick<WebParts, 'publicUrl'>,
): void => {
  const isHttps = isHttpsOf(parts)
  const options = { httpOnly: true, sameSite: 'lax' as const, secure: isHttps, path: '/' }
  const lasting = maxAgeMs === undefined ? options : { ...options, maxAge: maxAgeMs }
  if (value) response.cookie(cookieNameOf(name, isHttps), value, lasting)
  else response.clearCookie(cookieNameOf(name, isHttps), options)
}

/** Who is signed in; undefined for a visitor. */
export const visitorAccount = (request: Request): Account | undefined => signedIn.get(request)?.account

/** The account of a page that visitors don't get into. */
export const accountOf = (request: Request): Account => {
  const account = visitorAccount(request)
  if (!account) throw new Forbidden(say.signInFirst)
  return account
}

/** The token that the forms of this session carry; empty for a visitor. */
export const csrfTokenOf = (request: Request): string => signedIn.get(request)?.csrf ?? ''

/** The pages of staff that are open to who is signed in; none for a visitor. */
export const navigationFor = (request: Request): readonly Link[] => signedIn.get(request)?.navigation ?? []

const isReminders = ({ href }: Link): boolean => href === remindersPath

/** Another one for every page, so that the length of a compressed page tells nothing of it (BREACH). */
const csrfFor = (key: Buffer, token: string): string => {
  const salt = randomBytes(12).toString('base64url')
  return `${salt}.${sign(key, `${token}.${salt}`)}`
}
const isCsrfOf = (key: Buffer, token: string, given: string): boolean => {
  const [salt, signature = ''] = given.split('.')
  return isSignatureOf(key, `${token}.${salt}`, signature)
}

/** Finds out who is signed in, for every page. */
export const readSession =
  (parts: Pick<WebParts, 'accounts' | 'clock' | 'keys' | 'publicUrl' | 'navigationOf' | 'reminders'>): RequestHandler =>
  async (request, _response, next) => {
    const { accounts, clock, keys, navigationOf, reminders } = parts
    const token = cookieOf(request, sessionCookie, parts)
    const account = token ? await accounts.getSignedIn(token, clock.now()) : null
    if (token && account) {
      const links = navigationOf(account)
      const unread = links.some(isReminders) ? await reminders.countUnread(account.id) : 0
      const navigation = links.map((link) => (isReminders(link) ? { ...link, count: unread } : link))
      signedIn.set(request, { account, token, csrf: csrfFor(keys.csrf, token), navigation })
    }
    next()
  }

/** A page of a session is used, which keeps it from ending; what pages ask by themselves is no use. */
export const noteUse =
  ({ accounts, clock }: Pick<WebParts, 'accounts' | 'clock'>): RequestHandler =>
  async (request, _response, next) => {
    const token = sessionTokenOf(request)
    if (token !== null) await accounts.noteUse(token, clock.now())
    next()
  }

/** Whether the browser still carries a session that has ended. */
export const hadSession = (request: Request, parts: Pick<WebParts, 'publicUrl'>): boolean =>
  sessionTokenOf(request) === null && cookieOf(request, sessionCookie, parts) !== null

/** A POST of staff must carry its session's token and come from our own pages. */
export const checkForms =
  ({ keys, publicUrl }: Pick<WebParts, 'keys' | 'publicUrl'>): RequestHandler =>
  (request, _response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD') return next()
    const { origin, host } = request.headers
    const isOurs =
      request.headers['sec-fetch-site'] !== 'cross-site' &&
      (origin === undefined || origin === new URL(publicUrl).origin || origin.replace(/^https?:\/\//, '') === host)
    if (!isOurs) throw new ForeignForm(say.staleForm)
    const session = signedIn.get(request)
    const given: unknown = (request.body as Record<string, unknown> | undefined)?._csrf
    if (session && !(typeof given === 'string' && isCsrfOf(keys.csrf, session.token, given)))
      throw new ForeignForm(say.staleForm)
    next()
  }

/** The page of ours that a form was sent from, where it is named. */
export const cameFrom = (request: Request): string | null => {
  const { referer, host } = request.headers
  const url = referer !== undefined && URL.canParse(referer) ? new URL(referer) : null
  return url && url.host === host ? `${url.pathname}${url.search}` : null
}

/** The door of a page: visitors go to the sign-in and come back, accounts that may not open it get 403. */
export const requireWho =
  (who: Who): RequestHandler =>
  (request: Request, response: Response, next: NextFunction) => {
    const account = visitorAccount(request)
    if (mayOpen(who, account)) return next()
    if (account) throw new Forbidden(say.notYours)
    const back = request.method === 'GET' ? request.originalUrl : (cameFrom(request) ?? '/can-bo')
    response.redirect(303, `/dang-nhap?ve=${encodeURIComponent(back)}`)
  }

/** Sets the session's cookie, or takes it away when the token is null. */
export const setSessionCookie = (response: Response, token: string | null, parts: Pick<WebParts, 'publicUrl'>): void =>
  setCookie(response, { name: sessionCookie, value: token }, parts)

export const sessionTokenOf = (request: Request): string | null => signedIn.get(request)?.token ?? null
