import { localDay, localTime } from '../shared/clock.js'

/** Local hours in which no telephone should ring for what isn't an answer. */
const from = 21
const to = 7

/** When a message that isn't an answer may go out: now, or at seven in the morning. */
export const afterQuietHours = (at: Date): Date => {
  const hour = Number(localTime(at).slice(0, 2))
  if (hour >= to && hour < from) return at
  const morning = new Date(`${localDay(at)}T0${to}:00:00+07:00`)
  return hour < to ? morning : new Date(morning.getTime() + 24 * 60 * 60_000)
}
