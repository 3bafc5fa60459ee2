import { reply } from '../../../messaging/message.js'
import { withoutPlaces } from '../../../places/find-places.js'
import { foldMarks } from '../../../shared/text.js'
import { choices } from '../../choices.js'
import { isQuestion } from '../../commands/asks.js'
import type { Context, Outcome } from '../../conversation.js'
import type { Turn } from '../../flow.js'
import { namesNothing } from './asking-only.js'
import { elsewhereWording as say } from './elsewhere-wording.js'

type Matter = NonNullable<Context['matter']>

const mostWords = 12
const figuresAsked =
  /\b(?:phi|le phi|bao nhieu|bn|may tien|het bao|mat tien|mien phi|bao lau|may ngay|khi nao (?:co|xong|duoc)|lau (?:khong|ko|k))\b/
const placeAsked =
  /\b(?:o dau|cho nao|noi nao|den dau|ra dau|nop dau|nop tai|lam dau|xa co (?:nhan|lam)|phuong co (?:nhan|lam)|len tinh|(?:nop|lam)(?: (?:duoc|dc))?(?: (?:o|tai|ngay))? (?:xa|phuong|huyen|tinh|uy ban)|(?:xa|phuong) (?:\w+ )?(?:lam|nhan)(?: (?:duoc|dc))?|len (?:tan|tinh)|online|(?:nop|qua|tren) mang|truc tuyen|buu dien)\b/
const otherAsked =
  /\b(?:giay to|giay gi|can gi|can j|mang (?:theo )?(?:gi|j)|ho so|thu tuc|thay|di ho|nop ho|lam ho|uy quyen|thi (?:sao|the nao|nhu nao)|(?:the|vay) con \w+|mau don|to khai|co can|phai (?:di|co|lam)|duoc (?:khong|ko|k)|dc (?:khong|ko|k))\b/

/** So many words of a question that are none of the matter's name something else: "mở trung tâm ngoại ngữ xin phép ở đâu". */
const fewestNaming = 2

/** "con 10 tuổi": for whom it is, not another matter; "hay xã", "tận tỉnh": where; "à quên": how people go on. */
const beside =
  /\b(?:con|chau|be|em|bo|me|vo|chong|nguoi)(?: (?:toi|em|chau|minh|nha|trai|gai|be)){0,2} \d+ tuoi\b|\b(?:tan|hay|xa|phuong|tinh|huyen|cung|thang|hung yen|quen|vua nay)\b/g

/** The words of a message that neither ask nor are the matter's own. */
const ownWords = (text: string, { name, agency, where }: Matter): string[] => {
  const told = new Set(foldMarks(`${name} ${agency} ${where}`).split(/[^a-z0-9]+/))
  const words = foldMarks(withoutPlaces(text))
    .replace(beside, ' ')
    .split(/[^a-z0-9]+/)
  return words.filter((word) => !namesNothing(word) && !told.has(word))
}

/** "có cần giấy khám sức khỏe không": a paper that the matter may need, though it is a matter of its own too. */
const paperAsked =
  /^(?:\w+ ){0,4}?(?:co can|phai co|co phai co|(?<=^|^the |^vay |^con |^ma )can)(?: (?:them|nop|mang|ca)){0,2} (?:giay|so|the|ban|bang|anh|don|hop dong)(?: \w+){0,6} (?:khong|ko|k|hk)$/

/** "thế xã có hòa giải không", "hết hạn 2 năm rồi thì sao": goes on about what was told. */
const goesOn = /^(?:the|vay|a quen|the con|vay con|neu|lo) \w|\w thi (?:sao|the nao|nhu nao)$/

/** What no record says: what follows where a paper ran out. */
const asksBeyond = /\b(?:het han|qua han|thi lai|sat hach lai|bi phat|phat bao nhieu|muc phat)\b/

const isOfMatter = ({ message: { text }, understood }: Turn, matter: Matter): boolean => {
  const { otherAgency, lifeEvent, isNamed, procedure, certainty, intent } = understood
  const folded = foldMarks(text).replace(/[?.!\s]+$/, '')
  const left = ownWords(text, matter)
  const isAsked = intent.startsWith('procedure_')
  if (paperAsked.test(folded)) return isAsked
  if (namesNothing(folded)) return true
  if (otherAgency || lifeEvent || isNamed) return false
  if (left.length === 0) return isAsked
  if (figuresAsked.test(folded) && left.length === 1) return true
  if (procedure || certainty === 'sure') return false
  if (goesOn.test(folded) && (isAsked || asksBeyond.test(folded))) return left.length <= mostNew
  const isBare = (isAsked && certainty === 'none') || intent === 'procedure_place'
  return isBare && left.length <= fewestNaming
}
const mostNew = 3

/** A short question that names nothing else, behind what was told of another authority's matter: it is about that. Null: it isn't. */
export const answerOfMatter = (turn: Turn): Outcome | null => {
  const { conversation, message, understood } = turn
  const { matter } = conversation.context
  const { text } = message
  if (!matter || conversation.flow || text.startsWith('/') || text.split(/\s+/).length > mostWords) return null
  if (understood.alert || !isOfMatter(turn, matter)) return null
  const folded = foldMarks(text)
  if (asksBeyond.test(folded)) return { replies: [reply(say.beyond(matter.agency), [choices.person])] }
  const isPaper = paperAsked.test(folded)
  const told = placeAsked.test(folded) ? matter.where : figuresAsked.test(folded) ? matter.figures : null
  const isAsked = isQuestion(text) || understood.intent.startsWith('procedure_')
  if (told === null && !isAsked && !otherAsked.test(folded) && !figuresAsked.test(folded)) return null
  return { replies: [reply((isPaper ? null : told) ?? say.askThere(matter.name, matter.agency), [choices.person])] }
}
