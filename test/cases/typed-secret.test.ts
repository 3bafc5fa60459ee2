import { expect, test } from 'vitest'
import { createReceiptCode } from '../../src/cases/receipt-code.js'
import { takeOutSecret } from '../../src/cases/typed-secret.js'

const code = createReceiptCode()
const glued = code.replace('-', '')

test.each([
  [`${code} 123456`, 'receipt'],
  [`${code}123456`, 'receipt'],
  [`${glued}123456`, 'receipt'],
  [`${glued.toLowerCase()} 123 456`, 'receipt'],
  [`${code}, số kín 123456`, 'receipt'],
  [`${code}\n12 34 56`, 'receipt'],
  [`ma ${code} so kin la 1 2 3 4 5 6 ad oi`, 'receipt'],
  [`số kín: 123456, mã ${code}`, 'receipt'],
  [`123456 ${code}`, 'receipt'],
  [`${code} 123456 0912345678`, 'receipt'],
  [`${code} 4821 0937 5520 1186`, 'sealed'],
  [`${code} số bí mật 4821093755201186`, 'sealed'],
  ['số kín của tôi là 123456', 'receipt'],
] as const)('“%s” bears a secret number, which is taken out', (text, kind) => {
  const found = takeOutSecret(text)
  expect(found?.kind).toBe(kind)
  expect(found?.rest.replace('0912345678', '').replace(/[^\d]/g, '')).toBe(
    text.includes(code) || text.toUpperCase().includes(glued) ? glued.replace(/\D/g, '') : '',
  )
})

test.each([
  code,
  `mã ${code} đến đâu rồi`,
  `${code} 0912345678`,
  `${code} 012345678901`,
  `${code}, gọi 0912 345 678`,
  'Yên Mỹ 123456',
  'đền bù 123456 đồng',
  'đường dây nóng 19001234',
])('“%s” bears none', (text) => {
  expect(takeOutSecret(text)).toBeNull()
})
