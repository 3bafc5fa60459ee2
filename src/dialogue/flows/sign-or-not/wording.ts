import type { Choice } from '../../../messaging/message.js'
import { answerWords, commandWords, kindWords, payload, signWords } from '../../choice-words.js'
import { choice, choices } from '../../choices.js'

export const signOrNotWording = {
  ask:
    'Người xử lý của tỉnh đọc trước, chuyển người giải quyết, có khi là chủ tịch chính xã đó.\n' +
    '• Nêu tên và ký đơn: tố cáo được thụ lý. Đơn có họ tên, địa chỉ; người giải quyết phải giữ bí mật.\n' +
    '• Không nêu tên: tin báo.\n' +
    'Telegram, Zalo biết ai nhắn; trang gửi kín không.\n' +
    'Anh/chị chọn cách nào?',
  onPage: (address: string) =>
    `Anh/chị mở trang này để viết tiếp, điều đã kể có sẵn ở đó: ${address}\nĐường dẫn mở được trong 30 phút, đừng chuyển cho ai. Ở đây không còn giữ gì; chưa gửi gì cả.`,
  beforeTip:
    'Tin báo không nêu tên: người xử lý tố cáo của tỉnh đọc trước, đủ rõ thì được kiểm tra. Nhắn qua Telegram, Zalo thì hãng đó cũng biết ai nhắn; trang gửi kín thì không.',
  keptSecret:
    'Nêu tên thì người giải quyết theo luật biết tên, và phải giữ bí mật (Luật Tố cáo Điều 56). Không nêu tên thì tin không ghi tên.',
  chooseFirst: 'Chưa gửi gì cả. Trước khi gửi, anh/chị chọn một cách.',
  choose: 'Anh/chị nêu tên và ký đơn, hay không nêu tên?',
  unsigned: 'Vâng, không nêu tên. Xã Ơi đã bỏ họ tên, địa chỉ, điện thoại. Điều anh/chị kể được giữ để gửi tin báo.',
  signed: 'Vâng, nêu tên và ký đơn. Điều anh/chị kể được giữ nguyên.',
  eachApart:
    'Được ạ, mỗi việc gửi riêng. Việc chung thì gửi phản ánh cho xã. Việc cần giữ kín thì gửi tố cáo, tin báo: người xử lý của tỉnh đọc trước.',
  maySendSecretly:
    'Được ạ. Việc người vi phạm thì chọn Tố cáo: người xử lý tố cáo của tỉnh đọc trước, và có thể không nêu tên. Nêu tên thì người giải quyết theo luật biết tên.',
  wasRead: (agency: string) =>
    `Phản ánh đã gửi thì ${agency} đã đọc được, không chuyển thành gửi kín nữa. Điều chưa kể thì gửi kín được: chọn Tố cáo, người xử lý tố cáo của tỉnh đọc trước.`,
  sendHere: 'Được ạ, gửi ngay tại đây.',
  noLongerSecret: 'Vâng, không tố cáo nữa.',
  keptForReport: 'Vâng, không tố cáo nữa. Điều đã kể được giữ làm phản ánh; phản ánh thì xã, phường đọc được.',
  notYet: 'Vâng, anh/chị cứ nghĩ thêm, chưa gửi gì cả. Khi quyết thì chọn một cách; “hủy” thì xóa hết.',
  waysToSend: <Choice[]>[
    choice('Tố cáo', payload(commandWords.send, kindWords.denunciation)),
    choice('Gửi phản ánh', payload(commandWords.send, kindWords.feedback)),
  ],
  choices: <Choice[]>[
    choice('Nêu tên và ký đơn', payload(answerWords.sign, signWords.yes)),
    choice('Không nêu tên', payload(answerWords.sign, signWords.no)),
    choice('Viết ở trang gửi kín', payload(answerWords.sign, signWords.page)),
    choices.cancel,
  ],
} as const
