import { expect, test } from 'vitest'
import { buildUnderstanding } from './build-understanding.js'

const { understand } = await buildUnderstanding()
const event = (text: string): string | null => understand(text).lifeEvent?.name ?? null

test.each([
  'bố mất cccd thì làm lại ở đâu',
  'the con bo mat cccd thi sao',
  'mẹ mất thẻ bảo hiểm y tế xin lại thế nào',
  'ong mat so do thi lam gi',
  'vợ mất hết giấy tờ phải làm sao',
  'chong mat dien thoai thi khoa dinh danh o dau',
])('“%s” tells of a thing that was lost, of no death', (text) => {
  expect(event(text)).not.toBe('Người thân mất')
})

test.each([
  'bố mất thì phải làm giấy tờ gì',
  'me mat can lam thu tuc gi',
  'bố mới mất, làm giấy tờ gì ạ',
  'bà mất rồi thì cần giấy tờ gì',
])('“%s” still tells of a death', (text) => {
  expect(event(text)).toBe('Người thân mất')
})
