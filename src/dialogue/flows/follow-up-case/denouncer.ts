import type { Case } from '../../../cases/case.js'
import { isDraft } from '../../../cases/kinds/index.js'
import { wishesProtection } from '../../../cases/wishes-protection.js'
import { reply } from '../../../messaging/message.js'
import { Conflict } from '../../../shared/errors.js'
import { foldMarks } from '../../../shared/text.js'
import { choices } from '../../choices.js'
import type { Outcome } from '../../conversation.js'
import type { Turn } from '../../flow.js'
import { isInHand } from '../case-status/own-protected.js'
import { latestProtected } from './retaliation.js'
import { askWithdrawal } from './withdrawal.js'
import { followUpWording as say } from './wording.js'

const longest = 2_000
/** More words are a story, of which the wish is a part. */
const mostOfWish = 25

const threatened =
  /\b(?:doa|de doa|ham doa|hu doa|ep|cuong ep|bat (?:toi|em|minh|chau|phai|rut)|buoc|mua chuoc|khung bo|tra thu|danh (?:toi|em|chau)|khong tu nguyen)\b/
const withdraws =
  /\b(?:rut|(?:xoa|huy|bo) (?:di )?(?:don|tin|vu|ho so)|(?:khong|ko|k|thoi)(?: \w+)? (?:to cao|to giac|kien|bao)(?: \w+)? nua)\b/
const keeps = /\b(?:khong|ko|k|chua)(?: \w+)? rut\b/

const takingBack = '(?:rut|huy|xoa|go|thu hoi)'
const secret = '(?:tin(?: bao)?(?! nhan)|bao tin|to cao|to giac)'
/** "rút tin báo vừa gửi", "em vừa báo tin nhầm, xóa giúp", "không tố cáo nữa". */
const takesBackSecret = new RegExp(
  `\\b${takingBack}(?: \\w+){0,3} ${secret}\\b|\\b${secret}\\b(?: \\w+){0,6} ${takingBack}\\b|\\b(?:khong|ko|k|thoi)(?: \\w+){0,2} (?:to cao|to giac|bao tin)(?: \\w+){0,2} nua\\b`,
)
/** Of the case that was sent just now nobody needs to say what it is: "thôi xóa giúp em". */
const takesBackThis = new RegExp(
  `\\b${takingBack}(?: (?:lai|di|bo|giup|ho|dum|cho|voi|duoc|dc|no|cai|vu|viec|don|ho so|nay|do|kia|vua|gui|toi|em|minh|chau))*(?: (?:khong|ko|k|nhe|a|nha))*$`,
)
const asksHow = /\b(?:the nao|can giay|giay to gi|thu tuc|o dau|co sao khong|bi phat|bao lau|lam sao)\b/

/** "… là người bị tố cáo, không phải tên tôi": who is who was written down wrongly. */
const correctsPerson =
  /\b(?:khong phai|sai|nham)(?: la| mat| lan)?(?: ho)? ten\b|\bten (?:toi|em|chau|minh)\b.*\b(?:chu )?khong phai\b|\bla (?:ten )?nguoi bi to cao\b|\b(?:ho )?ten(?: (?:toi|em|nguoi viet|nguoi to cao))?(?: tren don)? (?:bi |ghi )(?:sai|nham)\b/

/** The protected case that somebody wants back; null: they don't, or there is none. */
const caseTakenBack = async (turn: Turn, folded: string): Promise<Case | null> => {
  if (asksHow.test(folded) || keeps.test(folded) || !(takesBackSecret.test(folded) || takesBackThis.test(folded)))
    return null
  const found = await latestProtected(turn)
  return found && (takesBackSecret.test(folded) || isInHand(turn, found)) ? found : null
}

/** Neither code nor state is told: the telephone may be somebody else's by now. */
const done = (text: string): Outcome => ({
  replies: [reply(text, [choices.person])],
  flow: null,
  isFinal: true,
})

/** Whoever is threatened into taking a denunciation back goes on being heard: it stands on the case in their words. */
const recordForced = async (turn: Turn, found: Case): Promise<Outcome> => {
  const { id, text } = turn.message
  const said = { text: say.forcedText(text), messageId: id, at: turn.now, files: [], isCoerced: true }
  if (!(await turn.slices.cases.add(found, said)))
    throw new Conflict('the case changed while a threat was written down')
  return done(say.forced)
}

const recordProtection = async (turn: Turn, found: Case): Promise<Outcome> => {
  const { id, text } = turn.message
  const said = { text, messageId: id, at: turn.now }
  if (!(await turn.slices.cases.requestProtection(found, said)))
    throw new Conflict('the case changed while protection was asked for')
  return done(say.protectionAsked)
}

/** Stands on the case in their words; a petition that waits for its signature is printed as it was sent. */
const recordCorrection = async (turn: Turn, found: Case): Promise<Outcome> => {
  const { id, text } = turn.message
  if (!(await turn.slices.cases.add(found, { text, messageId: id, at: turn.now, files: [] })))
    throw new Conflict('the case changed while it was corrected')
  return done(isDraft(found) ? say.personCorrectedDraft : say.personCorrected)
}

/**
 * What a denouncer says who is threatened, wants to be protected, wants the case back or was written down wrongly (Luật Tố cáo Điều 33, 47–50), in the
 * chat that sent it; without such a case protection is explained. Null: the message is about something else.
 */
export const hearDenouncer = async (turn: Turn): Promise<Outcome | null> => {
  const { text } = turn.message
  if (text.startsWith('/') || text.length > longest) return null
  const folded = foldMarks(text)
  const isForced = withdraws.test(folded) && threatened.test(folded) && !keeps.test(folded)
  const isWish = wishesProtection(text) && folded.split(' ').length <= mostOfWish
  if (!isForced && !isWish) {
    const wrong = correctsPerson.test(folded) ? await latestProtected(turn) : null
    if (wrong && isInHand(turn, wrong)) return recordCorrection(turn, wrong)
    const takenBack = await caseTakenBack(turn, folded)
    return takenBack && askWithdrawal(turn, takenBack)
  }
  const found = await latestProtected(turn)
  if (found) return isForced ? recordForced(turn, found) : recordProtection(turn, found)
  return isWish ? { replies: [reply(say.protectionHow, [choices.person])] } : null
}
