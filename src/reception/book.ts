import { randomUUID } from 'node:crypto'
import { localDay } from '../shared/clock.js'
import { type Booking, createBookingCode, type FreeSlot, nextFree } from './booking.js'
import type { BookingStore } from './booking-store.js'
import type { DayStore } from './day-store.js'
import { instantOf, type ReceptionDay, slotsOf } from './reception-day.js'
import { isSoon } from './remind-bookings.js'

export type Stores = { days: DayStore; bookings: BookingStore }

/** So many are offered to who came second. */
export const offeredInstead = 3
/** Bookings to come of one chat or telephone: a family's, not a whole queue. */
const mostToCome = 2

export type OpenDay = ReceptionDay & { free: string[] }

/** The posted days to come of a commune with the slots that nobody holds. */
export const findOpenDays = async ({ days, bookings }: Stores, communeCode: string, at: Date): Promise<OpenDay[]> => {
  const posted = await days.findPosted(communeCode, localDay(at))
  const held = await bookings.findHeld(posted.map(({ id }) => id))
  return posted.flatMap((day) => {
    const isOver = instantOf(day.day, day.to) <= at
    const free = slotsOf(day).filter((slot) => instantOf(day.day, slot) > at && !held.has(`${day.id} ${slot}`))
    return isOver ? [] : [{ ...day, free }]
  })
}

export const freeSlots = (open: readonly OpenDay[]): FreeSlot[] =>
  open.flatMap(({ id, day, free }) => free.map((slot) => ({ dayId: id, day, slot })))

/** The free ones that come next after a wanted one. */
export const findNextFree = async (
  stores: Stores,
  communeCode: string,
  wanted: { day: string; slot: string },
  at: Date,
): Promise<FreeSlot[]> => nextFree(freeSlots(await findOpenDays(stores, communeCode, at)), wanted, offeredInstead)

export type Order = {
  dayId: string
  slot: string
  chat: string | null
  phone: string | null
  name: string | null
  about: string
  /** The message or form that orders it: told twice, it books once. */
  openedBy: string
  at: Date
}

export type Booked =
  | { outcome: 'booked'; booking: Booking; day: ReceptionDay }
  /** Somebody was faster, the day isn't open any more, or there is no such time. */
  | { outcome: 'taken'; next: FreeSlot[] }
  | { outcome: 'unknown' }
  /** Nothing was recorded: what accuses people in office goes the protected way. */
  | { outcome: 'accuses' }
  | { outcome: 'too_many' }

/** Gives a slot to who comes first; whoever comes second hears of the next three. */
export const book = async (
  { accuses, ...stores }: Stores & { accuses: (text: string) => boolean },
  order: Order,
): Promise<Booked> => {
  const { dayId, slot, chat, phone, name, about, openedBy, at } = order
  const { days, bookings } = stores
  const day = await days.get(dayId)
  if (!day) return { outcome: 'unknown' }
  const before = await bookings.getOpenedBy(openedBy)
  if (before) return { outcome: 'booked', booking: before, day: (await days.get(before.dayId)) ?? day }
  if (accuses(about)) return { outcome: 'accuses' }
  const next = async (): Promise<Booked> => ({
    outcome: 'taken',
    next: await findNextFree(stores, day.communeCode, { day: day.day, slot }, at),
  })
  if (day.state !== 'posted' || !slotsOf(day).includes(slot) || instantOf(day.day, slot) <= at) return next()
  const today = localDay(at)
  const mine = chat
    ? (await bookings.findOfChat(chat, today)).length
    : phone
      ? await bookings.countOfPhone(phone, today)
      : 0
  if (mine >= mostToCome) return { outcome: 'too_many' }
  const booking = await bookings.insert(
    {
      id: randomUUID(),
      code: createBookingCode(),
      communeCode: day.communeCode,
      dayId,
      day: day.day,
      slot,
      chat,
      phone,
      name,
      about,
      state: 'booked',
      bookedAt: at,
      moves: [],
      outcome: null,
    },
    { openedBy, remindedOf: isSoon(day.day, at) ? dayId : null },
  )
  return booking ? { outcome: 'booked', booking, day } : next()
}

export type Moved =
  | { outcome: 'moved'; booking: Booking; day: ReceptionDay }
  | { outcome: 'taken'; next: FreeSlot[] }
  | { outcome: 'changed' }

/** Moves a booking to another free slot of the same commune. */
export const moveBooking = async (
  stores: Stores,
  booking: Booking,
  { dayId, slot, at }: { dayId: string; slot: string; at: Date },
): Promise<Moved> => {
  const day = await stores.days.get(dayId)
  if (day?.communeCode !== booking.communeCode || booking.state !== 'booked') return { outcome: 'changed' }
  const moved = { ...booking, dayId, day: day.day, slot }
  if (booking.dayId === dayId && booking.slot === slot) return { outcome: 'moved', booking, day }
  const isOpen = day.state === 'posted' && slotsOf(day).includes(slot) && instantOf(day.day, slot) > at
  const to = { dayId, day: day.day, slot, remindedOf: isSoon(day.day, at) ? dayId : null }
  const became = isOpen ? await stores.bookings.move(booking, to, { at, by: 'citizen', message: null }) : 'taken'
  if (became === 'moved') return { outcome: 'moved', booking: moved, day }
  if (became === 'changed') return { outcome: 'changed' }
  return { outcome: 'taken', next: await findNextFree(stores, day.communeCode, { day: day.day, slot }, at) }
}
