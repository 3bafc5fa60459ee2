import { withoutPlaces } from '../places/find-places.js'
import { foldMarks } from '../shared/text.js'
import type { Case } from './case.js'

/** Folded in pieces: foldMarks reads no more than the ends of a long text. */
const foldedWhole = (text: string): string =>
  (text.match(/[\s\S]{1,800}/g) ?? []).map((part) => foldMarks(part)).join(' ')

const tooShortToTell = 8
/** 'số 3' is many a thing. */
const fewestOfHouse = 3

/** A word as it was written; `isPlain`: nothing in its sentence has marks, so that it may be written without its own. */
type Word = { raw: string; folded: string; isPlain: boolean }

const wordsOf = (text: string): Word[] =>
  text
    .normalize('NFC')
    .split(/[.!?;:\n]+/u)
    .flatMap((sentence) => {
      const words = (sentence.match(/[\p{L}\p{N}]+/gu) ?? []).map((raw) => ({ raw, folded: foldMarks(raw) }))
      const isPlain = words.every(({ raw, folded }) => raw.toLowerCase() === folded)
      return words.map((word) => ({ ...word, isPlain }))
    })

const hasCapital = (raw: string): boolean => /^\p{Lu}/u.test(raw)

/** The known word with its marks, or without any. */
const isWord = ({ raw, folded }: Word, known: Word): boolean =>
  folded === known.folded && [known.raw.toLowerCase(), known.folded].includes(raw.toLowerCase())

/** Written as a name is; 'quyền' is no Quyền. Where nothing has marks people leave out capitals as well. */
const isName = (word: Word, known: Word): boolean => isWord(word, known) && (hasCapital(word.raw) || word.isPlain)

const titles: ReadonlySet<string> = new Set(
  'ông bà anh chị cô chú em bác cháu cụ dì cậu thím mợ thầy'.split(' ').map((title) => title.normalize('NFC')),
)
const titlesFolded: ReadonlySet<string> = new Set([...titles].map(foldMarks))
/** 'ba' is three, and no title, where other words have marks. */
const isTitle = ({ raw, folded, isPlain }: Word): boolean =>
  titles.has(raw.toLowerCase()) || (isPlain && titlesFolded.has(folded))

/** Names that say whose daughter or son somebody is, and no more: 'thị trường', 'văn bản'. */
const middle: ReadonlySet<string> = new Set(['van', 'thi'])

/**
 * Whether words call somebody by the end of a name: "Bà Xuyên Chi", "xuyên chi", "chị Chi". `others`: who is accused; what
 * they are called too tells nobody.
 */
const callsByName = (words: readonly Word[], name: string, others: readonly Word[]): boolean => {
  const [first, last] = wordsOf(name).slice(-2)
  const given = last ?? first
  if (!given || others.some((word) => word.folded === given.folded)) return false
  return words.some((word, at) => {
    const before = words[at - 1]
    if (!before) return false
    if (isName(word, given) && isTitle(before)) return true
    if (!last || !first || !isWord(word, last) || !isWord(before, first)) return false
    const isExact =
      word.raw.toLowerCase() === last.raw.toLowerCase() && before.raw.toLowerCase() === first.raw.toLowerCase()
    return (hasCapital(word.raw) && hasCapital(before.raw)) || ((isExact || word.isPlain) && !middle.has(first.folded))
  })
}

const aboveHamlet = /(?<!\p{L})(?:xã|phường|thị trấn|thị xã|huyện|quận|thành phố|tp|tỉnh)(?!\p{L}).*/iu
const hamletWord = /^(?:thôn|làng|xóm|ấp|đội|tổ dân phố|tổ|tdp|khu phố|khu dân cư|khu)(?: số)?(?!\p{L})\s*/iu
const hamletFolded = '(?:thon|lang|xom|ap|doi|to dan pho|tdp|to|khu pho|khu dan cu|khu)(?: so)?'
/** Offices and houses of a hamlet are where many come: who lives there isn't told. */
const ofHamlet = '(?<!\\b(?:truong|pho|bi thu|chi bo|nha van hoa|truong hoc|dinh|chua|cho|cong) )'

/** The parts of an address below the commune: 'số 3', 'ngõ 12', 'thôn Trai Trang'. */
const partsBelowCommune = (address: string): string[] =>
  address
    .normalize('NFC')
    .split(/[,;\n]|\s-\s/u)
    .flatMap((part) => {
      const below = part.replace(aboveHamlet, '').trim()
      const alone = withoutPlaces(below).trim()
      if (alone.replace(hamletWord, '') !== '') return [alone]
      return hamletWord.test(below) ? [below] : []
    })

const isOfHouse = (part: string): boolean =>
  !hamletWord.test(part) && (/\d/.test(part) || /^(?:số|đường|phố|ngõ|ngách|hẻm)(?!\p{L})/iu.test(part))

/** Whether a text tells the hamlet that an address is in; that of the accused tells nobody. */
const tellsHamlet = (
  { folded, words }: { folded: string; words: readonly Word[] },
  part: string,
  accused: string,
): boolean => {
  const name = part.replace(hamletWord, '')
  const known = wordsOf(name)
  const phrase = known.map((word) => word.folded).join(' ')
  if (phrase === '' || accused.includes(` ${phrase} `)) return false
  if (new RegExp(`${ofHamlet}\\b${hamletFolded} ${phrase}\\b`).test(folded)) return true
  const before = (at: number): string => words[at - 1]?.folded ?? ''
  return (
    known.length > 1 &&
    words.some(
      (_, at) =>
        known.every((word, k) => {
          const said = words[at + k]
          return said !== undefined && isName(said, word)
        }) && !/^(?:thon|lang|xom|ap|doi|to|pho|khu|cu|so|xa|phuong)$/.test(before(at)),
    )
  )
}

/**
 * Whether texts tell who sent a case: by name or its end, telephone, code, hamlet or house. The commune alone is often where the
 * accused works, and tells nothing.
 */
export const namesSender = (
  texts: readonly string[],
  {
    reporter: { name, address, phone },
    receiptCode,
    against = null,
  }: { reporter: Case['reporter']; receiptCode: string | null; against?: string | null },
): boolean => {
  const said = ` ${texts.map(foldedWhole).join(' ')} `
  const words = wordsOf(texts.join('\n'))
  const accused = ` ${foldMarks(against ?? '')} `
  const saidDigits = said.replace(/\D/g, '')
  const digits = (phone ?? '').replace(/\D/g, '').replace(/^(84|0)/, '')
  const mail = phone?.includes('@') ? phone : null
  const parts = partsBelowCommune(address ?? '')
  const house = foldMarks(parts.filter(isOfHouse).join(' '))
  const whole = [name, receiptCode, mail].map((one) => foldMarks(one ?? ''))
  const isTold = (one: string): boolean => said.includes(` ${one} `)
  return (
    whole.some((one) => (one.includes(' ') || one.length >= tooShortToTell) && isTold(one)) ||
    (digits.length >= tooShortToTell && saidDigits.includes(digits)) ||
    (house.split(' ').length >= fewestOfHouse && /\d/.test(house) && isTold(house)) ||
    (name !== null && callsByName(words, name, wordsOf(against ?? ''))) ||
    parts.some((part) => !isOfHouse(part) && tellsHamlet({ folded: said, words }, part, accused))
  )
}
