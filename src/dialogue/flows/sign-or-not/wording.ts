import type { Choice } from '../../../messaging/message.js'
import { answerWords, payload, signWords } from '../../choice-words.js'
import { choice, choices } from '../../choices.js'

export const signOrNotWording = {
  ask:
    'Danh tính người tố cáo được giữ kín theo Luật Tố cáo. Xã bị phản ánh không xem được hồ sơ này.\n\n' +
    '• Nêu tên và ký đơn: được thụ lý như tố cáo và được báo kết quả.\n' +
    '• Không nêu tên: chỉ là tin báo. Nếu đủ rõ và kiểm tra được thì cơ quan mới xem xét (Luật Tố cáo Điều 25).\n\n' +
    'Anh/chị chọn cách nào?',
  keptSecret: 'Danh tính anh/chị được giữ kín theo Luật Tố cáo Điều 56, xã, phường không xem được.',
  choose: 'Anh/chị nêu tên và ký đơn, hay không nêu tên?',
  unsigned: 'Vâng, không nêu tên. Xã Ơi đã bỏ họ tên, địa chỉ, điện thoại. Điều anh/chị kể được giữ để gửi tin báo.',
  signed: 'Vâng, nêu tên và ký đơn. Điều anh/chị kể được giữ nguyên.',
  choices: <Choice[]>[
    choice('Nêu tên và ký đơn', payload(answerWords.sign, signWords.yes)),
    choice('Không nêu tên', payload(answerWords.sign, signWords.no)),
    choices.cancel,
  ],
} as const
