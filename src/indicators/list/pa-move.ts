import { feedback, share } from '../indicator.js'

export const paMove = share(
  {
    id: 'pa.move',
    name: 'Chuyển đúng hạn',
    formula: 'Phản ánh chuyển trong 5 ngày làm việc, trên số phản ánh đã chuyển',
    source: 'Luật Tiếp công dân Điều 26',
    better: 'higher',
    cannotSay: 'Không nói chuyển có đúng nơi hay không',
    kinds: feedback,
  },
  { of: ['moved_in_time'], among: ['moved'] },
)
