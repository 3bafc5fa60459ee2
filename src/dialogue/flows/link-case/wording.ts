import { commandWords, payload } from '../../choice-words.js'
import { choice } from '../../choices.js'

export const linkCaseWording = {
  offer: (receiptCode: string) => choice('Nhận tin tại đây', payload(commandWords.linkCase, receiptCode)),
  ask: (receiptCode: string) =>
    `Để nhận tin về ${receiptCode} tại đây, anh/chị cho biết 4 số cuối điện thoại. Đó là số đã ghi khi cán bộ nhập giúp.`,
  wrong: '4 số này chưa khớp với điện thoại đã ghi. Anh/chị xem lại giúp.',
  linked: (receiptCode: string) => `Từ nay tin về ${receiptCode} được nhắn ngay tại đây.`,
  closed: (receiptCode: string) =>
    `Chưa nối được ${receiptCode} vào cuộc trò chuyện này. Anh/chị hỏi cán bộ nơi đã nhận việc giúp.`,
} as const
