import { type Choice, reply } from '../../../messaging/message.js'
import { getCommune, nameInSentence } from '../../../places/communes.js'
import type { OpenDay } from '../../../reception/book.js'
import { receptionWords } from '../../../reception/words.js'
import { commandWords, payload } from '../../choice-words.js'
import { choice, choices } from '../../choices.js'
import type { Outcome } from '../../conversation.js'
import type { Turn } from '../../flow.js'
import { atStep, type BookingData } from './booking-data.js'
import { askName, confirm } from './confirm.js'
import { wayOut } from './offer-instead.js'
import { moveOwn } from './own-booking.js'
import { namesDay, readDay, readTime, timeWithin } from './read-time.js'
import { bookReceptionWording as say } from './wording.js'

const mostDays = 4
const mostSlots = 5

const slotWord = (slot: string): string => slot.replace(':', '')
const slotChoice = ({ id }: Pick<OpenDay, 'id'>, slot: string): Choice =>
  choice(say.time(slot), payload(receptionWords.book, id, slotWord(slot)))
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

/** The days of a commune, or the slots of its only one. */
export const offerDays = async (turn: Turn, communeCode: string, given: BookingData): Promise<Outcome> => {
  const commune = getCommune(communeCode)
  if (!commune) return { replies: [reply(say.communeUnknown, [choices.cancel])], flow: atStep('commune', given) }
  const open = await findOpen(turn, communeCode)
  const data = { ...given, communeCode }
  const context = { commune: communeCode }
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

export const chooseSlot = async (turn: Turn, day: OpenDay, wanted: string, given: BookingData): Promise<Outcome> => {
  const slot = timeWithin(wanted, day)
  const data = { ...given, communeCode: day.communeCode, dayId: day.id }
  if (!day.free.includes(slot)) {
    const near = day.free.find((one) => one > slot) ?? day.free.at(-mostSlots) ?? ''
    const isOutside = slot < day.from || slot >= day.to
    return offerSlots(day, data, isOutside ? say.outside(day) : say.notFree(slot), near)
  }
  const when = say.slot({ day: day.day, slot })
  const chosen = { ...data, slot }
  if (chosen.move) return moveOwn(turn, chosen)
  if (chosen.about) return chosen.name === undefined ? askName(chosen) : confirm(turn, chosen)
  const asked = say.askAbout(`${when.charAt(0).toUpperCase()}${when.slice(1)}`)
  return { replies: [reply(asked, [choices.cancel])], flow: atStep('about', { ...chosen, shown: asked }) }
}

/** What a message says of day and time; null: nothing. `usual`: the time that is kept where only a day is said. */
export const takeTime = async (
  turn: Turn,
  text: string,
  data: BookingData,
  usual: string | null = null,
): Promise<Outcome | null> => {
  const time = readTime(text)
  if (!time && !namesDay(text)) return null
  const open = await findOpen(turn, data.communeCode ?? '')
  if (open.length === 0) return offerDays(turn, data.communeCode ?? '', data)
  const said = readDay(text, open)
  const isOtherDay = !said && namesDay(text)
  const day = said ?? (isOtherDay ? null : open.find(({ id }) => id === data.dayId))
  if (!day) return chooseDay(open, isOtherDay ? say.noSuchDay : say.dayFirst, data)
  const slot = time ?? usual
  return slot ? chooseSlot(turn, day, slot, data) : offerSlots(day, data)
}
