import type { Case } from '../../../cases/case.js'
import { kindOf } from '../../../cases/kinds/index.js'
import { reply } from '../../../messaging/message.js'
import { foldMarks } from '../../../shared/text.js'
import { choices } from '../../choices.js'
import type { Outcome } from '../../conversation.js'
import type { Turn } from '../../flow.js'
import { tellsFear } from '../intake/told/fears.js'
import { at } from './case-step.js'
import { followUpWording as say } from './wording.js'

const longestWish = 90
const unnamed =
  /\b(?:giau|dau|giu kin|bo|lo) (?:ho )?ten\b|\b(?:an|nac) danh\b|\b(?:tiet lo|cong khai|lo) (?:ho ten|ten|danh tinh|so dien thoai)\b|\bgiu (?:kin|bi mat)(?: \w+){0,4} (?:khong|ko|k|chu)$|\b(?:so|lo|ngai)(?: \w+){1,5} biet(?: \w+){0,2} (?:bao|gui|phan anh|to cao)\b/

/** Whoever sent a case would rather not be known: "có giấu tên tôi được không", "tôi sợ bị trả thù". */
export const asksUnnamed = (text: string): boolean =>
  text.length <= longestWish && (unnamed.test(foldMarks(text)) || tellsFear(text))

/** Who knows of whoever sent a case, as it stands: what was given lies with the office, which can be asked to keep it. */
export const tellWhoKnows = (_turn: Turn, found: Case): Outcome => {
  const { name, phone } = found.reporter
  if (kindOf(found.kind).isProtected) return { replies: [reply(say.known)] }
  const given = [...(name ? ['họ tên'] : []), ...(phone ? ['số điện thoại'] : [])]
  if (given.length === 0) return { replies: [reply(say.nobodyKnows(found.receiptCode))] }
  return {
    replies: [reply(say.alreadyKnown(found.agency.name, given), [say.yesHide, choices.person, choices.cancel])],
    flow: at('confirm', found, { text: say.hideText }),
  }
}
