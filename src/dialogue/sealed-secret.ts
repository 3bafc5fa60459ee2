import { foldMarks } from '../shared/text.js'

const sixteen = '\\d{4}[ .–-]?\\d{4}[ .–-]?\\d{4}[ .–-]?\\d{4}(?!\\d)'
const figures = new RegExp(`(?<![\\d.-])${sixteen}`, 'gu')
/** A bank's card has as many: part of a story. */
const ofBank = /\b(?:the|tai khoan|stk|tk|ngan hang|chuyen khoan|atm|visa)\b/
const names = /\b(?:so|ma) (?:bi mat|kin)\b/
const lead = /\b(?:so|ma|bi mat|kin|bien nhan|cua|toi|em|minh|la|day|va|voi|kem|ho so|mo|xem|giup|cho|a|nhe)\b/g
const code = /[2-9A-HJ-NP-Z]{5} ?[-–—]? ?[2-9A-HJ-NP-Z]{5}/giu

/**
 * The sixteen digits that open a protected case, typed into a chat, and what is left of the message; null: there are none.
 * Alone, beside a receipt's code, or called a secret: other figures stay.
 */
export const takeOutSealedSecret = (text: string): { rest: string; isAlone: boolean } | null => {
  const rest = text.replace(figures, ' ')
  if (rest === text || text.startsWith('/')) return null
  const around = foldMarks(rest.replace(code, ' '))
  const isNothingElse = around.replace(lead, ' ').replace(/[^a-z0-9]+/g, '') === ''
  if (!names.test(around) && (!isNothingElse || ofBank.test(around))) return null
  return { rest: rest.replace(/\s+/g, ' ').trim(), isAlone: isNothingElse }
}
