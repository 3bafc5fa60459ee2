import { share, surveyed } from '../indicator.js'

export const svOnce = share(
  {
    id: 'sv.once',
    name: 'Một lần là đủ',
    formula: 'Người được hướng dẫn đủ giấy tờ ngay lần đầu, trên số người trả lời',
    source: 'SIPAS 9.25',
    better: 'higher',
    cannotSay: 'Không đối chiếu với hồ sơ một cửa',
    kinds: surveyed,
    isSurvey: true,
  },
  { of: ({ by }) => by('once').get('yes') ?? 0, among: ['once'], reads: ['once'] },
)
