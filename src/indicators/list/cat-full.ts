import { catalogKind, share } from '../indicator.js'

export const catFull = share(
  {
    id: 'cat.full',
    name: 'Nội dung đủ',
    formula: 'Thủ tục có đủ giấy tờ, thời hạn, phí, nơi nộp, căn cứ, trên số thủ tục đang công bố',
    source: 'QĐ 766/QĐ-TTg, nhóm công khai, dòng nội dung đầy đủ',
    better: 'higher',
    cannotSay: 'Không nói việc niêm yết tại trụ sở',
    kinds: catalogKind,
    isOfProvince: true,
  },
  { of: ['full_procedures'], among: ['live_procedures'] },
)
