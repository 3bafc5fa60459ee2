import { foldLetters } from './fold-letters.js'

/** A part of a commune, as it stands in a text: "thôn Cao Xá", "xom 3". It narrows a place and names none. */
export type Hamlet = { name: string; start: number; end: number }

const villages = 'thôn|thon|xóm|xom|làng|lang|ấp'
const parts = 'đội|doi|tổ dân phố|to dan pho|tổ|to(?! de(?!\\p{L}))|khu|ngõ|ngo|ngách|ngach|số nhà|so nha'
const type = new RegExp(
  `(?<![\\p{L}\\p{N}]|(?:hàng|hang|làng|lang|cả|ca|lối|loi)\\s)(?:(${villages})|${parts})\\s+(?=[\\p{L}\\p{N}])`,
  'giu',
)
const token = /^(\s*)([\p{L}\p{N}/]+)/u
/** What follows the name of a hamlet: a unit's type. */
const unit = /^(?:x|xa|phuong|thi|tt|huyen|h|tinh|tp|thanh|thon|xom|lang|ap|doi|to)$/
/** Words that tell of a hamlet, no name's. */
const telling =
  /^(?:bi|o|co|ngap|ung|hong|tac|ban|chua|khong|ko|k|dang|qua|rat|lam|lun|sut|vo|mat|nay|ay|nhe|a|toi|em|minh|da|roi|thuoc|cua)$/
/** With their marks they name none: "xóm xả nước thải", "tổ chức". */
const noNames =
  /^(?:tôi|mình|cháu|này|đó|kia|ấy|mất|hỏng|rác|thối|xả|nuôi|đổ|đốt|lấy|tại|sẽ|nhà|vẫn|cũng|đều|vực|nào|ai|người|mà|thì|toàn|ngày|dưới|ấm|chức|chuc|chim|ong|cúm|với|cứ|lại)$/u
const longestName = 3

type Token = { text: string; folded: string; end: number }

/** The words right behind a type word, up to the first mark. */
const tokensFrom = (text: string, from: number): Token[] => {
  const tokens: Token[] = []
  for (let at = from; tokens.length <= longestName + 1; ) {
    const [whole, , word = ''] = token.exec(text.slice(at)) ?? []
    if (whole === undefined) break
    at += whole.length
    tokens.push({ text: word, folded: foldLetters(word), end: at })
  }
  return tokens
}

const isTitle = ({ text }: Token): boolean => /^\p{Lu}/u.test(text)
/** "thon Da Nguu", not "THON DA NGAP". */
const isNameByCapital = ({ text }: Token): boolean => /^\p{Lu}\p{Ll}/u.test(text)

/** "thị" of "thị trấn …" and of "thị xã Mỹ Hào", the province's one; that of "thôn Phú Thị xã Mễ Sở" ends a name. */
const isTown = (tokens: readonly Token[], at: number): boolean => {
  const [next, name] = [tokens[at + 1]?.folded, tokens[at + 2]?.folded]
  return next === 'tran' || (next === 'xa' && (name === undefined || name === 'my'))
}

/** "Xá" at the end of a name, "xã" before the commune's. */
const isUnit = (tokens: readonly Token[], at: number): boolean => {
  const { text = '', folded = '' } = tokens[at] ?? {}
  const next = tokens[at + 1]
  if (!unit.test(folded) || next === undefined) return false
  if (folded === 'thi') return isTown(tokens, at)
  return folded !== 'xa' || text.toLowerCase() === 'xã' || (text.toLowerCase() === 'xa' && !isUnit(tokens, at + 1))
}

/** How many of the words are the name: all capitals, or small letters up to the end of the clause or a unit's type. */
const lengthOfName = (tokens: readonly Token[], isVillage: boolean): number => {
  const [first] = tokens
  if (!first || /\d/.test(first.text)) return 1
  const stop = tokens.findIndex((one, k) => k > 0 && (isUnit(tokens, k) || (!isTitle(one) && telling.test(one.folded))))
  const end = stop < 0 ? tokens.length : stop
  if (isTitle(first)) {
    const small = tokens.findIndex((one) => !isTitle(one))
    return Math.min(end, small < 0 ? tokens.length : small, longestName)
  }
  const isWhole = stop < 0 || isUnit(tokens, stop)
  return isVillage && isWhole && end <= longestName ? end : 1
}

export const hamletsIn = (text: string): Hamlet[] =>
  [...text.matchAll(type)].flatMap(({ 0: said, 1: village, index }) => {
    const tokens = tokensFrom(text, index + said.length)
    const [first] = tokens
    if (
      !first ||
      (telling.test(first.folded) && !isNameByCapital(first)) ||
      noNames.test(first.text.toLowerCase().normalize('NFC'))
    )
      return []
    const last = tokens[lengthOfName(tokens, village !== undefined) - 1]
    return last ? [{ name: text.slice(index, last.end), start: index, end: last.end }] : []
  })

/** The hamlets that stand right before position `at`: "xóm 3 thôn Phú Mỹ" of "rác ở xóm 3 thôn Phú Mỹ, xã Mễ Sở"; '' for none. */
export const hamletsBefore = (text: string, at: number): string => {
  const from = hamletsIn(text).reduceRight(
    (until, { start, end }) => (end <= until && /^[\s,]*$/.test(text.slice(end, until)) ? start : until),
    at,
  )
  return text.slice(from, at).replace(/[\s,]+$/, '')
}

export const namesHamlet = (text: string): boolean => hamletsIn(text).length > 0

export const withoutHamlets = (text: string): string =>
  hamletsIn(text).reduceRight((rest, { start, end }) => `${rest.slice(0, start)} ${rest.slice(end)}`, text)
