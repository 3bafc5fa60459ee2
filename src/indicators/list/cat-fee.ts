import { catalogKind, share } from '../indicator.js'

export const catFee = share(
  {
    id: 'cat.fee',
    name: 'Phí rõ ràng',
    formula: 'Thủ tục ghi rõ phí hoặc ghi rõ không thu, trên số thủ tục đang công bố',
    source: 'SIPAS 9.21; PAPI nội dung 5',
    better: 'higher',
    cannotSay: 'Không nói số tiền thực thu tại quầy',
    kinds: catalogKind,
    isOfProvince: true,
  },
  { of: ['priced_procedures'], among: ['live_procedures'] },
)
