import { reply } from '../../../messaging/message.js'
import type { Booking } from '../../../reception/booking.js'
import { readBookingCode } from '../../../reception/booking.js'
import { moveOrCancel } from '../../../reception/tell-change.js'
import { receptionWords } from '../../../reception/words.js'
import { payload } from '../../choice-words.js'
import { choice, choices } from '../../choices.js'
import type { Outcome } from '../../conversation.js'
import type { Turn } from '../../flow.js'
import { atStep, type BookingData } from './booking-data.js'
import { bookReceptionWording as say } from './wording.js'

type OfferDays = (turn: Turn, communeCode: string, data: BookingData) => Promise<Outcome>

/** A booking of this chat that is still to come; a code from elsewhere opens nothing here. */
const getOwn = async ({ slices, message, now }: Turn, code: string): Promise<Booking | null> => {
  const wanted = readBookingCode(code)
  return (await slices.reception.findOfChat(message.chat, now)).find((one) => one.code === wanted) ?? null
}

const gone = (code: string): Outcome => ({ replies: [reply(say.gone(code.toUpperCase()))], flow: null })

/** "hủy lịch", "dời lịch": the only booking to come, or which one is asked. */
export const withOwn = async (
  turn: Turn,
  wish: 'move' | 'cancel',
  code: string | null,
  offerDays: OfferDays,
): Promise<Outcome> => {
  const { slices, message, now } = turn
  const mine = await slices.reception.findOfChat(message.chat, now)
  const [only] = code ? mine.filter((one) => one.code === code) : mine
  const word = receptionWords[wish]
  if (!only) return { replies: [reply(`${say.noneMine} ${slices.addresses.reception}`)], flow: null }
  if (mine.length === 1 || code)
    return wish === 'cancel' ? askCancel(turn, only.code) : startMoving(turn, only.code, offerDays)
  return {
    replies: [
      reply(
        say.whichMine,
        mine.map((one) => choice(say.slot(one), payload(word, one.code))),
      ),
    ],
    flow: null,
  }
}

export const startMoving = async (turn: Turn, code: string, offerDays: OfferDays): Promise<Outcome> => {
  const mine = await getOwn(turn, code)
  if (!mine) return gone(code)
  const offered = await offerDays(turn, mine.communeCode, { move: mine.code })
  return { ...offered, replies: [reply(say.moving(say.slot(mine))), ...offered.replies] }
}

export const moveOwn = async (turn: Turn, data: BookingData): Promise<Outcome> => {
  const { slices, now } = turn
  const mine = await getOwn(turn, data.move ?? '')
  if (!mine) return gone(data.move ?? '')
  const became = await slices.reception.move(mine, { dayId: data.dayId ?? '', slot: data.slot ?? '', at: now })
  if (became.outcome === 'moved')
    return {
      replies: [reply(say.moved(mine.code, say.slot(became.booking), became.day.place), moveOrCancel(mine.code))],
      flow: null,
      isFinal: true,
    }
  if (became.outcome === 'changed') return gone(mine.code)
  if (became.next.length === 0) return { replies: [reply(say.takenNone)], flow: null }
  return {
    replies: [
      reply(say.taken, [
        ...became.next.map((free) =>
          choice(say.slot(free), payload(receptionWords.book, free.dayId, free.slot.replace(':', ''))),
        ),
        choices.cancel,
      ]),
    ],
    flow: atStep('slot', data),
  }
}

export const askCancel = async (turn: Turn, code: string): Promise<Outcome> => {
  const mine = await getOwn(turn, code)
  if (!mine) return gone(code)
  return {
    replies: [reply(say.confirmCancel(say.slot(mine)), [say.cancelNow(mine.code), say.keep])],
    flow: atStep('cancel', { move: mine.code }),
  }
}

export const cancelNow = async (turn: Turn, code: string): Promise<Outcome> => {
  const mine = await getOwn(turn, code)
  if (!mine || !(await turn.slices.reception.cancel(mine))) return gone(code)
  return { replies: [reply(say.cancelled(mine.code))], flow: null, isFinal: true }
}
