import { reply } from '../../../messaging/message.js'
import { moveOrCancel } from '../../../reception/tell-change.js'
import { receptionWords } from '../../../reception/words.js'
import { localDay } from '../../../shared/clock.js'
import { accusesOffice } from '../../accuses-office.js'
import { answerWords, payload } from '../../choice-words.js'
import { choice, choices } from '../../choices.js'
import type { Outcome } from '../../conversation.js'
import type { Turn } from '../../flow.js'
import { proposeKind } from '../choose-kind/propose-kind.js'
import { atStep, type BookingData } from './booking-data.js'
import { bookReceptionWording as say } from './wording.js'

const longestAbout = 300
const longestName = 60

/** What accuses people in office isn't put into the booking; it goes on as a denunciation does. */
const leadToProtected = (turn: Turn): Outcome => {
  const proposed = proposeKind(turn, 'denunciation')
  return { ...proposed, replies: [reply(say.accuses), ...proposed.replies] }
}

export const takeAbout = (turn: Turn, data: BookingData): Outcome | null => {
  const about = turn.message.text.trim()
  if (about === '' || about.startsWith('/')) return null
  if (accusesOffice(turn)) return leadToProtected(turn)
  if (about.length > longestAbout)
    return { replies: [reply(say.aboutTooLong, [choices.cancel])], flow: atStep('about', data) }
  return {
    replies: [reply(say.askName, [choices.skip, choices.cancel])],
    flow: atStep('name', { ...data, about }),
  }
}

const nameLead = /^(?:(?:dạ|da|tôi|toi|em|mình|minh|cháu|chau|con|tên|ten|họ tên|ho ten|là|la|thưa)[\s,:]+)+/iu

export const takeName = (turn: Turn, data: BookingData): Promise<Outcome> | null => {
  const { text } = turn.message
  if (text === payload(answerWords.skip)) return confirm(turn, { ...data, name: null })
  const name = text.replace(nameLead, '').trim()
  if (name === '' || name.startsWith('/')) return null
  return confirm(turn, { ...data, name: name.slice(0, longestName) })
}

/** Shows what will be booked, or books it. */
export const confirm = async (turn: Turn, data: BookingData, { isConfirmed = false } = {}): Promise<Outcome> => {
  const { slices, message, now } = turn
  const { dayId = '', slot = '', about = '', name = null } = data
  const day = await slices.reception.getDay(dayId)
  if (!day) return { replies: [reply(say.ended)], flow: null }
  const when = say.slot({ day: day.day, slot })
  if (!isConfirmed)
    return {
      replies: [
        reply(say.confirm({ when, where: day.place, who: day.who, about, name }), [
          say.yes,
          say.otherDay(day.communeCode),
          choices.cancel,
        ]),
      ],
      flow: atStep('confirm', data),
    }
  const became = await slices.reception.book({
    dayId,
    slot,
    chat: message.chat,
    phone: null,
    name,
    about,
    openedBy: message.id,
    at: now,
  })
  switch (became.outcome) {
    case 'booked': {
      const { code } = became.booking
      const reminds = became.day.day > localDay(new Date(now.getTime() + 24 * 60 * 60_000))
      return {
        replies: [
          reply(
            say.booked({ code, when, where: became.day.place, link: became.day.onlineLink, reminds }),
            moveOrCancel(code),
          ),
        ],
        flow: null,
        isFinal: true,
      }
    }
    case 'taken':
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
    case 'too_many': {
      const mine = await slices.reception.findOfChat(message.chat, now)
      return {
        replies: [
          reply(
            say.tooMany,
            mine.map((one) => choice(`Hủy ${say.slot(one)}`, payload(receptionWords.cancel, one.code))),
          ),
        ],
        flow: null,
      }
    }
    case 'accuses':
      return leadToProtected(turn)
    case 'unknown':
      return { replies: [reply(say.ended)], flow: null }
  }
}
