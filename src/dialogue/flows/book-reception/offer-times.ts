import { type Choice, reply } from '../../../messaging/message.js'
import { getCommune, nameInSentence } from '../../../places/communes.js'
import { freeSlots, type OpenDay, offeredInstead } from '../../../reception/book.js'
import { nearestFree } from '../../../reception/booking.js'
import { slotsOf } from '../../../reception/reception-day.js'
import { receptionWords } from '../../../reception/words.js'
import { localDay } from '../../../shared/clock.js'
import { commandWords, payload } from '../../choice-words.js'
import { choice, choices } from '../../choices.js'
import type { Outcome } from '../../conversation.js'
import type { Turn } from '../../flow.js'
import { atStep, type BookingData } from './booking-data.js'
import { askName, confirm } from './confirm.js'
import { wayOut } from './offer-instead.js'
import { moveOwn } from './own-booking.js'
import { readWhen, type SaidWhen, sessionsMeant, timeWithin } from './read-time.js'
import { bookReceptionWording as say } from './wording.js'

const mostDays = 4
const mostSlots = 5

const slotWord = (slot: string): string => slot.replace(':', '')
const slotChoice = ({ id }: Pick<OpenDay, 'id'>, slot: string, label = say.time(slot)): Choice =>
  choice(label, payload(receptionWords.book, id, slotWord(slot)))
const dayChoice = (day: OpenDay): Choice => choice(say.day(day), payload(receptionWords.book, day.id))

export const findOpen = async ({ slices, now }: Turn, communeCode: string): Promise<OpenDay[]> =>
  (await slices.reception.findOpenDays(communeCode, now)).filter(({ free }) => free.length > 0)

const chooseDay = (open: readonly OpenDay[], lead: string, data: BookingData): Outcome => ({
  replies: [reply(lead, [...open.slice(0, mostDays).map(dayChoice), wayOut(data)])],
  flow: atStep('day', data),
})

/** The slots of a day from one on: five, and a way to the rest. */
export const offerSlots = (
  day: OpenDay,
  data: BookingData,
  lead = say.slots(day.day, day.place),
  from = '',
): Outcome => {
  const left = day.free.filter((slot) => slot >= from)
  const shown = left.slice(0, mostSlots)
  const next = left[mostSlots]
  const more = next ? [choice(say.moreSlots, payload(receptionWords.book, day.id, 'tu', slotWord(next)))] : []
  return {
    replies: [reply(lead, [...shown.map((slot) => slotChoice(day, slot)), ...more, wayOut(data)])],
    flow: atStep('slot', { ...data, dayId: day.id }),
  }
}

/** The days of a commune, or the slots of its only one; what was wanted before comes first. */
export const offerDays = async (
  turn: Turn,
  communeCode: string,
  { wanted, ...given }: BookingData,
): Promise<Outcome> => {
  const commune = getCommune(communeCode)
  if (!commune) return { replies: [reply(say.communeUnknown, [choices.cancel])], flow: atStep('commune', given) }
  const data = { ...given, communeCode }
  const context = { commune: communeCode }
  if (wanted) return { context, ...(await takeWhen(turn, wanted, data)) }
  const open = await findOpen(turn, communeCode)
  const [only, second] = open
  if (!only)
    return {
      replies: [
        reply(say.none(commune.name), [
          choice(choices.contacts.label, payload(commandWords.contacts, communeCode)),
          choices.person,
        ]),
      ],
      flow: null,
      context,
    }
  const offered = second ? chooseDay(open, say.days(nameInSentence(commune)), data) : offerSlots(only, data)
  return { ...offered, context }
}

/** The nearest three free times instead of one that can't be had. */
const offerNearest = (
  open: readonly OpenDay[],
  wanted: { day: string; slot: string },
  lead: string,
  data: BookingData,
): Outcome => {
  const near = nearestFree(freeSlots(open), wanted, offeredInstead)
  const isOneDay = open.every(({ day }) => day === wanted.day)
  const times = near.map((one) =>
    slotChoice({ id: one.dayId }, one.slot, isOneDay ? say.time(one.slot) : say.slot(one)),
  )
  const more = choice(
    say.moreSlots,
    payload(receptionWords.book, isOneDay ? (near[0]?.dayId ?? '') : (data.communeCode ?? '')),
  )
  return {
    replies: [reply(lead, [...times, more, wayOut(data)])],
    flow: atStep('slot', { ...data, ...(near[0] && { dayId: near[0].dayId }) }),
  }
}

const whyNot = (sessions: readonly OpenDay[], time: string): string => {
  const fits = sessions.map((one) => ({ one, slot: timeWithin(time, one) }))
  const within = fits.find(({ one, slot }) => slot >= one.from && slot < one.to)
  if (!within) return say.outside(sessions)
  const said = { time: within.slot, day: within.one.day }
  return slotsOf(within.one).includes(within.slot) ? say.notFree(said) : say.noSuchSlot(said)
}

/** A time of a day with all its sessions: the next question, or the nearest three where it can't be had. */
export const chooseSlot = async (
  turn: Turn,
  sessions: readonly OpenDay[],
  time: string,
  given: BookingData,
): Promise<Outcome> => {
  const session = sessions.find((one) => one.free.includes(timeWithin(time, one)))
  const [first] = sessions
  if (!session) return offerNearest(sessions, { day: first?.day ?? '', slot: time }, whyNot(sessions, time), given)
  const { day, communeCode } = session
  const slot = timeWithin(time, session)
  const chosen = { ...given, communeCode, dayId: session.id, slot }
  if (chosen.move) return moveOwn(turn, chosen)
  if (chosen.about) return chosen.name === undefined ? askName(chosen) : confirm(turn, chosen)
  const when = say.slot({ day, slot })
  const commune = getCommune(communeCode)
  const asked = say.askAbout(`${when.charAt(0).toUpperCase()}${when.slice(1)}`, commune ? nameInSentence(commune) : '')
  return { replies: [reply(asked, [choices.cancel])], flow: atStep('about', { ...chosen, shown: asked }) }
}

/** Day and hour that are wanted: the hour's next question, the day's times, or what comes nearest. */
const takeWhen = async (
  turn: Turn,
  { day, time }: SaidWhen,
  data: BookingData,
  usual: string | null = null,
): Promise<Outcome> => {
  const { communeCode = '' } = data
  const listed = await turn.slices.reception.findOpenDays(communeCode, turn.now)
  const open = listed.filter(({ free }) => free.length > 0)
  const [first] = open
  if (!first) return offerDays(turn, communeCode, data)
  const chosen = open.find(({ id }) => id === data.dayId) ?? (open.every((one) => one.day === first.day) ? first : null)
  const sessions = day ? sessionsMeant(day, open) : open.filter((one) => one.day === chosen?.day)
  const [session] = sessions
  const slot = time ?? usual
  if (session) return slot ? chooseSlot(turn, sessions, slot, data) : offerSlots(session, data)
  if (!day) return chooseDay(open, say.dayFirst(time ?? ''), { ...data, wanted: { day: null, time } })
  const [full] = sessionsMeant(day, listed)
  if (!time) return chooseDay(open, full ? say.dayFull(full.day) : say.noSuchDay, data)
  const wanted = { day: full?.day ?? day.day, slot: time }
  return offerNearest(open, wanted, full ? say.dayFullNear(full.day) : say.noSuchDayNear, data)
}

/** What a message says of day and time; null: nothing. `usual`: the time that is kept where only a day is said. */
export const takeTime = async (
  turn: Turn,
  text: string,
  { wanted, ...data }: BookingData,
  usual: string | null = null,
): Promise<Outcome | null> => {
  const said = readWhen(text, localDay(turn.now))
  return said && takeWhen(turn, { day: said.day, time: said.time ?? wanted?.time ?? null }, data, usual)
}
