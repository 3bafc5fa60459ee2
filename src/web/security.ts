import { parse as parseCookies } from 'cookie'
import type { NextFunction, Request, RequestHandler, Response } from 'express'
import { type Account, can, type Permission } from '../accounts/roles.js'
import { Forbidden } from '../shared/errors.js'
import { isSignatureOf, sign } from '../shared/keys.js'
import type { WebParts } from './web-parts.js'
import { securityWording as say } from './wording.js'

type SignedIn = { account: Account; token: string; csrf: string }

const signedIn = new WeakMap<Request, SignedIn>()
const cookieName = 'xaoi_session'

const tokenOf = (request: Request): string | null => parseCookies(request.headers.cookie ?? '')[cookieName] ?? null

/** Who is signed in; undefined for a visitor. */
export const visitorAccount = (request: Request): Account | undefined => signedIn.get(request)?.account

/** The account of a page behind `requireAccount`. */
export const accountOf = (request: Request): Account => {
  const account = visitorAccount(request)
  if (!account) throw new Forbidden(say.signInFirst)
  return account
}

/** The token that the forms of this session carry; empty for a visitor. */
export const csrfTokenOf = (request: Request): string => signedIn.get(request)?.csrf ?? ''

/** Finds out who is signed in, for every page. */
export const readSession =
  ({ accounts, clock, keys }: Pick<WebParts, 'accounts' | 'clock' | 'keys'>): RequestHandler =>
  async (request, _response, next) => {
    const token = tokenOf(request)
    const account = token ? await accounts.getSignedIn(token, clock.now()) : null
    if (token && account) signedIn.set(request, { account, token, csrf: sign(keys.csrf, token) })
    next()
  }

/** A POST of staff must carry its session's token and come from our own pages. */
export const checkForms =
  ({ keys, publicUrl }: Pick<WebParts, 'keys' | 'publicUrl'>): RequestHandler =>
  (request, _response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD') return next()
    const { origin, host } = request.headers
    const isOurs =
      origin === undefined || origin === new URL(publicUrl).origin || origin.replace(/^https?:\/\//, '') === host
    if (!isOurs) throw new Forbidden(say.staleForm)
    const session = signedIn.get(request)
    const given: unknown = (request.body as Record<string, unknown> | undefined)?._csrf
    if (session && !(typeof given === 'string' && isSignatureOf(keys.csrf, session.token, given)))
      throw new Forbidden(say.staleForm)
    next()
  }

/** Lets in who is signed in and, where a permission is named, may do that somewhere; others go to the sign-in or get 403. */
export const requireAccount =
  (permission?: Permission): RequestHandler =>
  (request: Request, response: Response, next: NextFunction) => {
    const account = visitorAccount(request)
    if (!account) {
      response.redirect(
        303,
        `/dang-nhap?ve=${encodeURIComponent(request.method === 'GET' ? request.originalUrl : '/can-bo')}`,
      )
      return
    }
    if (permission && !can(account, permission)) throw new Forbidden(say.notYours)
    next()
  }

/** Sets the session's cookie, or takes it away when the token is null. */
export const setSessionCookie = (response: Response, token: string | null, isHttps: boolean): void => {
  const options = { httpOnly: true, sameSite: 'lax' as const, secure: isHttps, path: '/' }
  if (token) response.cookie(cookieName, token, options)
  else response.clearCookie(cookieName, options)
}

export const sessionTokenOf = (request: Request): string | null => signedIn.get(request)?.token ?? null
