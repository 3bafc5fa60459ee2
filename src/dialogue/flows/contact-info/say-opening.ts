import { getCommune, nameInSentence } from '../../../places/communes.js'
import { sayDay } from '../../../reception/wording.js'
import { localDay, localTime, readableDay, startOfLocalDay } from '../../../shared/clock.js'
import type { Turn } from '../../flow.js'
import { contactWording as say } from './wording.js'

type Hours = Awaited<ReturnType<Turn['slices']['places']['officeHours']>>

const mostSessions = 4

/** The stretches of a day on which the office is open, '7:30–11:30'. */
const sessionsOn = (office: Hours, day: string): string[] => {
  const found: string[] = []
  let at = startOfLocalDay(day)
  while (found.length < mostSessions) {
    const from = office.nextOpening(at)
    const until = from && localDay(from) === day ? office.closesAt(from) : null
    if (!from || !until) break
    found.push(`${localTime(from)}–${until}`.replace(/\b0(?=\d:)/g, ''))
    at = new Date(`${day}T${until}:00+07:00`)
  }
  return found
}

const reopening = (office: Hours, after: Date): string => {
  const opening = office.nextOpening(after)
  return opening ? ` ${say.reopens(localTime(opening), readableDay(localDay(opening)))}` : ''
}

const weekend = /^(?:Thứ Bảy|Chủ nhật)$/

/** Whether the office is open now. */
export const sayOpenNow = async ({ slices, now }: Turn, code: string): Promise<string> => {
  const office = await slices.places.officeHours(code)
  const until = office.closesAt(now)
  const opening = office.nextOpening(now)
  if (until) return say.openUntil(until)
  return opening ? say.opensAt(localTime(opening), readableDay(localDay(opening))) : say.closedNow
}

/** One line on whether the office works then; `when`: 'now' or a day. The usual hours where none are entered. */
export const sayWhetherOpen = async (turn: Turn, code: string, when: string): Promise<string> => {
  const { slices, now } = turn
  const { hours } = await slices.places.getContact(code)
  const usual = hours ? '' : ` ${say.usualHours}`
  if (when === 'now') return `${await sayOpenNow(turn, code)}${usual}`
  const office = await slices.places.officeHours(code)
  const commune = getCommune(code)
  const who = `UBND ${commune ? nameInSentence(commune) : ''}`
  const sessions = sessionsOn(office, when)
  if (sessions.length > 0) return `${say.worksOn(sayDay(when), who, sessions.join(', '))}${usual}`
  const because = office.closedBecause(when)
  const reason = because && !weekend.test(because) ? because : null
  const after = when > localDay(now) ? startOfLocalDay(when) : now
  return `${say.closedOn(sayDay(when), who, reason)}${reopening(office, after)}${usual}`
}
