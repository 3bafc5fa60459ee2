import { catalogKind, unknown } from '../indicator.js'

export const catLag = unknown(
  {
    id: 'cat.lag',
    name: 'Cập nhật đúng hạn',
    formula: 'Thủ tục cập nhật trong 5 ngày làm việc từ quyết định, trên số thủ tục thay đổi',
    source: 'QĐ 766/QĐ-TTg dòng 2; NĐ 63/2010 Điều 24.2',
    better: 'higher',
    cannotSay: 'Không nói việc cập nhật cơ sở dữ liệu quốc gia',
    kinds: catalogKind,
    isOfProvince: true,
  },
  'Ngày của quyết định công bố chưa được ghi cùng bản thủ tục.',
)
