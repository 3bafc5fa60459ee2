import { expect, test } from 'vitest'
import { maskFullNames, maskSpokenNumbers } from '../../src/cases/mask-names.js'

test.each([
  ['Nhà Phạm Văn Đức đổ rác ra mương', 'Nhà … đổ rác ra mương'],
  ['gap Trần Thị Thu Hà ở cổng chợ', 'gap … ở cổng chợ'],
  ['TỐI QUA Lê Thị Mai la hét', 'TỐI QUA … la hét'],
  ['hôm đó nguyen van tam đi cùng', 'hôm đó … đi cùng'],
  ['hôm đó Pham thi lua đi cùng', 'hôm đó … đi cùng'],
])('a full name in “%s” is left out', (text, masked) => {
  expect(maskFullNames(text)).toBe(masked)
})

test.each([
  'Đèn đường Trần Hưng Đạo tắt đã ba hôm',
  'Cống ở phố Phạm Ngũ Lão tắc',
  'Trường THPT Nguyễn Trung Ngạn xả nước ra đường',
  'Trước cổng Ủy Ban Nhân Dân có rác',
  'Đường Lê Quý Đôn ngập',
  'Xã Đoàn Đào mất điện',
  'đường vẫn còn ngập, do vấn đề thoát nước',
  'duong van con ngap, do van de thoat nuoc',
  'dang thi cong thi mat dien',
])('“%s” names nobody', (text) => {
  expect(maskFullNames(text)).toBe(text)
})

test.each([
  ['gọi không chín tám bảy sáu năm bốn ba hai một nhé', 'gọi … nhé'],
  ['so khong chin mot hai ba bon nam sau bay tam', 'so …'],
  ['ở số nhà 12A/3, ngõ sâu', 'ở số nhà …, ngõ sâu'],
  ['nha so 7 cuoi ngo', 'nha so … cuoi ngo'],
])('numbers in “%s” are left out', (text, masked) => {
  expect(maskSpokenNumbers(text)).toBe(masked)
})

test.each(['mất điện từ hai giờ đến năm giờ sáng', 'ba bốn nhà bị ngập', 'cột đèn số 12 tắt'])(
  '“%s” tells no number of a person',
  (text) => {
    expect(maskSpokenNumbers(text)).toBe(text)
  },
)
