// Makes src/web/assets/fonts: Be Vietnam Pro in two weights with the letters of our pages alone, one file a weight. Run it after a
// new release of the typeface:
//   npm install --no-save subset-font @expo-google-fonts/be-vietnam-pro && node scripts/subset-fonts.mjs
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import subsetFont from 'subset-font'

const range = (from, to) =>
  Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)).join('')
const letters = [
  range(0x20, 0x7e),
  '\u00a0«»°±·×÷§²³ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý',
  'ĂăĐđĨĩŨũƠơƯư',
  range(0x1ea0, 0x1ef9),
  '\u0300\u0301\u0303\u0309\u0323',
  '₫–—‘’“”•…←↑→↓−′″≤≥',
].join('')

const source = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/be-vietnam-pro/package.json'))
const target = fileURLToPath(new URL('../src/web/assets/fonts/', import.meta.url))
mkdirSync(target, { recursive: true })
for (const [weight, name] of [
  ['400', '400Regular'],
  ['600', '600SemiBold'],
]) {
  const whole = readFileSync(join(source, name, `BeVietnamPro_${name}.ttf`))
  const subset = await subsetFont(whole, letters, { targetFormat: 'woff2', noLayoutClosure: true })
  writeFileSync(join(target, `be-vietnam-pro-${weight}.woff2`), subset)
  console.log(`be-vietnam-pro-${weight}.woff2: ${subset.length} bytes`)
}
