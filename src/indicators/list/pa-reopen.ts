import { feedback, share } from '../indicator.js'

export const paReopen = share(
  {
    id: 'pa.reopen',
    name: 'Phản ánh tiếp',
    formula: 'Phản ánh được mở lại, trên số đã trả lời',
    source: 'QĐ 766/QĐ-TTg, hài lòng về phản ánh',
    better: 'lower',
    cannotSay: 'Không nói người dân có lý hay không',
    kinds: feedback,
    hidesFew: true,
  },
  { of: ['reopened'], among: ['answered'] },
)
