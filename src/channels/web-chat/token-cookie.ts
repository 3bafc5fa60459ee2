import { parseCookie, stringifySetCookie } from 'cookie'
import { isSignatureOf, sign } from '../../shared/keys.js'

/** A browser lets only this very host set a `__Host-` cookie, over https and for all paths. */
const prefixOf = (isSecure: boolean): string => (isSecure ? '__Host-xaoi_chat_' : 'xaoi_chat_')
const keptSeconds = 180 * 24 * 60 * 60
/** More than these and the oldest are removed, so that a shared computer's headers don't grow without end. */
const mostConversations = 20

const signed = (conversationId: string): string => `conversation:${conversationId}`

type Token = 'valid' | 'wrong' | 'absent'

/** Looks at the cookie that proves that this browser opened the conversation. */
export const checkToken = (
  key: Buffer,
  cookies: string | undefined,
  conversationId: string,
  { isSecure }: { isSecure: boolean },
): Token => {
  const value = parseCookie(cookies ?? '')[prefixOf(isSecure) + conversationId]
  if (value === undefined) return 'absent'
  return isSignatureOf(key, signed(conversationId), value) ? 'valid' : 'wrong'
}

/** Set-Cookie headers that give the browser its token, one cookie per conversation. */
export const tokenCookies = (
  key: Buffer,
  cookies: string | undefined,
  conversationId: string,
  { isSecure, isEmbedded }: { isSecure: boolean; isEmbedded: boolean },
): string[] => {
  // In another site's page a browser keeps only cookies that say so, apart for each such site (CHIPS).
  const scope =
    isEmbedded && isSecure ? ({ sameSite: 'none', partitioned: true } as const) : ({ sameSite: 'lax' } as const)
  const prefix = prefixOf(isSecure)
  const attributes = { path: isSecure ? '/' : '/api/chat', httpOnly: true, secure: isSecure, ...scope }
  const set = (name: string, value: string, maxAge: number): string =>
    stringifySetCookie({ name, value, ...attributes, maxAge })
  const others = Object.keys(parseCookie(cookies ?? '')).filter(
    (name) => name.startsWith(prefix) && name !== prefix + conversationId,
  )
  return [
    set(prefix + conversationId, sign(key, signed(conversationId)), keptSeconds),
    ...others.slice(0, Math.max(0, others.length + 1 - mostConversations)).map((name) => set(name, '', 0)),
  ]
}
