import { describe, expect, test } from 'vitest'
import { isQuestion } from '../../src/dialogue/commands/asks.js'

describe('whether a message is a question', () => {
  test.each([
    'bao giờ có người xuống',
    'cần số điện thoại làm gì',
    'co giau ten duoc khong',
    'mấy ngày thì xong',
    'may gio thi mo cua',
    'có phải ký không ạ',
    'thế à',
    'gửi được chưa nhỉ',
    'nop o dau',
    'gửi hông',
  ])('“%s” is one', (text) => expect(isQuestion(text)).toBe(true))

  test.each([
    'đèn đường hỏng',
    'ct xa an hoi lo nen duong hong',
    'Nguyễn Thị Hà',
    'Trần Yến Nhi',
    'xã Hưng Hà',
    'xa hung ha',
    'họ lấn của tôi hai sào',
    'sau đó tôi bị đau đầu',
    'rác đổ ngay gần chùa',
    'rac do gan chua',
    'có cán bộ xã đòi tiền',
    'co can bo xa doi tien',
    'máy xúc làm vỡ đường',
    'may xuc lam vo duong',
    'không có ảnh đâu',
    'không',
  ])('“%s” is none', (text) => expect(isQuestion(text)).toBe(false))
})
