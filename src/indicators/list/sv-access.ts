import { satisfied, surveyed } from '../indicator.js'

export const svAccess = satisfied(
  {
    id: 'sv.access',
    name: 'Tiếp cận dịch vụ',
    formula: 'Người chọn hài lòng hoặc rất hài lòng, trên số người trả lời câu hỏi tương ứng mục 9.15–9.18',
    source: 'SIPAS yếu tố I; lời hỏi riêng của Xã Ơi',
    better: 'higher',
    cannotSay: 'Chưa hỏi đủ mục 9.16–9.18 về trụ sở, trang thiết bị',
    kinds: surveyed,
  },
  'access',
)
