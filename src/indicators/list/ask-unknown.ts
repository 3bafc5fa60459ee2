import { questions, share } from '../indicator.js'

export const askUnknown = share(
  {
    id: 'ask.unknown',
    name: 'Chưa hiểu',
    formula: 'Câu hỏi chưa trả lời được hoặc chưa chắc, trên số câu hỏi thuộc phạm vi',
    source: 'SIPAS 9.15',
    better: 'lower',
    cannotSay: 'Không nói lỗi ở bên nào',
    kinds: questions,
  },
  { of: ['unknown'], among: ['known', 'unknown'] },
)
