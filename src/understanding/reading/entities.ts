import type { Person } from '../../catalog/said-people.js'
import type { Quantity } from '../../catalog/said-quantities.js'
import { findDates } from './dates.js'
import { findPeople } from './people.js'
import { takeOutPhones } from './phones.js'
import { cutPieces } from './pieces.js'
import { findQuantities } from './quantities.js'

/** What a message names beside its request. */
export type Entities = {
  /** As dialled at home: digits only, beginning with 0. */
  phones: string[]
  /** Identity numbers with all but the last three signs hidden. */
  idNumbers: string[]
  /** 'YYYY-MM-DD', in the order of the text; "hôm qua" is counted from the day of the message. */
  dates: string[]
  /** Đồng. */
  money: number[]
  /** Codes of papers and cases, in capitals. */
  receiptCodes: string[]
  /** What is counted, in the order of the text. */
  quantities: Quantity[]
  /** The first count of each that is understood for certain. */
  pages: number | null
  copies: number | null
  people: Person[]
  /** The message without marks, short forms written out and figures apart. */
  plain: string
}

/** Of a message that names nothing. */
export const noEntities: Entities = {
  phones: [],
  idNumbers: [],
  dates: [],
  money: [],
  receiptCodes: [],
  quantities: [],
  pages: null,
  copies: null,
  people: [],
  plain: '',
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

const identity = /(?<!\d)(?:\d{12}|\d{9})(?!\d)/g
const receipt =
  /(?<![\p{L}\p{N}-])(?:[A-HJ-NP-Z2-9]{5}-[A-HJ-NP-Z2-9]{5}|[A-Z]{1,3}\d{0,3}(?:[.-]\d{2,6})+(?:[-/]\d{2,8})*|\d{3}(?:\.\d{2}){2}\.[A-Z]\d{2}-\d{6}-\d{4})(?![\p{L}\p{N}])/gu

const findFigures = (
  written: string,
  withoutPhones: string,
  plain: string,
): Pick<Entities, 'idNumbers' | 'money' | 'receiptCodes'> => {
  return {
    idNumbers: [...withoutPhones.matchAll(identity)].map(([id]) => `…${id.slice(-3)}`),
    money: findMoney(plain.replace(/ ?đ(?!\p{L})/gu, ' d')),
    receiptCodes: [...written.toUpperCase().matchAll(receipt)].map(([code]) => code).filter((code) => /\d/.test(code)),
  }
}

/** Telephones, identity numbers (masked), dates, money, codes, counts and people. `today` is 'YYYY-MM-DD'. */
export const findEntities = (text: string, today: string): Entities => {
  const written = text.normalize('NFKC')
  const plain = written.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd')
  const { phones, rest } = takeOutPhones(written)
  const pieces = cutPieces(rest)
  const quantities = findQuantities(pieces)
  const firstOf = (...units: Quantity['unit'][]): number | null =>
    quantities.find(({ unit, count }) => units.includes(unit) && count !== null)?.count ?? null
  return {
    phones,
    ...(/\d/.test(written) ? findFigures(written, rest, plain) : { idNumbers: [], money: [], receiptCodes: [] }),
    dates: findDates(plain, today),
    quantities,
    pages: firstOf('page', 'leaf'),
    copies: firstOf('copy', 'set'),
    people: findPeople(pieces, quantities),
    plain: pieces
      .filter(({ kind }) => kind !== 'sign')
      .map(({ folded }) => folded)
      .join(' '),
  }
}
