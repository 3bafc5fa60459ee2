import { readableDay } from '../../../shared/clock.js'

const obstacles =
  'Thời gian ốm đau, thiên tai, dịch họa không tính. Đi công tác, học tập ở nơi xa, trở ngại khách quan khác cũng vậy (Luật Khiếu nại Điều 9)'

export const complaintWording = {
  second: 'Đơn khiếu nại lần hai',
  begin: {
    alone: 'Đây là khiếu nại lần hai: Chủ tịch UBND tỉnh giải quyết, nếu lần đầu do xã, phường giải quyết.',
    after: (receiptCode: string) => `Đây là khiếu nại lần hai, tiếp theo ${receiptCode}.`,
  },
  secondWay: (receiptCode: string, settler: string, until: string | null) =>
    `Không đồng ý với quyết định giải quyết khiếu nại ${receiptCode}, anh/chị có hai cách.\n• Khiếu nại lần hai đến ${settler}, ${until ? `đến hết ngày ${readableDay(until)}` : 'trong 30 ngày từ ngày nhận quyết định'}. Kèm quyết định lần đầu.\n• Khởi kiện tại tòa án, trong một năm từ ngày nhận quyết định.\n(Luật Khiếu nại Điều 33; Luật Tố tụng hành chính Điều 116)`,
  complainAgain: { label: 'Khiếu nại lần hai', value: 'tôi muốn khiếu nại lần hai' },
  tooEarly: (receiptCode: string, day: string | null) =>
    `Khiếu nại lần đầu ${receiptCode} đang được giải quyết, chưa có quyết định. Anh/chị khiếu nại lần hai được khi có quyết định, hoặc khi hết hạn mà chưa giải quyết${day ? `: từ ngày ${readableDay(day)}` : ''} (Luật Khiếu nại Điều 33). Lời anh/chị vừa nhắn đã được bổ sung vào ${receiptCode}.`,
  encloseNoDecision:
    'Chưa có quyết định lần đầu thì kèm đơn và giấy biên nhận lần đầu, giấy tờ khác (Luật Khiếu nại Điều 33).',
  enclose: 'Kèm quyết định giải quyết lần đầu và giấy tờ (Luật Khiếu nại Điều 33).',
  limit: {
    complaint: 'khiếu nại phải gửi trong 90 ngày từ khi nhận hoặc biết quyết định (Luật Khiếu nại Điều 9)',
    discipline: 'khiếu nại quyết định kỷ luật phải gửi trong 15 ngày từ khi nhận quyết định (Luật Khiếu nại Điều 48)',
    second:
      'khiếu nại lần hai phải gửi trong 30 ngày, từ khi nhận quyết định lần đầu hay hết hạn (Luật Khiếu nại Điều 33)',
  },
  remote: 'Vùng sâu, vùng xa đi lại khó khăn: thời hạn có thể dài hơn nhưng không quá 45 ngày.',
  authorised:
    'Ủy quyền phải bằng văn bản có công chứng hoặc chứng thực, kèm theo đơn; mỗi nội dung chỉ ủy quyền cho một người (Luật Khiếu nại Điều 12, Nghị định 155/2026 Điều 3). Người già yếu, ốm đau, khuyết tật hoặc vì lý do khách quan khác thì được ủy quyền.',
  group:
    'Từ 5 người trở lên cùng khiếu nại một nội dung thì cử đại diện: 5 đến 10 người cử 1 hoặc 2 người, đông hơn thì nhiều hơn, nhiều nhất 5 người (Luật Tiếp công dân Điều 29). Đơn phải có chữ ký của tất cả, kèm văn bản cử người đại diện và danh sách người ký (Nghị định 155/2026 Điều 10).',
  note: (rule: string) => `Lưu ý: ${rule}.`,
  /** `isProvisional`: the days off of that year aren't settled yet. */
  until: (rule: string, day: string, isProvisional: boolean) =>
    `Lưu ý: ${rule}, tức là đến hết ngày ${readableDay(day)}${isProvisional ? ' (tạm tính, lịch nghỉ năm đó chưa có văn bản)' : ''}.`,
  late: (rule: string, day: string) =>
    `Lưu ý: ${rule}. Theo ngày anh/chị ghi, hạn đó đã hết ngày ${readableDay(day)}. ${obstacles}: nếu có, anh/chị ghi vào đơn và kèm giấy tờ. Cơ quan nhận đơn xem xét, anh/chị vẫn nộp được.`,
} as const
