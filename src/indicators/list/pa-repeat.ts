import { feedback, unknown } from '../indicator.js'

export const paRepeat = unknown(
  {
    id: 'pa.repeat',
    name: 'Lặp lại tại chỗ',
    formula: 'Phản ánh cùng loại, cùng nơi trong 90 ngày, trên số đã trả lời',
    source: 'PAPI nội dung 3, 7',
    better: 'lower',
    cannotSay: 'Không nói có cùng nguyên nhân hay không',
    kinds: feedback,
  },
  'Nơi xảy ra là chữ tự do; chưa có cách so khớp đủ chắc để công bố.',
)
