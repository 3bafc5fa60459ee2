import { localDay } from '../shared/clock.js'
import { Conflict, InvalidInput } from '../shared/errors.js'
import { type Booking, nextFree } from './booking.js'
import type { BookingStore } from './booking-store.js'
import type { DayStore } from './day-store.js'
import { type ByStaff, doerOf, getToChange } from './plan-days.js'
import { dayIdOf, instantOf, type ReceptionDay, slotsOf } from './reception-day.js'
import { isSoon } from './remind-bookings.js'
import { moveOrCancel, newsOf, sayWhen } from './tell-change.js'
import { receptionWording as say, sayDay } from './wording.js'

type Stores = { days: DayStore; bookings: BookingStore }

/**
 * Postpones a posted day for a reason to another one, which is posted with it; everybody who booked goes along and is told.
 * The new day comes first and each step bears being done again: what a crash left is finished by the job.
 */
export const postponeDay = async (
  stores: Stores,
  by: ByStaff,
  { id, reason, to, place }: { id: string; reason: string; to: string; place: string | null },
): Promise<void> => {
  const { days } = stores
  const found = await getToChange(days, by, id)
  if (to <= found.day || to < localDay(by.at)) throw new InvalidInput(say.errors.sameDay)
  if (found.state !== 'posted') throw new Conflict(say.errors.changed)
  const newId = dayIdOf(found.communeCode, to, found.from)
  const doer = doerOf(by)
  const shown = { state: 'posted' as const, postedAt: by.at, isPostedLate: false }
  const next: ReceptionDay = {
    ...found,
    ...shown,
    id: newId,
    day: to,
    place: place ?? found.place,
    insteadOf: id,
    postponed: null,
    plannedAt: by.at,
  }
  if (!(await days.add(next, doer, 'reception_posted')) && (await days.get(newId))?.state !== 'posted') {
    if (!(await days.change(newId, ['planned'], { ...shown, insteadOf: id }, doer, 'reception_posted')))
      throw new InvalidInput(say.errors.endedNew)
  }
  const set = { state: 'postponed' as const, postponed: { reason, to: newId, at: by.at } }
  if (!(await days.change(id, ['posted'], set, doer, 'reception_postponed'))) throw new Conflict(say.errors.changed)
  await settlePostponed(stores, { ...found, ...set }, by.at)
}

/** Takes along whoever still stands on a postponed day: to the same time, else the next free one; else they are told that there is none. */
export const settlePostponed = async ({ days, bookings }: Stores, old: ReceptionDay, at: Date): Promise<void> => {
  const to = old.postponed && (await days.get(old.postponed.to))
  if (!old.postponed || !to) return
  for (const booking of await bookings.findBooked(old.id)) await takeAlong(bookings, booking, { old, to, at })
}

const takeAlong = async (
  bookings: BookingStore,
  booking: Booking,
  { old, to, at }: { old: ReceptionDay; to: ReceptionDay; at: Date },
): Promise<void> => {
  const told = { code: booking.code, from: sayDay(old.day), reason: old.postponed?.reason ?? '' }
  const about = `postponed:${old.id}`
  for (;;) {
    const held = await bookings.findHeld([to.id])
    const free = slotsOf(to)
      .filter((slot) => !held.has(`${to.id} ${slot}`) && instantOf(to.day, slot) > at)
      .map((slot) => ({ dayId: to.id, day: to.day, slot }))
    const chosen =
      free.find(({ slot }) => slot === booking.slot) ?? nextFree(free, { day: to.day, slot: booking.slot }, 1)[0]
    if (!chosen) {
      const text = say.postponedNoRoom({ ...told, day: sayDay(to.day) })
      const message = newsOf(booking, about, {
        text,
        choices: [{ label: say.book, value: `/datlich ${to.communeCode}` }],
      })
      await bookings.cancel(booking, { message, keepsPerson: message === null })
      return
    }
    const text = say.postponed({ ...told, when: sayWhen(chosen), where: to.place })
    const message = newsOf(booking, about, { text, choices: moveOrCancel(booking.code) })
    const remindedOf = isSoon(chosen.day, at) ? to.id : null
    const moved = await bookings.move(booking, { ...chosen, remindedOf }, { at, by: 'postponed', message })
    if (moved !== 'taken') return
  }
}
