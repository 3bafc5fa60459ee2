import { catalogKind, unknown } from '../indicator.js'

export const catCover = unknown(
  {
    id: 'cat.cover',
    name: 'Đủ danh mục',
    formula: 'Thủ tục đang công bố trên danh mục chính thức của cấp xã',
    source: 'Luật 10/2022 Điều 11 khoản 13',
    better: 'higher',
    cannotSay: 'Không nói danh mục có đúng hay không',
    kinds: catalogKind,
    isOfProvince: true,
  },
  'Danh mục chính thức do tỉnh công bố chưa được nhập vào hệ thống.',
)
