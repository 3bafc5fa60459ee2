import { reply } from '../../../messaging/message.js'
import { foldMarks } from '../../../shared/text.js'
import type { Outcome } from '../../conversation.js'
import type { Turn } from '../../flow.js'
import type { DataRight } from '../own-data/data-rights.js'
import { denouncersDataWording as say } from './denouncers-data-wording.js'

const longest = 120

const denunciation = /\b(?:to cao|to giac|tin bao|bao tin|gui kin|don kin|ho so kin)\b/
const personal = /\b(?:du lieu|thong tin)\b/
const ofMe = /\b(?:cua|ve) (?:toi|tui|em|minh|chau|con|bac)\b|\b(?:dang|da) (?:giu|luu|ghi|gui)\b/
const fearsLeak = /\b(?:so|lo|ngai)(?: \w+){0,3} (?:lo|biet)\b|\blo (?:ten|thong tin|danh tinh)\b/
const deletes = /\b(?:xoa|go|tieu huy)(?: \w+){0,3} (?:du lieu|thong tin|don|to cao|to giac|tin bao|ho so|ten)\b/
const changes =
  /\b(?:sua|chinh sua|dinh chinh|doi|cap nhat)(?: \w+){0,3} (?:du lieu|thong tin|dia chi|ho ten|ten|dien thoai|so|thon)\b/
const views = /\b(?:xem|biet|doc|lay|nhan|tai|xin)(?: \w+){0,4} (?:du lieu|thong tin|ban sao)\b/
/** What is to stand there instead is a correction of what is being told. */
const tellsNew = /\b(?:thanh|la|chu khong phai)\b/

/** The right to their data that a denouncer claims, as far as the words go; null: none. */
export const denouncersRight = (text: string, { isTelling }: { isTelling: boolean }): DataRight | null => {
  if (text.startsWith('/') || text.length > longest) return null
  const folded = foldMarks(text)
  const isOfDenunciation = denunciation.test(folded)
  const isOwn = personal.test(folded) && ofMe.test(folded)
  if (deletes.test(folded) && (fearsLeak.test(folded) ? isOfDenunciation || isOwn : isTelling && isOwn)) return 'delete'
  if (changes.test(folded) && !tellsNew.test(folded) && (isOfDenunciation || (isTelling && isOwn))) return 'change'
  return views.test(folded) && isOwn && (isTelling || isOfDenunciation) ? 'view' : null
}

/**
 * What somebody who denounces, or did, may do about their data (Luật 91/2025 Điều 4). Nothing is recorded, and outside the
 * open talk it depends on the words alone: whoever holds the telephone learns of no case.
 */
export const tellDenouncersRights = ({ message, slices: { addresses } }: Turn, isTelling: boolean): Outcome | null => {
  const right = denouncersRight(message.text, { isTelling })
  if (!right) return null
  const unsent = isTelling ? `${say.unsent} ${say.here[right]}\n` : ''
  return { replies: [reply(`${unsent}${say.sent(say.choice[right], addresses.sealedCase)}`)] }
}
