import { expect, test } from 'vitest'
import { tellablePlace } from '../../src/cases/told-place.js'

test.each([
  ['thôn Phú Thị, gần cổng trường tiểu học', 'thôn Phú Thị'],
  ['Thôn Đa Ngưu', 'thôn Đa Ngưu'],
  ['số 118 đường Nguyễn Văn Linh', 'đường Nguyễn Văn Linh'],
  ['đường vào xóm 3', 'xóm 3'],
  ['Tổ dân phố 12', 'tổ dân phố 12'],
  ['trước nhà ông Ba, thôn Thượng', 'thôn Thượng'],
  ['ngõ nhà bà Lan', null],
  ['đường Ông Ba', null],
  ['thôn Phú Thị Nguyễn Văn An', null],
  ['xóm 0912345678', null],
  ['thon phu thi', null],
  ['quán Hùng Béo', null],
  [null, null],
])('of “%s” others are told %s', (placeText, told) => {
  expect(tellablePlace(placeText)).toBe(told)
})
