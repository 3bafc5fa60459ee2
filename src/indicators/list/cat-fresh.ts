import { catalogKind, share } from '../indicator.js'

export const catFresh = share(
  {
    id: 'cat.fresh',
    name: 'Mới kiểm tra',
    formula: 'Thủ tục được kiểm tra trong 180 ngày, trên số thủ tục đang công bố',
    source: 'QĐ 766/QĐ-TTg, nhóm công khai',
    better: 'higher',
    cannotSay: 'Không nói nội dung không còn sai',
    kinds: catalogKind,
    isOfProvince: true,
  },
  { of: ['fresh_procedures'], among: ['live_procedures'] },
)
