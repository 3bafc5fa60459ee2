import { feedback, share } from '../indicator.js'

export const paNotice = share(
  {
    id: 'pa.notice',
    name: 'Báo hướng xử lý đúng hạn',
    formula: 'Phản ánh được báo trong 10 ngày làm việc, trên số đã báo hoặc đến hạn báo',
    source: 'Luật Tiếp công dân Điều 28.1; SIPAS 9.32',
    better: 'higher',
    cannotSay: 'Không nói việc đã xong hay chưa',
    kinds: feedback,
  },
  { of: ['notice_in_time'], among: ['notice_due'] },
)
