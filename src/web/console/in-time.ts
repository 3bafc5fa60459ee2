import type { Figure } from '../../indicators/figures.js'
import { paTime } from '../../indicators/list/pa-time.js'
import { addMonths, monthOf, readPeriod } from '../../indicators/period.js'
import { indicatorWording } from '../../indicators/wording.js'
import { localDay } from '../../shared/clock.js'
import { type Html, html } from '../kit/html.js'
import type { WebParts } from '../kit/web-parts.js'
import { indicatorPath, shownValue } from './indicator-view.js'

/** "Trả lời đúng hạn" of the last month that is over, as the page of figures begins with: of the province and of each commune. */
export const readInTime = async ({ indicators, clock }: Pick<WebParts, 'indicators' | 'clock'>) => {
  const today = localDay(clock.now())
  const period = readPeriod(addMonths(monthOf(today), -1))
  if (!period) throw new Error(today)
  const [province, communes] = await Promise.all([
    indicators.ofPlace({ period, today }),
    indicators.byGroup({ period, today }, 'commune'),
  ])
  const of = (figures: readonly Figure[] | undefined): Figure | null =>
    figures?.find(({ indicator }) => indicator.id === paTime.id) ?? null
  return {
    month: period.key,
    province: of(province),
    of: (commune: string): Figure | null => of(communes.get(commune)),
  }
}
export type InTime = Awaited<ReturnType<typeof readInTime>>

/** The province's figure in a line, with the way to how it is counted. */
export const inTimeLine = ({ month, province }: InTime): Html =>
  html`<p><a href="${indicatorPath(paTime.id, { ky: month })}">${paTime.name}, ${indicatorWording.period(month).toLowerCase()}</a>: ${province ? shownValue(province) : indicatorWording.none}</p>`
