/** Letters of the longest message that is taken. */
export const long = 100_000
/** What people write at most on a usual day. */
export const ordinary =
  'Chào anh chị, nhà em ở xã Yên Mỹ mới sinh cháu được hai tháng, chồng em đi làm xa chưa về. ' +
  'Cho em hỏi làm giấy khai sinh cho cháu cần những giấy tờ gì, nộp ở đâu và bao lâu thì có kết quả ạ? Cảm ơn.'

/** The first so many signs (code points) of a text. */
export const signs = (text: string, count: number): string => [...text].slice(0, count).join('')
/** A text repeated to the greatest length. */
export const filled = (text: string): string => signs(text.repeat(Math.ceil(long / [...text].length)), long)

let seed = 7
const random = (below: number): number => {
  seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
  return Math.floor((seed / 2 ** 32) * below)
}
/** Words that nobody taught and that were never read before. */
const strangeWords = (letters: number) => (): string =>
  signs(
    Array.from({ length: long / letters }, () =>
      Array.from({ length: letters }, () => 'abcdeghiklmnopqrstuvxy'[random(22)]).join(''),
    ).join(' '),
    long,
  )

const fixed: Record<string, string> = {
  'a story': filled(`${ordinary} `),
  'one long word': filled('x'),
  'syllables without blanks': filled('làmgiấykhaisinhởđâu'),
  'blanks alone': filled(' '),
  'a request with many blanks in it': `${signs(`làm giấy khai sinh ở đâu${filled(' ')}`, long - 1)}x`,
  commas: filled(', '),
  'newlines alone': filled('\n'),
  'a word a line': filled('a\n'),
  'a request a line': filled('làm giấy khai sinh ở đâu?\n'),
  'many requests': filled('làm sổ đỏ ở đâu, với lại phí khai sinh bao nhiêu? '),
  'old names with districts': filled('xã Bình Minh huyện Khoái Châu, '),
  'one name over and over': filled('Yên Mỹ '),
  'names without marks': filled('xa an binh '),
  'names run together': filled('xabinhminh '),
  digits: filled('1234567890'),
  days: filled('1/1 '),
  'days with their word': filled('ngày 3/10, '),
  money: filled('5 triệu '),
  telephones: filled('0912345678 '),
  'receipt codes': filled('H46.55-250830-0045x'),
  emoji: filled('😀'),
  'emoji with skin and blanks': filled('👍🏽 '),
  'letters outside the first plane': filled('𝕒𝕓 '),
  'marks in the wrong order': `a${filled('\u0301\u0323').slice(1)}`,
  'decomposed letters': filled('a\u0323\u0302'),
  'invisible signs': filled('a\u200b'),
  'short forms': filled('gcnqsdđ '),
  'swapped letters': filled('giya khia sihn chugn thuwc '),
}

/** Texts of the greatest length, of every shape that was ever slow to read; each call may give another one. */
export const shapes: Record<string, () => string> = {
  ...Object.fromEntries(Object.entries(fixed).map(([name, text]) => [name, () => text])),
  'strange words': strangeWords(7),
  'strange syllables': strangeWords(4),
  'any signs': () =>
    signs(Array.from({ length: long }, () => String.fromCodePoint(32 + random(50_000))).join(''), long),
}
