import { expect, test } from 'vitest'
import { exchangeWords } from '../../../src/dialogue/flows/intake/correct-draft.js'
import { type Correction, readCorrection } from '../../../src/dialogue/flows/intake/told/read-correction.js'

test.each<[string, Correction | null]>([
  ['à nhầm, xã Mễ Sở mới đúng', { kind: 'instead', text: 'xã Mễ Sở' }],
  ['xã Mễ Sở mới đúng', { kind: 'instead', text: 'xã Mễ Sở' }],
  ['xin lỗi nhầm, phải là xã Mễ Sở', { kind: 'instead', text: 'xã Mễ Sở' }],
  ['à nhầm sai xã rồi, xa Dong Tan', { kind: 'instead', text: 'xa Dong Tan' }],
  ['a nham, sai xa roi, xã Đông Tân', { kind: 'instead', text: 'xã Đông Tân' }],
  ['sua noi xay ra thanh xa Dong Xa', { kind: 'slot', field: 'place', text: 'xa Dong Xa' }],
  ['sửa nơi xảy ra thành xã Đông Xá', { kind: 'slot', field: 'place', text: 'xã Đông Xá' }],
  ['sai xã rồi', { kind: 'field', field: 'place' }],
  ['nhầm số rồi', { kind: 'field', field: 'phone' }],
  ['sửa lại số nhà', { kind: 'field', field: 'address' }],
  ['sửa lại tên', { kind: 'field', field: 'name' }],
  ['sửa 3 tuần thành 4 tuần', { kind: 'replace', from: '3 tuần', to: '4 tuần' }],
  ['doi 3 tuan thanh 4 tuan', { kind: 'replace', from: '3 tuan', to: '4 tuan' }],
  ['đổi tên thành Lan', { kind: 'slot', field: 'name', text: 'Lan' }],
  ['đổi xã thành Mễ Sở', { kind: 'slot', field: 'place', text: 'Mễ Sở' }],
  ['5 hôm chứ không phải 4', { kind: 'replace', from: '4 hôm', to: '5 hôm' }],
  ['sửa: 5 hôm chứ không phải 4', { kind: 'replace', from: '4 hôm', to: '5 hôm' }],
  [
    'à nhầm, cái cống đó thuộc thôn Thượng, không phải thôn Hạ',
    { kind: 'replace', from: 'thôn Hạ', to: 'thôn Thượng' },
  ],
  ['không phải thôn Hạ mà là thôn Thượng', { kind: 'replace', from: 'thôn Hạ', to: 'thôn Thượng' }],
  ['sửa lại được không?', null],
  ['đổi chợ Đông thành chợ Tây', { kind: 'replace', from: 'chợ Đông', to: 'chợ Tây' }],
  ['sua hong thanh nghieng', { kind: 'replace', from: 'hong', to: 'nghieng' }],
  ['à nhầm, la lang Thuong', { kind: 'instead', text: 'lang Thuong' }],
  ['à nhầm, đóng cống chứ không phải tắc', { kind: 'replace', from: 'tắc', to: 'đóng cống' }],
  ['đường hỏng chưa ai sửa', null],
  ['không phải khai tên', null],
  ['xã sửa đường rồi', null],
  ['/sua place', null],
])('“%s”', (text, correction) => {
  expect(readCorrection(text)).toEqual(correction)
})

test('words are exchanged wherever they stand, whole and with their marks or without', () => {
  const draft = { text: 'đèn hỏng 3 tuần ở thôn Hạ', place: 'thôn Hạ' }
  expect(exchangeWords(draft, 'thon ha', 'thôn Thượng')).toEqual({
    draft: { text: 'đèn hỏng 3 tuần ở thôn Thượng', place: 'thôn Thượng' },
    fields: ['text', 'place'],
  })
  expect(exchangeWords(draft, 'thôn H', 'x')).toBeNull()
})
