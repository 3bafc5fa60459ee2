import { feedback, share } from '../indicator.js'

export const paTime = share(
  {
    id: 'pa.time',
    name: 'Trả lời đúng hạn',
    formula: 'Trả lời đúng hạn, trên tổng số đã trả lời và đang quá hạn cuối kỳ',
    source: 'QĐ 766/QĐ-TTg; PAR INDEX',
    better: 'higher',
    cannotSay: 'Không nói câu trả lời có tốt hay không',
    kinds: feedback,
  },
  { of: ['answered_in_time'], among: ['answered', 'late'] },
)
