import type { Request, RequestHandler } from 'express'
import { type Account, can, type Permission } from '../../accounts/roles.js'
import type { Link, WebParts } from './web-parts.js'

/** Who may open a page: anybody, whoever is signed in, or an account with one of these permissions somewhere. */
export type Who = 'anybody' | 'staff' | readonly Permission[]

/** One address of a page. What a case, commune or task allows beyond the permission is decided by the slice's verbs. */
export type Action = {
  method: 'get' | 'post'
  path: string
  /** Where it differs from the page's. */
  who?: Who
  /** Open pages ask it without anybody doing something, so it keeps no session from ending. */
  asksByItself?: true
  handle: RequestHandler
}

/** What a page says instead of its form to the browser that has just sent it; the addresses are of this site. */
export type JustSentPage = (shown: {
  request: Request
  parts: WebParts
  answer: string
  /** What the answer tells of, as `markAbout` named it. */
  about: string | null
  further: string
}) => string | Promise<string>

/** What an answer's address shows when what it tells of stands otherwise by now; null: the answer still holds. */
export type PresentPage = (shown: { request: Request; parts: WebParts; about: string }) => Promise<string | null>

/** A row of the list in pages.ts. The server mounts nothing but rows, so what isn't in the list isn't reached. */
export type WebPage = {
  path: string
  title: string
  who: Who
  /** Its forms may have hundreds of fields; they are read only for who passed the door. */
  hasLongForm?: true
  /** Its forms may bring files; they are read only for who passed the door. */
  takesFiles?: true
  /** What its forms are answered stands at an address, for Back and reload (answer-at-address.ts). */
  answersAtAddress?: true
  /** What stands in place of its form for whoever has just sent it; of forms that do something each time. */
  justSent?: JustSentPage
  /** Of forms whose answers tell of what may change. */
  present?: PresentPage
  /** So many forms a minute are taken from one line; left out: any number. */
  postsPerMinute?: number
  /** Its name in the navigation of staff; left out: reached from other pages. */
  navigation?: string
  /** Once true, it stands in the navigation no more. */
  isOver?(parts: Pick<WebParts, 'operations'>): boolean
  actions(parts: WebParts): readonly Action[]
}

export const get = (path: string, handle: RequestHandler, who?: Who): Action => ({
  method: 'get',
  path,
  handle,
  ...(who && { who }),
})

/** What open pages ask by themselves. */
export const ask = (path: string, handle: RequestHandler): Action => ({
  method: 'get',
  path,
  asksByItself: true,
  handle,
})

export const post = (path: string, handle: RequestHandler, who?: Who): Action => ({
  method: 'post',
  path,
  handle,
  ...(who && { who }),
})

/** Whether an account (undefined: a visitor) passes the door of a page. */
export const mayOpen = (who: Who, account: Account | undefined): boolean =>
  who === 'anybody' ||
  (account !== undefined && (who === 'staff' || who.some((permission) => can(account, permission))))

/** The navigation of an account, in the list's order; its first entry is where the account works. */
export const navigationOf = (
  pages: readonly WebPage[],
  account: Account,
  parts: Pick<WebParts, 'operations'>,
): Link[] =>
  pages.flatMap(({ path, navigation, who, isOver }) =>
    navigation && mayOpen(who, account) && !isOver?.(parts) ? [{ href: path, label: navigation }] : [],
  )
