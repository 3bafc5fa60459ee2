import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Case } from '../../../cases/case.js'
import { kindOf } from '../../../cases/kinds/index.js'
import { findReceiptCode } from '../../../cases/receipt-code.js'
import { whyNotReopen } from '../../../cases/reopen-by-citizen.js'
import { findPlaces } from '../../../places/find-places.js'
import { BadSetup } from '../../../shared/errors.js'
import { foldMarks } from '../../../shared/text.js'
import { describeProblem, readYaml } from '../../../shared/yaml.js'
import { findPhones } from '../../../understanding/reading/phones.js'
import { createPhraseBook } from '../../../understanding/reading/phrase-book.js'
import { accusesOffice } from '../../accuses-office.js'
import { isQuestion } from '../../commands/asks.js'
import type { Outcome } from '../../conversation.js'
import type { Turn } from '../../flow.js'
import { namedShortly } from '../answer-procedure/topics.js'
import { askLastFour } from '../case-status/flow.js'
import { isInHand } from '../case-status/own-protected.js'
import { kindNamedIn } from '../choose-kind/named-kind.js'
import { accuses } from '../intake/accusation.js'
import { readCorrection } from '../intake/told/read-correction.js'
import { asksWhetherSent, takesBack } from '../intake/told/wants-to-end.js'
import { aboutCase, askWhetherToAdd, longest, ownCase } from './case-step.js'
import { changeWish, marksCorrection, rightPart } from './change-wish.js'
import {
  askReopening,
  isPraise,
  objectsToAnswer,
  offerObjection,
  wantsNothingMore,
  wantsToReopen,
} from './reopening.js'
import { asksUnnamed } from './stay-unnamed.js'
import { aboutOwn, mayTellAnybody, spellsCode, tellers } from './tellers.js'
import { wantsToWithdraw } from './withdrawal.js'

const file = './asks.yml'
const readAsks = () => {
  const schema = z.array(z.strictObject({ key: z.string(), asks: z.array(z.string()).min(3) }))
  const read = readYaml(readFileSync(new URL(file, import.meta.url), 'utf8'), schema)
  if (read.problems) throw new BadSetup(read.problems.map((problem) => describeProblem(file, problem)).join('\n'))
  return read.value
}
const book = createPhraseBook(readAsks())
const leastAlike = 0.52

const isAddition = (text: string): boolean =>
  /^(?:bổ sung|bo sung|ghi thêm|ghi them|nói thêm|noi them)(?: thêm| them)?\s*[:,]\s*\S/iu.test(text)

const adds =
  /^(?:(?:à|a|ừ|thế|the|mà|ma|cho tôi|cho toi|cho em|tôi muốn|toi muon|em muốn|xin|quên|quen)[\s,]+)*(?:bổ sung|bo sung|bổ xung|bo xung|bsung|bs|ghi thêm|ghi them|nói thêm|noi them|thêm nữa|them nua|thêm là|them la|còn nữa|con nua|quên chưa nói|quen chua noi|nhắn thêm|nhan them)(?!\p{L})/iu
const freshMs = 30 * 60_000
const mostAdded = 40
const fewestTold = 3
/** Shorter words that agree are no statement. */
const fewestAgreeing = 6
const mostLooked = 20
const sureEnough = 0.75

const isStatement = (text: string): boolean => {
  const words = text.split(/\s+/).length
  return !isQuestion(text) && words >= fewestTold && words <= mostAdded && kindNamedIn(text) === null
}

/** Words right after a case was sent that may belong to it: asked, with what was said in hand. */
const mayAdd = ({ message: { text }, understood, conversation, now }: Turn): boolean => {
  const { lastTurnAt } = conversation
  const isFresh = lastTurnAt !== null && now.getTime() - new Date(lastTurnAt).getTime() < freshMs
  const { intent, isNamed, alert } = understood
  const isLong = text.split(/\s+/).length >= fewestAgreeing
  const isReport =
    intent === 'feedback' ||
    findPhones(text).length > 0 ||
    (intent === 'out_of_scope' && !isNamed) ||
    (isLong && (intent === 'affirm' || intent === 'deny'))
  return isFresh && isStatement(text) && isReport && alert?.level !== 'emergency'
}

/** Asks whether a statement belongs to a case; after an answer that it objects to, first whether to take that up again. */
export const offerToAdd = (turn: Turn, found: Case): Outcome | null => {
  const { text } = turn.message
  if (!isStatement(text) || accuses(text) || accusesOffice(turn)) return null
  if (whyNotReopen(found, turn.now) === null)
    return isPraise(text) || wantsNothingMore(text)
      ? null
      : { ...askReopening(found, text), context: { receipt: found.receiptCode } }
  return askWhetherToAdd(turn, found, text)
}

const asksWhen =
  /^(?:(?:the|vay|a|u|ma|roi|con|thi|ad|oi|cho (?:toi|em) hoi|em hoi|khong biet) )*(?:den )?(?:bao gio|khi nao|chung nao|hom nao|luc nao|bao lau|may (?:ngay|hom|bua|tuan))\b/
const mostAskingWhen = 9

/** How long a named procedure takes, or when an office is open. */
const asksOfOther = (turn: Turn): boolean => {
  const { intent, confidence, isNamed, certainty } = turn.understood
  return (
    (isNamed && certainty === 'sure') ||
    namedShortly(turn) !== null ||
    (intent === 'contact_info' && confidence >= sureEnough)
  )
}

/** "bao giờ sửa đường": when the case is answered. */
const isAboutWhen = ({ message: { text } }: Turn): boolean =>
  text.split(/[,.;?!]+/).every((clause) => clause.trim().split(/\s+/).length <= mostAskingWhen) &&
  asksWhen.test(foldMarks(text))

/** Which of the things that people say of their case this is; '': none of them. */
const keyOf = (turn: Turn, least: number): string => {
  const { text } = turn.message
  if (wantsToReopen(text)) return 'reopen'
  if (wantsToWithdraw(text)) return 'withdraw'
  if (asksUnnamed(text)) return 'hide'
  const isOfPapers = turn.understood.intent.startsWith('procedure_') && isQuestion(text)
  if (adds.test(text) && !isOfPapers) return 'add'
  if (takesBack(text)) return 'withdraw'
  if (marksCorrection(text) && !asksOfOther(turn)) return findPlaces(rightPart(text)).length > 0 ? 'wrong' : 'correct'
  if (changeWish(text) === 'correct' && !asksOfOther(turn) && !turn.understood.intent.startsWith('procedure_'))
    return findPlaces(rightPart(text)).length > 0 ? 'wrong' : 'correct'
  const said = book.find(text, { least })
  if (said && said.key !== 'when') return said.key
  if (readCorrection(text) !== null && findPlaces(text).length > 0) return 'wrong'
  if ((said || isAboutWhen(turn)) && !asksOfOther(turn)) return 'when'
  return asksWhetherSent(text) ? 'code' : isAddition(text) ? 'add' : ''
}

/** "cho xin lại mã": a wish that a commune needn't read. */
export const asksForCode = (text: string): boolean =>
  /^(?:(?:cho|toi|em|minh|xin|gui|nhac|lai|cai) )+ma(?: (?:so|bien nhan|ho so|vu|tra cuu|phan anh|cua|toi|em|di|voi|nhe|a|lai))*$/.test(
    foldMarks(text),
  )

/** The case that a wish to reopen is about, where none was sent or asked about last: the newest that was answered. */
const answeredCase = async ({ slices, message, now }: Turn): Promise<Case | null> =>
  (await slices.cases.findByChat(message.chat, mostLooked)).find(
    (found) => whyNotReopen(found, now) !== 'not_answered',
  ) ?? null

/** After an answer or a refusal these are said of that. */
const asksOfAnswer: ReadonlySet<string> = new Set(['who', 'why', 'waiting', 'dissatisfied'])

/** "chưa được, vẫn tối om", of a case that was answered or refused, and no question about papers. */
const mayObject = (turn: Turn): boolean =>
  objectsToAnswer(turn.message.text) &&
  !asksOfOther(turn) &&
  (kindNamedIn(turn.message.text) ?? 'feedback') === 'feedback'

const caseSpokenOf = async (turn: Turn, key: string): Promise<Case | null> => {
  const { receipt } = turn.conversation.context
  if (receipt) return ownCase(turn, receipt)
  return key === 'reopen' && wantsToReopen(turn.message.text) ? answeredCase(turn) : null
}

/**
 * What is said of the case that was sent or asked about last; null: the message is about something else. `least`: how much
 * alike it must be to what people ask.
 */
export const followUp = async (turn: Turn, least = leastAlike): Promise<Outcome | null> => {
  const { text } = turn.message
  if (text.length > longest || text.startsWith('/') || accuses(text) || accusesOffice(turn)) return null
  if (!turn.conversation.context.receipt && !wantsToReopen(text)) return null
  const key = keyOf(turn, least)
  if (key === 'withdraw' && !wantsToWithdraw(text) && !/\b(?:rut|xoa|huy|bo)\b/.test(foldMarks(text))) return null
  const teller = tellers[key]
  const objects = (!teller || asksOfAnswer.has(key)) && mayObject(turn)
  if (!teller && !objects && !mayAdd(turn)) return null
  const found = await caseSpokenOf(turn, key)
  if (!found) return null
  const objected = objects ? offerObjection(turn, found) : null
  if (objected) return { ...objected, context: { receipt: found.receiptCode, ...objected.context } }
  if (!teller) return found.awaitsCitizen || !mayAdd(turn) ? null : offerToAdd(turn, found)
  const isHeld = isInHand(turn, found) && !spellsCode.has(key)
  if (kindOf(found.kind).isProtected && !isHeld && !mayTellAnybody.has(key)) return askLastFour()
  const outcome = await teller(turn, aboutOwn.has(key) ? found : await turn.slices.cases.asFollowed(found))
  const receipt = found.receiptCode
  return {
    ...outcome,
    context: { receipt, ...(kindOf(found.kind).isProtected && { protectedAt: turn.now }), ...outcome.context },
  }
}

/** "xin mở lại vụ …", "rút vụ …", with its code. */
export const followUpByCode = async (turn: Turn): Promise<Outcome | null> => {
  const code = findReceiptCode(turn.message.text)
  return code?.isValid ? followUp(aboutCase(turn, code.code)) : null
}
