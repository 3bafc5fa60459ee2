import type { Choice } from '../../../messaging/message.js'
import { commandWords, kindWords, payload } from '../../choice-words.js'
import { choice } from '../../choices.js'

export const caseStatusWording = {
  askCode: 'Anh/chị gửi giúp mã biên nhận, dạng ABCDE-23456. Mã có trong tin báo đã nhận.',
  /** The same for a code that there is none of and for a sealed one of another chat: a found slip tells nothing. */
  wrongCode: (code: string, address: string) =>
    `Mã ${code} không mở được ở đây. Anh/chị xem lại từng chữ giúp. Mã không có số 0, 1 và chữ O, I.\nNếu là đơn, tin gửi kín thì mở trang này với số bí mật 16 chữ số: ${address}`,
  withSecret: (address: string) =>
    `Số kín không dùng trong chat, Xã Ơi đã bỏ ra. Anh/chị nhập mã và số kín ở trang này để xem câu trả lời: ${address}`,
  brokenCode: (code: string, count: number) =>
    `Mã ${code} chưa đúng: có ${count} ký tự, mã biên nhận có đủ 10. Anh/chị xem lại giúp.`,
  notFound: (code: string) => `Không tìm thấy mã ${code}. Anh/chị xem lại mã, hoặc gặp cán bộ.`,
  mine: 'Vụ việc anh/chị đã gửi từ đây:',
  askLastFour:
    'Việc giữ kín gửi từ đây chỉ xem được bằng mã, vì máy có thể nhiều người dùng. Anh/chị gõ 4 ký tự cuối của mã biên nhận, hoặc cả mã.',
  wrongLastFour: 'Bốn ký tự này chưa khớp mã biên nhận nào gửi từ đây. Anh/chị xem lại giúp.',
  none: 'Chưa có vụ việc nào gửi từ đây.',
  /** All that a code alone tells of a protected case: a code gets around. */
  protected: (receiptCode: string, address: string) =>
    `Hồ sơ ${receiptCode} đã được nhận và giữ kín. Mã này không cho xem gì thêm.\n\n` +
    `Mở hồ sơ bằng mã và số bí mật 16 chữ số: ${address}\n` +
    'Không có số bí mật thì gặp người xử lý tố cáo.',
  answer: (text: string) => `Nơi giải quyết đã trả lời:\n${text}`,
  lateFile:
    'Hồ sơ quá hẹn mà chưa có kết quả, anh/chị có hai cách:\n' +
    '• Phản ánh: nơi nhận hồ sơ trả lời vì sao chậm và bao giờ xong.\n' +
    '• Khiếu nại: đề nghị xem lại việc chậm giải quyết. Phải ký đơn, có thời hạn theo Luật Khiếu nại.',
  lateChoices: <Choice[]>[
    choice('Gửi phản ánh', payload(commandWords.send, kindWords.feedback)),
    choice('Khiếu nại', payload(commandWords.send, kindWords.complaint)),
  ],
  paperFile: 'Hồ sơ thủ tục đã nộp ở bộ phận một cửa thì tra theo mã trên giấy hẹn, tại Cổng Dịch vụ công quốc gia.',
  status: (facts: {
    receiptCode: string
    kind: string
    state: string
    agency: string
    due: { day: string; what: string; isOver: boolean } | null
    /** The day on which the sender said that they withdraw. */
    withdrawalTold: string | null
    limits: readonly string[]
    steps: string[]
  }) =>
    [
      `${facts.kind} ${facts.receiptCode}: ${facts.state}.`,
      `Nơi giải quyết: ${facts.agency}.`,
      ...(facts.due?.isOver
        ? [
            `Đã quá hạn: hạn là ngày ${facts.due.day} (${facts.due.what}) mà chưa có kết quả. Anh/chị có thể nhắn nhắc hoặc gặp cán bộ.`,
          ]
        : facts.due
          ? [`Hạn: ${facts.due.day} (${facts.due.what}).`]
          : []),
      ...(facts.withdrawalTold
        ? [`Người gửi đã nhắn muốn rút ngày ${facts.withdrawalTold}; nơi giải quyết chưa xác nhận.`]
        : []),
      ...(facts.limits.length > 0 ? facts.limits : []),
      ...(facts.steps.length > 0 ? ['Các bước đã qua:', ...facts.steps.map((step) => `• ${step}`)] : []),
    ].join('\n'),
} as const
