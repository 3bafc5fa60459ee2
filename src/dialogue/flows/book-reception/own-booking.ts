import { type Choice, reply } from '../../../messaging/message.js'
import type { Booking } from '../../../reception/booking.js'
import { readBookingCode } from '../../../reception/booking.js'
import { moveOrCancel } from '../../../reception/tell-change.js'
import { receptionWords } from '../../../reception/words.js'
import { payload } from '../../choice-words.js'
import { choice } from '../../choices.js'
import type { Outcome } from '../../conversation.js'
import type { Turn } from '../../flow.js'
import { atStep, type BookingData } from './booking-data.js'
import { offerInstead } from './offer-instead.js'
import { bookReceptionWording as say } from './wording.js'

/** The bookings of this chat that are still to come. */
export const findOwn = ({ slices, message, now }: Turn): Promise<Booking[]> =>
  slices.reception.findOfChat(message.chat, now)

/** A code from elsewhere opens nothing here. */
export const getOwn = async (turn: Turn, code: string): Promise<Booking | null> => {
  const wanted = readBookingCode(code)
  return (await findOwn(turn)).find((one) => one.code === wanted) ?? null
}

export const gone = (code: string): Outcome => ({ replies: [reply(say.gone(code.toUpperCase()))], flow: null })

export const noneMine = ({ slices }: Turn): Outcome => ({
  replies: [reply(`${say.noneMine} ${slices.addresses.reception}`)],
  flow: null,
})

/** Who booked on the page opens it there. */
export const leadToPage = ({ slices }: Turn): Outcome => ({
  replies: [reply(say.onPage(slices.addresses.reception))],
  flow: null,
})

const movesAndCancels = (mine: readonly Booking[]): Choice[] => {
  const [only, second] = mine
  if (only && !second) return moveOrCancel(only.code)
  return mine.flatMap((one) => [
    choice(say.moveThis(say.slot(one)), payload(receptionWords.move, one.code)),
    choice(say.cancelThis(say.slot(one)), payload(receptionWords.cancel, one.code)),
  ])
}

/** The person's own bookings: time, place, code, and ways to move or cancel each; none: says so. */
export const tellOwn = async (turn: Turn): Promise<Outcome> => {
  const mine = await findOwn(turn)
  if (mine.length === 0) return noneMine(turn)
  const lines = await Promise.all(
    mine.map(async (one) => {
      const day = await turn.slices.reception.getDay(one.dayId)
      return say.mine({ code: one.code, when: say.slot(one), where: day?.place ?? null })
    }),
  )
  return { replies: [reply([say.mineAre, ...lines].join('\n'), movesAndCancels(mine))], flow: null }
}

/** What stopping leaves standing: said, so that nobody takes it for a cancelled booking. */
export const stopBooking = async (turn: Turn, { move }: BookingData): Promise<Outcome> => {
  const mine = await findOwn(turn)
  const moved = move ? mine.find(({ code }) => code === move) : undefined
  if (moved) return { replies: [reply(say.stillStands(say.slot(moved)), moveOrCancel(moved.code))], flow: null }
  if (mine.length === 0) return { replies: [reply(say.stopped)], flow: null }
  const standing = mine.map(say.slot).join('; ')
  return { replies: [reply(say.stoppedOthersStand(standing), movesAndCancels(mine))], flow: null }
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
  return offerInstead(became.next, data)
}

export const askCancel = async (turn: Turn, code: string): Promise<Outcome> => {
  const mine = await getOwn(turn, code)
  if (!mine) return gone(code)
  const asked = say.confirmCancel(say.slot(mine))
  return {
    replies: [reply(asked, [say.cancelNow(mine.code), say.keep])],
    flow: atStep('cancel', { move: mine.code, shown: asked }),
  }
}

export const cancelNow = async (turn: Turn, code: string): Promise<Outcome> => {
  const mine = await getOwn(turn, code)
  if (!mine || !(await turn.slices.reception.cancel(mine))) return gone(code)
  return { replies: [reply(say.cancelled(mine.code))], flow: null, isFinal: true }
}
