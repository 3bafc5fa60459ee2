import { expect, test } from 'vitest'
import { isAboutRegulation } from '../../src/cases/regulation-feedback.js'

test.each([
  ['đề nghị bãi bỏ thủ tục xác nhận cư trú', true],
  ['Nên bỏ bớt các thủ tục không cần', true],
  ['xin tỉnh sửa đổi nghị quyết 12', true],
  ['tôi muốn góp ý về quy định thu phí rác', true],
  ['phản ánh các quy định của xã', true],
  ['thủ tục xin phép xây dựng rườm rà', true],
  ['điều kiện vay vốn này bất hợp lý', true],
  ['đèn đường thôn 3 hỏng', false],
  ['cán bộ làm thủ tục chậm', false],
  ['thủ tục này đã sửa chưa?', false],
  ['đề nghị sửa đường theo quy định', false],
  ['góp ý về thủ tục thì gửi ở đâu', false],
])('“%s” is about a rule itself: %s', (text, expected) => {
  expect(isAboutRegulation(text)).toBe(expected)
})
