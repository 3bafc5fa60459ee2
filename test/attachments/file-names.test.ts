import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanName, longestName } from '../../src/attachments/file-names.js'

const photo = { kind: 'photo', extension: 'jpg' } as const

test.each([
  ['C:\\Users\\Lan\\../cột điện.JPEG', 'cột điện.jpg'],
  ['/etc/passwd', 'passwd.jpg'],
  ['hóa đơn\u202Egpj.exe', 'hóa đơngpj.jpg'],
  ['ảnh\u2028một\t hai.png', 'ảnh một hai.jpg'],
  ['đơn.pdf.exe', 'đơn.pdf.jpg'],
  ['  ...  .jpg', 'ảnh-3.jpg'],
  ['.htaccess', 'ảnh-3.jpg'],
  ['ghi chú . . .', 'ghi chú.jpg'],
  [null, 'ảnh-3.jpg'],
  ['', 'ảnh-3.jpg'],
  [`${'dài '.repeat(60)}.jpg`, `${'dài '.repeat(24).trim()}.jpg`],
])('%j is kept as %j', (given, kept) => {
  expect(cleanName(given, photo, 3)).toBe(kept)
})

test('a name is safe whatever was given', () => {
  const signs = fc.constantFrom('.', '/', '\\', ' ', '\u202E', '\u2066', '\u200B', '\0', '\n', ':', '"', 'ả', '👪', 'a')
  const anything = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ unit: signs, maxLength: 300 }))
  fc.assert(
    fc.property(anything, (given) => {
      const name = cleanName(given, photo, 1)
      expect(name).toMatch(/^[^/\\\p{C}\u2028\u2029<>:"|?*]+\.jpg$/u)
      expect(name).not.toMatch(/^[. ]|[. ]\.jpg$/)
      expect([...name].length).toBeLessThanOrEqual(longestName)
    }),
    { numRuns: 1_000 },
  )
})
