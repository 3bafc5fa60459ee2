import { addDays, addWorkingDays } from '../../deadlines/working-days.js'
import { localDay } from '../../shared/clock.js'
import { communesShown } from './accounts.js'
import type { Stage } from './stage.js'

const [own] = communesShown

/** Days that citizens may book in the first commune: one soon with two bookings, one later, and one that nobody posted yet. */
export const planReceptions = async ({ core, leader }: Stage): Promise<void> => {
  const { reception, deadlines } = core
  const at = new Date()
  const calendar = deadlines.calendarOf({ now: own, before: [] })
  const today = localDay(at)
  const [soon = '', later = '', unposted = ''] = [7, 14, 21].map((days) =>
    addWorkingDays(calendar, addDays(today, days), 1),
  )
  const fields = {
    from: '08:00',
    to: '11:00',
    who: 'Chủ tịch UBND xã Mễ Sở',
    place: 'Phòng tiếp công dân, trụ sở UBND xã Mễ Sở',
    onlineLink: null,
    topics: null,
    minutesPerSlot: 15,
  }
  const by = { account: leader, at }
  await reception.plan(by, { communeCode: own, dates: [soon, later, unposted], fields })
  const idOf = (day: string): string => `${own}-${day}-0800`
  for (const day of [soon, later]) await reception.post(by, idOf(day))
  const booked = [
    { slot: '08:00', name: 'Nguyễn Văn Mẫu', phone: '0900000101', about: 'Xin mở rộng ngõ vào xóm' },
    { slot: '08:30', name: 'Trần Thị Thử', phone: '0900000102', about: 'Hỏi tiền đền bù cây khi làm đường' },
  ]
  for (const one of booked)
    await reception.book({ ...one, dayId: idOf(soon), chat: null, openedBy: `demo:${one.slot}`, at })
}
