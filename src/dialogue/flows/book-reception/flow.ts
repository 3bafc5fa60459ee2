import { type Reply, reply } from '../../../messaging/message.js'
import { getCommune } from '../../../places/communes.js'
import { findBookingCode } from '../../../reception/booking.js'
import { isDayId } from '../../../reception/reception-day.js'
import { moveOrCancel } from '../../../reception/tell-change.js'
import { receptionWords } from '../../../reception/words.js'
import { foldMarks } from '../../../shared/text.js'
import { accusesOffice } from '../../accuses-office.js'
import { payload } from '../../choice-words.js'
import { choice, choices } from '../../choices.js'
import { isQuestion } from '../../commands/asks.js'
import type { FlowState, Outcome } from '../../conversation.js'
import type { Flow, Turn } from '../../flow.js'
import { isElsewhere, mayBePlace } from '../../place-answer.js'
import { readYesNo } from '../../yes-no.js'
import { atStep, type BookingData, dataOf } from './booking-data.js'
import { startMoving, withOwn } from './change-own.js'
import { askConfirm, confirm, correct, takeAbout, takeName, withTold } from './confirm.js'
import { chooseSlot, findOpen, offerDays, offerSlots, takeTime } from './offer-times.js'
import { askCancel, cancelNow, leadToPage, stopBooking, tellOwn } from './own-booking.js'
import { besideWhen, saysOnlyWhen } from './read-time.js'
import { readTold, tellsExpressly } from './read-told.js'
import { agreesToCancel, readOwnWish, readReceptionWish, refusesToCancel } from './read-wish.js'
import { askCommune, byPlace, startBooking } from './start-booking.js'
import { bookReceptionWording as say } from './wording.js'

/** '/datlich 12049', '/datlich <day>', '/datlich <day> 0815', '/datlich <day> tu 0900'. */
const onChoice = async (turn: Turn, argument: string): Promise<Outcome> => {
  const { wanted, ...data } = dataOf(turn.conversation.flow)
  const [what = '', time = '', from = ''] = argument.split(' ')
  if (!isDayId(what))
    return getCommune(what) ? offerDays(turn, what, dataOf(turn.conversation.flow)) : bookReception.begin(turn)
  const communeCode = what.slice(0, 5)
  const open = await findOpen(turn, communeCode)
  const day = open.find(({ id }) => id === what)
  if (!day) {
    const others = await offerDays(turn, communeCode, data)
    return { ...others, replies: [reply(say.ended), ...others.replies] }
  }
  const slotOf = (word: string): string => `${word.slice(0, 2)}:${word.slice(2)}`
  if (/^\d{4}$/.test(time)) return chooseSlot(turn, [day], slotOf(time), data)
  if (wanted?.time && from === '')
    return chooseSlot(
      turn,
      open.filter((one) => one.day === day.day),
      wanted.time,
      data,
    )
  return offerSlots(day, data, undefined, /^\d{4}$/.test(from) ? slotOf(from) : '')
}

/** Before the time is chosen: a name, telephone or matter is kept, and the question asked again. */
const takeBeside = async (turn: Turn, { step, data: given }: FlowState): Promise<Outcome | null> => {
  const { text } = turn.message
  const isOther = !tellsExpressly(text) && isOtherThan(turn)
  if (text.startsWith('/') || isOther || accusesOffice(turn)) return null
  const data = given as BookingData
  const told = readTold(text)
  const kept = data.move ? null : withTold(data, told)
  if (!kept) return null
  const took = say.took(Object.values(told).join(', '))
  if (step === 'commune') return { ...askCommune(kept), replies: [reply(`${took}${say.askCommune}`, [choices.cancel])] }
  const day = (await findOpen(turn, data.communeCode ?? '')).find(({ id }) => id === data.dayId)
  const offered = step === 'slot' && day ? offerSlots(day, kept) : await offerDays(turn, data.communeCode ?? '', kept)
  return { ...offered, replies: [reply(took.trim()), ...offered.replies] }
}
const asksOther =
  /^(?:(?:cho|toi|em|minh|chau|thoi|muon|can|xin) )*(?:gui |viet |lam )?(?:phan anh|khieu nai|to cao|kien nghi|gap can bo|lam giay|lam the|dang ky)\b/
const courtesies = new Set(['thanks', 'goodbye', 'greeting', 'affirm', 'deny', 'human_handoff', 'cancel', 'help'])

/** Something else than what a booking is about: a question, a courtesy, another request. */
const isOtherThan = ({ message: { text }, understood: { intent } }: Turn): boolean =>
  isQuestion(text) || courtesies.has(intent) || asksOther.test(foldMarks(text))

/** What is said of bookings as such, whatever step is open; null: nothing of it. */
const hearWish = async (turn: Turn, state: FlowState): Promise<Outcome | null> => {
  const data = dataOf(state)
  const { text } = turn.message
  const wish = wishOf(text)
  if (wish === 'onPage') return leadToPage(turn)
  if (wish === 'cancel') return data.move ? withOwn(turn, 'cancel') : stopBooking(turn, data)
  if (wish === 'own') {
    const told = await tellOwn(turn)
    return { replies: [...told.replies, bookReception.askAgain?.(state, turn) ?? reply(say.goOn)], flow: state }
  }
  if (wish !== 'move') return null
  if (data.move) return withOwn(turn, 'move')
  return (await takeTime(turn, text, data)) ?? offerDays(turn, data.communeCode ?? '', data)
}
const wishOf = (text: string) => readReceptionWish(text) ?? readOwnWish(text)

const answerCancel = async (turn: Turn, data: BookingData): Promise<Outcome | null> => {
  const { text } = turn.message
  const code = findBookingCode(text)
  if (code && code !== data.move) return askCancel(turn, code)
  const said = readCancelAnswer(text)
  if (said === 'yes') return cancelNow(turn, data.move ?? '')
  if (said === 'no') return { replies: [reply(say.kept, moveOrCancel(data.move ?? ''))], flow: null }
  const wish = wishOf(text)
  return wish === 'move' || wish === 'own' || wish === 'onPage' ? hearWish(turn, atStep('cancel', data)) : null
}

const readCancelAnswer = (text: string): 'yes' | 'no' | null => {
  if (text === say.keep.value || refusesToCancel(text)) return 'no'
  return agreesToCancel(text) ? 'yes' : readYesNo(text, { yes: 'hủy', whole: true })
}

const mostAgreeing = 6
const answerConfirm = async (turn: Turn, data: BookingData): Promise<Outcome | null> => {
  const { text } = turn.message
  if (text === say.yes.value) return confirm(turn, data, { isConfirmed: true })
  const question = { yes: 'đặt, đặt lịch' }
  const isShort = text.split(/\s+/).length <= mostAgreeing
  const whole = readYesNo(text, { ...question, whole: true })
  const said = whole ?? (isShort && !tellsExpressly(text) ? readYesNo(text, question) : null)
  if (said === 'yes') return confirm(turn, data, { isConfirmed: true })
  if (whole === 'no') return stopBooking(turn, data)
  if (saysOnlyWhen(text)) return startBooking(turn)
  const isOther = said === 'no' || isOtherThan(turn)
  return isOther && !tellsExpressly(text) ? null : correct(turn, data)
}

/** A booking with its day or hour in one message. */
const booksAt = (turn: Turn): boolean =>
  readReceptionWish(turn.message.text) === 'book' && besideWhen(turn.message.text) !== null && !accusesOffice(turn)

const answer = async (turn: Turn, state: FlowState): Promise<Outcome | null> => {
  const data = dataOf(state)
  const { text } = turn.message
  if (booksAt(turn)) return startBooking(turn)
  if (state.step === 'cancel') return answerCancel(turn, data)
  if (text === say.keep.value) return stopBooking(turn, data)
  const heard = await hearWish(turn, state)
  if (heard) return heard
  switch (state.step) {
    case 'commune': {
      if (tellsExpressly(text)) return takeBeside(turn, state)
      if (isElsewhere(turn)) return null
      const told = byPlace(turn, text, true, data)
      if (told || !mayBePlace(text)) return told
      return { replies: [reply(say.communeUnknown, [choices.cancel])], flow: state }
    }
    case 'day':
    case 'slot':
      if (readReceptionWish(text) === 'book') return null
      return (await takeTime(turn, text, data)) ?? takeBeside(turn, state)
    case 'about':
      return saysOnlyWhen(text) ? startBooking(turn) : takeAbout(turn, data)
    case 'name':
      return takeName(turn, data)
    case 'confirm':
      return answerConfirm(turn, data)
    default:
      return null
  }
}

/** The open question in its own words; null: a day or time is chosen. */
const shownAgain = ({ step, data }: FlowState): Reply | null => {
  const shown = typeof data.shown === 'string' ? data.shown : ''
  const { communeCode = '', move = '' } = data as BookingData
  if (step === 'commune') return reply(say.askCommune, [choices.cancel])
  if (step === 'name') return reply(say.askName, [choices.skip, choices.cancel])
  if (shown === '') return null
  if (step === 'about') return reply(shown, [choices.cancel])
  if (step === 'confirm') return askConfirm(shown, communeCode)
  return step === 'cancel' ? reply(shown, [say.cancelNow(move), say.keep]) : null
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
    if (wish === 'move' || wish === 'cancel') return withOwn(turn, wish)
    if (wish === 'own') return tellOwn(turn)
    if (wish === 'onPage') return leadToPage(turn)
    return startBooking(turn)
  },
  answer,
  stop: (turn, state) =>
    state.step === 'cancel' ? answerCancel(turn, dataOf(state)) : stopBooking(turn, dataOf(state)),
  askAgain: (state) =>
    shownAgain(state) ??
    reply(say.goOn, [
      choice(
        say.chooseAgain,
        payload(receptionWords.book, typeof state.data.communeCode === 'string' ? state.data.communeCode : ''),
      ),
      dataOf(state).move ? say.keep : choices.cancel,
    ]),
  isAnswer(turn, { step }) {
    const { text } = turn.message
    if (text.startsWith('/')) return false
    if (booksAt(turn)) return true
    const wish = wishOf(text)
    if (wish !== null && wish !== 'book' && wish !== 'cannotCome') return true
    if (step === 'cancel') return readCancelAnswer(text) !== null
    if (step === 'confirm') return saysOnlyWhen(text) || tellsExpressly(text)
    return (step === 'day' || step === 'slot') && (besideWhen(text) !== null || tellsExpressly(text))
  },
  expects({ step }) {
    if (step === 'commune') return 'place'
    if (step === 'about' || step === 'name') return 'words'
    return step === 'confirm' || step === 'cancel' ? 'yes_no' : 'choice'
  },
  payloads: {
    [receptionWords.book]: onChoice,
    [receptionWords.move]: (turn, code) => startMoving(turn, code),
    [receptionWords.cancel]: (turn, argument) => {
      const [code = '', now] = argument.split(' ')
      return now === 'ngay' ? cancelNow(turn, code) : askCancel(turn, code)
    },
  },
  phrases: ['dat lich', 'dat lich hen', 'dat lich tiep dan', 'hen tiep dan', 'hen gap chu tich'],
}
