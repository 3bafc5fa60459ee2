import { expect, test } from 'vitest'
import { checkPassword } from '../../src/accounts/check-password.js'
import { hashPassword, isPasswordOf } from '../../src/accounts/password.js'
import { communes, findPlaceNames } from '../../src/places/communes.js'

const places = findPlaceNames()
const names = ['nguyen.lan', 'Nguyễn Thị Lan', '']
const refusal = (password: string): string | null => {
  try {
    checkPassword(password, { names, places })
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

test.each([
  'matkhau123456',
  'MatKhau@123456',
  'M@tkh@u123456!',
  'matkhaumatkhau',
  'Hungyen2025@',
  'hungyen@123456',
  'UBND.HungYen.2026',
  'ubndxayenmy2025',
  'P@ssw0rd123456',
  'Admin@123456789',
  'anhyeuem123456',
  'iloveyou20031990',
  'Nguyenlan.1990.ubnd',
  'qwertyuiop123',
  'qwertyasdfghzxcvbn',
  '1qaz2wsx3edc4rfv',
  'zaq12wsxcde34rfv',
  'abcdefghijklm',
  'abc123abc123abc123',
  'congan113114115',
  '033190001234',
  '0912345678lan',
  'thaibinh thaibinh 2',
  'dichvucong2025',
  'canbo@yenmy2025',
  'Vietnam@2025!!',
])('“%s” is guessed', (password) => {
  expect(refusal(password)).toMatch(/dễ đoán|Nhiều người|tên đăng nhập/)
})

test('every commune’s name with a year or a row of figures is guessed', () => {
  const taken = communes.flatMap(({ name, bareName }) =>
    [`${bareName}2026@`, `${bareName}@12345678`, `ubnd ${name} 2026`, `${bareName}${bareName}123`]
      .map((one) => one.padEnd(12, '!'))
      .filter((one) => refusal(one) === null),
  )
  expect(taken).toEqual([])
})

test.each([
  'một câu dài dễ nhớ',
  'Lan đi chợ Phố Hiến mua nhãn',
  'bà ngoại trồng bốn luống rau '.repeat(4),
  'k7#pQz2!mW9v',
  'con mèo nhà tôi ngủ ngày',
  'Sáng nào cũng uống trà sen',
  'correct horse battery staple',
  'bà ngoại trồng bốn luống rau',
  'Yên Mỹ mưa từ hôm kia',
  'tôi thích ăn bún thang',
  'xe đạp cũ 1987 màu xanh',
])('“%s” is taken', (password) => {
  expect(refusal(password)).toBeNull()
})

test('the longest password of one letter and figures is looked at in a moment', () => {
  const begun = performance.now()
  refusal(`${'a1'.repeat(63)}z`)
  expect(performance.now() - begun).toBeLessThan(2_000)
})

test('the same letters in other code points are the same password', async () => {
  const hash = await hashPassword('một câu dài dễ nhớ'.normalize('NFD'))
  expect(await isPasswordOf('một câu dài dễ nhớ'.normalize('NFC'), hash)).toBe(true)
  expect(await isPasswordOf('một câu dài dễ nhó', hash)).toBe(false)
})
