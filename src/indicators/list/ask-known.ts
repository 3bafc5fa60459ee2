import { questions, share } from '../indicator.js'

export const askKnown = share(
  {
    id: 'ask.known',
    name: 'Trả lời được',
    formula: 'Câu hỏi có câu trả lời từ danh mục, trên số câu hỏi thuộc phạm vi',
    source: 'SIPAS 9.15',
    better: 'higher',
    cannotSay: 'Không nói câu trả lời có đúng hay không',
    kinds: questions,
  },
  { of: ['known'], among: ['known', 'unknown'] },
)
