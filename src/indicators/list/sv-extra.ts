import { share, surveyed } from '../indicator.js'

export const svExtra = share(
  {
    id: 'sv.extra',
    name: 'Bị gợi ý tiền, phiền hà',
    formula: 'Người trả lời có, trên số người trả lời, chỉ hiện từ 30 người',
    source: 'Mẫu phiếu SIPAS câu 4, 5; PAPI nội dung 4',
    better: 'lower',
    cannotSay: 'Không phải bằng chứng; người sợ có thể không nói',
    kinds: surveyed,
    isSurvey: true,
  },
  {
    of: ({ by }) => (by('extra').get('some') ?? 0) + (by('extra').get('many') ?? 0),
    among: ['extra'],
    reads: ['extra'],
  },
)
