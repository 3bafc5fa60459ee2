import { addDays } from '../deadlines/working-days.js'
import { localDay, localTime } from '../shared/clock.js'
import type { BookingStore } from './booking-store.js'
import type { DayStore } from './day-store.js'
import { instantOf } from './reception-day.js'
import { moveOrCancel, newsOf, sayWhen } from './tell-change.js'
import { receptionWording as say } from './wording.js'

/** Hours of the day before in which a telephone may ring for it. */
const remindsFrom = '08:00'
const remindsUntil = '20:00'
/** Somebody who sits in the office already needs no reminder. */
const leastAheadMs = 60 * 60_000

/** Whether a day is so near that whoever books now needs no reminder of it. */
export const isSoon = (day: string, at: Date): boolean => day <= addDays(localDay(at), 1)

/** Reminds who booked for tomorrow; for later today where the server was down the day before. Each once. */
export const remindBookings = async (
  { days, bookings }: { days: DayStore; bookings: BookingStore },
  at: Date,
): Promise<void> => {
  const time = localTime(at)
  if (time < remindsFrom || time >= remindsUntil) return
  const today = localDay(at)
  for (const booking of await bookings.findToRemind([today, addDays(today, 1)])) {
    if (instantOf(booking.day, booking.slot).getTime() - at.getTime() < leastAheadMs) continue
    const day = await days.get(booking.dayId)
    if (day?.state !== 'posted') continue
    const text = say.reminder({
      code: booking.code,
      when: sayWhen(booking),
      where: day.place,
      link: day.onlineLink,
    })
    const message = newsOf(booking, `reminder:${day.id}`, { text, choices: moveOrCancel(booking.code) })
    if (message) await bookings.remind(booking, message)
  }
}
