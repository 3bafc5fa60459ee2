import { answerWords, commandWords, payload } from '../../choice-words.js'
import { choice } from '../../choices.js'

export const answerOfficerWording = {
  ask: (receiptCode: string) => `Anh/chị ghi câu trả lời cho cán bộ về ${receiptCode}:`,
  confirm: (receiptCode: string) => `Gửi tin này cho cán bộ về ${receiptCode}?`,
  confirmAll: (receiptCode: string, text: string) => `Gửi cả những dòng này cho cán bộ về ${receiptCode}?\n“${text}”`,
  yes: choice('Gửi cho cán bộ', payload(answerWords.toOfficer)),
  no: choice('Không, việc khác', payload(answerWords.notToOfficer)),
  filesOnly: (count: number) => `(${count} tệp gửi kèm)`,
  sent: (receiptCode: string) => `Đã gửi câu trả lời về ${receiptCode} cho cán bộ.`,
  accuses:
    'Câu này nói về vi phạm của người có chức vụ ở xã, phường nên chưa gửi cho xã.\n' +
    'Anh/chị gửi kín cho tỉnh, hoặc trả lời lại mà không nhắc điều đó.',
  again: (receiptCode: string) => choice('Trả lời lại', payload(commandWords.answerOfficer, receiptCode)),
  gone: 'Không tìm thấy vụ việc này nữa. Anh/chị tra cứu bằng mã biên nhận giúp.',
  declined: 'Vâng. Anh/chị nhắn lại việc cần hỏi giúp.',
} as const
