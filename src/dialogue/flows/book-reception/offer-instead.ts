import { type Choice, reply } from '../../../messaging/message.js'
import type { FreeSlot } from '../../../reception/booking.js'
import { receptionWords } from '../../../reception/words.js'
import { payload } from '../../choice-words.js'
import { choice, choices } from '../../choices.js'
import type { Outcome } from '../../conversation.js'
import { atStep, type BookingData } from './booking-data.js'
import { bookReceptionWording as say } from './wording.js'

/** Whoever moves a booking keeps it by the last choice. */
export const wayOut = ({ move }: BookingData): Choice => (move ? say.keep : choices.cancel)

/** Somebody was faster: the next free times, or that there is none. */
export const offerInstead = (next: readonly FreeSlot[], data: BookingData): Outcome => {
  if (next.length === 0) return { replies: [reply(say.takenNone)], flow: null }
  const times = next.map((free) =>
    choice(say.slot(free), payload(receptionWords.book, free.dayId, free.slot.replace(':', ''))),
  )
  return { replies: [reply(say.taken, [...times, wayOut(data)])], flow: atStep('slot', data) }
}
