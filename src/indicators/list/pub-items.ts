import { publicationKindNames } from '../../publications/kinds.js'
import { publicationKind, share } from '../indicator.js'

export const pubItems = share(
  {
    id: 'pub.items',
    name: 'Đủ mục công khai',
    formula: 'Mục của Điều 11 đang có văn bản công khai, trên 14 mục',
    source: 'Luật 10/2022 Điều 11; PAPI nội dung 2',
    better: 'higher',
    cannotSay: 'Không nói văn bản có được đọc, có đúng hay không',
    kinds: publicationKind,
  },
  {
    of: ['kinds_published'],
    among: ({ sum }) => sum('communes') * publicationKindNames.length,
    reads: ['kinds_published', 'communes'],
  },
)
