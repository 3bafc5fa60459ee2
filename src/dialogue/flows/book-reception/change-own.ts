import { reply } from '../../../messaging/message.js'
import { findBookingCode } from '../../../reception/booking.js'
import { receptionWords } from '../../../reception/words.js'
import { payload } from '../../choice-words.js'
import { choice } from '../../choices.js'
import type { Outcome } from '../../conversation.js'
import type { Turn } from '../../flow.js'
import { offerDays, takeTime } from './offer-times.js'
import { askCancel, findOwn, getOwn, gone, noneMine, tellOwn } from './own-booking.js'
import { withoutCode } from './read-time.js'
import { readOwnWish } from './read-wish.js'
import { bookReceptionWording as say } from './wording.js'

/** The code of a booking that a message wants to cancel or move; its time goes along: "dời lịch sang 9h ngày 17". */
export const startMoving = async (turn: Turn, code: string): Promise<Outcome> => {
  const mine = await getOwn(turn, code)
  if (!mine) return gone(code)
  const { text } = turn.message
  const data = { communeCode: mine.communeCode, dayId: mine.dayId, move: mine.code }
  const taken = text.startsWith('/') ? null : await takeTime(turn, withoutCode(text), data, mine.slot)
  if (taken) return taken
  const offered = await offerDays(turn, mine.communeCode, { move: mine.code })
  return { ...offered, replies: [reply(say.moving(say.slot(mine))), ...offered.replies] }
}

/** "hủy lịch", "dời lịch": the only booking to come, or which one is asked. */
export const withOwn = async (turn: Turn, wish: 'move' | 'cancel'): Promise<Outcome> => {
  const code = findBookingCode(turn.message.text)
  const mine = await findOwn(turn)
  const [only] = code ? mine.filter((one) => one.code === code) : mine
  if (!only) return noneMine(turn)
  if (mine.length === 1 || code) return wish === 'cancel' ? askCancel(turn, only.code) : startMoving(turn, only.code)
  const word = receptionWords[wish]
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

/** Looser words of whoever has a booking: "bận không đi được, hủy giúp", "đổi sang hôm 17". Null: no booking, or none of it. */
export const hearOfOwn = async (turn: Turn): Promise<Outcome | null> => {
  const wish = readOwnWish(turn.message.text)
  if (!wish || (await findOwn(turn)).length === 0) return null
  return wish === 'cannotCome' ? tellOwn(turn) : withOwn(turn, wish)
}
