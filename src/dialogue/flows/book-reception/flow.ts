import { type Choice, type Reply, reply } from '../../../messaging/message.js'
import { getCommune, nameInSentence } from '../../../places/communes.js'
import { findPlaces } from '../../../places/find-places.js'
import type { OpenDay } from '../../../reception/book.js'
import { findBookingCode } from '../../../reception/booking.js'
import { isDayId } from '../../../reception/reception-day.js'
import { moveOrCancel } from '../../../reception/tell-change.js'
import { receptionWords } from '../../../reception/words.js'
import { commandWords, payload } from '../../choice-words.js'
import { choice, choices } from '../../choices.js'
import type { FlowState, Outcome } from '../../conversation.js'
import type { Flow, Turn } from '../../flow.js'
import { isElsewhere, mayBePlace } from '../../place-answer.js'
import { placeChoices } from '../../place-choices.js'
import { readYesNo } from '../../yes-no.js'
import { atStep, type BookingData, dataOf } from './booking-data.js'
import { confirm, takeAbout, takeName } from './confirm.js'
import { askCancel, cancelNow, moveOwn, startMoving, withOwn } from './own-booking.js'
import { readDay, readTime } from './read-time.js'
import { readReceptionWish } from './read-wish.js'
import { bookReceptionWording as say } from './wording.js'

const mostDays = 4
const mostSlots = 5

const slotWord = (slot: string): string => slot.replace(':', '')
const slotChoice = ({ id }: Pick<OpenDay, 'id'>, slot: string): Choice =>
  choice(say.time(slot), payload(receptionWords.book, id, slotWord(slot)))
const dayChoice = (day: OpenDay): Choice => choice(say.day(day), payload(receptionWords.book, day.id))

const askCommune = (data: BookingData): Outcome => ({
  replies: [reply(say.askCommune, [choices.cancel])],
  flow: atStep('commune', data),
})

const findOpen = async ({ slices, now }: Turn, communeCode: string): Promise<OpenDay[]> =>
  (await slices.reception.findOpenDays(communeCode, now)).filter(({ free }) => free.length > 0)

const chooseDay = (open: readonly OpenDay[], lead: string, data: BookingData): Outcome => ({
  replies: [reply(lead, [...open.slice(0, mostDays).map(dayChoice), choices.cancel])],
  flow: atStep('day', data),
})

/** The slots of a day from one on: five, and a way to the rest. */
const offerSlots = (day: OpenDay, data: BookingData, lead: string, from = ''): Outcome => {
  const left = day.free.filter((slot) => slot >= from)
  const shown = left.slice(0, mostSlots)
  const next = left[mostSlots]
  const more = next ? [choice(say.moreSlots, payload(receptionWords.book, day.id, 'tu', slotWord(next)))] : []
  return {
    replies: [reply(lead, [...shown.map((slot) => slotChoice(day, slot)), ...more, choices.cancel])],
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
  const offered = second
    ? chooseDay(open, say.days(nameInSentence(commune)), data)
    : offerSlots(only, data, say.slots(only.day, only.place))
  return { ...offered, context }
}

const chooseSlot = async (turn: Turn, day: OpenDay, slot: string, given: BookingData): Promise<Outcome> => {
  const data = { ...given, communeCode: day.communeCode, dayId: day.id }
  if (!day.free.includes(slot)) {
    const near = day.free.find((one) => one > slot) ?? day.free.at(-mostSlots) ?? ''
    return offerSlots(day, data, say.notFree(slot), near)
  }
  const chosen = { ...data, slot }
  if (chosen.move) return moveOwn(turn, chosen)
  if (chosen.about) return confirm(turn, chosen)
  const when = say.slot({ day: day.day, slot })
  return {
    replies: [reply(say.askAbout(`${when.charAt(0).toUpperCase()}${when.slice(1)}`), [choices.cancel])],
    flow: atStep('about', chosen),
  }
}

/** '/datlich 12049', '/datlich <day>', '/datlich <day> 0815', '/datlich <day> tu 0900'. */
const onChoice = async (turn: Turn, argument: string): Promise<Outcome> => {
  const data = dataOf(turn.conversation.flow)
  const [what = '', time = '', from = ''] = argument.split(' ')
  if (!isDayId(what)) return getCommune(what) ? offerDays(turn, what, data) : bookReception.begin(turn)
  const communeCode = what.slice(0, 5)
  const day = (await findOpen(turn, communeCode)).find(({ id }) => id === what)
  if (!day) {
    const others = await offerDays(turn, communeCode, data)
    return { ...others, replies: [reply(say.ended), ...others.replies] }
  }
  const slotOf = (word: string): string => `${word.slice(0, 2)}:${word.slice(2)}`
  if (/^\d{4}$/.test(time)) return chooseSlot(turn, day, slotOf(time), data)
  return offerSlots(day, data, say.slots(day.day, day.place), /^\d{4}$/.test(from) ? slotOf(from) : '')
}

const communeIn = (text: string, expected: boolean) => findPlaces(text, { expected })[0]

const byPlace = (turn: Turn, text: string, expected: boolean, data: BookingData): Promise<Outcome> | Outcome | null => {
  const mention = communeIn(text, expected)
  if (!mention) return null
  const [first, second] = mention.communes
  if (first && !second) return offerDays(turn, first.code, data)
  return {
    replies: [reply(say.whichCommune(mention.mention), placeChoices(mention.communes, receptionWords.book))],
    flow: atStep('commune', data),
  }
}

const answerDay = async (turn: Turn, data: BookingData): Promise<Outcome | null> => {
  const open = await findOpen(turn, data.communeCode ?? '')
  const day = readDay(turn.message.text, open)
  const time = readTime(turn.message.text)
  if (!day) return time ? chooseDay(open, say.dayFirst, data) : null
  return time ? chooseSlot(turn, day, time, data) : offerSlots(day, data, say.slots(day.day, day.place))
}

const answerSlot = async (turn: Turn, data: BookingData): Promise<Outcome | null> => {
  const time = readTime(turn.message.text)
  const open = await findOpen(turn, data.communeCode ?? '')
  const other = readDay(turn.message.text, open)
  const day = other ?? open.find(({ id }) => id === data.dayId)
  if (!day || (!time && !other)) return null
  return time ? chooseSlot(turn, day, time, data) : offerSlots(day, data, say.slots(day.day, day.place))
}

const answer = (turn: Turn, state: FlowState): Promise<Outcome | null> | Outcome | null => {
  const data = dataOf(state)
  const { text } = turn.message
  switch (state.step) {
    case 'commune': {
      if (isElsewhere(turn)) return null
      const told = byPlace(turn, text, true, data)
      if (told || !mayBePlace(text)) return told
      return { replies: [reply(say.communeUnknown, [choices.cancel])], flow: state }
    }
    case 'day':
      return answerDay(turn, data)
    case 'slot':
      return answerSlot(turn, data)
    case 'about':
      return takeAbout(turn, data)
    case 'name':
      return takeName(turn, data)
    case 'confirm': {
      const said = text === say.yes.value ? 'yes' : readYesNo(text, { yes: 'đặt, đặt lịch' })
      if (said === 'yes') return confirm(turn, data, { isConfirmed: true })
      return said === 'no' ? { replies: [reply(say.notBooked)], flow: null } : null
    }
    case 'cancel': {
      const said = text === say.keep.value ? 'no' : readYesNo(text, { yes: 'hủy', whole: true })
      if (said === 'yes') return cancelNow(turn, data.move ?? '')
      return said === 'no' ? { replies: [reply(say.kept, moveOrCancel(data.move ?? ''))], flow: null } : null
    }
    default:
      return null
  }
}

const again: Readonly<Record<string, () => Reply>> = {
  commune: () => reply(say.askCommune, [choices.cancel]),
  name: () => reply(say.askName, [choices.skip, choices.cancel]),
}

/**
 * A place in the queue of a commune's reception day: which commune, day, time, about what, then booked. Whoever books about a
 * denunciation is led to the protected way, and nothing of it stands in the booking (decision 0066).
 */
export const bookReception: Flow = {
  name: 'book-reception',
  version: 1,
  begin(turn) {
    const { text } = turn.message
    const wish = readReceptionWish(text)
    if (wish === 'move' || wish === 'cancel') return withOwn(turn, wish, findBookingCode(text), offerDays)
    const named = text.startsWith('/') ? null : byPlace(turn, text, false, {})
    if (named) return named
    const { commune } = turn.conversation.context
    return commune ? offerDays(turn, commune, {}) : askCommune({})
  },
  answer,
  askAgain: ({ step, data }) =>
    again[step]?.() ??
    reply(say.goOn, [
      choice(
        say.chooseAgain,
        payload(receptionWords.book, typeof data.communeCode === 'string' ? data.communeCode : ''),
      ),
      choices.cancel,
    ]),
  isAnswer: ({ message }, { step }) => (step === 'day' || step === 'slot') && readTime(message.text) !== null,
  expects({ step }) {
    if (step === 'commune') return 'place'
    if (step === 'about' || step === 'name') return 'words'
    return step === 'confirm' || step === 'cancel' ? 'yes_no' : 'choice'
  },
  payloads: {
    [receptionWords.book]: onChoice,
    [receptionWords.move]: (turn, code) => startMoving(turn, code, offerDays),
    [receptionWords.cancel]: (turn, argument) => {
      const [code = '', now] = argument.split(' ')
      return now === 'ngay' ? cancelNow(turn, code) : askCancel(turn, code)
    },
  },
  phrases: ['dat lich', 'dat lich hen', 'dat lich tiep dan', 'hen tiep dan', 'hen gap chu tich'],
}
