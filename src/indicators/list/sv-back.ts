import { share, surveyed } from '../indicator.js'

export const svBack = share(
  {
    id: 'sv.back',
    name: 'Tỷ lệ trả lời',
    formula: 'Người trả lời trên số người được mời',
    source: 'Chất lượng khảo sát',
    better: 'higher',
    cannotSay: 'Không nói người không trả lời nghĩ gì',
    kinds: surveyed,
  },
  { of: ['invitation_answered'], among: ['invited'] },
)
