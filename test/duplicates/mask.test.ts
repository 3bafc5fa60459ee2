import { expect, test } from 'vitest'
import { maskAddressed, maskNumbers, maskPerson, maskPlates } from '../../src/duplicates/mask.js'

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
  ['đã gọi chi Lua, Chị Lụa', { name: 'Phạm Thị Lụa' }, 'đã gọi chi …, Chị …'],
  ['nha PHAM THI LUA, thi lua', { name: 'Phạm Thị Lụa' }, 'nha …, …'],
  ['chị lựa chọn ngày, anh em làm lua', { name: 'Phạm Thị Lụa' }, 'chị lựa chọn ngày, anh em làm lua'],
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
  ['đã hỏi ong Binh, ba Nguyen Thi Hoa rồi', 'đã hỏi ong …, ba … rồi'],
  ['moi ong Chu tich, chi Cục Thuế, quận Ba Đình, Chi cục', 'moi ong Chu tich, chi …, quận Ba Đình, Chi cục'],
])('whom a text addresses by name leaves it: %s', (text, masked) => {
  expect(maskAddressed(text)).toBe(masked)
})

test.each([
  ['xe 89A-123.45 và 29-B1 123.45', 'xe … và …'],
  ['89H1 2345, 89a12345', '…, …'],
  ['Điều 12 Luật 2024, số 12/2026, 15 000 đồng, ngõ 118', 'Điều 12 Luật 2024, số 12/2026, 15 000 đồng, ngõ 118'],
])('plates leave a text: %s', (text, masked) => {
  expect(maskPlates(text)).toBe(masked)
})
