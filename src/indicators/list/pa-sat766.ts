import { feedback, share } from '../indicator.js'

export const paSat766 = share(
  {
    id: 'pa.sat766',
    name: 'Hài lòng kiểu 766',
    formula: 'Phản ánh không trễ, không mở lại, không chấm 1–2 điểm, trên số nhận được',
    source: 'QĐ 766/QĐ-TTg, hài lòng về phản ánh',
    better: 'higher',
    cannotSay: 'Không trả lời thì tính là hài lòng; tính theo kỳ',
    kinds: feedback,
    behind: ['unhappy'],
  },
  {
    of: ({ sum }) => Math.max(0, sum('received') - sum('unhappy')),
    among: ['received'],
    reads: ['received', 'unhappy'],
  },
)
