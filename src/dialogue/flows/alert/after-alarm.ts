import { findReceiptCode } from '../../../cases/receipt-code.js'
import { reply } from '../../../messaging/message.js'
import { getCommune, nameInSentence } from '../../../places/communes.js'
import { findPlaces } from '../../../places/find-places.js'
import { foldMarks } from '../../../shared/text.js'
import { hotlines } from '../../../understanding/alerts/hotlines.js'
import { asks, isQuestion } from '../../commands/asks.js'
import type { Alarm, Outcome } from '../../conversation.js'
import type { Turn } from '../../flow.js'
import { readYesNo } from '../../yes-no.js'
import { kindNamedIn } from '../choose-kind/named-kind.js'
import { followUp } from '../follow-up-case/follow-up.js'
import { mayBeRevenge, sealRevenge } from '../follow-up-case/retaliation.js'
import { readCorrection } from '../intake/told/read-correction.js'
import { placeAlone } from '../intake/told/read-told.js'
import { takesBack } from '../intake/told/wants-to-end.js'
import { alertReply } from './alert-reply.js'
import { afterDanger } from './danger-choices.js'
import { firstAidAsked } from './first-aid.js'
import { byPeople, freshAlarm } from './fresh-alarm.js'
import { reportDanger, wantsToReport } from './report-danger.js'
import { isOnQuenching, isPowerOff, needsBreath, saysCalled, tellsOfInside } from './within-danger.js'
import { wording as say } from './wording.js'

const isOver =
  /(?<!\b(?:chua|khong|ko|k|chang) )\b(?:tim (?:thay|duoc)|thay (?:chau|be|con|roi)|ve (?:nha )?roi|on roi|on gioi|khong sao|an toan roi|(?:dap|chua) (?:tat|duoc|dc|dk|xong)|(?:lua|chay) tat|tat (?:duoc |dc |het )?roi|cap cuu (?:den|toi)|cong an (?:den|toi)|cuu hoa (?:den|toi)|qua roi|tinh lai roi|tinh roi|khoc (?:duoc )?roi|(?:den|toi|vao|di) (?:benh )?vien roi|het roi|khong dinh lam gi|khong lam gi dai|nham thoi|do roi|hieu (?:nham|sai|lam)|y (?:toi|em|minh|chau) la|(?:khong|ko|dau|chang) (?:co |phai |he )?(?:chay|bi gi|ai bi|nguy hiem|danh nhau))\b/
/** "lấy nước dập được không" asks; it says that nothing is over. */
const isAsked = (folded: string): boolean =>
  /\b(?:duoc|dc|dk|roi|kip) (?:khong|ko|k|hok|hong|chua)\b(?! (?:sao|ai|con|co|bi|chay|nguy)\b)|\b(?:khong|ko|hok|chua)(?: (?:a|ad|vay|nhi|ta|the|day|ha))*$/.test(
    folded.replace(/[^a-z0-9 ]+/g, ' ').trim(),
  )
/** Whether some clause of a message tells that the danger is over. */
const saysOver = (text: string): boolean =>
  text.split(/[,.;!\n]+/).some((clause) => {
    const folded = foldMarks(clause)
    return isOver.test(folded) && !isAsked(folded)
  })
const shelter =
  /\b(?:tam lanh|lanh tam|o tam|cho (?:nao )?(?:de )?(?:o|tru|lanh)|nha tam|di dau bay gio|khong co cho o)\b/
/** Told, and nothing was done. */
const turnedAway =
  /\b(?:cong an|xa|phuong|ubnd|uy ban|chinh quyen|truong thon|truong xom|ho|can bo)\b.*\b(?:(?:khong|ko|k|chang|cha|chua|dau)(?: \w+){0,3}? (?:giai quyet|xu ly|lam gi|den|can thiep|quan tam|nghe|giup|dem xia)|lam ngo|bo mac|ke (?:toi|em|minh|day)|mac ke)\b/
/** Words of another matter: a case that was sent, papers, an allowance. */
const otherMatter =
  /\b(?:mo lai|ma (?:bien nhan|ho so|vu viec)|vu viec|ho so|khieu nai|phan anh (?:cua|hom|lan|truoc|kia)|thu tuc|giay to|giay (?:khai|khuyet|xac|chung)|thua ke|sang ten|so (?:do|hong)|uy quyen|cong chung|chung thuc|khai (?:sinh|tu)|ket hon|can cuoc|cccd|ho khau|tam tru|thuong tru|tro cap|chinh sach|phu cap|le phi|xu ly (?:den dau|the nao|xong)|rut don)\b/
/** Read so, short words after a danger are still about it. */
const staying = new Set(['feedback', 'help', 'denunciation', 'affirm', 'deny', 'cancel'])
/** A longer report is another matter. */
const mostBrief = 8
const mostWords = 25
/** What follows is taken so often to be about the danger; then it is read for itself. */
const mostStayed = 2

/** Once a procedure was asked about, what follows belongs to that; the danger can still be reported. */
export const afterOtherMatter = (turn: Turn): { alarm: Alarm } | null => {
  const alarm = freshAlarm(turn)
  return alarm && turn.understood.intent.startsWith('procedure_') ? { alarm: { ...alarm, stayed: mostStayed } } : null
}
const sureOfOther = 0.85
const sureOfProcedure = 0.7

/** The telephone of the person's commune, where both are known. */
const contactsOf = async ({ conversation: { context }, slices }: Turn): Promise<{ contacts?: string }> => {
  const contact = context.commune ? await slices.places.getContact(context.commune) : null
  return contact?.phone ? { contacts: contact.phone } : {}
}

const ofPapers =
  /\b(?:nop|ban (?:goc|chinh|sao)|so goc|to khai|mau don|bao nhieu tien|mat tien|ton tien|phi|khai|ky ten|chu ky|giay)\b/

/** Goes on with the procedure, or another authority's matter, in whose talk the danger was heard. */
const goesOnWithTopic = ({ message: { text }, understood, conversation: { context } }: Turn, alarm: Alarm): boolean =>
  (context.procedure !== null || Boolean(context.matter)) &&
  !understood.alert &&
  understood.intent.startsWith('procedure_') &&
  (alarm.isAsked === true || ofPapers.test(foldMarks(text)))

/** Said of the report that was sent, where the danger was only asked about: another place, when, to whom. */
const mayBeOfCase = ({ message: { text } }: Turn): boolean => readCorrection(text) !== null || isQuestion(text)

/** Whether a message is surely about something else than the danger. */
const isElsewhere = (turn: Turn, alarm: Alarm): boolean => {
  const { message, understood } = turn
  const { text } = message
  const { intent, confidence, certainty, alert } = understood
  if (goesOnWithTopic(turn, alarm)) return true
  if (findReceiptCode(text) || (otherMatter.test(foldMarks(text)) && !alert)) return true
  if (intent.startsWith('procedure_'))
    return understood.isNamed && (certainty === 'sure' || (isQuestion(text) && confidence >= sureOfProcedure))
  if (intent === 'case_status') return false
  const isBrief = text.split(/\s+/).length <= mostBrief
  return intent !== 'out_of_scope' && confidence >= sureOfOther && !(staying.has(intent) && isBrief)
}

const kin = '(?:bo|me|ong|ba|vo|chong|anh|chi|em|con|chau|bac|chu|co|di|nguoi nha)'
const ofDeath = /\b(?:chet|khai tu|bao tu|chung tu|mai tang|di chuc|tang le|hoa tang)\b/
const ofAnother = new RegExp(
  `\\b(?:cho|cua|gia dinh) ${kin}\\b|\\b${kin}(?: (?:toi|em|chau|minh|trai|gai|noi|ngoai))* (?:da |vua |moi )?(?:mat|chet|qua doi)\\b`,
)

/** Whoever said that they want to die asks about death: nothing of papers is offered, unless another's death is told. */
const asksOfOwnDeath = (alarm: Alarm, folded: string): boolean =>
  alarm.kind === 'self_harm' && ofDeath.test(folded) && !ofAnother.test(folded)

const mostPlaceWords = 7
const placeIn = (text: string) =>
  text.split(/\s+/).length <= mostPlaceWords && !isQuestion(text) ? findPlaces(text)[0] : undefined

const rescuers =
  /\b(?:xe|doi|linh|cong an|canh sat|cuu hoa|chua chay|cap cuu|cuu thuong|cuu ho|cuu nan|bac si|ho|nguoi ta|114|113|115|112)\b(?: \w+){0,4} (?:bao gio|bao lau|khi nao|may phut|(?:toi|den) (?:chua|noi chua)|sao (?:chua|lau|mai)|(?:chua|khong|ko|k|mai) (?:thay |chua )?(?:toi|den))\b|\b(?:bao gio|bao lau|khi nao)(?: \w+){0,3} (?:xe|cong an|cuu hoa|cap cuu|ho)(?: \w+){0,3} (?:toi|den)\b/
const noPhone =
  /\b(?:khong|ko|k|chua|chang) (?:he )?(?:co |dung |mang |cam )(?:dien thoai|dt|may|sim)\b|\b(?:het|mat|hong) (?:pin|dien thoai|tien dien thoai|song)\b|^(?:(?:da|em|toi|chau|con|nhung|ma) )*(?:khong|ko|k|chang) (?:biet |dam |the )?goi(?: duoc)?(?: (?:cho ai|ai|dien))?$/

const notCalled =
  /\b(?:chua|khong|ko|k|chang) (?:thay |co )?ai (?:goi|bao|alo|dien)(?! dien)\b|^(?:(?:van|toi|em|minh|chau|nha|da|thi) )*chua (?:goi|bao|alo)(?: (?:cho|dien|duoc|ai|cuu hoa|cap cuu|cong an|11[1-5]|ca|het|dau|a))*$/

/** What has its answer however often it is said: no telephone, called, people inside, where the rescuers are. */
const aboutRescue = (alarm: Alarm, text: string): string | null => {
  const folded = foldMarks(text)
  if (needsBreath(alarm, text)) return say.noBreath
  if (isPowerOff(alarm, folded)) return say.powerOff
  if (isOnQuenching(alarm, folded) && !saysOver(text) && (isQuestion(text) || isAsked(folded)))
    return say.quench(alarm.number)
  if (noPhone.test(folded)) return say.noPhone(alarm.number)
  if (tellsOfInside(alarm, folded)) return say.inside(alarm.number)
  const aid = firstAidAsked(alarm, text)
  if (aid) return aid
  if (notCalled.test(folded)) return say.notCalled(alarm.number, hotlines[alarm.number].name)
  if (rescuers.test(folded)) return say.rescuers(alarm.number)
  return saysCalled(folded) ? say.called(alarm.number) : null
}

/** What is said of an open danger in the middle of a report; null: the message says nothing of it. */
export const rescueWithin = (turn: Turn): string | null => {
  const alarm = freshAlarm(turn)
  const isAlarm = turn.understood.alert?.level === 'emergency' || turn.understood.alert?.level === 'ask'
  return alarm && !isAlarm && alarm.kind !== 'self_harm' ? aboutRescue(alarm, turn.message.text) : null
}

/** What was told of the danger so far, and now. */
const withTold = (alarm: Alarm, text: string): Alarm => ({
  ...alarm,
  told: [alarm.told, text].filter(Boolean).join(', '),
})

/** A place and little else: kept, with the commune's telephone where it is known. */
const takePlace = async (turn: Turn, alarm: Alarm): Promise<Outcome | null> => {
  const { text } = turn.message
  const [found, other] = (placeAlone(text) ?? placeIn(text))?.communes ?? []
  const commune = found && !other ? getCommune(found.code) : null
  if (!commune) return null
  const contact = await turn.slices.places.getContact(commune.code)
  return {
    replies: [reply(say.placeKept(nameInSentence(commune), alarm.number, contact?.phone ?? null), afterDanger)],
    context: { alarm: withTold(alarm, text), commune: commune.code },
  }
}

/** Parts of a message, as its commas and "cho em hỏi" cut them. */
const partsAt =
  /[,.;!?\n]+\s*|\s+(?=(?:mà |ma )?(?:cho|xin) (?:(?:em|tôi|toi|cháu|chau|mình|minh|con) )?(?:hỏi|hoi)(?![\p{L}\p{M}]))/u
const fewestAsked = 3

/** "dập được rồi, cho hỏi làm giấy khai sinh": the all-clear, and what is asked beside it. Null: nothing is asked. */
export const askedBesideAllClear = (turn: Turn): { clear: Outcome; asked: string } | null => {
  const alarm = freshAlarm(turn)
  const { text } = turn.message
  const { alert } = turn.understood
  if (!alarm || alarm.kind === 'self_harm' || alert?.level === 'emergency' || alert?.level === 'ask') return null
  const parts = text.split(partsAt).filter(Boolean)
  if (!parts.some(saysOver)) return null
  const asked = parts.filter((part) => !saysOver(part)).join(', ')
  if (asked.split(/\s+/).length < fewestAsked || !(isQuestion(asked) || asks(asked) || kindNamedIn(asked) !== null))
    return null
  return { clear: { replies: [reply(say.overFirst(alarm.number))], context: { alarm: null } }, asked }
}

const askOperator = ({ number, kind }: Alarm): string => say.askOperator(number, say.untilHelpComes[kind])

/** The messages after a danger: called in vain, over, what now, a report; null: the message is about something else. */
export const afterAlarm = async (turn: Turn): Promise<Outcome | null> => {
  const alarm = freshAlarm(turn)
  const { text } = turn.message
  const { alert, calledInVain } = turn.understood
  if (!alarm || text.startsWith('/') || text.split(/\s+/).length > mostWords) return null
  const inVain =
    calledInVain && alertReply({ level: 'emergency', ...alarm }, { calledInVain, ...(await contactsOf(turn)) })
  if (inVain) return { replies: [reply(inVain)], context: { alarm } }
  if (alert?.level === 'emergency' || alert?.level === 'ask') return null
  const folded = foldMarks(text)
  const withdrawing = turn.conversation.context.receipt && takesBack(text) ? await followUp(turn) : null
  const corrected =
    turn.conversation.context.receipt && alarm.isAsked && mayBeOfCase(turn) ? await followUp(turn) : null
  if (corrected) return corrected
  if (withdrawing) return { ...withdrawing, replies: [reply(say.whenInDanger(alarm.number)), ...withdrawing.replies] }
  if (byPeople.has(alarm.kind) && turnedAway.test(folded) && !otherMatter.test(folded))
    return { replies: [reply(say.turnedAway, afterDanger)], context: { alarm } }
  const rescue = aboutRescue(alarm, text)
  if (rescue) {
    const [place, other] = findPlaces(text)
    const commune = other ? undefined : place?.communes[0]?.code
    return {
      replies: [reply(rescue, afterDanger)],
      context: { alarm: withTold(alarm, text), ...(commune && place?.communes.length === 1 && { commune }) },
    }
  }
  const isDenied = alarm.isAsked && alarm.kind !== 'self_harm' && readYesNo(text, { whole: true }) === 'no'
  if (saysOver(text) || isDenied)
    return { replies: [reply(say.over(alarm.number))], context: { alarm: alarm.kind === 'self_harm' ? alarm : null } }
  if (shelter.test(folded) && byPeople.has(alarm.kind))
    return { replies: [reply(say.shelter, afterDanger)], context: { alarm } }
  if (/\bcong an\b/.test(folded) && isQuestion(text) && !otherMatter.test(folded))
    return { replies: [reply(say.police((await contactsOf(turn)).contacts), afterDanger)], context: { alarm } }
  if (alarm.kind !== 'self_harm' && !isQuestion(text) && wantsToReport(text))
    return byPeople.has(alarm.kind) && (await mayBeRevenge(turn))
      ? sealRevenge(turn, alarm.told ?? text, { isUrgent: true })
      : reportDanger(turn, alarm)
  const placed = await takePlace(turn, alarm)
  if (placed) return placed
  if (asksOfOwnDeath(alarm, folded)) return { replies: [reply(say.withYou(alarm.number))], context: { alarm } }
  if (isElsewhere(turn, alarm)) return null
  if ((alarm.stayed ?? 0) >= mostStayed)
    return turn.understood.intent.startsWith('procedure_')
      ? { replies: [reply(say.stillOpen(alarm.number), afterDanger)], context: { alarm } }
      : null
  const context = { alarm: { ...alarm, stayed: (alarm.stayed ?? 0) + 1 } }
  if (alarm.kind === 'self_harm') return { replies: [reply(say.withYou(alarm.number))], context: { alarm } }
  const asked = byPeople.has(alarm.kind) ? say.report(alarm.number) : askOperator(alarm)
  const said = isQuestion(text) ? asked : say.tellThem(alarm.number)
  return { replies: [reply(said, afterDanger)], context }
}
