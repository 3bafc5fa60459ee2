import { feedback, share } from '../indicator.js'

export const paSorry = share(
  {
    id: 'pa.sorry',
    name: 'Báo trước khi trễ',
    formula: 'Trả lời trễ mà đã xin lỗi, báo chậm trước hạn, trên số trả lời trễ',
    source: 'PAR INDEX, xin lỗi khi trễ hẹn',
    better: 'higher',
    cannotSay: 'Nhận biết theo lời nhắn của cán bộ; không nói thành tâm hay không',
    kinds: feedback,
  },
  { of: ['late_told'], among: ['answered_late'] },
)
