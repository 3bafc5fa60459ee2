import { feedback, share } from '../indicator.js'

export const paStaff = share(
  {
    id: 'pa.staff',
    name: 'Phản ánh thái độ cán bộ',
    formula: 'Phản ánh về thái độ, việc làm của cán bộ, không kể lời khen, trên số nhận được',
    source: 'SIPAS câu 4; PAPI nội dung 4',
    better: 'lower',
    cannotSay: 'Không nói điều được phản ánh có thật hay không',
    kinds: feedback,
    hidesFew: true,
  },
  { of: ['about_staff'], among: ['received'] },
)
