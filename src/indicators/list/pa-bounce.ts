import { feedback, share } from '../indicator.js'

export const paBounce = share(
  {
    id: 'pa.bounce',
    name: 'Chuyển vòng',
    formula: 'Phản ánh bị chuyển từ hai lần, trên số phản ánh nhận được',
    source: 'SIPAS 9.31',
    better: 'lower',
    cannotSay: 'Không nói quy định có rõ hay không',
    kinds: feedback,
  },
  { of: ['bounced'], among: ['received'] },
)
