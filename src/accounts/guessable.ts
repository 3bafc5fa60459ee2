import { dictionary } from '@zxcvbn-ts/language-common'
import { foldMarks } from '../shared/text.js'

/** A password that so many pieces make up is guessed: 'matkhau123456' is two, 'HungYen@2025' two. */
const mostGuessed = 3
/** Words of the library's list that are shorter stand in sentences of one's own, too. */
const leastListed = 5

/** What people of this country and in these offices put into passwords, without marks and blanks. */
const words = `
  matkhau matkhaumoi password passwd admin administrator quantri quantrivien dangnhap taikhoan nguoidung user login root
  xinchao chaoban camon anhyeuem emyeuanh yeuem yeuanh yeunhau iloveyou giadinh bome concai hanhphuc maimai mottinhyeu
  vietnam hanoi saigon hochiminh bacho danang haiphong hungyen thaibinh xaoi
  ubnd uybannhandan uyban nhandan hdnd dang doan tinh huyen thanhpho phuong thon
  canbo congchuc chutich phochutich bithu lanhdao vanphong motcua hanhchinh hanhchinhcong dichvucong trungtam phucvu
  tiepnhan tiepcongdan phananh khieunai tocao hotich tuphap diachinh congan chinhquyen chinhphu congdan
  zalo telegram facebook google gmail windows qwerty welcome hello abc asd xyz
`
  .split(/\s+/)
  .filter(Boolean)

const reversed = (text: string): string => [...text].reverse().join('')

/** Ways of a finger over the keys, and what is counted off. */
const walks = [
  ...['qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'qwertyuiopasdfghjklzxcvbnm', 'abcdefghijklmnopqrstuvwxyz', '01234567890'],
  ...[
    '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
    'qazwsxedcrfvtgbyhnujmikolp',
    '1q2w3e4r5t6y7u8i9o0p',
    'q1w2e3r4t5y6u7i8o9p0',
  ],
  ...['zaq1xsw2cde3vfr4bgt5nhy6mju7', 'a1b2c3d4e5f6g7h8'],
].flatMap((walk) => [walk, reversed(walk)])

const listed = new Set(dictionary['passwords-common'].filter(({ length }) => length >= leastListed))
const longest = 40

const plainLetters: Record<string, string> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't' }
const withLetters = (text: string): string => text.replace(/[013457]/g, (digit) => plainLetters[digit] ?? digit)

/** How many guesses' worth a run of letters and figures is that stands on its own; null: it is nothing known. */
const worthOf = (piece: string, known: ReadonlySet<string>): number | null => {
  if (known.has(piece) || listed.has(piece) || known.has(withLetters(piece)) || listed.has(withLetters(piece))) return 1
  if (piece.length >= 3 && walks.some((walk) => walk.includes(piece))) return 1
  if (/^(19|20)\d\d$/.test(piece)) return 1
  return /^\d{3,}$/.test(piece) ? 2 : null
}

/** The fewest pieces that a text falls into: known ones, single letters, and repeats of what stands before, which are none. */
const countPieces = (text: string, known: ReadonlySet<string>): number => {
  const fewest = [0]
  for (let end = 1; end <= text.length; end += 1) {
    let best = (fewest[end - 1] ?? 0) + 1
    for (let start = Math.max(0, end - longest); start < end - 1; start += 1) {
      const piece = text.slice(start, end)
      const isRepeat = piece === text.slice(start - piece.length, start)
      const worth = isRepeat ? 0 : worthOf(piece, known)
      if (worth !== null) best = Math.min(best, (fewest[start] ?? 0) + worth)
    }
    fewest.push(best)
  }
  return fewest[text.length] ?? 0
}

const letters = (text: string): string => foldMarks(text).replaceAll(' ', '')

/**
 * Whether a password is a few known pieces one after the other: words that everybody uses, `names` whole and by their words, `places`, years, numbers, ways
 * over the keyboard, repeats. Signs between them, and signs for letters ('p@ssw0rd'), make it no better.
 */
export const isGuessable = (
  password: string,
  { names, places }: { names: readonly string[]; places: readonly string[] },
): boolean => {
  const parts = [...names.flatMap((name) => [name, ...name.split(/[\s._-]+/)]), ...places].map(letters)
  const known = new Set([...words, ...parts.filter(({ length }) => length >= 3)])
  const signsAsLetters = password.replaceAll('@', 'a').replaceAll('$', 's').replaceAll('!', 'i')
  return [password, signsAsLetters].some((one) => countPieces(letters(one), known) <= mostGuessed)
}
