import { receptionKind, share } from '../indicator.js'

export const tcdHeld = share(
  {
    id: 'tcd.held',
    name: 'Tiếp dân đúng lịch',
    formula: 'Buổi tiếp công dân đã tổ chức, trên số buổi đã niêm yết',
    source: 'Luật Tiếp công dân Điều 15; PAPI nội dung 3',
    better: 'higher',
    cannotSay: 'Không nói buổi tiếp có ích hay không',
    kinds: receptionKind,
  },
  { of: ['reception_held'], among: ['reception_posted'] },
)
