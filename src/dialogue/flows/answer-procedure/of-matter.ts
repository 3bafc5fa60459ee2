import { reply } from '../../../messaging/message.js'
import { foldMarks } from '../../../shared/text.js'
import { choices } from '../../choices.js'
import type { Outcome } from '../../conversation.js'
import type { Turn } from '../../flow.js'
import { elsewhereWording as say } from './elsewhere-wording.js'

const mostWords = 12
const figuresAsked =
  /\b(?:phi|le phi|bao nhieu|bn|may tien|het bao|mat tien|mien phi|bao lau|may ngay|khi nao (?:co|xong|duoc)|lau (?:khong|ko|k))\b/
const placeAsked =
  /\b(?:o dau|cho nao|noi nao|den dau|ra dau|nop dau|nop tai|lam dau|xa co (?:nhan|lam)|phuong co (?:nhan|lam)|len tinh|online|qua mang|truc tuyen|buu dien)\b/
const otherAsked =
  /\b(?:giay to|can gi|can j|mang (?:theo )?(?:gi|j)|ho so|thay|di ho|nop ho|lam ho|uy quyen|the thi sao|thi sao|mau don|to khai|co can|phai (?:di|co|lam)|duoc (?:khong|ko|k)|dc (?:khong|ko|k))\b/

/** Words that ask, or say who comes, and name nothing. */
const asking = new Set(
  (
    'the vay thi a ad oi nhe nha voi ma va roi phi le tien dong het mat bao nhieu bn may ngay lau khi nao xong co duoc dc khong ko k ' +
    'o dau cho noi den ra nop lam lay nhan di thay ho uy quyen chong ck vo vk bo me con anh chi em e toi minh chau ong ba nguoi khac xa phuong tinh ' +
    'online qua mang truc tuyen buu dien giay to can gi j mang theo mau don khai phai sao nua'
  ).split(' '),
)
const namesNothing = (folded: string): boolean => (folded.match(/[a-z0-9]+/g) ?? []).every((word) => asking.has(word))

/** A short question that names nothing, behind what was told of another authority's matter: it is about that. Null: it isn't. */
export const answerOfMatter = ({ conversation, message, understood }: Turn): Outcome | null => {
  const { matter } = conversation.context
  const { text } = message
  if (!matter || conversation.flow || text.startsWith('/') || text.split(/\s+/).length > mostWords) return null
  const { alert, otherAgency, lifeEvent, isNamed, procedure, certainty, intent } = understood
  if (alert || otherAgency || lifeEvent || isNamed || (procedure && certainty === 'sure')) return null
  const folded = foldMarks(text)
  const isBare = intent.startsWith('procedure_') && certainty === 'none'
  if (!isBare && intent !== 'procedure_place' && !namesNothing(folded)) return null
  const told = placeAsked.test(folded) ? matter.where : figuresAsked.test(folded) ? matter.figures : null
  if (told === null && !otherAsked.test(folded) && !figuresAsked.test(folded)) return null
  return { replies: [reply(told ?? say.askThere(matter.name, matter.agency), [choices.person])] }
}
