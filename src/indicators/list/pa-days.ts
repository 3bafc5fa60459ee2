import { feedback, median } from '../indicator.js'

export const paDays = median(
  {
    id: 'pa.days',
    name: 'Số ngày trả lời',
    formula: 'Trung vị số ngày làm việc từ ngày nhận đến ngày trả lời',
    source: 'SIPAS 9.33',
    better: 'lower',
    cannotSay: 'Không nói việc nào khó hơn',
    kinds: feedback,
  },
  'answered_days',
)
