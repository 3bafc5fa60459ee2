import { feedback, share } from '../indicator.js'

export const paLate = share(
  {
    id: 'pa.late',
    name: 'Đang quá hạn trả lời',
    formula: 'Phản ánh mở đã quá hạn trả lời cuối kỳ, trên số đang mở',
    source: 'QĐ 766/QĐ-TTg',
    better: 'lower',
    cannotSay: 'Không nói chậm do ai; việc chỉ quá hạn một bước khác thì không tính',
    kinds: feedback,
  },
  { of: ['late'], among: ['open'] },
)
