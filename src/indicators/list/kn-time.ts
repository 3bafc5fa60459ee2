import { complaints, share } from '../indicator.js'

export const knTime = share(
  {
    id: 'kn.time',
    name: 'Khiếu nại đúng hạn',
    formula: 'Quyết định giải quyết đúng hạn, trên số đã quyết định và đang quá hạn',
    source: 'Văn bản 1487/UBND-NC; PAPI nội dung 3',
    better: 'higher',
    cannotSay: 'Không nói quyết định có đúng luật hay không',
    kinds: complaints,
  },
  { of: ['answered_in_time'], among: ['answered', 'late'] },
)
