import { median, questions } from '../indicator.js'

export const catFix = median(
  {
    id: 'cat.fix',
    name: 'Sửa nhanh',
    formula: 'Trung vị số ngày làm việc từ lúc dân báo sai đến lúc xử lý xong',
    source: 'SIPAS 9.19',
    better: 'lower',
    cannotSay: 'Không nói thiệt hại đã xảy ra',
    kinds: questions,
    isOfProvince: true,
  },
  'error_days',
)
