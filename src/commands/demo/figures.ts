import { addMonths, monthOf } from '../../indicators/period.js'
import { localDay, startOfLocalDay } from '../../shared/clock.js'
import { firstOpenDay } from '../../surveys/closed-months.js'
import { communesShown } from './accounts.js'
import type { Stage } from './stage.js'

const [own] = communesShown
const answersShown = 14

/** Sheets of the counter in the last month that is closed and today, two of them with low marks, and that month published. */
export const fillFigures = async ({ core, supervisor }: Stage): Promise<void> => {
  const at = new Date()
  const lastMonth = addMonths(monthOf(firstOpenDay(localDay(at))), -1)
  for (let index = 0; index < answersShown; index += 1) {
    const overall = index % 7 === 3 ? 2 : index % 3 === 0 ? 4 : 5
    const said = {
      overall,
      factors: { access: 4, procedure: overall, officers: index % 7 === 3 ? 1 : 5, result: 4 },
      once: overall > 2,
      visits: overall > 2 ? 1 : 3,
      extra: 'none' as const,
    }
    const day = index < answersShown - 2 ? `${lastMonth}-${String(3 + index).padStart(2, '0')}` : localDay(at)
    await core.surveys.takeCounter(
      { said, sentence: index === 3 ? 'Phải đi ba lần mới đủ giấy tờ' : '' },
      {
        form: `demo:${index}`,
        communeCode: own,
        service: index % 2 === 0 ? 'Hộ tịch' : 'Chứng thực',
        isOfficerNear: false,
        origin: { network: `192.0.2.${index}`, browser: 'demo' },
        at: day === localDay(at) ? at : new Date(startOfLocalDay(day).getTime() + 10 * 3_600_000),
      },
    )
  }
  await core.indicators.rollUp()
  await core.indicators.publishMonth({ account: supervisor, at }, { month: lastMonth, note: '' })
}
