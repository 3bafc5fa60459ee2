import { feedback, share } from '../indicator.js'

export const paLate = share(
  {
    id: 'pa.late',
    name: 'Đang quá hạn',
    formula: 'Phản ánh mở đã quá hạn cuối kỳ, trên số đang mở',
    source: 'QĐ 766/QĐ-TTg',
    better: 'lower',
    cannotSay: 'Không nói chậm do ai',
    kinds: feedback,
  },
  { of: ['late'], among: ['open'] },
)
