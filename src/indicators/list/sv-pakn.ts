import { satisfied, surveyed } from '../indicator.js'

export const svPakn = satisfied(
  {
    id: 'sv.pakn',
    name: 'Xử lý phản ánh',
    formula: 'Người chọn hài lòng hoặc rất hài lòng, trên số người trả lời câu hỏi tương ứng mục 9.31–9.33',
    source: 'SIPAS yếu tố V; lời hỏi riêng của Xã Ơi',
    better: 'higher',
    cannotSay: 'Không nói về người không gửi phản ánh',
    kinds: surveyed,
  },
  'pakn',
)
