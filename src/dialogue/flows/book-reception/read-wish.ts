import { foldMarks } from '../../../shared/text.js'

export type ReceptionWish = 'book' | 'move' | 'cancel'

const longest = 140
const lead =
  '(?:(?:cho|xin|nho|giup|toi|em|e|minh|mk|tui|chau|con|bac|co|chu|a|ad|oi|alo|chao|xa|muon|can(?! bo)|co the|duoc|hoi|de|nghi|vui long|lam on|thoi|nay|bay gio) )*'
const receiver = '(?:chu tich|ct (?:xa|phuong|ubnd)|lanh dao|tiep (?:cong )?dan|bi thu)'
const between = '(?:truoc|cho|toi|em|minh|giup|mot|1|ho|lai|them)'
const bookingVerb = `(?:(?:dat|hen|lay|xin|dang ky|book|giu)(?: ${between})* (?:lich|cho|hen|so|suat|slot|buoi|gio)(?: hen)?|hen gap|dang ky gap|dang ky (?:buoi )?tiep|dat gap|hen tiep)`

const booking = new RegExp(
  `^${lead}${bookingVerb}\\b.*\\b${receiver}\\b|^${lead}(?:hen|dang ky) (?:gap |buoi |duoc )*(?:voi )?${receiver}\\b`,
)
const moving = new RegExp(
  `^${lead}(?:doi|chuyen|thay doi|lui|hoan)(?: lai| sang)? (?:cai |buoi )?(?:lich|gio hen|ngay hen|buoi hen|hen)\\b`,
)
const cancelling = new RegExp(
  `^${lead}(?:huy|bo|xoa)(?: bo| dat)? (?:cai |buoi )?(?:lich|hen|gio hen|buoi hen|dat cho|cho dat)\\b`,
)
/** Other calendars, and questions about what one has to bring. */
const other =
  /\b(?:ho so|ket qua|tra (?:ket|ho)|can cuoc|cccd|ho chieu|kham|tiem|cuoi|mot cua|can (?:gi|nhung gi)|giay to gi|nhu the nao|la gi|cat (?:dien|nuoc)|hop|thi cong|thu gom)\b/

/** Whether a message wants a place in the queue of a reception, to move it or to give it up; null: nothing of it. */
export const readReceptionWish = (text: string): ReceptionWish | null => {
  if (text.startsWith('/') || text.length > longest) return null
  const folded = foldMarks(text)
  if (other.test(folded)) return null
  if (cancelling.test(folded)) return 'cancel'
  if (moving.test(folded)) return 'move'
  return booking.test(folded) ? 'book' : null
}
