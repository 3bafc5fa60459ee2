import { answerWords, payload } from '../../choice-words.js'
import { choice } from '../../choices.js'

export const handOffWording = {
  askCommune: 'Anh/chị cần gặp cán bộ xã, phường nào? Gõ tên xã, tên cũ cũng được.',
  notedAskCommune: 'Xã Ơi đã ghi. Câu này gửi cán bộ xã, phường nào ạ?',
  notSure: choice('Tôi không rõ', payload(answerWords.placeUnknown)),
  askMatter: 'Anh/chị ghi ngắn gọn việc cần hỏi. Cán bộ sẽ trả lời ngay tại đây.',
  askMore: 'Anh/chị cứ nhắn điều cần hỏi, Xã Ơi ghi thêm vào câu đã gửi cán bộ.',
  queued: (agency: string) => `Đã chuyển câu hỏi đến ${agency}. Cán bộ sẽ trả lời ngay tại đây.`,
  addedTo: 'Đã ghi thêm vào câu hỏi gửi cán bộ. Cán bộ sẽ trả lời ngay tại đây.',
  already:
    'Câu hỏi của anh/chị đã được chuyển đến cán bộ và đang chờ trả lời tại đây. Cần nói thêm gì, anh/chị cứ nhắn.',
  closed: (opening: string) => `Bây giờ ngoài giờ làm việc. Cán bộ sẽ xem từ ${opening}.`,
  closedForLong: 'Bây giờ ngoài giờ làm việc. Cán bộ sẽ xem khi làm việc lại.',
  openNow: 'Đang giờ làm việc. Cán bộ đọc được sẽ trả lời ngay tại đây.',
  province: 'đầu mối của tỉnh',
  protected: 'người xử lý tố cáo của tỉnh, không phải xã, phường',
  askAbout:
    'Việc cần hỏi có cần giữ kín với xã, phường không ạ?\n' +
    'Nếu có, câu hỏi chỉ gửi cho người được giao ở tỉnh, xã, phường không xem được.',
  about: choice('Có, gửi kín', payload(answerWords.about)),
  notAbout: choice('Không, việc khác', payload(answerWords.notAbout)),
} as const
