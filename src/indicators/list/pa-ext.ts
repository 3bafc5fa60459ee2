import { feedback, share } from '../indicator.js'

export const paExt = share(
  {
    id: 'pa.ext',
    name: 'Gia hạn, tạm dừng',
    formula: 'Phản ánh đã trả lời có gia hạn, tạm dừng, trên số đã trả lời',
    source: 'Theo dõi nội bộ của tỉnh',
    better: 'neither',
    cannotSay: 'Không nói có lạm dụng hay không',
    kinds: feedback,
  },
  { of: ['answered_longer'], among: ['answered'] },
)
