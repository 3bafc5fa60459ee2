import { feedback, share } from '../indicator.js'

export const paWhy = share(
  {
    id: 'pa.why',
    name: 'Trả lời có căn cứ',
    formula: 'Câu trả lời nêu văn bản hoặc điều luật, trên số câu trả lời',
    source: 'PAPI nội dung 3',
    better: 'higher',
    cannotSay: 'Nhận biết theo chữ; không nói căn cứ có đúng hay không',
    kinds: feedback,
  },
  { of: ['answered_with_basis'], among: ['answered_in_words'] },
)
