import { findDates } from './dates.js'
import { plainText, type Word } from './words.js'

/** What a message names beside its request. */
export type Entities = {
  /** As dialled: digits only, beginning with 0 or +84. */
  phones: string[]
  /** Identity numbers with all but the last three signs hidden. */
  idNumbers: string[]
  /** 'YYYY-MM-DD', in the order of the text; "hôm qua" is counted from the day of the message. */
  dates: string[]
  /** Đồng. */
  money: number[]
  /** Codes of papers and cases, in capitals. */
  receiptCodes: string[]
  pages: number | null
  copies: number | null
}

const numberWords = 'khong mot hai ba bon nam sau bay tam chin muoi'.split(' ')
const count = '(\\d{1,4}|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi)'
const countedPages = new RegExp(`(?<![\\w])${count} (?:trang|to|mat giay)(?!\\w)`)
const countedCopies = new RegExp(`(?<![\\w])${count} (?:ban|bo)(?!\\w)`)

const counted = (folded: string, pattern: RegExp): number | null => {
  const found = pattern.exec(folded)?.[1]
  if (found === undefined) return null
  const word = numberWords.indexOf(found)
  return word >= 0 ? word : Number(found)
}

const units: Record<string, number> = {
  nghin: 1_000,
  ngan: 1_000,
  k: 1_000,
  tram: 100_000,
  trieu: 1_000_000,
  tr: 1_000_000,
  ty: 1_000_000_000,
  ti: 1_000_000_000,
}

const readAmount = (digits: string): number => {
  const isGrouped = /^\d{1,3}([.,]\d{3})+$/.test(digits)
  return Number(isGrouped ? digits.replace(/[.,]/g, '') : digits.replace(',', '.'))
}

const findMoney = (plain: string): number[] =>
  [
    ...plain.matchAll(
      /(?<![\w.,])(\d{1,3}(?:[.,]\d{3})+|\d{1,7}(?:[.,]\d{1,2})?) ?(nghin|ngan|k|tram|trieu|tr|ty|ti|dong|vnd|d)(?![\w])(?: (ruoi|\d{1,3})(?= |$))?/g,
    ),
  ].map(([, digits = '', unit = '', rest]) => {
    const scale = units[unit] ?? 1
    const half = rest === 'ruoi' ? scale / 2 : 0
    return Math.round(readAmount(digits) * scale + half)
  })

const phone = /(?<![\d.])(?:\+84|0)(?:[ .-]?\d){9}(?!\d)/g
const identity = /(?<!\d)(?:\d{12}|\d{9})(?!\d)/g
const receipt =
  /(?<![\p{L}\p{N}-])(?:[A-HJ-NP-Z2-9]{5}-[A-HJ-NP-Z2-9]{5}|[A-Z]{1,3}\d{0,3}(?:[.-]\d{2,6})+(?:[-/]\d{2,8})*|\d{3}(?:\.\d{2}){2}\.[A-Z]\d{2}-\d{6}-\d{4})(?![\p{L}\p{N}])/gu

const findFigures = (
  written: string,
  plain: string,
): Pick<Entities, 'phones' | 'idNumbers' | 'money' | 'receiptCodes'> => {
  const phones = [...written.matchAll(phone)].map(([found]) => found.replace(/[ .-]/g, ''))
  const withoutPhones = written.replace(phone, ' ')
  return {
    phones,
    idNumbers: [...withoutPhones.matchAll(identity)].map(([id]) => `…${id.slice(-3)}`),
    money: findMoney(plain.replace(/ ?đ(?!\p{L})/gu, ' d')),
    receiptCodes: [...written.toUpperCase().matchAll(receipt)].map(([code]) => code).filter((code) => /\d/.test(code)),
  }
}

/** Telephones, identity numbers (masked), dates, money, codes, numbers of pages and copies. `words` are the text's own; `today` is 'YYYY-MM-DD'. */
export const findEntities = (text: string, words: readonly Word[], today: string): Entities => {
  const written = text.normalize('NFKC')
  const folded = plainText(words)
  const plain = written.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd')
  return {
    ...(/\d/.test(written) ? findFigures(written, plain) : { phones: [], idNumbers: [], money: [], receiptCodes: [] }),
    dates: findDates(plain, today),
    pages: counted(folded, countedPages),
    copies: counted(folded, countedCopies),
  }
}
