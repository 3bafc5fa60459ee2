/** The one source of "now": tests freeze it, everything else asks it. */
export type Clock = { now(): Date }

export const systemClock: Clock = { now: () => new Date() }

const minutesEastOfGreenwich = 7 * 60

/** Calendar day 'YYYY-MM-DD' of an instant in Asia/Ho_Chi_Minh (UTC+7, no summer time). */
export const localDay = (instant: Date): string =>
  new Date(instant.getTime() + minutesEastOfGreenwich * 60_000).toISOString().slice(0, 10)

/** The instant at which a calendar day begins in Asia/Ho_Chi_Minh. */
export const startOfLocalDay = (day: string): Date => new Date(`${day}T00:00:00+07:00`)

/** 'HH:MM' of an instant in Asia/Ho_Chi_Minh. */
export const localTime = (instant: Date): string =>
  new Date(instant.getTime() + minutesEastOfGreenwich * 60_000).toISOString().slice(11, 16)

/** '2026-11-23' as people read it: '23/11/2026'. */
export const readableDay = (day: string): string => day.split('-').reverse().join('/')
