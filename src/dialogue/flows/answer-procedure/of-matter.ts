import { reply } from '../../../messaging/message.js'
import { withoutPlaces } from '../../../places/find-places.js'
import { foldMarks } from '../../../shared/text.js'
import { choices } from '../../choices.js'
import type { Context, Outcome } from '../../conversation.js'
import type { Turn } from '../../flow.js'
import { namesNothing } from './asking-only.js'
import { elsewhereWording as say } from './elsewhere-wording.js'

const mostWords = 12
const figuresAsked =
  /\b(?:phi|le phi|bao nhieu|bn|may tien|het bao|mat tien|mien phi|bao lau|may ngay|khi nao (?:co|xong|duoc)|lau (?:khong|ko|k))\b/
const placeAsked =
  /\b(?:o dau|cho nao|noi nao|den dau|ra dau|nop dau|nop tai|lam dau|xa co (?:nhan|lam)|phuong co (?:nhan|lam)|len tinh|(?:nop|lam)(?: (?:duoc|dc))?(?: (?:o|tai|ngay))? (?:xa|phuong|huyen|tinh|uy ban)|(?:xa|phuong) (?:\w+ )?(?:lam|nhan)(?: (?:duoc|dc))?|len (?:tan|tinh)|online|qua mang|truc tuyen|buu dien)\b/
const otherAsked =
  /\b(?:giay to|can gi|can j|mang (?:theo )?(?:gi|j)|ho so|thay|di ho|nop ho|lam ho|uy quyen|thi (?:sao|the nao|nhu nao)|(?:the|vay) con \w+|mau don|to khai|co can|phai (?:di|co|lam)|duoc (?:khong|ko|k)|dc (?:khong|ko|k))\b/

/** So many words of a question that are none of the matter's name something else: "mở trung tâm ngoại ngữ xin phép ở đâu". */
const fewestNaming = 2

/** "con 10 tuổi": for whom it is, not another matter; "hay xã", "tận tỉnh": where. */
const forWhom =
  /\b(?:con|chau|be|em|bo|me|vo|chong|nguoi)(?: (?:toi|em|chau|minh|nha|trai|gai)){0,2} \d+ tuoi\b|\b(?:tan|hay|xa|phuong|tinh|huyen|cung|thang|hung yen)\b/g

const namesAnother = (text: string, { name, agency }: NonNullable<Context['matter']>): boolean => {
  const told = new Set(foldMarks(`${name} ${agency}`).split(/[^a-z0-9]+/))
  const words = foldMarks(withoutPlaces(text))
    .replace(forWhom, ' ')
    .split(/[^a-z0-9]+/)
  return words.filter((word) => !namesNothing(word) && !told.has(word)).length > fewestNaming
}

/** A short question that names nothing, behind what was told of another authority's matter: it is about that. Null: it isn't. */
export const answerOfMatter = ({ conversation, message, understood }: Turn): Outcome | null => {
  const { matter } = conversation.context
  const { text } = message
  if (!matter || conversation.flow || text.startsWith('/') || text.split(/\s+/).length > mostWords) return null
  const { alert, otherAgency, lifeEvent, isNamed, procedure, certainty, intent } = understood
  const folded = foldMarks(text)
  const isElse = isNamed || (procedure && certainty === 'sure')
  if (alert || otherAgency || lifeEvent || (isElse && !namesNothing(folded))) return null
  const isBare = intent.startsWith('procedure_') && certainty === 'none'
  if (namesAnother(text, matter)) return null
  if (!isBare && intent !== 'procedure_place' && !namesNothing(folded)) return null
  const told = placeAsked.test(folded) ? matter.where : figuresAsked.test(folded) ? matter.figures : null
  if (told === null && !otherAsked.test(folded) && !figuresAsked.test(folded)) return null
  return { replies: [reply(told ?? say.askThere(matter.name, matter.agency), [choices.person])] }
}
