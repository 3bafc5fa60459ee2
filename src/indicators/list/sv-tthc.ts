import { satisfied, surveyed } from '../indicator.js'

export const svTthc = satisfied(
  {
    id: 'sv.tthc',
    name: 'Thủ tục hành chính',
    formula: 'Người chọn hài lòng hoặc rất hài lòng, trên số người trả lời câu hỏi tương ứng mục 9.19–9.22',
    source: 'SIPAS yếu tố II; PAPI nội dung 5; lời hỏi riêng của Xã Ơi',
    better: 'higher',
    cannotSay: 'Không nói luật có hợp lý hay không',
    kinds: surveyed,
  },
  'procedure',
)
