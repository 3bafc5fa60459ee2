import type { Piece } from './pieces.js'

/** A number in a message; `value` null: one is named but not for certain. `end` is the piece after it. */
export type FoundNumber = { value: number | null; end: number }

const digitWords: Record<string, number> = {
  một: 1,
  mot: 1,
  hai: 2,
  ba: 3,
  bốn: 4,
  bon: 4,
  năm: 5,
  nam: 5,
  sáu: 6,
  sau: 6,
  bảy: 7,
  bẩy: 7,
  bay: 7,
  tám: 8,
  tam: 8,
  chín: 9,
  chin: 9,
}
/** Only behind tens: "hai mươi mốt", "ba lăm". */
const lastDigits: Record<string, number> = {
  mốt: 1,
  tư: 4,
  tu: 4,
  lăm: 5,
  nhăm: 5,
  lam: 5,
  nham: 5,
}
const isOneOf =
  (...forms: string[]) =>
  (piece: Piece | undefined): boolean =>
    piece?.kind === 'word' && forms.includes(piece.marked)
const isTen = isOneOf('mười', 'muời')
const isTens = isOneOf('mươi', 'mười', 'muoi')
const isDozen = isOneOf('chục', 'chuc')
const isHundred = isOneOf('trăm', 'tram')
const isThousand = isOneOf('nghìn', 'ngàn', 'nghin', 'ngan')
const isZeroTens = isOneOf('linh', 'lẻ', 'le')
const isHalf = isOneOf('rưỡi', 'ruoi', 'rưởi')
const isPair = isOneOf('đôi')
const isTwenty = isOneOf('hăm')
const isThirty = isOneOf('băm')
const isTwelve = (piece: Piece | undefined, isCounted: boolean): boolean =>
  piece?.marked === 'tá' || (piece?.marked === 'ta' && isCounted)
const isYear = isOneOf('năm', 'nam')

/** Small numbers and their long forms that name no exact count. */
const vague = new Set(['vài', 'vai', 'mấy', 'may', 'dăm', 'nhiều', 'nhieu', 'mươi'])

const digitAt = (pieces: readonly Piece[], at: number): number | undefined => {
  const piece = pieces[at]
  return piece?.kind === 'word' ? digitWords[piece.marked] : undefined
}

/** The digit behind tens; "năm" behind "mười" is years unless `isCounted` finds a unit behind it. */
const unitBehindTens = (pieces: readonly Piece[], at: number, isUnit: UnitTest): number | undefined => {
  const piece = pieces[at]
  if (piece?.kind !== 'word') return undefined
  const last = lastDigits[piece.marked] ?? (piece.marked === 'mot' ? 1 : undefined)
  if (last !== undefined) return last
  if (isYear(piece) && !isUnit(at + 1)) return undefined
  return digitWords[piece.marked]
}

/** Whether a unit of counting stands at a piece. */
export type UnitTest = (at: number) => boolean

const tensAt = (pieces: readonly Piece[], at: number, isUnit: UnitTest): FoundNumber | null => {
  const first = pieces[at]
  const withUnit = (tens: number, behind: number): FoundNumber => {
    const unit = unitBehindTens(pieces, behind, isUnit)
    return unit === undefined ? { value: tens, end: behind } : { value: tens + unit, end: behind + 1 }
  }
  if (isTen(first) || first?.marked === 'muoi') return withUnit(10, at + 1)
  if (isDozen(first)) return isHalf(pieces[at + 1]) ? { value: 15, end: at + 2 } : { value: 10, end: at + 1 }
  if (isTwenty(first)) return withUnit(20, at + 1)
  if (isThirty(first)) return withUnit(30, at + 1)
  const digit = digitAt(pieces, at)
  if (digit === undefined) return null
  const second = pieces[at + 1]
  if (isTens(second)) return withUnit(digit * 10, at + 2)
  if (isDozen(second)) {
    if (isHalf(pieces[at + 2])) return { value: digit * 10 + 5, end: at + 3 }
    return { value: digit * 10, end: at + 2 }
  }
  const last = second?.kind === 'word' ? lastDigits[second.marked] : undefined
  if (last !== undefined && digit > 1 && isUnit(at + 2)) return { value: digit * 10 + last, end: at + 2 }
  return { value: digit, end: at + 1 }
}

const hundredsAt = (pieces: readonly Piece[], at: number, isUnit: UnitTest): FoundNumber | null => {
  const digit = digitAt(pieces, at)
  const start = digit === undefined ? at : at + 1
  if (!isHundred(pieces[start])) return null
  const hundreds = (digit ?? 1) * 100
  const behind = start + 1
  if (isHalf(pieces[behind])) return { value: hundreds + 50, end: behind + 1 }
  if (isZeroTens(pieces[behind])) {
    const one = pieces[behind + 1]
    const unit = digitAt(pieces, behind + 1) ?? (one?.kind === 'word' ? lastDigits[one.marked] : undefined)
    return unit === undefined ? { value: null, end: behind + 1 } : { value: hundreds + unit, end: behind + 2 }
  }
  const isOfYears = isYear(pieces[behind]) && !isUnit(behind + 1) && !isTens(pieces[behind + 1])
  const rest = isOfYears ? null : tensAt(pieces, behind, isUnit)
  if (rest === null || rest.value === null) return { value: hundreds, end: behind }
  // "trăm hai" is 120: a single digit behind hundreds counts tens.
  const added = rest.value < 10 ? rest.value * 10 : rest.value
  return { value: hundreds + added, end: rest.end }
}

const wordsAt = (pieces: readonly Piece[], at: number, isUnit: UnitTest): FoundNumber | null => {
  const first = pieces[at]
  if (first?.kind !== 'word') return null
  if (isPair(first)) return { value: 2, end: at + 1 }
  if (vague.has(first.marked)) {
    const more = pieces[at + 1]
    const isLonger = isDozen(more) || isHundred(more) || isTens(more) || digitAt(pieces, at + 1) !== undefined
    return { value: null, end: isLonger ? at + 2 : at + 1 }
  }
  const found = hundredsAt(pieces, at, isUnit) ?? tensAt(pieces, at, isUnit)
  if (found === null || found.value === null) return found
  if (isTwelve(pieces[found.end], isUnit(found.end + 1))) return { value: found.value * 12, end: found.end + 1 }
  if (isThousand(pieces[found.end])) {
    const rest = hundredsAt(pieces, found.end + 1, isUnit)
    return { value: found.value * 1000 + (rest?.value ?? 0), end: rest?.end ?? found.end + 1 }
  }
  // Two digits in a row are a guess ("hai ba trang"), unless the second is the word for years.
  const next = digitAt(pieces, found.end)
  const isGuess = next !== undefined && found.value < 10 && !(isYear(pieces[found.end]) && !isUnit(found.end + 1))
  return isGuess ? { value: null, end: found.end + 1 } : found
}

const figuresAt = (pieces: readonly Piece[], at: number): FoundNumber | null => {
  const piece = pieces[at]
  if (piece?.kind !== 'number') return null
  const isWhole = /^\d+$/.test(piece.marked)
  const isGrouped = /^\d{1,3}(?:\.\d{3}|,\d{3}| \d{3})+$/.test(piece.marked) && !/\..*,|,.*\./.test(piece.marked)
  if (!isWhole && !isGrouped) return { value: null, end: at + 1 }
  const value = Number(piece.marked.replace(/[., ]/g, ''))
  const scale = pieces[at + 1]
  if (isDozen(scale)) return { value: value * 10, end: at + 2 }
  if (isHundred(scale)) return { value: value * 100, end: at + 2 }
  if (isThousand(scale)) return { value: value * 1000, end: at + 2 }
  return { value, end: at + 1 }
}

const dashes = new Set(['-', '–', '—', '~', '/'])
const rangeWords = new Set(['đến', 'den', 'tới', 'toi', 'hoặc', 'hoac', 'hay'])

/** A number and, where another follows as its other end or in brackets, both. */
export const readNumber = (pieces: readonly Piece[], at: number, isUnit: UnitTest): FoundNumber | null => {
  const found = figuresAt(pieces, at) ?? wordsAt(pieces, at, isUnit)
  if (found === null) return found
  const next = pieces[found.end]
  const readNext = (from: number) => figuresAt(pieces, from) ?? wordsAt(pieces, from, isUnit)
  if (next?.marked === '(') {
    const again = readNext(found.end + 1)
    if (again && pieces[again.end]?.marked === ')')
      return { value: again.value === found.value ? found.value : null, end: again.end + 1 }
  }
  if (isUnit(found.end)) return found
  const isRange =
    (next?.kind === 'sign' && dashes.has(next.marked)) ||
    (next?.marked === ',' && pieces[at]?.kind === 'word') ||
    (next?.kind === 'word' && rangeWords.has(next.marked))
  if (!isRange) return found
  const other = readNext(found.end + 1)
  return other && isUnit(other.end) ? { value: null, end: other.end } : found
}
