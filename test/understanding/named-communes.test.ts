import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { withoutNamedCommunes } from '../../src/places/find-places.js'
import { buildUnderstanding, withoutMarks } from './build-understanding.js'

const { understand } = await buildUnderstanding()
const isHeard = (text: string): boolean => ['emergency', 'ask'].includes(understand(text).alert?.level ?? 'none')
const readTable = async (name: string) => parse(await readFile(new URL(name, import.meta.url), 'utf8'))

/** Without marks "xã Mễ Sở" reads like "mẹ sợ", "đường" like "dượng". */
const matters = [
  'đường ngập rác',
  'đường lầy lội',
  'đường đầy ổ gà',
  'cống tắc',
  'đèn đường hỏng',
  'bãi rác bốc mùi',
  'đường mất đèn',
  'người ta đổ rác ra đường',
]
const places = ['xã Mễ Sở', 'thôn Phú Thị xã Mễ Sở', 'trước cửa nhà em xã Mễ Sở', 'thôn Đông xã Yên Mỹ']
const reports = matters.flatMap((what) =>
  places.flatMap((where) =>
    ['từ hôm qua', 'mấy hôm nay', '3 ngày nay'].flatMap((when) => [
      `${what} ${where} ${when}`,
      `${where} ${what} ${when}`,
    ]),
  ),
)

test.each([
  ['with marks', (text: string) => text],
  ['without marks', withoutMarks],
])('what is told of roads, drains and litter of a commune sounds no alarm, %s', (_how, typed) => {
  const alarming = reports.map(typed).filter(isHeard)
  expect(alarming.length / reports.length, alarming.join('\n')).toBeLessThanOrEqual(0.01)
})

describe('a danger is heard whatever commune is named beside it', async () => {
  const dangers: Record<string, string[]> = await readTable('alerts-held-out.yml')
  const cries = Object.values(dangers).flat()
  test.each([
    ['of Mễ Sở, with marks', (text: string) => `${text} ở xã Mễ Sở`],
    ['of Mễ Sở, without marks', (text: string) => withoutMarks(`${text} ở xã Mễ Sở`)],
    ['of Hiệp Cường, without marks', (text: string) => withoutMarks(`xã Hiệp Cường ${text}`)],
  ])('%s', (_how, typed) => {
    const unheard = cries.map(typed).filter((text) => !isHeard(text))
    expect(unheard.length / cries.length, unheard.join('\n')).toBeLessThanOrEqual(0.03)
  })

  test.each(['cuu voi thon Phu Thi xa Me So', 'cuuu voiii xa Me So', 'xa Me So cuu toi voi'])('“%s”', (text) => {
    expect(isHeard(text)).toBe(true)
  })
})

test.each([
  ['duong xa Me So ngap rac', 'duong   ngap rac'],
  ['mẹ sợ quá bố đánh', 'mẹ sợ quá bố đánh'],
  ['me so qua, bo danh me', 'me so qua, bo danh me'],
])('of “%s” what names a commune as such is left out', (text, left) => {
  expect(withoutNamedCommunes(text).replace(/ +/g, ' ')).toBe(left.replace(/ +/g, ' '))
})
