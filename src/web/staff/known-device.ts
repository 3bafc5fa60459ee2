import { randomBytes } from 'node:crypto'
import type { Request, Response } from 'express'
import { isSignatureOf, sign } from '../../shared/keys.js'
import { cookieOf, setCookie } from '../kit/security.js'
import type { WebParts } from '../kit/web-parts.js'

type Parts = Pick<WebParts, 'keys' | 'publicUrl'>

const name = 'xaoi_device'
const keptMs = 180 * 24 * 60 * 60_000
/** Accounts that one browser is known for; of more the oldest goes. */
const mostAccounts = 8

const signed = (device: string, accountId: string): string => `device:${device}:${accountId}`

/** '<device>.<signature>.<signature>': one signature per account that has signed in here. */
const read = (request: Request, parts: Parts): { device: string; signatures: string[] } => {
  const [device = '', ...signatures] = (cookieOf(request, name, parts) ?? '').split('.').slice(0, mostAccounts + 1)
  return { device, signatures }
}

/** The browser's own id when this account has signed in from it before; null otherwise. */
export const deviceKnownTo = (request: Request, accountId: string | null, parts: Parts): string | null => {
  const { device, signatures } = read(request, parts)
  const isKnown =
    accountId !== null && signatures.some((one) => isSignatureOf(parts.keys.device, signed(device, accountId), one))
  return isKnown ? device : null
}

/** Remembers in the browser that this account signed in from it. */
export const rememberDevice = (request: Request, response: Response, accountId: string, parts: Parts): void => {
  const before = read(request, parts)
  const device = before.device || randomBytes(16).toString('base64url')
  const mine = sign(parts.keys.device, signed(device, accountId))
  const signatures = [mine, ...before.signatures.filter((one) => one !== mine)].slice(0, mostAccounts)
  setCookie(response, { name, value: [device, ...signatures].join('.'), maxAgeMs: keptMs }, parts)
}
