import { share } from '../indicator.js'
import { protectedKind } from '../sources/case-facts.js'

export const tcTime = share(
  {
    id: 'tc.time',
    name: 'Tố cáo xử lý ban đầu đúng hạn',
    formula: 'Xử lý ban đầu trong 7 hoặc 10 ngày làm việc, trên số đến hạn, toàn tỉnh một năm',
    source: 'Luật Tố cáo Điều 24; 1487/UBND-NC',
    better: 'higher',
    cannotSay: 'Không nói kết quả giải quyết',
    kinds: [protectedKind],
    isOfProvince: true,
    isYearly: true,
    behind: [],
  },
  { of: ['first_in_time'], among: ['first_handled'], reads: ['first_in_time', 'first_handled'] },
)
