import { teencode } from './teencode.js'

const digitWords: Record<string, string> = {
  khong: '0',
  linh: '0',
  mot: '1',
  hai: '2',
  ba: '3',
  bon: '4',
  tu: '4',
  nam: '5',
  lam: '5',
  nham: '5',
  sau: '6',
  bay: '7',
  tam: '8',
  chin: '9',
}
/** Words that share their letters with digits. */
const otherWords = new Set([
  'làm',
  'lâm',
  'bà',
  'bá',
  'bạ',
  'bã',
  'tự',
  'từ',
  'tủ',
  'tứ',
  'nằm',
  'nấm',
  'nam',
  'tạm',
  'tấm',
  'tắm',
  'tầm',
  'bán',
  'sâu',
  'sầu',
  'mọt',
  'hái',
  'hải',
  'hại',
  'bày',
  'bẫy',
  'bon',
  'nhầm',
  'chìn',
])
const marksOf = (word: string): boolean => word.normalize('NFD') !== word

const fold = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd')

type Token = { text: string; digits: string | null; tens: boolean; number: boolean }

/** A word spoken as a digit; unmarked words are read only where the whole message has none of these marks. */
const digitOf = (word: string): string | null => {
  const meant = teencode.get(word)
  const written = meant?.length === 1 ? (meant[0] ?? word) : word
  if (marksOf(written) && otherWords.has(written)) return null
  return digitWords[fold(written)] ?? null
}

const tokenise = (text: string): Token[] =>
  (text.match(/\p{L}[\p{L}\p{M}]*|\d+|[^\p{L}\d]+/gu) ?? []).map((piece) => {
    const isWord = /^\p{L}/u.test(piece)
    const word = piece.toLowerCase().normalize('NFC')
    const digits = /^\d+$/.test(piece) ? piece : isWord ? digitOf(word) : null
    return { text: piece, digits, tens: isWord && /^(muoi|chuc)$/.test(fold(word)), number: isWord }
  })

const isGap = (token: Token | undefined): boolean => token !== undefined && /^[\s.,\-–:;]+$/.test(token.text)

const isNumeralIn = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.digits != null || tokens[at]?.tens === true
/** "mười" begins a number of its own; only "mươi" goes with the digit before it. */
const addsTen = (tokens: readonly Token[], at: number): boolean =>
  !isNumeralIn(tokens, at - 2) || tokens[at]?.text.toLowerCase().normalize('NFC') === 'mười'
const addsZero = (tokens: readonly Token[], at: number): boolean =>
  !(tokens[at + 2]?.digits?.length === 1 && tokens[at + 2]?.number === true)
const isCounter = (token: Token | undefined): boolean => /^(?:số|so|con)$/i.test(token?.text ?? '')

const ofLandline = 11
const ofMobile = 10
/** Shorter runs are counts, times, ages. */
const fewestDigits = 8

/**
 * Which words are spoken digits: those in a run of nothing but numbers that is as long as a telephone. At its ends words that
 * a whole number doesn't need are others: "nhầm 0912…", "0912… năm".
 */
const spokenDigits = (tokens: readonly Token[]): ReadonlySet<number> => {
  const isNumeral = (at: number): boolean => isNumeralIn(tokens, at)
  const isWord = (at: number | undefined): boolean => at !== undefined && tokens[at]?.number === true
  const digitsAt = (at: number): string => {
    if (tokens[at]?.tens) return `${addsTen(tokens, at) ? '1' : ''}${addsZero(tokens, at) ? '0' : ''}`
    const isRepeated = isCounter(tokens[at + 2]) && isNumeral(at + 4)
    return isRepeated ? '0'.repeat(Math.max(0, Number(tokens[at]?.digits) - 1)) : (tokens[at]?.digits ?? '')
  }
  const readRun = (run: readonly number[]): string => run.map(digitsAt).join('')
  const isWhole = (run: readonly number[]): boolean => {
    const figures = readRun(run)
    return figures.startsWith('0') && figures.length >= (figures.startsWith('02') ? ofLandline : ofMobile)
  }
  const runs: number[][] = []
  for (const at of tokens.keys()) {
    if (!isNumeral(at)) continue
    const run = runs.at(-1)
    const between = run ? tokens.slice((run.at(-1) ?? 0) + 1, at) : []
    const goesOn = run && between.every((token) => isGap(token) || isCounter(token)) && !(isWord(at) && isWhole(run))
    if (goesOn) run.push(at)
    else runs.push([at])
  }
  const spoken = new Set<number>()
  for (const run of runs) {
    while (isWord(run[0]) && isWhole(run.slice(1))) run.shift()
    if (readRun(run).length >= fewestDigits) for (const at of run) if (isWord(at)) spoken.add(at)
  }
  return spoken
}

/** "chín mươi hai" is 92, "mười hai" 12, "ba số tám" 888; runs of spoken digits become figures where they stand. */
const spellOut = (text: string): string => {
  const read = tokenise(text)
  const spoken = spokenDigits(read)
  const tokens = read.map((token, at) =>
    token.number && !spoken.has(at) ? { ...token, digits: null, tens: false } : token,
  )
  const isNumeral = (at: number): boolean => isNumeralIn(tokens, at)
  const near = (at: number, step: 1 | -1): boolean => {
    const next = isGap(tokens[at + step]) ? at + 2 * step : at + step
    return isNumeral(next)
  }
  let out = ''
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token
    const repeat = Number(token.digits)
    const [gap1, counter, gap2, repeated] = tokens.slice(at + 1, at + 5)
    const isRepeat =
      token.digits?.length === 1 &&
      repeat >= 2 &&
      repeat <= 6 &&
      isGap(gap1) &&
      /^(số|so|con)$/i.test(counter?.text ?? '') &&
      isGap(gap2) &&
      repeated?.digits?.length === 1
    if (isRepeat && repeated?.digits) {
      out += repeated.digits.repeat(repeat)
      at += 4
      continue
    }
    if (token.tens) {
      if (near(at, 1) || near(at, -1)) out += (addsTen(tokens, at) ? '1' : '') + (addsZero(tokens, at) ? '0' : '')
      else out += token.text
      continue
    }
    const isDigit = token.number && token.digits !== null && (near(at, 1) || near(at, -1))
    out += isDigit ? token.digits : token.text
  }
  return out
}

/** O for 0 and l, I for 1 where figures stand beside it. */
const readLetters = (text: string): string =>
  text
    .replace(
      /(?<![\p{L}\p{M}])[oO](?=[\s.-]{0,2}\d|[oO]\d)|(?<=\d)[oO](?![\p{L}\p{M}])|(?<=\d[\s.-])[oO](?=[\s.-]?(?:[\doO]|$))|(?<=\d)[oO](?=[\doO])/gu,
      '0',
    )
    .replace(/(?<=\d)[oO](?=[\doO]|$|[^\p{L}])/gu, '0')
    .replace(/(?<=\d)[lI](?=\d)/g, '1')

const gap = '[\\s.\\-–—_/,·()]{0,3}'
const home = `(?:(?:\\(?(?:\\+|00)?${gap}84\\)?|\\+\\(84\\))${gap}(?:\\(?0\\)?${gap})?|\\(?0${gap})`
/** Mobile: nine digits behind the 0, by the operators' first digits; landline: ten behind it, beginning with 2. */
const mobile = `[35789](?:${gap}\\d){8}`
const landline = `2(?:${gap}\\d){9}`
const telephone = new RegExp(`(?<![\\d+])(?<!\\d[.,])${home}(${mobile}|${landline})(?!\\d)`, 'g')
/** Without its 0, where words say that it is a telephone. */
const bare = new RegExp(
  `((?:sđt|sdt|đt|dt|điện thoại|dien thoai|zalo|gọi|goi|alo|liên hệ|lien he|phone|tel|hotline)(?: (?:số|so|của|cua|em|tôi|toi|là|la))*[\\s:.]{0,3})([35789](?:${gap}\\d){8})(?!\\d)`,
  'gi',
)
/** Numbers that look like telephones and aren't: of taxpayers, of identity, of accounts. */
const otherNumber =
  /(?:mst|ma so thue|ma so doanh nghiep|so tai khoan|stk|cccd|cmnd|can cuoc|dinh danh|ma ho so|so bao hiem|bhxh|bhyt|chung minh nhan dan|chung minh thu)[^\p{L}\d]*(?:(?:la|so|cua|toi|em)[^\p{L}\d]*)*$/iu

type Taken = { phones: string[]; rest: string }

/** The telephones of a text as dialled at home ("0912345678"), each once, and the text without them. */
export const takeOutPhones = (text: string): Taken => {
  const figures = readLetters(spellOut(text.normalize('NFKC')))
  const phones: string[] = []
  const take = (digits: string): string => {
    const phone = `0${digits.replace(/\D/g, '')}`
    if (!phones.includes(phone)) phones.push(phone)
    return ' '
  }
  const places: { at: number; phone: string }[] = []
  const cut = figures.replace(telephone, (whole: string, digits: string, at: number) => {
    if (otherNumber.test(fold(figures.slice(Math.max(0, at - 40), at).toLowerCase()))) return whole
    places.push({ at, phone: digits })
    return ' '.repeat(whole.length)
  })
  const rest = cut.replace(bare, (whole: string, words: string, digits: string, at: number) => {
    places.push({ at, phone: digits })
    return words + ' '.repeat(whole.length - words.length)
  })
  for (const { phone } of places.toSorted((a, b) => a.at - b.at)) take(phone)
  // Without a telephone the text stays as it was written: spoken digits are counts then.
  return phones.length > 0 ? { phones, rest } : { phones, rest: text }
}

/** Telephones in a text in its order, however they are written, as dialled at home: "0912345678". */
export const findPhones = (text: string): string[] => takeOutPhones(text).phones
