import { expect, test } from 'vitest'
import { checkPassword } from '../../src/accounts/check-password.js'
import { hashPassword, isPasswordOf } from '../../src/accounts/password.js'

const names = ['nguyen.lan', 'Nguyễn Thị Lan', '']
const refusal = (password: string): string | null => {
  try {
    checkPassword(password, names)
    return null
  } catch (error) {
    return (error as Error).message
  }
}

test.each([
  ['eleven characters', 'mười một kí', 'ít nhất 12'],
  ['six flags of two code points', '🇻🇳🇻🇳🇻🇳🇻🇳🇻🇳', 'ít nhất 12'],
  ['letters that are twelve only when taken apart', 'ậậậậậậ'.normalize('NFD'), 'ít nhất 12'],
  ['twelve blanks', ' '.repeat(12), 'khác nhau'],
  ['blanks that are no ASCII', '\u3000\u00a0\u2003\u200b\u2060\ufeff'.repeat(3), 'khác nhau'],
  ['one letter and blanks', `a${' '.repeat(14)}`, 'khác nhau'],
  ['one letter again and again', 'a'.repeat(20), 'khác nhau'],
  ['129 characters', 'ab cd ef gh '.repeat(11).slice(0, 129), 'dài nhất 128'],
  ['a common one', '1qaz2wsx3edc', 'Nhiều người'],
  ['a common one in capitals', 'QWERTY123456', 'Nhiều người'],
  ['a common one with signs between', 'qwerty-123-456', 'Nhiều người'],
  ['a common one, twice', 'password1password1', 'Nhiều người'],
  ['the user name and figures', 'nguyen.lan2026', 'tên đăng nhập'],
  ['the display name without marks', 'nguyenthilan', 'tên đăng nhập'],
  ['the display name with marks', 'Nguyễn Thị Lan', 'tên đăng nhập'],
  ['the product’s name', 'Xã Ơi Hưng Yên 1', 'tên'],
  ['the product’s name, three times', 'xaoixaoixaoi123', 'tên'],
])('%s is refused', (_what, password, why) => {
  expect(refusal(password)).toContain(why)
})

test.each(['một câu dài dễ nhớ', 'Lan đi chợ Phố Hiến mua nhãn', `${'x'.repeat(100)}abcd efgh`, 'k7#pQz2!mW9v'])(
  '“%s” is taken',
  (password) => {
    expect(refusal(password)).toBeNull()
  },
)

test('the same letters in other code points are the same password', async () => {
  const hash = await hashPassword('một câu dài dễ nhớ'.normalize('NFD'))
  expect(await isPasswordOf('một câu dài dễ nhớ'.normalize('NFC'), hash)).toBe(true)
  expect(await isPasswordOf('một câu dài dễ nhó', hash)).toBe(false)
})
