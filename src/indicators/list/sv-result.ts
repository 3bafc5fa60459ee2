import { satisfied, surveyed } from '../indicator.js'

export const svResult = satisfied(
  {
    id: 'sv.result',
    name: 'Kết quả',
    formula: 'Người chọn hài lòng hoặc rất hài lòng, trên số người trả lời câu hỏi tương ứng mục 9.28–9.30',
    source: 'SIPAS yếu tố IV; lời hỏi riêng của Xã Ơi',
    better: 'higher',
    cannotSay: 'Bị từ chối đúng luật cũng có thể không hài lòng',
    kinds: surveyed,
  },
  'result',
)
