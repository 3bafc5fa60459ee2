import { expect, test } from 'vitest'
import { namesSender } from '../../src/cases/names-sender.js'

const reporter = {
  name: 'Hồ Thị Xuyên Chi',
  address: 'Thôn Trai Trang, xã Yên Mỹ, tỉnh Hưng Yên',
  phone: '0912345678',
}
const tells = (text: string, more: Partial<typeof reporter> = {}, against: string | null = null) =>
  namesSender([text], { reporter: { ...reporter, ...more }, receiptCode: 'ABCDE-23456', against })

test.each([
  'Bà Xuyên Chi nói có thu tiền.',
  'BÀ XUYÊN CHI nói',
  'theo xuyên chi thì',
  'Xuyen Chi noi co thu tien',
  'ba xuyen chi noi',
  'Chị Chi ở Trai Trang',
  'chị Chi',
  'ông/bà Chi',
  'cô Chi',
  'Chi Chi noi vay',
  'người ở thôn Trai Trang',
  'nguoi o thon trai trang',
  'ở Trai Trang',
  'làng Trai Trang',
])('the end of a name, and the hamlet, tell who sent it: %s', (text) => {
  expect(tells(text)).toBe(true)
  expect(tells(text.normalize('NFD'))).toBe(true)
})

test.each([
  'Chi cục Thuế có chi tiền cho xã Yên Mỹ, tỉnh Hưng Yên.',
  'Ba chi nhánh đã báo cáo.',
  'Chỉ định thầu, ông Hùng đã chi tiền.',
  'Anh Nam, chị Hoa đã ký.',
  'Kính gửi: Trưởng thôn Trai Trang',
  'Hoa trước nhà văn hóa thôn Trai Trang',
])('common words, communes and offices of the hamlet don’t: %s', (text) => {
  expect(tells(text)).toBe(false)
})

test('a given name that is a common word isn’t met in it', () => {
  for (const [name, text] of [
    ['Nguyễn Thị Quyền', 'Công dân có quyền giải trình, có Quyền hạn.'],
    ['Trần Văn Bản', 'Đã gửi văn bản, theo văn bản số 5.'],
    ['Lê Thị Định', 'Đã chỉ định người kiểm tra.'],
    ['Phạm Minh Trọng', 'Cần chú trọng việc này.'],
    ['Lan', 'Hoa lan trước cổng.'],
  ] as const)
    expect(tells(text, { name, address: 'xã Yên Mỹ' }), name).toBe(false)
  expect(tells('Chị Quyền đã báo', { name: 'Nguyễn Thị Quyền' })).toBe(true)
  expect(tells('chị Lan đã báo', { name: 'Lan' })).toBe(true)
})

test('what the accused are called, and where they work, tells nobody', () => {
  expect(tells('Ông Chi giải trình', {}, 'ông Trần Văn Chi, trưởng thôn Trai Trang')).toBe(false)
  expect(tells('việc ở thôn Trai Trang', {}, 'ông Trần Văn Chi, trưởng thôn Trai Trang')).toBe(false)
  expect(tells('bà Hồ Thị Xuyên Chi', {}, 'ông Trần Văn Chi')).toBe(true)
})

test('a house is told by its number with its street, a hamlet by its number', () => {
  const house = { address: 'Số 3, ngõ 12, phố Hiến, phường Phố Hiến' }
  expect(tells('nhà ở số 3 ngõ 12 phố Hiến', house)).toBe(true)
  expect(tells('Điều 5 khoản 3, văn bản số 3 ngày 12', house)).toBe(false)
  expect(tells('người ở thôn 3', { address: 'thôn 3 xã Yên Mỹ' })).toBe(true)
  expect(tells('văn bản số 3', { address: 'thôn 3 xã Yên Mỹ' })).toBe(false)
  expect(tells('ở xã Yên Mỹ, tỉnh Hưng Yên', { address: 'xã Yên Mỹ, tỉnh Hưng Yên' })).toBe(false)
})
