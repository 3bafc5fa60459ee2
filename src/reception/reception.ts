import { can } from '../accounts/roles.js'
import { type Calendar, weekendName } from '../deadlines/calendar.js'
import { addDays } from '../deadlines/working-days.js'
import type { WeekHours } from '../places/opening-hours.js'
import { localDay } from '../shared/clock.js'
import { Conflict, Forbidden, InvalidInput, NotFound } from '../shared/errors.js'
import type { Connection } from '../shared/mongo.js'
import { type Booked, book, findNextFree, findOpenDays, moveBooking, type Order } from './book.js'
import type { Booking } from './booking.js'
import { createBookingStore } from './booking-store.js'
import { createDayStore } from './day-store.js'
import {
  assertMayManage,
  type ByStaff,
  changeDay,
  doerOf,
  getToChange,
  holdDay,
  planDays,
  postDay,
  removeDay,
} from './plan-days.js'
import { postponeDay, settlePostponed } from './postpone-day.js'
import type { ReceptionDay } from './reception-day.js'
import { remindBookings } from './remind-bookings.js'
import { warningsOf } from './rules.js'
import { addWalkIn } from './walk-in.js'
import { receptionWording as say, sayDay } from './wording.js'

/** Days after which nobody stands on a postponed day any more. */
const settlesFor = 40

/** Of the telephone, for who opens a booking. */
export const digitsThatOpen = 4

export const lastDigitsOf = (phone: string): string => phone.replace(/\D/g, '').slice(-digitsThatOpen)

/**
 * The door of this folder: the days on which a commune's chairman receives citizens, and who booked a place in the queue.
 * `accuses`: whether words accuse people in office; they are recorded nowhere here.
 */
export const createReception = ({
  connection,
  calendarOf,
  closuresOf,
  hoursOf,
  accuses,
}: {
  connection: Connection
  /** Days, both included, on which a commune's office says that it is closed, and why. */
  closuresOf: (communeCode: string) => Promise<readonly { from: string; to: string; reason: string }[]>
  /** The hours of a week that a commune's office says; null: it says none. */
  hoursOf: (communeCode: string) => Promise<WeekHours | null>
  calendarOf: (communeCode: string) => Calendar
  accuses: (text: string) => boolean
}) => {
  const days = createDayStore(connection)
  const bookings = createBookingStore(connection)
  const stores = { days, bookings }

  const closedOn = async (communeCode: string): Promise<(day: string) => string | null> => {
    const closures = await closuresOf(communeCode)
    return (day) => closures.find(({ from, to }) => from <= day && day <= to)?.reason ?? null
  }

  /** Why an office isn't open on a day by its own hours, which may have a Saturday and may leave a weekday out; null: it is. */
  const whyShut = (week: WeekHours | null, day: string, dayOff: string | null): string | null => {
    const isWeekend = dayOff !== null && dayOff === weekendName(day)
    if (week === null) return dayOff
    const isOpen = (week[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? []).length > 0
    if (isOpen) return isWeekend ? null : dayOff
    return dayOff ?? (weekendName(day) === null ? say.errors.notInHours : null)
  }

  /** Nobody is received on a holiday, while the office is closed, or on a day outside its hours. Throws InvalidInput. */
  const assertReceives = async (communeCode: string, day: string): Promise<void> => {
    const dayOff = calendarOf(communeCode).dayOffName(day)
    const why = (await closedOn(communeCode))(day) ?? whyShut(await hoursOf(communeCode), day, dayOff)
    if (why !== null) throw new InvalidInput(say.errors.closed(sayDay(day), why))
  }

  /** Without the days on which the office is closed after all: nobody is sent to a shut door. */
  const withoutClosed = async <Day extends { day: string }>(
    communeCode: string,
    listed: readonly Day[],
  ): Promise<Day[]> => {
    const why = await closedOn(communeCode)
    return listed.filter(({ day }) => why(day) === null)
  }

  /** Throws NotFound and Forbidden. */
  const getForStaff = async (by: Pick<ByStaff, 'account'>, id: string): Promise<ReceptionDay> => {
    const found = await days.get(id)
    if (!found || found.state === 'removed') throw new NotFound(say.errors.unknownDay)
    if (!can(by.account, 'view_reception', found.communeCode)) throw new Forbidden(say.errors.mayNot)
    return found
  }

  const mark = async (
    by: ByStaff,
    { id, dayId, ...set }: { id: string; dayId: string; state: 'came' | 'absent'; outcome?: Booking['outcome'] },
  ): Promise<void> => {
    const day = await getToChange(days, by, dayId)
    if (day.day > localDay(by.at)) throw new InvalidInput(say.errors.notYet)
    const what = set.outcome === undefined ? 'reception_marked' : 'reception_noted'
    if (!(await bookings.note(id, dayId, set, doerOf(by), what))) {
      const standing = (await bookings.findOfDay(dayId)).find((one) => one.id === id)
      if (standing?.state !== set.state) throw new Conflict(say.errors.changed)
    }
  }

  return {
    prepare: () => Promise.all([days.prepare(), bookings.prepare()]),
    source: bookings.source,
    auditSources: () => [days.auditSource(), bookings.auditSource()],

    async plan(by: ByStaff, wanted: Parameters<typeof planDays>[2]) {
      assertMayManage(by, wanted.communeCode)
      for (const day of wanted.dates) await assertReceives(wanted.communeCode, day)
      return planDays(days, by, wanted)
    },
    async post(by: ByStaff, id: string): Promise<void> {
      const found = await days.get(id)
      if (found) await assertReceives(found.communeCode, found.day)
      await postDay({ days, calendarOf }, by, id)
    },
    remove: (by: ByStaff, id: string) => removeDay(days, by, id),
    change: (by: ByStaff, id: string, set: Parameters<typeof changeDay>[3]) => changeDay(stores, by, id, set),
    hold: (by: ByStaff, id: string) => holdDay(days, by, id),
    async postpone(by: ByStaff, order: Parameters<typeof postponeDay>[2]): Promise<void> {
      const found = await days.get(order.id)
      if (found) await assertReceives(found.communeCode, order.to)
      await postponeDay(stores, by, order)
    },
    mark,
    addWalkIn: (by: ByStaff, told: Parameters<typeof addWalkIn>[2]) => addWalkIn({ ...stores, accuses }, by, told),

    getForStaff,
    getDay: days.get,
    /** A commune's days of a month ('2026-12') and what its leader is warned of. */
    async findMonth(communeCode: string, month: string, at: Date) {
      const found = await days.findBetween(communeCode, `${month}-01`, `${month}-31`)
      const calendar = calendarOf(communeCode)
      return { days: found, warnings: warningsOf({ days: found, month, today: localDay(at), calendar }), calendar }
    },
    findAllOfMonth: days.findOfMonth,
    /** Every day there is or was, for figures. */
    readAll: days.readAll,
    findBookings: bookings.findOfDay,

    findOpenDays: async (communeCode: string, at: Date) =>
      withoutClosed(communeCode, await findOpenDays(stores, communeCode, at)),
    findPosted: async (communeCode: string, at: Date) =>
      withoutClosed(communeCode, await days.findPosted(communeCode, localDay(at))),
    findNextFree: (communeCode: string, wanted: { day: string; slot: string }, at: Date) =>
      findNextFree(stores, communeCode, wanted, at),
    async book(order: Order): Promise<Booked> {
      const day = await days.get(order.dayId)
      const isClosed = day !== null && (await closedOn(day.communeCode))(day.day) !== null
      return isClosed ? { outcome: 'unknown' } : book({ ...stores, accuses }, order)
    },
    move: (booking: Booking, to: Parameters<typeof moveBooking>[2]) => moveBooking(stores, booking, to),
    /** False: it isn't booked any more. */
    cancel: (booking: Booking) => bookings.cancel(booking),
    /** What a chat booked and is still to come. */
    findOfChat: (chat: string, at: Date) => bookings.findOfChat(chat, localDay(at)),
    getByCode: bookings.getByCode,
    /**
     * The booking for who knows its code and its telephone, at least the last four digits; null: for nobody else. Of a
     * cancelled one nothing is kept that the digits could guard.
     */
    async getForCitizen(code: string, phone: string): Promise<Booking | null> {
      const found = await bookings.getByCode(code)
      if (found?.state === 'cancelled' && found.phone === null) return found
      const digits = lastDigitsOf(phone)
      const isTheirs = found?.phone && digits.length === digitsThatOpen && lastDigitsOf(found.phone) === digits
      return isTheirs ? found : null
    },
    forget: bookings.forget,

    /** What the job does: finishes postponing, reminds. */
    async run(at: Date): Promise<void> {
      for (const day of await days.findPostponedSince(addDays(localDay(at), -settlesFor)))
        await settlePostponed(stores, day, at)
      await remindBookings(stores, at)
    },
  }
}

export type Reception = ReturnType<typeof createReception>
