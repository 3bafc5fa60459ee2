import { questions, share } from '../indicator.js'

export const catError = share(
  {
    id: 'cat.error',
    name: 'Sai sót được báo',
    formula: 'Tin báo sai được xác nhận là đúng, trên 1.000 câu trả lời',
    source: 'SIPAS 9.19',
    better: 'lower',
    cannotSay: 'Không nói những chỗ sai chưa ai thấy',
    kinds: questions,
    isOfProvince: true,
    unit: 'per_thousand',
  },
  { of: ['error_settled'], among: ['known'] },
)
