import { withoutPlaces } from '../../../places/find-places.js'
import { foldMarks } from '../../../shared/text.js'
import { besideWhen, besideWhenWord } from './read-time.js'

/** own: hears of its bookings; onPage: booked on the page and wants to change it. */
export type ReceptionWish = 'book' | 'move' | 'cancel' | 'own' | 'onPage'

const longest = 140
const lead =
  '(?:(?:cho|xin|nho|giup|toi|t|em|e|minh|mk|tui|chau|con|bac|co|chu|a|ad|oi|alo|chao|xa|muon|can(?! bo)|co the|duoc|hoi|de|nghi|vui long|lam on|thoi|nay|bay gio) )*'
const receiver = '(?:chu tich|ct (?:xa|phuong|ubnd)|lanh dao|tiep (?:cong )?dan|bi thu)'
const between = '(?:truoc|cho|toi|em|minh|giup|mot|1|ho|lai|them)'
const bookingVerb = `(?:(?:dat|hen|lay|xin|dang k[yi]|dk|book|giu)(?: ${between})* (?:lich|cho|hen|so|suat|slot|buoi|gio)(?: hen)?|hen gap|(?:dang k[yi]|dk) gap|(?:dang k[yi]|dk) (?:buoi )?tiep|dat gap|hen tiep)`

const booking = new RegExp(
  `^${lead}${bookingVerb}\\b.*\\b${receiver}\\b|^${lead}(?:hen|dang k[yi]|dk) (?:gap |buoi |duoc )*(?:voi )?${receiver}\\b`,
)
const me = '(?:toi|t|em|minh|mk|tui|chau|con)'
const ofProvince = '(?! (?:ubnd )?tinh)'
/** "muốn gặp chủ tịch xã hỏi về đền bù": whoever wants to be received, not who wasn't. */
const meeting = new RegExp(
  `^${lead}(?:muon|xin|cho(?: ${me})?|can|mong)(?: (?:duoc|dc|xin|hen|${me}))* gap (?:(?:ong|ba|dong chi|truc tiep|duoc) )*(?:chu tich|ct|lanh dao (?:xa|phuong|ubnd))\\b${ofProvince}`,
)
/** "chủ tịch xã có tiếp không, nếu có cho tôi đặt 8h" */
const bookingBehind = new RegExp(
  `\\b${receiver}\\b.*\\b(?:cho|giup) ${me} (?:dat|hen|dang k[yi]|book)(?: (?:lich|hen|cho|luc|vao|ngay|\\d{1,2} ?(?:h|g|gio)))`,
)
const wasRefused =
  /\b(?:khong|ko|k|chang|chua)(?: (?:duoc|dc|chiu|cho|ai|thay|he|bao gio))* (?:gap|tiep|nghe|giai quyet|tra loi|duoc|dc)\b(?! (?:khong|ko|k)\b)|\b(?:may|nhieu|bao nhieu|ba|hai) lan\b/
const asksHow =
  /\b(?:ngay|hom|luc|khi|thu|buoi) (?:nao|may)\b|\bbao gio\b|\b(?:the|nhu the) nao\b|\bo dau\b|\blam sao\b|\bcan gi\b/
const wantsMeeting = (folded: string): boolean =>
  ((meeting.test(folded) && !asksHow.test(folded)) || bookingBehind.test(folded)) && !wasRefused.test(folded)

const again = '(?:dat|hen|book|giu) lai\\b'
const slotVerb = `(?:dat|book|giu|xin|hen|dang ky)(?: ${between})* (?:lich|cho|hen|so|suat|slot|gio)(?: hen)?`
const bookingSlot = new RegExp(
  `^(?:${besideWhenWord} )*${lead}(?:${slotVerb}|${again})(?: (?:tiep (?:cong )?dan|${besideWhenWord}))*$`,
)
/** "đặt lịch 11/12 lúc 9h30": a day or hour, perhaps a place, and nothing else. */
const wantsSlot = (text: string): boolean => {
  const rest = besideWhen(withoutPlaces(text))
  return rest !== null && bookingSlot.test(rest)
}

const movedAgain = new RegExp(`^${lead}${again}`)
/** "đặt lại": whoever has a booking means that one. */
export const booksAgain = (text: string): boolean => movedAgain.test(foldMarks(text))

const moving = new RegExp(
  `^${lead}(?:doi|chuyen|thay doi|lui|hoan)(?: lai| sang)? (?:cai |buoi )?(?:lich|gio hen|ngay hen|buoi hen|hen)\\b`,
)
const cancelling = new RegExp(
  `^${lead}(?:huy|bo|xoa)(?: bo| dat)? (?:cai |buoi )?(?:lich|hen|gio hen|buoi hen|dat cho|cho dat)\\b`,
)
const asksWhen = '(?:luc nao|luc may gio|may gio|ngay nao|ngay may|hom nao|bao gio|khi nao|thu may|o dau|the nao)'
const appointment = '(?:lich|buoi|gio) ?(?:hen|da dat|tiep dan|tiep cong dan|gap chu tich)*'
const softly = '(?: (?:la|vao|the|vay|nhi|a|ha|ay|nhe|roi))*'
const own = new RegExp(
  `^${lead}${appointment} cua ${me}${softly}(?: ${asksWhen})?${softly}$` +
    `|^${lead}(?:da )?(?:dat|hen) (?:lich|hen)(?: hen| tiep dan| gap chu tich)*${softly} ${asksWhen}${softly}$` +
    `|^${lead}(?:xem|kiem tra|tra)(?: lai)? (?:lich hen|lich da dat|lich tiep dan cua ${me}|lich cua ${me})${softly}$` +
    `|^${lead}lich hen${softly} ${asksWhen}${softly}$` +
    `|^${lead}(?:con |co )+(?:cai )?(?:lich|buoi|cuoc) (?:hen|tiep dan|gap)(?: nao| gi)*(?: (?:khong|ko|k|hong|chua|nua|a))*$`,
)
const onPage = /\bdat (?:lich |cho |hen )+(?:\w+ ){0,3}(?:trang|web|website|mang|online)\b/
const changes = /\b(?:huy|doi|chuyen|sua|bo|xem lai)\b/
/** Other calendars, and questions about what one has to bring. */
const other =
  /\b(?:ho so|ket qua|tra (?:ket|ho)|can cuoc|cccd|ho chieu|kham|tiem|cuoi|mot cua|can (?:gi|nhung gi)|giay to gi|nhu the nao|la gi|cat (?:dien|nuoc)|hop|thi cong|thu gom)\b/

/** Whether a message wants a place in the queue of a reception, to move it, to give it up or to hear of it; null: nothing of it. */
export const readReceptionWish = (text: string): ReceptionWish | null => {
  if (text.startsWith('/') || text.length > longest) return null
  const folded = foldMarks(text.replace(/[?!.…]+\s*$/, ''))
  if (other.test(folded)) return null
  if (onPage.test(folded) && changes.test(folded)) return 'onPage'
  if (cancelling.test(folded)) return 'cancel'
  if (moving.test(folded)) return 'move'
  if (own.test(folded)) return 'own'
  return booking.test(folded) || wantsMeeting(folded) || wantsSlot(text) ? 'book' : null
}

const protest = /^(?:(?:khong|ko|k|kg)(?: phai)?|nham|sai|a|o|thoi|ý tôi là|y toi la)[\s,.;:]+/iu
const bareBooking = new RegExp(`^${lead}${bookingVerb}(?: (?:gap|tiep|voi|co|ma|thoi|nhe|a|tiep dan))*$`)

/** Said within a report: "không phải, tôi đăng ký lịch tiếp dân". The wish itself; null: none. */
export const bookingInstead = (text: string): string | null => {
  const wish = text.trim().replace(protest, '')
  const isBare = wish !== text.trim() && bareBooking.test(foldMarks(wish))
  return isBare || readReceptionWish(wish) === 'book' ? wish : null
}

const no = '(?:khong|ko|k|kh|hong|khg|chang|chua|dung|khoi)'
const refused = new RegExp(`\\b${no}(?: (?:muon|can|phai|co|nen|duoc|bi|dinh|la|toi|em))* (?:huy|bo|xoa)\\b`)
const cannotCome = `\\b${no} (?:the )?(?:di|den|toi|qua|len|ra|gap)(?: (?:do|xa|noi|hom|ngay|ay|gap|gio))* ?(?:duoc|dc|dk|noi|kip)?\\b`
const givesUp = new RegExp(
  `\\b(?:huy|xoa|bo)(?: \\w+){0,3} (?:lich|hen)\\b|\\blich(?: \\w+){0,4} huy\\b|${cannotCome}.*\\bhuy\\b|\\bhuy\\b.*${cannotCome}`,
)
const onlyCancels = new RegExp(`^${lead}huy(?: (?:di|giup|nhe|nha|a|luon|cho|ho|thoi|${me}))*$`)
const onlyCannotCome = new RegExp(
  `^(?:(?:thoi|hom|ngay|do|ay|nay|toi|em|minh|chau|ban|viec|co|roi|om|bi|xin loi|lai|vi|nen|chac) )*${cannotCome}(?: (?:roi|a|nua|nhe|hom|ngay|do|ay|buoi))*$`,
)
const movesTo =
  /\b(?:doi|chuyen|lui|hoan)(?: (?:lich|hen|buoi|lai|cho|giup|ho|toi|t|em|minh|di))* (?:sang|qua|xuong|den|vao|thanh|toi|ve)\b.*\d/

/** What whoever has a booking wants with it, in looser words; `cannotCome`: says only that. Null: nothing of it. */
export const readOwnWish = (text: string): 'cancel' | 'move' | 'cannotCome' | null => {
  if (text.startsWith('/') || text.length > longest) return null
  const folded = foldMarks(text.replace(/[?!.…]+\s*$/, ''))
  if (other.test(folded)) return null
  if ((givesUp.test(folded) && !refused.test(folded)) || onlyCancels.test(folded)) return 'cancel'
  if (movesTo.test(folded)) return 'move'
  return onlyCannotCome.test(folded) ? 'cannotCome' : null
}

const asksBack = /\b(?:sao|co duoc|the nao|gi|mat|phat|roi dat)\b/

/** Where it is asked whether to cancel: "không đi được nên hủy giúp"; a refusal or a question isn't. */
export const agreesToCancel = (text: string): boolean => {
  const folded = foldMarks(text)
  return /\bhuy\b/.test(folded) && !refused.test(folded) && !asksBack.test(folded) && !text.startsWith('/')
}

export const refusesToCancel = (text: string): boolean => {
  const folded = foldMarks(text)
  return refused.test(folded) || /\bgiu (?:lich|lai|nguyen|hen)\b|\bvan (?:di|den)\b/.test(folded)
}
