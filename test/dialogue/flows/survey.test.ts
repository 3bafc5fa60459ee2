import { expect, test } from 'vitest'
import { refusesAsking } from '../../../src/dialogue/flows/survey/refuses-asking.js'

test.each([
  'không hỏi tôi nữa',
  'khong hoi toi nua',
  'dung hoi toi nua',
  'khong hoi toi y kien nua',
  'dung khao sat toi nua',
  'đừng khảo sát nữa nhé',
  'toi khong muon bi hoi y kien nua',
  'tôi không muốn bị khảo sát',
  'thoi dung hoi danh gia nua',
  'Thôi, đừng hỏi ý kiến em nữa ạ',
  'đừng gửi khảo sát cho tôi nữa',
  'khong can hoi y kien toi nua',
  'tu nay dung hoi y kien toi',
  'ngừng gửi phiếu khảo sát',
  'tôi không muốn nhận khảo sát nữa',
  'không muốn đánh giá',
])('“%s” ends surveys', (text) => expect(refusesAsking(text)).toBe(true))

test.each([
  'không hỏi nữa',
  'thôi không hỏi nữa',
  'đừng hỏi nữa',
  'tôi không hỏi thủ tục khai sinh nữa',
  'thôi em không hỏi giấy khai sinh nữa, hỏi chứng thực',
  'không hỏi tôi à',
  'xã không hỏi ý kiến dân mà đã làm đường',
  'cán bộ không hỏi ý kiến tôi',
  'sao không khảo sát ý kiến dân',
  'tôi không muốn hỏi',
  'dừng lại',
])('“%s” doesn’t', (text) => expect(refusesAsking(text)).toBe(false))
