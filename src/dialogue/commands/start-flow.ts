import { type Reply, reply } from '../../messaging/message.js'
import { foldMarks } from '../../shared/text.js'
import { findPhones } from '../../understanding/reading/phones.js'
import { accusesOffice, denounces } from '../accuses-office.js'
import { choices, menuChoices } from '../choices.js'
import type { Outcome } from '../conversation.js'
import type { Flow, Turn } from '../flow.js'
import { alarmOf } from '../flows/alert/alarm-of.js'
import { newsReply } from '../flows/alert/alert-reply.js'
import { isByStranger } from '../flows/alert/by-stranger.js'
import { afterDanger } from '../flows/alert/danger-choices.js'
import { tellOfViolence } from '../flows/alert/report-danger.js'
import { answerProcedure } from '../flows/answer-procedure/flow.js'
import { answerNamed } from '../flows/answer-procedure/in-topic.js'
import { asksReceived } from '../flows/answer-procedure/received.js'
import { tellAbout } from '../flows/answer-procedure/tell-about.js'
import { namedShortly, withTopic } from '../flows/answer-procedure/topics.js'
import { bookReception } from '../flows/book-reception/flow.js'
import { readReceptionWish } from '../flows/book-reception/read-wish.js'
import { beginKind } from '../flows/choose-kind/flow.js'
import { statesKind, withoutKind } from '../flows/choose-kind/named-kind.js'
import { isNeighbourly } from '../flows/choose-kind/neighbourly.js'
import { proposeKind } from '../flows/choose-kind/propose-kind.js'
import { asksOfPlace, contactInfo } from '../flows/contact-info/flow.js'
import { followUpWording } from '../flows/follow-up-case/wording.js'
import { flowNamed } from '../flows/index.js'
import { isOfManners } from '../flows/intake/accusation.js'
import { draftOfReport, publicMatter, tellsPublicMatter, tellsSomething } from '../flows/intake/gather.js'
import { foldMeant, type Meant } from '../meant-words.js'
import { wording } from '../wording.js'
import { asks, isQuestion } from './asks.js'
import { asksForPerson } from './other-request.js'

/** Below this the bot says that it didn't understand; between the two it asks which. */
const leastConfidence = 0.35

const sureEnough = 0.6

export const interruptsFrom = 0.75

const grievances = new Set(['feedback', 'complaint', 'denunciation'])

const flowFor = ({ slices }: Turn, intent: string): Flow | undefined =>
  flowNamed(slices.understanding.flows.get(intent) ?? '')

/** Words that accuse people in office are asked about before anything else; a question about a procedure goes nowhere. */
export const mustGuard = (turn: Turn): boolean => {
  const { message, understood } = turn
  if (!accusesOffice(turn)) return false
  const isQuestion =
    understood.intent.startsWith('procedure_') &&
    understood.confidence >= interruptsFrom &&
    asks(message.text) &&
    !denounces(turn)
  return !isQuestion && !(understood.intent === 'human_handoff' && asksForPerson(message.text))
}

const mediation = 'mediate-land-dispute'

/** A quarrel between private people: mediation first; what is asked next is about that. */
const disputeOf = ({ message, slices, conversation }: Turn): Outcome => ({
  replies: [reply(wording.dispute, [...wording.disputeChoices])],
  context: slices.catalog.get(mediation)
    ? { procedure: mediation, topics: withTopic(conversation.context.topics, mediation, message.text) }
    : {},
})

/** A death or birth told plainly: a word for it, then the bundle of what to do. */
const startFromNews = async (turn: Turn): Promise<Outcome | null> => {
  const { news, lifeEvent, procedure } = turn.understood
  if (!news || !lifeEvent || procedure) return null
  const told = await answerProcedure.begin({ ...turn, understood: { ...turn.understood, intent: 'procedure_info' } })
  return { ...told, replies: [reply(newsReply(news)), ...told.replies] }
}

const speaksOfPerson =
  /\b(?:gap|can bo|noi chuyen|noi may|tu van|nguoi that|nguoi thuc|goi|lien he|ket noi|nhan vien|tong dai|chuyen may|truc tiep|ho tro)\b/

const surelyMeant = ([nearest]: Turn['understood']['candidates']): boolean => (nearest?.score ?? 0) >= nearlySaid
const nearlySaid = 0.85

const nearlyNamed = 0.6
/** "lúa ngập hết, xin hỗ trợ": an allowance is wanted for what happened, which isn't reported. */
const wantsSupport =
  /\b(?:xin|muon|de nghi|mong|nho)(?: (?:duoc|xa|nha nuoc|huong|cap tren|uy ban))* (?:ho tro|tro cap|tro giup)\b/

/** "lúa nhà em ngập chết hết": what nature took from a field is supported; who or what else is to blame is reported. */
const tellsLostCrop = (text: string): boolean => {
  const folded = foldMarks(text)
  return folded.split(' ').length <= mostLost && lostCrop.test(folded) && !blames.test(folded)
}
const mostLost = 12
const lostCrop =
  /\b(?:lua|rau|hoa mau|ngo|vuon cay|cay an qua|ao ca|ruong)\b.*\b(?:ngap|bao|lut|lu|mua da|ung)\b.*\b(?:chet|hong|mat|mat trang|troi|het)\b|\b(?:lua|rau|hoa mau|ngo|vuon cay|cay an qua|ao ca|ruong)\b.*\b(?:chet|hong|mat trang|troi)\b.*\b(?:ngap|bao|lut|lu|mua da|ung)\b/
const blames =
  /\b(?:muong|cong|kenh|may bom|tram bom|nao vet|xa thai|nha may|cong ty|cong trinh|duong|ong|hang xom|san lap|lap|phan anh|kien nghi|bao cao)\b/
const disasterSupport = 'restore-farming-after-disaster'

const isPublished = ({ slices }: Turn): boolean => slices.catalog.get(disasterSupport) !== null

/** The support for it, and that it may be reported. */
const supportOf = async (turn: Turn): Promise<Outcome> => {
  const told = await tellAbout(turn, disasterSupport, 'all')
  return {
    ...told,
    replies: told.replies.map((said) => ({ ...said, choices: [...said.choices, choices.sendFeedback] })),
  }
}

/** A statement without a request that says a procedure's name: "con em chưa làm khai sinh". */
const namedByStatement = (turn: Turn): string | null => {
  const { intent, confidence, isNamed, certainty, candidates, otherAgency } = turn.understood
  const { text } = turn.message
  const folded = foldMarks(text)
  const isReport = intent === 'feedback' && confidence < interruptsFrom && surelyMeant(candidates)
  const isAsked = intent === 'feedback' && confidence < interruptsFrom && isQuestion(text) && !publicMatter.test(folded)
  const isSupport = (intent === 'feedback' || intent === 'complaint') && wantsSupport.test(folded)
  const isNear = (isAsked || isSupport) && certainty === 'sure' && (candidates[0]?.score ?? 0) >= nearlyNamed
  const isHandOff = intent === 'human_handoff' && !speaksOfPerson.test(folded)
  const isOpen = isReport || isNear || isHandOff || intent === 'out_of_scope' || confidence < leastConfidence
  if (!isOpen || otherAgency || (grievances.has(intent) && !isReport && !isNear)) return null
  const isMeant = isNamed || isNear || asksReceived(text) || ((isReport || isHandOff) && surelyMeant(candidates))
  return isMeant && certainty === 'sure' ? (candidates[0]?.slug ?? null) : namedShortly(turn)
}

const alarmChoices = ({ understood: { alert } }: Turn) => {
  if (alert?.kind === 'self_harm') return [choices.person]
  return alert?.kind === 'violence' ? afterDanger : [choices.sendFeedback, choices.person]
}

/** So few words that tell of harm ask for nothing: "chồng tôi bị tai nạn". */
const mostBare = 6

/** Danger is perhaps told, and nothing beside it that is surely wanted; whoever wants to die is offered nothing else. */
const isOnlyDanger = ({ understood, message: { text } }: Turn): boolean => {
  const { alert, intent, confidence, isNamed, certainty, otherAgency, generalQuestion } = understood
  if (alert?.level !== 'ask' || otherAgency || generalQuestion || (isNamed && certainty === 'sure')) return false
  if (alert.kind === 'self_harm' || intent === 'out_of_scope') return true
  if (intent === 'human_handoff') return !speaksOfPerson.test(foldMarks(text))
  if (!isNamed && text.split(/\s+/).length <= mostBare && !asks(text) && !isQuestion(text)) return true
  return confidence < (grievances.has(intent) ? sureEnough : leastConfidence)
}

/** Violence at home, not a question about papers. */
export const tellsOfViolence = ({
  message: { text },
  understood: { isHomeViolence, intent, procedure, otherAgency, confidence },
}: Turn): boolean =>
  isHomeViolence &&
  !isByStranger(text) &&
  !otherAgency &&
  !(intent.startsWith('procedure_') && (procedure || confidence >= interruptsFrom))

const denounced = /\b(?:to cao|to giac|bao tin|tin bao|viet don|gui don|bi lo|muon bao)\b/
const threatened = /\b(?:doa|de doa|ham doa|tra thu|danh)\b/

/** Whoever is threatened for what they denounced hears how they are protected; at home it is the police who protect. */
const protectionOf = ({ understood: { alert, isHomeViolence }, message: { text } }: Turn): Reply[] => {
  if (isHomeViolence) return []
  const folded = foldMarks(text)
  const isThreatened = (alert?.level === 'ask' || alert?.level === 'emergency') && threatened.test(folded)
  return isThreatened && denounced.test(folded) ? [reply(followUpWording.protectionHow)] : []
}

/** "tôi muốn gửi đơn khiếu nại xã không hòa giải": what it is about is told with the kind. */
const tellsMatter = (text: string): boolean => !isQuestion(text) && !asks(text) && tellsSomething(withoutKind(text))

export const startFlow = async (turn: Turn): Promise<Outcome> => {
  const { understood } = turn
  const stated = statesKind(turn.message.text)
  if (mustGuard(turn)) {
    const proposed =
      stated === 'denunciation'
        ? await beginKind(stated, turn, draftOfReport(turn.message.text))
        : proposeKind(turn, 'denunciation')
    const numbers = alarmOf(turn).map(({ text }) => reply(text))
    return { ...proposed, replies: [...numbers, ...protectionOf(turn), ...proposed.replies] }
  }
  if (stated === 'denunciation' && isNeighbourly(turn.message.text)) return proposeKind(turn, null)
  const [protection] = protectionOf(turn)
  if (protection) return { replies: [...alarmOf(turn), protection], context: { protectedAt: turn.now } }
  const told = await startFromNews(turn)
  if (told) return told
  if (understood.alert?.kind === 'open_fire' && !isQuestion(turn.message.text)) return reportOpenFire(turn)
  if (understood.alert?.level === 'emergency')
    return { replies: alarmOf(turn).map((said) => ({ ...said, choices: alarmChoices(turn) })) }
  if (tellsOfViolence(turn)) return tellOfViolence(turn)
  const [asked] = isOnlyDanger(turn) ? alarmOf(turn) : []
  if (asked) return { replies: [{ ...asked, choices: alarmChoices(turn) }] }
  if (readReceptionWish(turn.message.text)) return bookReception.begin(turn)
  if (asksOfPlace(turn)) return contactInfo.begin(turn)
  if (understood.isPrivateQuarrel) return disputeOf(turn)
  if (understood.intent === 'denunciation' && isOfManners(turn.message.text))
    return beginKind('feedback', turn, draftOfReport(turn.message.text))
  if (stated && (grievances.has(understood.intent) || tellsMatter(turn.message.text)))
    return beginKind(stated, turn, draftOfReport(turn.message.text))
  if (understood.intent === 'feedback' && !stated && tellsLostCrop(turn.message.text) && isPublished(turn))
    return supportOf(turn)
  const isReport = understood.intent === 'feedback' && !wantsSupport.test(foldMarks(turn.message.text))
  if (isReport && tellsPublicMatter(turn.message.text))
    return beginKind('feedback', turn, draftOfReport(turn.message.text))
  const named = namedByStatement(turn)
  if (named) return answerNamed(turn, named) ?? tellAbout(turn, named, 'all')
  if (grievances.has(understood.intent) && understood.confidence < sureEnough) return proposeKind(turn, null)
  if (
    understood.intent === 'contact_info' &&
    (tellsEvent(turn.message.text) || findPhones(turn.message.text).length > 0)
  )
    return beginKind('feedback', turn, draftOfReport(turn.message.text))
  const also = understood.intent === 'cancel' ? withoutAlso(turn) : null
  if (also) return startFlow(also)
  const flow = flowFor(turn, understood.intent)
  if (flow && understood.confidence >= leastConfidence) return flow.begin(turn)
  return { replies: [reply(wording.notUnderstood, menuChoices)], lesson: 'missed' }
}

const stops = /\b(?:thoi|huy|dung|bo|khong|ko|k|ngung|xoa|rut|thoat|chan)\b/

/** "an toàn thực phẩm quán phở nữa": nothing is stopped, something is wanted besides. Null: it isn't that. */
const withoutAlso = (turn: Turn): Turn | null => {
  const { message, slices } = turn
  const text = message.text.replace(/\s+(?:nữa|nua)[\s.!?]*$/iu, '')
  if (text === message.text || stops.test(foldMarks(text))) return null
  return { ...turn, message: { ...message, text }, understood: slices.understanding.understand(text) }
}

/** It burns where nobody lives: the number first, and the report beside it, as the place is told already. */
const reportOpenFire = (turn: Turn): Outcome => {
  const begun = beginKind('feedback', turn, draftOfReport(turn.message.text))
  return { ...begun, replies: [...alarmOf(turn), ...begun.replies] }
}

const leastStory = 12

const happens =
  /\b(?:hong|hu|sut|lun|ngap|tac|(?<!\b(?:xa|phuong|thon|cho|noi|so|giay|nguoi|viec|luc|khi|sau|truoc) )do|vo|chay nuoc|rac|o ga|mat (?:dien|nuoc)|hoi thoi|on ao|chat cay|lan chiem|xa thai)\b/
/** Words of papers that without marks are those of what is broken: "xã đó", "vợ", "sổ hồng". */
const broken: Meant = { do: ['đổ'], vo: ['vỡ'], hong: ['hỏng'], hu: ['hư'], tac: ['tắc'], rac: ['rác'] }

const wantsContact = /^(?:\w+ ){0,4}(?:so dien thoai|sdt|so dt|dia chi|gio lam|lich tiep|lien he|email)\b/

/** A story in which an office is named, not a question for its address. */
export const tellsEvent = (text: string): boolean =>
  !isQuestion(text) &&
  !asks(text) &&
  !wantsContact.test(foldMarks(text)) &&
  (text.split(/\s+/).length >= leastStory || (tellsSomething(text) && happens.test(foldMeant(text, broken))))
