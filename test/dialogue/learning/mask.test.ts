import { expect, test } from 'vitest'
import { maskPersonal } from '../../../src/dialogue/learning/mask.js'

test.each([
  ['gọi em số 0912 345 678 nhé', 'gọi em số … nhé'],
  ['sdt 0912.345.678, cccd 033198001234', 'sdt …, cccd …'],
  ['+84 912 345 678', '…'],
  ['mã ABCDE-23456 của tôi', 'mã … của tôi'],
  ['xe 89A-123.45 bị phạt', 'xe … bị phạt'],
  ['sinh ngày 12/03/1990', 'sinh ngày …'],
  ['hồ sơ H46.16-260714-0012 đâu rồi', 'hồ sơ H… đâu rồi'],
  ['số nhà 45 đường Trưng Trắc', 'số nhà … đường Trưng Trắc'],
  ['mail lan.nguyen@gmail.com', 'mail …'],
  ['tôi tên Huy, hỏi khai sinh', 'tôi tên …, hỏi khai sinh'],
  ['tôi là Nguyễn Văn Bình ở xã Yên Mỹ', 'tôi là … ở xã Yên Mỹ'],
  ['ông Trần Văn Khải lấn đường', 'ông … lấn đường'],
  ['nhà bà Hoa đốt rác', 'nhà bà … đốt rác'],
  ['giấy của nguyen van tuan mất rồi', 'giấy của … mất rồi'],
  ['Đỗ Thị Lan làm khai sinh', '… làm khai sinh'],
  [
    '• Họ tên: Huy\n• Điện thoại: 0912345678\n• Nơi xảy ra: xã Yên Mỹ',
    '• Họ tên: …\n• Điện thoại: …\n• Nơi xảy ra: xã Yên Mỹ',
  ],
])('“%s” is kept as “%s”', (text, masked) => expect(maskPersonal(text)).toBe(masked))

test.each([
  'chứng thực 3 bản 12 trang hết bao nhiêu',
  'phí 2.000 đồng một trang',
  'Luật Hộ tịch 2014',
  'đèn đường Trần Hưng Đạo xã Yên Mỹ hỏng',
  'làm ở Phạm Ngũ Lão được không',
  'thế lệ phí thì sao',
  'hộ khẩu ở xã Lương Bằng',
  'cho em hỏi ạ',
  'con tôi 6 tuổi sinh năm 2020',
])('“%s” stays as it is', (text) => expect(maskPersonal(text)).toBe(text))
