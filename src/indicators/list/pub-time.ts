import { publicationKind, share } from '../indicator.js'

export const pubTime = share(
  {
    id: 'pub.time',
    name: 'Công khai đúng hạn',
    formula: 'Văn bản công khai chậm nhất vào ngày đến hạn, trên số văn bản đến hạn',
    source: 'Luật 10/2022 Điều 12 khoản 3',
    better: 'higher',
    cannotSay: 'Không nói việc dán ở bảng tin',
    kinds: publicationKind,
  },
  { of: ['publication_in_time'], among: ['publication_due'] },
)
