import { findReceiptCode } from './receipt-code.js'

/** receipt: the six figures beside a code; sealed: the sixteen of a protected case. */
export type SecretKind = 'receipt' | 'sealed'

const receiptFigures = '\\d{6}(?!\\d)'
const sealedFigures = '(?:\\d[ .–-]?){15}\\d(?!\\d)'
const spacedFigures = '(?:\\d[ .–-]?){5}\\d(?![ .–-]?\\d)'
const figures = `(?:${receiptFigures}|${sealedFigures}|${spacedFigures})`
const code = '[2-9A-HJ-NP-Z]{5}(?: ?[-–—] ?| *)[2-9A-HJ-NP-Z]{5}'
const beside = '[^\\p{L}\\d]*(?:(?:số|so|và|va|với|voi|kèm|kem|là|la|mã|ma)[^\\p{L}\\d]*){0,3}'

const afterCode = new RegExp(`(?<![\\p{L}\\d])(?<code>${code})${beside}(?<secret>${figures})`, 'iu')
const beforeCode = new RegExp(`(?<![\\p{L}\\d])(?<secret>${figures})${beside}(?<code>${code})(?![\\p{L}\\d])`, 'iu')
const named =
  /(?:số|so|mã|ma) (?:kín|kin|bí mật|bi mat)(?: (?:số|so|của|cua|tôi|toi|em|là|la|này|nay))*[\s:=“"]*(?<secret>\d(?:[ .–-]?\d){3,15})(?!\d)/iu

const kindOfSecret = (secret: string): SecretKind => (secret.replace(/\D/g, '').length > 6 ? 'sealed' : 'receipt')

/** The secret number of a receipt in a message, and the message without it; null: there is none. */
export const takeOutSecret = (typed: string): { rest: string; kind: SecretKind } | null => {
  const text = typed.normalize('NFC')
  const besideCode = [afterCode, beforeCode]
    .map((shape) => shape.exec(text))
    .find((found) => found?.groups?.code && findReceiptCode(`mã ${asCode(found.groups.code)}`) !== null)
  const { groups, index = 0, 0: whole = '' } = named.exec(text) ?? besideCode ?? {}
  if (!groups?.secret) return null
  const { secret, code: beside } = groups
  const rest = `${text.slice(0, index)} ${beside ?? ''} ${text.slice(index + whole.length)}`
  return { rest: rest.replace(/ {2,}/g, ' ').trim(), kind: kindOfSecret(secret) }
}

/** Five and five, though its number is glued to it. */
const asCode = (written: string): string => {
  const characters = written.replace(/[^A-Za-z\d]/g, '')
  return `${characters.slice(0, 5)}-${characters.slice(5)}`
}
