import { questions, share } from '../indicator.js'

export const askPerson = share(
  {
    id: 'ask.person',
    name: 'Cán bộ trả lời kịp',
    formula: 'Yêu cầu gặp cán bộ được trả lời trong 1 ngày làm việc, trên số đã trả lời kịp hoặc đã quá ngày đó',
    source: 'SIPAS 9.24',
    better: 'higher',
    cannotSay: 'Không nói chất lượng câu trả lời',
    kinds: questions,
  },
  { of: ['handed_off_in_time'], among: ['handed_off'] },
)
