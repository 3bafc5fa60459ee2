import { feedback, share } from '../indicator.js'

export const paFirst = share(
  {
    id: 'pa.first',
    name: 'Đúng hạn lần đầu',
    formula: 'Trả lời đúng hạn mà không gia hạn, tạm dừng, trên số đã trả lời',
    source: 'SIPAS 9.28',
    better: 'higher',
    cannotSay: 'Không nói việc gia hạn có chính đáng hay không',
    kinds: feedback,
  },
  { of: ['answered_by_first_day'], among: ['answered'] },
)
