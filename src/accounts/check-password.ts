import { dictionary } from '@zxcvbn-ts/language-common'
import { InvalidInput } from '../shared/errors.js'
import { foldMarks } from '../shared/text.js'
import { isGuessable } from './guessable.js'

/** In Unicode code points. */
const leastPasswordLength = 12
const mostPasswordLength = 128
const leastDifferent = 5
/** What must be left of a password when the names are taken out of it. */
const leastOwn = 6

const productNames = ['Xã Ơi', 'Hưng Yên', 'mật khẩu', 'password']

const say = {
  tooShort: `Mật khẩu cần ít nhất ${leastPasswordLength} ký tự.`,
  tooLong: `Mật khẩu dài nhất ${mostPasswordLength} ký tự.`,
  tooSimple: `Mật khẩu cần ít nhất ${leastDifferent} chữ, số khác nhau, không tính dấu cách.`,
  names: 'Mật khẩu không được chỉ gồm tên đăng nhập, họ tên hay tên Xã Ơi. Hãy thêm vài từ khác.',
  guessable: 'Mật khẩu này dễ đoán. Hãy đặt một câu dài của riêng anh/chị.',
  common: 'Nhiều người đã dùng mật khẩu này. Hãy đặt một câu dài của riêng anh/chị.',
}

const withoutBlanks = (text: string): string =>
  text.replace(/[\p{White_Space}\p{C}\p{Default_Ignorable_Code_Point}]/gu, '')
const folded = (text: string): string => foldMarks(text).replaceAll(' ', '')

const common: ReadonlySet<string> = new Set(dictionary['passwords-common'])

/** The password itself, and its letters and figures alone: 'Qwerty-123456 ' is no better than 'qwerty123456'. */
const isCommon = (password: string): boolean => common.has(password.toLowerCase()) || common.has(folded(password))

const isRepeated = (text: string): boolean => {
  const half = text.slice(0, Math.floor(text.length / 2))
  return text.length % 2 === 0 && text === half + half && common.has(half)
}

/** What is left when every name, whole or by its words, is taken out of a password. */
const withoutNames = (password: string, names: readonly string[]): string =>
  [...names, ...productNames]
    .flatMap((name) => [name, ...name.split(/[\s._-]+/)])
    .map(folded)
    .filter((name) => name.length >= 3)
    .toSorted((a, b) => b.length - a.length)
    .reduce((rest, name) => rest.replaceAll(name, ''), folded(password))

/**
 * Throws InvalidInput, with what to do, for a password that a stranger would try: short, of a few characters or blanks
 * alone, made of the account's names, among the 49,000 most used, or of a few pieces that everybody knows, names of
 * `places` too.
 */
export const checkPassword = (
  given: string,
  { names, places }: { names: readonly string[]; places: readonly string[] },
): void => {
  const password = given.normalize('NFC')
  const { length } = [...password]
  const letters = withoutBlanks(password)
  if (length < leastPasswordLength) throw new InvalidInput(say.tooShort)
  if (length > mostPasswordLength) throw new InvalidInput(say.tooLong)
  if (new Set(letters.toLowerCase()).size < leastDifferent) throw new InvalidInput(say.tooSimple)
  if (isCommon(letters) || isRepeated(folded(letters))) throw new InvalidInput(say.common)
  const own = withoutNames(password, names)
  const isNamed = own.length < folded(password).length
  if (isNamed && own.length < leastOwn) throw new InvalidInput(say.names)
  if (isGuessable(password, { names: [...names, ...productNames], places })) throw new InvalidInput(say.guessable)
}
