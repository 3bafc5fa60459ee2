import type { OutgoingMessage } from '../messaging/message.js'
import type { Booking } from './booking.js'
import type { BookingStore } from './booking-store.js'
import type { ReceptionDay } from './reception-day.js'
import { receptionWording as say, sayDay, sayTime } from './wording.js'
import { receptionWords } from './words.js'

/** '8 giờ 15, thứ Ba 15/12/2026' */
export const sayWhen = ({ day, slot }: { day: string; slot: string }): string => `${sayTime(slot)}, ${sayDay(day)}`

export const moveOrCancel = (code: string) => [
  { label: say.move, value: `/${receptionWords.move} ${code}` },
  { label: say.cancel, value: `/${receptionWords.cancel} ${code}` },
]

/** News of a booking to the chat that booked it; null: booked on the page. `about` makes its id, so that it goes out once. */
export const newsOf = (
  { id, chat }: Booking,
  about: string,
  said: Pick<OutgoingMessage, 'text' | 'choices'>,
): OutgoingMessage | null =>
  chat === null ? null : { ...said, id: `reception:${id}:${about}`, chat, causedBy: `reception:${id}`, isNews: true }

/** Tells everybody who booked where the day is held now. */
export const tellChange = async (bookings: BookingStore, day: ReceptionDay, at: Date): Promise<void> => {
  for (const booking of await bookings.findBooked(day.id)) {
    const text = say.changed({
      code: booking.code,
      when: sayWhen(booking),
      where: day.place,
      link: day.onlineLink,
    })
    const message = newsOf(booking, `changed:${at.getTime()}`, { text, choices: moveOrCancel(booking.code) })
    if (message) await bookings.tell(booking, message)
  }
}
