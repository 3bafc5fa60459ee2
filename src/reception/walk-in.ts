import { randomUUID } from 'node:crypto'
import { localDay, localTime } from '../shared/clock.js'
import { Conflict, InvalidInput } from '../shared/errors.js'
import type { Stores } from './book.js'
import { type Booking, createBookingCode } from './booking.js'
import { type ByStaff, doerOf, getToChange } from './plan-days.js'
import { receptionWording as say } from './wording.js'

/**
 * Writes somebody down who came to a reception without a booking, once for each form: name and matter as far as they told
 * them (Luật Tiếp công dân Điều 7, Điều 25). What accuses people in office isn't kept here. Throws InvalidInput, Conflict.
 */
export const addWalkIn = async (
  { days, bookings, accuses }: Stores & { accuses: (text: string) => boolean },
  by: ByStaff,
  { dayId, name, about, formKey }: { dayId: string; name: string | null; about: string | null; formKey: string },
): Promise<Booking> => {
  const day = await getToChange(days, by, dayId)
  if (day.day > localDay(by.at)) throw new InvalidInput(say.errors.notYet)
  if (day.state !== 'posted' && day.state !== 'held') throw new Conflict(say.errors.changed)
  if (about && accuses(about)) throw new InvalidInput(say.errors.accuses)
  const came: Booking = {
    id: randomUUID(),
    code: createBookingCode(),
    communeCode: day.communeCode,
    dayId,
    day: day.day,
    slot: day.day === localDay(by.at) ? localTime(by.at) : day.from,
    chat: null,
    phone: null,
    name,
    about,
    state: 'came',
    isWalkIn: true,
    bookedAt: by.at,
    moves: [],
    outcome: null,
  }
  return bookings.addWalkIn(came, `walk-in:${formKey}`, doerOf(by))
}
