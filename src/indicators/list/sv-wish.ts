import { share, surveyed } from '../indicator.js'

export const svWish = share(
  {
    id: 'sv.wish',
    name: 'Mong muốn nhiều nhất',
    formula: 'Lời góp ý về chủ đề được nhắc nhiều nhất, trên số lời góp ý đã phân chủ đề',
    source: 'Mẫu phiếu SIPAS câu 10',
    better: 'neither',
    cannotSay: 'Không nói chi phí để làm',
    kinds: surveyed,
    isSurvey: true,
  },
  { of: ({ by }) => Math.max(0, ...by('wish').values()), among: ['wish'], reads: ['wish'] },
)
