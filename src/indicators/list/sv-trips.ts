import { mean, surveyed } from '../indicator.js'

export const svTrips = mean(
  {
    id: 'sv.trips',
    name: 'Số lần đi lại',
    formula: 'Trung bình số lần phải đến để xong việc',
    source: 'SIPAS 9.25; 1487/UBND-NC',
    better: 'lower',
    cannotSay: 'Không nói đường xa hay gần',
    kinds: surveyed,
    isSurvey: true,
  },
  'visits',
)
