import { type Reply, reply } from '../../../messaging/message.js'
import { moveOrCancel } from '../../../reception/tell-change.js'
import { receptionWords } from '../../../reception/words.js'
import { localDay } from '../../../shared/clock.js'
import { takeOutPhones } from '../../../understanding/reading/phones.js'
import { accusesOffice } from '../../accuses-office.js'
import { answerWords, payload } from '../../choice-words.js'
import { choice, choices } from '../../choices.js'
import type { Outcome } from '../../conversation.js'
import type { Turn } from '../../flow.js'
import { proposeKind } from '../choose-kind/propose-kind.js'
import { atStep, type BookingData } from './booking-data.js'
import { offerInstead } from './offer-instead.js'
import { readTold, type Told } from './read-told.js'
import { bookReceptionWording as say } from './wording.js'

const longestAbout = 300
const longestName = 60

/** What accuses people in office isn't put into the booking; it goes on as a denunciation does. */
const leadToProtected = (turn: Turn): Outcome => {
  const proposed = proposeKind(turn, 'denunciation')
  return { ...proposed, replies: [reply(say.accuses), ...proposed.replies] }
}

export const askName = (data: BookingData, lead = ''): Outcome => ({
  replies: [reply(`${lead}${say.askName}`, [choices.skip, choices.cancel])],
  flow: atStep('name', data),
})

export const takeAbout = (turn: Turn, data: BookingData): Promise<Outcome> | Outcome | null => {
  const about = turn.message.text.trim()
  if (about === '' || about.startsWith('/')) return null
  if (accusesOffice(turn)) return leadToProtected(turn)
  if (about.length > longestAbout)
    return { replies: [reply(say.aboutTooLong, [choices.cancel])], flow: atStep('about', data) }
  const { phone, about: told, name } = readTold(about)
  const given = phone ? { ...data, phone } : data
  if (phone && !told && !name)
    return { replies: [reply(say.tookThenAbout(phone), [choices.cancel])], flow: atStep('about', given) }
  const next = { ...given, about }
  return next.name === undefined ? askName(next) : confirm(turn, next)
}

const nameLead = /^(?:(?:dạ|da|tôi|toi|em|mình|minh|cháu|chau|con|tên|ten|họ tên|ho ten|là|la|thưa)[\s,:]+)+/iu

export const takeName = (turn: Turn, data: BookingData): Promise<Outcome> | Outcome | null => {
  const { text } = turn.message
  if (text === payload(answerWords.skip)) return confirm(turn, { ...data, name: null })
  if (text.startsWith('/')) return null
  const { phones, rest } = takeOutPhones(text)
  const given = phones[0] ? { ...data, phone: phones[0] } : data
  const name = rest
    .replace(nameLead, '')
    .replace(besidePhone, '')
    .replace(/^[\s,.;:-]+|[\s,.;:-]+$/g, '')
  if (name === '') return phones[0] ? askName(given, say.took(phones[0])) : null
  return confirm(turn, { ...given, name: name.slice(0, longestName) })
}

const besidePhone =
  /[\s,]*(?:(?:số|so) )?(?:điện thoại|dien thoai|sđt|sdt|đt|dt|số|so)(?: (?:tôi|toi|em|là|la|của|cua))*[\s:]*$/iu

/** What was told beside the question, put to the rest; null: too long, or nothing was told. */
export const withTold = (data: BookingData, { name, about, phone }: Told): BookingData | null =>
  (about && about.length > longestAbout) || (!name && !about && !phone)
    ? null
    : {
        ...data,
        ...(name && { name: name.slice(0, longestName) }),
        ...(about && { about }),
        ...(phone && { phone }),
      }

/** At the last step: a telephone, another name or matter is put in, and all of it shown again. */
export const correct = (turn: Turn, data: BookingData): Promise<Outcome> | Outcome | null => {
  const { text } = turn.message
  if (text === say.changeAbout.value)
    return {
      replies: [reply(say.askAboutAgain, [choices.cancel])],
      flow: atStep('about', { ...data, shown: say.askAboutAgain }),
    }
  if (text === say.changeName.value) return askName(data)
  if (text.startsWith('/')) return null
  if (accusesOffice(turn)) return leadToProtected(turn)
  const told = readTold(text)
  if (told.about && told.about.length > longestAbout)
    return { replies: [reply(say.aboutTooLong, [choices.cancel])], flow: atStep('about', data) }
  const next = withTold(data, told)
  return next && confirm(turn, next)
}

/** What will be booked, with ways to book it and to change it. */
export const askConfirm = (shown: string, communeCode: string): Reply =>
  reply(shown, [say.yes, say.otherDay(communeCode), say.changeAbout, say.changeName, choices.cancel])

/** Shows what will be booked, or books it. */
export const confirm = async (turn: Turn, data: BookingData, { isConfirmed = false } = {}): Promise<Outcome> => {
  const { slices, message, now } = turn
  const { dayId = '', slot = '', about = '', name = null, phone = null } = data
  const day = await slices.reception.getDay(dayId)
  if (!day) return { replies: [reply(say.ended)], flow: null }
  const when = say.slot({ day: day.day, slot })
  if (!isConfirmed) {
    const shown = say.confirm({ when, where: day.place, who: day.who, about, name, phone })
    return { replies: [askConfirm(shown, day.communeCode)], flow: atStep('confirm', { ...data, shown }) }
  }
  const became = await slices.reception.book({
    dayId,
    slot,
    chat: message.chat,
    phone,
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
      return offerInstead(became.next, data)
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
