import { randomBytes } from 'node:crypto'
import { isSignatureOf, sign } from '../../shared/keys.js'
import { foldMarks } from '../../shared/text.js'

/** A form stands open this long. */
const livesMs = 3 * 60 * 60_000

const units = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín']
const inWords = (count: number): string =>
  count < 10 ? (units[count] as string) : `mười ${count === 10 ? '' : count === 15 ? 'lăm' : units[count - 10]}`.trim()

/** The plain sum that a form asks, so that no machine fills it in by thousands; the same for the same form. */
const sumOf = (nonce: string): [number, number] => {
  const [first = 0, second = 0] = Buffer.from(nonce, 'base64url')
  return [2 + (first % 8), 2 + (second % 8)]
}

/** "ba cộng bốn" */
export const questionOf = (nonce: string): string => sumOf(nonce).map(inWords).join(' cộng ')

/** Whether this is the sum, in figures or in words, with marks or without. */
export const isAnswerOf = (nonce: string, typed: string): boolean => {
  const sum = sumOf(nonce).reduce((a, b) => a + b)
  const said = foldMarks(typed).replace(/^(?:bang|la) /, '')
  return said === String(sum) || said === foldMarks(inWords(sum)) || (sum === 14 && said === 'muoi tu')
}

type ReadKey = { nonce: string; isOld: boolean }

/** Names one form that was handed out: signed, for three hours, kept nowhere. `key` is asked for when it is needed. */
export const issueKey = (key: Buffer, now: Date): string => {
  const body = `${now.getTime().toString(36)}.${randomBytes(15).toString('base64url')}`
  return `${body}.${sign(key, `form:${body}`)}`
}

/** What a form's key says; null: none of ours. */
export const readKey = (key: Buffer, typed: string, now: Date): ReadKey | null => {
  const [time = '', nonce = '', signature = ''] = typed.slice(0, 200).split('.')
  if (!isSignatureOf(key, `form:${time}.${nonce}`, signature)) return null
  return { nonce, isOld: now.getTime() - Number.parseInt(time, 36) > livesMs }
}

const figures = 6

/** The six figures that a receipt bears beside its code: with them the look-up shows also what was written and answered. */
export const secretOf = (key: Buffer, receiptCode: string): string =>
  (Buffer.from(sign(key, `receipt:${receiptCode}`), 'base64url').readUIntBE(0, figures) % 10 ** figures)
    .toString()
    .padStart(figures, '0')
