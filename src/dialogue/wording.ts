import type { Choice } from '../messaging/message.js'
import { answerWords, commandWords, kindWords, payload } from './choice-words.js'
import { choice, choices } from './choices.js'
import type { AnswerKind } from './slices.js'

/** What more than one flow says. */
export const wording = {
  greeting:
    'Chào anh/chị, đây là Xã Ơi của tỉnh Hưng Yên.\n' +
    'Anh/chị cứ gõ câu hỏi về giấy tờ, thủ tục. Có việc cần phản ánh, anh/chị kể ngay tại đây.',
  help:
    'Xã Ơi giúp anh/chị bốn việc:\n' +
    '• Hỏi thủ tục: cần giấy tờ gì, nộp ở đâu, mấy ngày, bao nhiêu tiền.\n' +
    '• Gửi phản ánh, khiếu nại, tố cáo và theo dõi kết quả.\n' +
    '• Hỏi địa chỉ, giờ làm việc, điện thoại của xã, phường.\n' +
    '• Gặp cán bộ.\n\n' +
    'Ví dụ: “làm giấy khai sinh cho con cần gì”. Gõ “hủy” để dừng việc đang làm.',
  stateUnknown: 'Xin lỗi, việc đang làm dở không tiếp tục được. Anh/chị chọn lại giúp:',
  failed: 'Xin lỗi, Xã Ơi chưa xử lý được tin này. Anh/chị nhắn lại ngắn hơn, hoặc chọn gặp cán bộ.',
  dispute:
    'Việc giữa hai bên dân với nhau thì trước hết nên hòa giải tại thôn, tổ dân phố.\n' +
    'Hòa giải không mất tiền. Hòa giải không thành, anh/chị có thể nộp đơn lên xã hoặc khởi kiện ra tòa.\n' +
    'Nếu đã có quyết định của xã mà anh/chị không đồng ý, đó là khiếu nại.',
  disputeChoices: <Choice[]>[
    choice('Thủ tục hòa giải', payload(answerWords.ask, 'thủ tục hòa giải ở cơ sở')),
    choice('Báo việc này cho xã', payload(commandWords.send, kindWords.feedback)),
    choices.person,
  ],
  notUnderstood: 'Xã Ơi chưa hiểu ý anh/chị. Câu này đã được ghi lại để bổ sung. Anh/chị nói rõ hơn, hoặc chọn:',
  whichProcedureFirst: 'Anh/chị hỏi về thủ tục nào ạ? Ví dụ: “phí chứng thực bản sao”.',
  unreadable: 'Tin này không có chữ nào Xã Ơi đọc được. Anh/chị gõ bằng chữ giúp nhé.',
  flood:
    'Anh/chị nhắn nhanh quá nên Xã Ơi đọc chưa kịp. Tin nào cũng được giữ, Xã Ơi sẽ trả lời chung khi anh/chị ngừng nhắn.',
  sealedSecret: (address: string) =>
    `Số bí mật 16 chữ số không gửi vào đây: Xã Ơi không dùng và đã bỏ ra. Anh/chị xóa tin đó, rồi nhập số ở trang: ${address}`,
  editTooLate: 'Tin sửa đến muộn, việc đã qua bước đó. Anh/chị nhắn lại điều cần sửa giúp.',
  voiceUnheard: 'Xã Ơi chưa nghe được tin thoại. Anh/chị gõ chữ giúp, hoặc chọn gặp cán bộ.',
  locationNotNow: 'Vị trí chỉ dùng khi gửi phản ánh. Anh/chị muốn báo việc ở nơi này thì chọn gửi phản ánh.',
  filesKept: (count: number) =>
    `Đã nhận ${count} tệp. Anh/chị kể giúp: có việc gì? Nếu muốn gửi kèm phản ánh, hãy chọn bên dưới.`,
  fileRefused: {
    empty: 'Tệp này trống nên không nhận được.',
    too_large:
      'Tệp này lớn quá 20 MB nên không nhận được. Anh/chị gửi bản nhỏ hơn giúp: ảnh thì chụp màn hình, video thì quay ngắn hơn.',
    type: 'Loại tệp này không nhận được. Anh/chị gửi ảnh chụp hay ảnh màn hình, video, ghi âm, tệp Word hoặc PDF giúp.',
    quota: 'Hôm nay đã nhận đủ dung lượng tệp nên chưa nhận thêm được. Anh/chị gửi tiếp vào ngày mai giúp.',
    no_space: 'Hệ thống tạm hết chỗ lưu tệp. Anh/chị kể bằng lời trước, gửi tệp sau giúp.',
    gone: 'Tệp này không còn tải được. Anh/chị gửi lại giúp.',
    not_fetched: 'Chưa tải được tệp này. Anh/chị gửi lại sau ít phút giúp.',
  },
  notWithdrawn:
    'Vâng, anh/chị không rút thì đơn vẫn được giải quyết tiếp. Bị dọa thì anh/chị báo nơi giải quyết để được bảo vệ; đang nguy hiểm thì gọi 113.',
  protectedWays:
    'Phản ánh và tin báo không phải nêu tên. Tố cáo thì phải nêu tên: người xử lý của tỉnh đọc trước, rồi người giải quyết theo luật biết tên.\n' +
    'Luật buộc giữ bí mật tên và bảo vệ người tố cáo (Luật Tố cáo Điều 47, 56).\n' +
    'Anh/chị kể ngay tại đây, hoặc chọn:',
  protectedChoices: <Choice[]>[
    choice('Gửi kín cho tỉnh', payload(commandWords.send, kindWords.denunciation)),
    choices.sendFeedback,
  ],
  complaintLater: 'Vâng, xong việc này Xã Ơi hỏi tiếp đơn khiếu nại.',
  errandsLeft: (names: readonly string[]) => `Còn: ${names.join('; ')}.`,
  nextMatterKept: (told: string) => `Việc này để làm phản ánh riêng: “${told}”. Xong phản ánh đang làm, ta làm tiếp.`,
  nextErrand: 'Việc tiếp theo',
  noErrandLeft: 'Các việc anh/chị hỏi đã trả lời hết. Anh/chị cần gì thêm cứ nhắn.',
  basis: (article: string) => `Theo ${article}.`,
  again: 'Xã Ơi xin nhắc lại, hoặc anh/chị gặp cán bộ.',
  chooseOne: 'Anh/chị chọn một trong các cách dưới đây giúp.',
  chooseOneAgain: 'Xã Ơi chưa rõ anh/chị chọn cách nào. Anh/chị bấm một nút bên dưới, hoặc gặp cán bộ.',
  resume: 'Ta tiếp tục việc đang làm nhé.',
  stopped: {
    guidance:
      'Phần hướng dẫn thủ tục đang tạm dừng để kiểm tra. Anh/chị hỏi cán bộ xã, hoặc xem mục Thủ tục trên trang.',
    reports:
      'Phần nhận phản ánh, khiếu nại trong trò chuyện đang tạm dừng. Anh/chị gửi ở mục Phản ánh trên trang, hoặc gặp cán bộ.',
    reception: 'Phần đặt lịch trong trò chuyện đang tạm dừng. Anh/chị đặt ở trang của xã, hoặc gặp cán bộ.',
    surveys: 'Phần hỏi ý kiến đang tạm dừng. Cảm ơn anh/chị.',
  } satisfies Record<Exclude<AnswerKind, 'protected'>, string>,
  stoppedProtected: (address: string) =>
    `Phần nhận tố cáo, tin báo trong trò chuyện đang tạm dừng. Anh/chị gửi kín ở trang này: ${address}`,
} as const
