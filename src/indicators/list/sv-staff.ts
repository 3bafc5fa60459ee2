import { satisfied, surveyed } from '../indicator.js'

export const svStaff = satisfied(
  {
    id: 'sv.staff',
    name: 'Công chức',
    formula: 'Người chọn hài lòng hoặc rất hài lòng, trên số người trả lời câu hỏi tương ứng mục 9.23–9.27',
    source: 'SIPAS yếu tố III; lời hỏi riêng của Xã Ơi',
    better: 'higher',
    cannotSay: 'Không nói về từng cán bộ',
    kinds: surveyed,
  },
  'officers',
)
