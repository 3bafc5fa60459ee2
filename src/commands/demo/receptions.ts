import { addDays } from '../../deadlines/working-days.js'
import { getCommune, nameInSentence } from '../../places/communes.js'
import { localDay } from '../../shared/clock.js'
import { communesShown } from './accounts.js'
import type { Stage } from './stage.js'

/** The communes that told where they are and when they receive: all but the last. */
export const communesToldOf = communesShown.slice(0, -1)
const [own] = communesToldOf

/** What the posted days keep to. */
export const receptionSchedule = 'Sáng thứ năm hằng tuần, 8 giờ đến 11 giờ (lịch mẫu)'
const thursday = 4
const daysOfWeek = 7

/** The Thursdays on which people work, from a week on. */
const nextThursdays = ({ core }: Stage, communeCode: string, today: string, count: number): string[] => {
  const calendar = core.deadlines.calendarOf({ now: communeCode, before: [] })
  const away = (thursday - new Date(`${today}T00:00:00Z`).getUTCDay() + daysOfWeek) % daysOfWeek
  const weeks = Array.from({ length: count * 2 }, (_, week) => addDays(today, away + (week + 1) * daysOfWeek))
  return weeks.filter(calendar.isWorkingDay).slice(0, count)
}

/** Days that citizens may book: one soon, one later; in the first commune one that nobody posted yet, and two bookings. */
export const planReceptions = async (stage: Stage): Promise<void> => {
  const { reception } = stage.core
  const at = new Date()
  for (const communeCode of communesToldOf) {
    const commune = getCommune(communeCode)
    if (!commune) continue
    const place = nameInSentence(commune)
    const [soon = '', later = '', unposted = ''] = nextThursdays(stage, communeCode, localDay(at), 3)
    const fields = {
      from: '08:00',
      to: '11:00',
      who: `Chủ tịch UBND ${place}`,
      place: `Phòng tiếp công dân, trụ sở UBND ${place}`,
      onlineLink: null,
      topics: null,
      minutesPerSlot: 15,
    }
    const by = { account: stage.leaderOf(communeCode), at }
    const planned = communeCode === own ? [soon, later, unposted] : [soon, later]
    await reception.plan(by, { communeCode, dates: planned, fields })
    const idOf = (day: string): string => `${communeCode}-${day}-0800`
    for (const day of [soon, later]) await reception.post(by, idOf(day))
    if (communeCode !== own) continue
    const booked = [
      { slot: '08:00', name: 'Nguyễn Văn Mẫu', phone: '0900000101', about: 'Xin mở rộng ngõ vào xóm' },
      { slot: '08:30', name: 'Trần Thị Thử', phone: '0900000102', about: 'Hỏi tiền đền bù cây khi làm đường' },
    ]
    for (const one of booked)
      await reception.book({ ...one, dayId: idOf(soon), chat: null, openedBy: `demo:${one.slot}`, at })
  }
}
