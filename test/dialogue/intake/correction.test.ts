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
  ['sai xã rồi', { kind: 'field', field: 'place', isOfCommune: true }],
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
  ['nham xa roi xa Dong Thai Ninh moi dung', { kind: 'instead', text: 'xa Dong Thai Ninh' }],
  ['nhầm xã rồi ở xã Mễ Sở cơ', { kind: 'instead', text: 'ở xã Mễ Sở' }],
  ['toi nham xa roi, ngap o xa Nam Dong Hung', { kind: 'instead', text: 'ngap o xa Nam Dong Hung' }],
  ['à nhầm, quyết định ký ngày 13/11 chứ không phải 12/11', { kind: 'replace', from: '12/11', to: 'ngày 13/11' }],
  ['a nham, quyet dinh ky ngay 13/11 k phai 12/11', { kind: 'replace', from: '12/11', to: 'ngay 13/11' }],
  ['a nham, cat dien tu hom qua k phai hom kia', { kind: 'replace', from: 'hom kia', to: 'tu hom qua' }],
  ['dia diem chi la duong dh 72 xa Me So thoi', { kind: 'slot', field: 'place', text: 'duong dh 72 xa Me So' }],
  ['địa điểm là cổng chợ xã Mễ Sở nhé', { kind: 'slot', field: 'place', text: 'cổng chợ xã Mễ Sở' }],
  ['thời gian là sáng 28/11', { kind: 'slot', field: 'when', text: 'sáng 28/11' }],
  ['xoa dong ten gi ma ten di', { kind: 'replace', from: 'ten gi ma ten', to: '' }],
  ['xóa câu chủ quán là Tám giúp tôi', { kind: 'replace', from: 'chủ quán là Tám', to: '' }],
  [
    'Lê Văn Tám là hàng xóm chứ không phải tôi, tôi là Đỗ Thị Ngân',
    { kind: 'slot', field: 'name', text: 'Đỗ Thị Ngân' },
  ],
  ['do la ten hang xom khong phai toi, toi ten la Do Thi Ngan', { kind: 'slot', field: 'name', text: 'Do Thi Ngan' }],
  ['nhà ấy đổ rác chứ không phải tôi', { kind: 'replace', from: 'tôi', to: 'nhà ấy đổ rác' }],
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

test.each([
  ['quyết định ký ngày 12/11 phạt tôi', '12/11', 'ngày 13/11', 'quyết định ký ngày 13/11 phạt tôi'],
  ['rac o khu do thi Ecopark', 'Ecopark', 'khu do thi Dai An', 'rac o khu do thi Dai An'],
  ['rac o Ecopark', 'Ecopark', 'khu do thi Dai An', 'rac o khu do thi Dai An'],
  ['đèn hỏng\nten gi ma ten', 'ten gi ma ten', '', 'đèn hỏng'],
  ['đèn hỏng, cột nghiêng, tối lắm', 'cột nghiêng', '', 'đèn hỏng, tối lắm'],
])('in “%s” “%s” becomes “%s”', (text, from, to, after) => {
  expect(exchangeWords({ text }, from, to)?.draft.text).toBe(after)
})
