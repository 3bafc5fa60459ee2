import { feedback, share } from '../indicator.js'

export const paSilent = share(
  {
    id: 'pa.silent',
    name: 'Im lặng',
    formula: 'Phản ánh mở mà 10 ngày làm việc không có tin cho dân, trên số đang mở',
    source: 'SIPAS 9.33',
    better: 'lower',
    cannotSay: 'Không nói việc đang làm mà chưa báo',
    kinds: feedback,
  },
  { of: ['silent'], among: ['open'] },
)
