import { answerWords, payload } from '../../choice-words.js'
import { choice } from '../../choices.js'

export const followAlikeWording = {
  offer: (people: number, label: string | null) =>
    `Đã có ${people} người phản ánh ${label ?? 'việc giống thế'} quanh nơi này. Bấm “Theo dõi cùng” để nhận tin chung bằng mã riêng, hoặc cứ trả lời để gửi phản ánh riêng.`,
  follow: choice('Theo dõi cùng', payload(answerWords.followAlike)),
  followed: (facts: { receiptCode: string; agency: string; state: string }) =>
    [
      `Anh/chị đang theo dõi cùng. Mã biên nhận: ${facts.receiptCode}`,
      `Nơi giải quyết: ${facts.agency}. Trạng thái: ${facts.state}.`,
      'Điều anh/chị kể đã được gửi kèm. Có tin, Xã Ơi báo ngay tại đây.',
    ].join('\n'),
  over: 'Phản ánh kia vừa kết thúc nên không theo dõi cùng được. Ta gửi phản ánh riêng nhé.',
} as const
