import { questions, share } from '../indicator.js'

export const askAgain = share(
  {
    id: 'ask.again',
    name: 'Hỏi lại',
    formula: 'Người hỏi lại cùng thủ tục trong 7 ngày, trên số lượt người hỏi',
    source: 'SIPAS 9.25',
    better: 'lower',
    cannotSay: 'Không nói vì sao hỏi lại',
    kinds: questions,
  },
  { of: ['asking_again'], among: ['asking_person'] },
)
