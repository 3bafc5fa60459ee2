import { feedback, unknown } from '../indicator.js'

export const paRate = unknown(
  {
    id: 'pa.rate',
    name: 'Số phản ánh trên 1.000 dân',
    formula: 'Phản ánh nhận được trên 1.000 người dân',
    source: 'Mẫu phiếu SIPAS câu 8',
    better: 'neither',
    cannotSay: 'Không nói là tốt hay xấu',
    kinds: feedback,
    unit: 'per_thousand',
  },
  'Số dân của từng xã chưa có trong hệ thống; số phản ánh nhận được vẫn hiện ở bảng bên.',
)
