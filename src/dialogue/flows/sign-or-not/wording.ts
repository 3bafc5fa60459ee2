import type { Choice } from '../../../messaging/message.js'
import { answerWords, commandWords, kindWords, payload, signWords } from '../../choice-words.js'
import { choice, choices } from '../../choices.js'

export const signOrNotWording = {
  ask:
    'Gửi ở đây thì người xử lý tố cáo của tỉnh đọc trước, xã, phường không vào xem được.\n' +
    'Theo luật, người giải quyết có khi là chủ tịch chính xã đó (Luật Tố cáo Điều 13). Xã Ơi nói rõ là ai trước khi gửi. Tên người tố cáo phải được giữ bí mật (Điều 56).\n\n' +
    '• Nêu tên và ký đơn: được thụ lý như tố cáo và được báo kết quả. Đơn in ra có họ tên, địa chỉ; anh/chị ký rồi nộp hoặc gửi đi.\n' +
    '• Không nêu tên: chỉ là tin báo. Nếu đủ rõ và kiểm tra được thì cơ quan mới xem xét (Luật Tố cáo Điều 25).\n\n' +
    'Nhắn qua Telegram, Zalo thì hãng đó cũng biết ai nhắn, nhắn gì. Trang gửi kín thì không; điều đã kể theo sang.\n\n' +
    'Anh/chị chọn cách nào?',
  onPage: (address: string) =>
    `Anh/chị mở trang này để viết tiếp, điều đã kể có sẵn ở đó: ${address}\nĐường dẫn mở được trong 30 phút, đừng chuyển cho ai. Ở đây không còn giữ gì; chưa gửi gì cả.`,
  beforeTip:
    'Tin báo không nêu tên: người xử lý tố cáo của tỉnh đọc trước, đủ rõ thì được kiểm tra. Nhắn qua Telegram, Zalo thì hãng đó cũng biết ai nhắn; trang gửi kín thì không.',
  keptSecret: 'Danh tính anh/chị được giữ kín theo Luật Tố cáo Điều 56, xã, phường không xem được.',
  chooseFirst: 'Chưa gửi gì cả. Trước khi gửi, anh/chị chọn một cách.',
  choose: 'Anh/chị nêu tên và ký đơn, hay không nêu tên?',
  unsigned: 'Vâng, không nêu tên. Xã Ơi đã bỏ họ tên, địa chỉ, điện thoại. Điều anh/chị kể được giữ để gửi tin báo.',
  signed: 'Vâng, nêu tên và ký đơn. Điều anh/chị kể được giữ nguyên.',
  whoReads:
    'Tố cáo và tin báo gửi ở đây chỉ người xử lý tố cáo của tỉnh đọc. Xã, phường, công an xã và người bị báo không xem được. Ai gửi được giữ bí mật (Luật Tố cáo Điều 56); khi giải quyết, hồ sơ chuyển đến người có thẩm quyền.',
  eachApart:
    'Được ạ, mỗi việc gửi riêng. Việc chung thì gửi phản ánh cho xã. Việc cần giữ kín thì gửi tố cáo, tin báo; xã không xem được.',
  maySendSecretly:
    'Được ạ. Việc người vi phạm thì chọn Tố cáo: chỉ người xử lý tố cáo của tỉnh đọc, xã không xem được, và có thể không nêu tên.',
  wasRead: (agency: string) =>
    `Phản ánh đã gửi thì ${agency} đã đọc được, không chuyển thành gửi kín nữa. Điều chưa kể thì gửi kín được: chọn Tố cáo, chỉ người xử lý tố cáo của tỉnh đọc.`,
  sendHere: 'Được ạ, gửi ngay tại đây. Tố cáo, tin báo đến người xử lý tố cáo của tỉnh, xã, phường không xem được.',
  settledBy: (who: string, article: string) => `Người giải quyết: ${who} (${article}).`,
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
