import { randomInt } from 'node:crypto'
import { instantOf } from './reception-day.js'

export const bookingStates = ['booked', 'cancelled', 'came', 'absent'] as const
export type BookingState = (typeof bookingStates)[number]

/** A citizen's place in the queue of a day. Who comes without one is received too. */
export type Booking = {
  id: string
  /** 'TD-7K2M9Q' */
  code: string
  communeCode: string
  dayId: string
  day: string
  slot: string
  /** Null: booked on the page. */
  chat: string | null
  phone: string | null
  name: string | null
  about: string | null
  state: BookingState
  /** Came without a booking: `slot` is when, and nobody is kept from that time. */
  isWalkIn?: true
  bookedAt: Date
  /** Where it stood before it was moved, by the citizen or with the whole day. */
  moves: { from: string; at: Date; by: 'citizen' | 'postponed' }[]
  /** What was said: a note, or a case that was opened of it. */
  outcome: { kind: 'note'; text: string } | { kind: 'case' } | null
}

export type FreeSlot = { dayId: string; day: string; slot: string }

/** No 0, O, 1, I. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const codeLength = 6

export const createBookingCode = (): string =>
  `TD-${Array.from({ length: codeLength }, () => alphabet[randomInt(alphabet.length)]).join('')}`

/** A code as people type it: 'td 7k2m9q'; null: it is none. */
export const readBookingCode = (text: string): string | null => {
  const [, code] = new RegExp(`^\\s*(?:td)?[\\s–-]*([${alphabet}]{${codeLength}})\\s*$`, 'i').exec(text) ?? []
  return code ? `TD-${code.toUpperCase()}` : null
}

/** The first code that stands in a message. */
export const findBookingCode = (text: string): string | null => {
  const [, code] =
    new RegExp(`(?<![\\p{L}\\d])td ?[-–] ?([${alphabet}]{${codeLength}})(?![\\p{L}\\d])`, 'iu').exec(text) ?? []
  return code ? `TD-${code.toUpperCase()}` : null
}

/** The free ones nearest to a wanted time, in time. */
export const nearestFree = (
  free: readonly FreeSlot[],
  wanted: { day: string; slot: string },
  most: number,
): FreeSlot[] => {
  const at = ({ day, slot }: { day: string; slot: string }): number => instantOf(day, slot).getTime()
  const far = (one: FreeSlot): number => Math.abs(at(one) - at(wanted))
  return free
    .toSorted((a, b) => far(a) - far(b))
    .slice(0, most)
    .toSorted((a, b) => at(a) - at(b))
}

/** Days with their free slots, in time: at most so many after the wanted one, filled up with the nearest before it. */
export const nextFree = (
  free: readonly FreeSlot[],
  wanted: { day: string; slot: string },
  most: number,
): FreeSlot[] => {
  const at = ({ day, slot }: { day: string; slot: string }): string => `${day} ${slot}`
  const sorted = free.toSorted((a, b) => (at(a) < at(b) ? -1 : 1))
  const after = sorted.filter((one) => at(one) > at(wanted)).slice(0, most)
  const before = after.length < most ? sorted.filter((one) => at(one) < at(wanted)).slice(after.length - most) : []
  return [...before, ...after]
}
