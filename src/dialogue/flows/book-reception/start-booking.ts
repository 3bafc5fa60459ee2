import { reply } from '../../../messaging/message.js'
import { findPlaces } from '../../../places/find-places.js'
import { receptionWords } from '../../../reception/words.js'
import { localDay } from '../../../shared/clock.js'
import { choices } from '../../choices.js'
import type { Outcome } from '../../conversation.js'
import type { Turn } from '../../flow.js'
import { placeChoices } from '../../place-choices.js'
import { atStep, type BookingData, dataOf } from './booking-data.js'
import { startMoving } from './change-own.js'
import { offerDays, takeTime } from './offer-times.js'
import { findOwn } from './own-booking.js'
import { readWhen } from './read-time.js'
import { booksAgain } from './read-wish.js'
import { bookReceptionWording as say } from './wording.js'

export const askCommune = (data: BookingData): Outcome => ({
  replies: [reply(say.askCommune, [choices.cancel])],
  flow: atStep('commune', data),
})

const mentionIn = (text: string, expected: boolean) => findPlaces(text, { expected })[0]

/** The commune that a message names, with the day and hour it names beside; null: no commune. */
export const byPlace = (
  turn: Turn,
  text: string,
  expected: boolean,
  given: BookingData,
): Promise<Outcome> | Outcome | null => {
  const mention = mentionIn(text, expected)
  if (!mention) return null
  const wanted = readWhen(text, localDay(turn.now)) ?? given.wanted
  const data = wanted ? { ...given, wanted } : given
  const [first, second] = mention.communes
  if (first && !second) return offerDays(turn, first.code, data)
  return {
    replies: [reply(say.whichCommune(mention.mention), placeChoices(mention.communes, receptionWords.book))],
    flow: atStep('commune', data),
  }
}

/** A booking in one message: its day and hour go on in the open one of the same commune, or in the one that is booked again. */
export const startBooking = async (turn: Turn): Promise<Outcome> => {
  const { text } = turn.message
  const said = text.startsWith('/') ? '' : text
  const open = dataOf(turn.conversation.flow)
  const named = mentionIn(said, false)?.communes.map(({ code }) => code)
  const isOf = (communeCode: string): boolean => named?.includes(communeCode) ?? true
  const goesOn = open.communeCode && isOf(open.communeCode) ? await takeTime(turn, said, open) : null
  if (goesOn) return goesOn
  const [own, other] = booksAgain(said) ? (await findOwn(turn)).filter(({ communeCode }) => isOf(communeCode)) : []
  if (own && !other) return startMoving(turn, own.code)
  const wanted = readWhen(said, localDay(turn.now))
  const { about, name, phone } = open
  const data = { ...(about && { about }), ...(name && { name }), ...(phone && { phone }), ...(wanted && { wanted }) }
  const { commune } = turn.conversation.context
  return byPlace(turn, said, false, data) ?? (commune ? offerDays(turn, commune, data) : askCommune(data))
}
