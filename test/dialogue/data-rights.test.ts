import { describe, expect, test } from 'vitest'
import { asksOfSharing, dataRightIn } from '../../src/dialogue/flows/own-data/data-rights.js'
import { withoutMarks } from '../understanding/build-understanding.js'

const both = (texts: readonly string[]): string[] => texts.flatMap((text) => [text, withoutMarks(text)])

describe('what people say of their data', () => {
  test.each(
    both([
      'ai đọc được tin nhắn của tôi',
      'các bạn có bán thông tin của tôi không',
      'cho xin file dữ liệu của tôi',
      'lưu tin nhắn bao lâu',
      'hồ sơ của tôi ai xem được',
      'những ai xem được thông tin của tôi',
      'tin nhắn của tôi ai đọc',
      'ai thấy được số điện thoại của tôi',
      'cán bộ nào xem hồ sơ của tôi',
      'có ai đọc tin nhắn của tôi không',
      'thông tin của tôi được lưu bao lâu',
      'dữ liệu của tôi lưu ở đâu',
      'xã ơi giữ tin nhắn của tôi đến bao giờ',
      'tin nhắn được giữ mấy tháng',
      'các bạn lưu thông tin của tôi bao lâu',
      'xã có chia sẻ thông tin của tôi cho ai không',
      'có tiết lộ thông tin của tôi ra ngoài không',
      'thông tin của tôi có bị lộ không',
      'tải file dữ liệu của tôi',
      'cho tôi xin bản dữ liệu cá nhân của tôi',
      'xuất toàn bộ dữ liệu của tôi',
      'xem thông tin xã giữ về tôi',
      'ứng dụng thu thập thông tin gì của tôi',
      'bạn lưu những gì về tôi',
    ]),
  )('“%s” asks to see', (text) => {
    expect(dataRightIn(text)).toBe('view')
  })

  test.each(
    both([
      'tôi muốn sửa số điện thoại đã ghi',
      'xóa số điện thoại của tôi',
      'xóa tên của tôi trong hệ thống',
      'tôi muốn đổi địa chỉ tôi đã khai',
      'sửa họ tên đã ghi giúp tôi',
      'cập nhật lại số điện thoại đã lưu',
      'không cho dùng dữ liệu của tôi nữa',
    ]),
  )('“%s” wants a change', (text) => {
    expect(dataRightIn(text)).toBe('change')
  })

  test.each(both(['xóa hết tin nhắn của tôi']))('“%s” wants it deleted', (text) => {
    expect(dataRightIn(text)).toBe('delete')
  })
})

test.each(
  both([
    'cho xin mẫu đơn',
    'sao lưu hộ tịch',
    'hồ sơ của tôi đến đâu rồi',
    'hồ sơ của tôi ai xử lý',
    'sửa tên trong giấy khai sinh',
    'đổi số điện thoại trên căn cước',
    'cho xin file mẫu đơn',
    'lưu trú bao lâu phải khai báo',
    'ai xem được phản ánh',
    'giữ hồ sơ gốc bao lâu',
    'xóa đăng ký tạm trú của tôi',
    'xóa tên trong sổ hộ khẩu',
    'thông tin đất của tôi xem ở đâu',
    'cho xin số điện thoại xã',
    'đổi thông tin căn cước của tôi',
    'bán đất của tôi cần giấy gì',
    'hồ sơ của tôi nộp bao lâu rồi',
    'ai ký giấy khai sinh của tôi',
    'sửa số điện thoại thanh 0911222333',
    'xóa nợ thuế của tôi',
    'hồ sơ của tôi lưu ở xã nào',
    'sửa địa chỉ trên sổ đỏ đã ghi sai',
  ]),
)('“%s” is about something else', (text) => {
  expect(dataRightIn(text)).toBeNull()
})

test.each([
  ['ai đọc được tin nhắn của tôi', true],
  ['cac ban co ban thong tin cua toi khong', true],
  ['cho xin bản sao dữ liệu của tôi', false],
  ['các bạn lưu thông tin của tôi bao lâu', false],
])('“%s” is about who sees: %s', (text, isAsked) => {
  expect(asksOfSharing(text)).toBe(isAsked)
})
