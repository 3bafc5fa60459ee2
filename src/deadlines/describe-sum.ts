import type { LegalClock } from './clock-events.js'
import { addDays } from './working-days.js'

const short = (day: string): string => `${day.slice(8)}/${day.slice(5, 7)}`
const weekend = new Set(['Thứ Bảy', 'Chủ nhật'])

/** Days off by name, weekends together: 'cuối tuần 02/01, 03/01', 'Tết dương lịch 01/01'. */
const daysOff = (skipped: LegalClock['skipped']): string[] => {
  const byName = new Map<string, string[]>()
  for (const { date, name } of skipped) {
    const shown = weekend.has(name) ? 'cuối tuần' : name.replace(/^Nghỉ /, '')
    byName.set(shown, [...(byName.get(shown) ?? []), short(date)])
  }
  return [...byName].map(([name, days]) => `nghỉ ${name} ${days.join(', ')}`)
}

/**
 * How a clock's last day comes about, so that a person can check it: 'từ 30/12 → tính từ 31/12 → nghỉ Tết dương lịch
 * 01/01 → hạn 14/01'; 'trong ngày 02/12' (Bộ luật Dân sự Điều 147, 148). Days are 'YYYY-MM-DD'.
 */
export const describeSum = (
  clock: Pick<LegalClock, 'startedOn' | 'rawLastDay' | 'dueOn' | 'skipped'> & {
    pauses?: readonly { pausedOn: string; resumedOn: string }[]
    extensions?: number
    extensionDays?: readonly number[]
    isDate?: boolean
  },
): string => {
  const {
    startedOn,
    rawLastDay,
    dueOn,
    skipped,
    pauses = [],
    extensions = 0,
    extensionDays = [],
    isDate = false,
  } = clock
  const isBackward = dueOn < startedOn
  if (dueOn === startedOn) return `trong ngày ${short(dueOn)}`
  return [
    isBackward ? `việc diễn ra ${short(startedOn)}` : `từ ${short(startedOn)}`,
    isBackward ? 'tính lùi' : `tính từ ${short(addDays(startedOn, 1))}`,
    ...pauses.map(({ pausedOn, resumedOn }) => `tạm dừng ${short(pausedOn)} đến ${short(resumedOn)}`),
    ...(extensionDays.length > 0
      ? extensionDays.map((days) => `gia hạn ${days} ngày`)
      : extensions > 0
        ? [`gia hạn ${extensions} lần`]
        : []),
    ...daysOff(skipped),
    ...(rawLastDay !== dueOn && !isDate ? [`ngày cuối ${short(rawLastDay)} là ngày nghỉ`] : []),
    `${isDate ? 'từ ngày' : isBackward ? 'chậm nhất' : 'hạn'} ${short(dueOn)}`,
  ].join(' → ')
}
