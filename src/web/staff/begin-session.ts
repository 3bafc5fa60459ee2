import type { Request, Response } from 'express'
import type { Account } from '../../accounts/roles.js'
import { cookieOf, sessionTokenOf, setCookie, setSessionCookie, visitorAccount } from '../kit/security.js'
import type { WebParts } from '../kit/web-parts.js'
import { rememberDevice } from './known-device.js'
import { nameDevice } from './name-device.js'

/** Holds the token of a sign-in that waits for its second step; no session is ever read from it. */
const waitingCookie = 'xaoi_second_step'

/** Where the second step is taken, and where it is set up. */
export const secondStepPath = '/dang-nhap/ma'
export const enrolmentPath = '/dang-nhap/dat-ma'

/** Only a path of our own pages may be returned to. */
export const ownPath = (path: unknown): string | null =>
  typeof path === 'string' && path.length <= 300 && /^\/(?![/\\])[\w/.?=&%+,-]*$/.test(path) ? path : null

/** What sign-in, its second step and invitations share: beginning a session, and where an account works. */
export const createSessions = (parts: WebParts) => {
  const { accounts, clock } = parts
  const homeOf = (account: Account): string => parts.navigationOf(account)[0]?.href ?? '/'

  const signOut = async (request: Request): Promise<void> => {
    const token = sessionTokenOf(request)
    const account = visitorAccount(request)
    if (token && account) await accounts.signOut(account, token, clock.now())
  }

  /** Begins the session; where its owner goes now: to what others did to the account, `back`, or where it works. */
  const begin = async (
    request: Request,
    response: Response,
    { account, token, back }: { account: Account; token: string; back: string | null },
  ): Promise<string> => {
    setCookie(response, { name: waitingCookie, value: null }, parts)
    setSessionCookie(response, token, parts)
    rememberDevice(request, response, account.id, parts)
    return (await accounts.ownNews.has(account)) ? '/can-bo/tai-khoan-cua-toi' : (back ?? homeOf(account))
  }

  return {
    homeOf,
    signOut,
    begin,
    waitingTokenOf: (request: Request): string | null => cookieOf(request, waitingCookie, parts),

    /** After a right password: to the page where the account works, or `back`, or to the second step. */
    async start(
      request: Request,
      response: Response,
      { account, password, back }: { account: Account; password: string; back: string | null },
    ): Promise<void> {
      await signOut(request)
      const device = nameDevice(request.get('user-agent') ?? '')
      const { token, next } = await accounts.startSignIn(account, { device, password, at: clock.now() })
      if (next === 'none') {
        response.redirect(303, await begin(request, response, { account, token, back }))
        return
      }
      setSessionCookie(response, null, parts)
      setCookie(response, { name: waitingCookie, value: token }, parts)
      const path = next === 'code' ? secondStepPath : enrolmentPath
      response.redirect(303, back ? `${path}?ve=${encodeURIComponent(back)}` : path)
    },
  }
}
