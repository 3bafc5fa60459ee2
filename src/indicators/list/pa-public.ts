import { feedback, share } from '../indicator.js'

export const paPublic = share(
  {
    id: 'pa.public',
    name: 'Trả lời công khai',
    formula: 'Câu trả lời được công khai, trên số phản ánh đã trả lời',
    source: 'PAR INDEX; PAPI nội dung 2',
    better: 'higher',
    cannotSay: 'Chỉ tính câu mà người dân đồng ý công khai',
    kinds: feedback,
  },
  { of: ['published_answers'], among: ['answered_in_words'] },
)
