import { expect, test } from 'vitest'
import { maskAddressed, maskNumbers, maskPerson } from '../../src/duplicates/mask.js'

test.each([
  ['gọi tôi 0987654321 nhé', 'gọi tôi … nhé'],
  ['số 0987 654 321, thẻ 001.089.012.345', 'số …, thẻ …'],
  ['thư về lan.anh@thu.vn nhé', 'thư về … nhé'],
  ['ngõ 118, ngày 25/11/2026, 3 triệu', 'ngõ 118, ngày 25/11/2026, 3 triệu'],
])('long numbers and addresses leave a text: %s', (text, masked) => {
  expect(maskNumbers(text)).toBe(masked)
})

test.each([
  ['Thưa chị NGUYỄN THỊ LAN, đã xong', { name: 'Nguyễn Thị Lan' }, 'Thưa chị …, đã xong'],
  ['Thưa chị Lan, lan can đã sửa', { name: 'Lan' }, 'Thưa chị …, lan can đã sửa'],
  ['Đã gọi 0912 345 678 không ai nghe', { phone: '0912345678' }, 'Đã gọi … không ai nghe'],
  ['Xã đến số 7 ngõ 2 (xóm Chùa) rồi', { address: 'số 7 ngõ 2 (xóm Chùa)' }, 'Xã đến … rồi'],
  ['Gọi 0221 386 5432 để hỏi', { phone: '0912345678' }, 'Gọi 0221 386 5432 để hỏi'],
])('a person leaves a text, and nothing else does: %s', (text, person, masked) => {
  expect(maskPerson(text, { name: null, phone: null, address: null, ...person })).toBe(masked)
})

test.each([
  ['Cảm ơn bà Lan, số máy đã ghi', 'Cảm ơn bà …, số máy đã ghi'],
  ['Kính gửi ông/bà Nguyễn Văn Tý và anh Tư', 'Kính gửi ông/bà … và anh …'],
  ['Anh Ba sửa lan can rồi', 'Anh … sửa lan can rồi'],
  ['Mời anh/chị đến xã. Cô giáo dạy ở đó', 'Mời anh/chị đến xã. Cô giáo dạy ở đó'],
  ['Mời ông Chủ tịch đến xem', 'Mời ông Chủ tịch đến xem'],
  ['Thưa bà con thôn Thượng', 'Thưa bà con thôn Thượng'],
])('whom a text addresses by name leaves it: %s', (text, masked) => {
  expect(maskAddressed(text)).toBe(masked)
})
