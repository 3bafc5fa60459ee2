import { findReceiptCode } from '../cases/receipt-code.js'
import { isAboutRegulation } from '../cases/regulation-feedback.js'
import { type Choice, reply } from '../messaging/message.js'
import { foldMarks, shorten } from '../shared/text.js'
import { commandWords, payload } from './choice-words.js'
import { choices, menuChoices } from './choices.js'
import { addToCase } from './commands/add-to-case.js'
import { answerNews } from './commands/answer-news.js'
import { asks, asksHowLong, isQuestion } from './commands/asks.js'
import { claimDataRight } from './commands/claim-data-right.js'
import type { CommandName } from './commands/command.js'
import { commandTable } from './commands/command-table.js'
import { complainAgain } from './commands/complain-again.js'
import { denounceAgain } from './commands/denounce-again.js'
import { startErrands, takeUpErrand, withErrandsLeft } from './commands/errands.js'
import type { Handler, Open } from './commands/handler.js'
import { hearError } from './commands/hear-error.js'
import { hearLateFile } from './commands/hear-late-file.js'
import { leaveWaiting } from './commands/leave-waiting.js'
import { namesMatter } from './commands/names-matter.js'
import { keepNextMatter } from './commands/next-matter.js'
import { nothingWaits, sendKept } from './commands/nothing-waits.js'
import { leaveForQuestion } from './commands/only-asks.js'
import { asksForPerson, isOtherRequest, mostAsking } from './commands/other-request.js'
import {
  givesUp,
  isNameToo,
  isStopWord,
  leavesOut,
  sendsAfterAll,
  wantsRepeat,
  wantsShorter,
  wantsSummary,
  wantsToHold,
  wantsToResume,
} from './commands/phrases.js'
import { runPayload } from './commands/run-payload.js'
import { interruptsFrom, mustGuard, startFlow, tellsOfViolence } from './commands/start-flow.js'
import {
  behindLead,
  keepInHand,
  keptNamed,
  laterComplaint,
  longestNaming,
  namedBehindReturn,
  namesOther,
  otherMatter,
  resume,
  resumeInstead,
  returnsTo,
} from './commands/take-up.js'
import { askAboutLaw, askOnAboutLaw, tellOfPetition } from './commands/tell-law.js'
import { toldInPieces } from './commands/told-in-pieces.js'
import { perhapsTurnedTo, toldInstead, turnedTo } from './commands/turn-to.js'
import type { Conversation, FlowState, Outcome } from './conversation.js'
import type { Turn } from './flow.js'
import { afterAlarm, askedBesideAllClear, rescueWithin } from './flows/alert/after-alarm.js'
import { alarmOf } from './flows/alert/alarm-of.js'
import { tellOfViolence } from './flows/alert/report-danger.js'
import { tellHotline } from './flows/alert/tell-hotline.js'
import { confirmAnswer, findAwaiting } from './flows/answer-officer/flow.js'
import { askedInstead, saidInstead } from './flows/answer-procedure/asked-instead.js'
import { correctedWithin } from './flows/answer-procedure/change-of-mind.js'
import { answerIfCommuneDoes } from './flows/answer-procedure/commune-does.js'
import { answerBehindFact, answerChange, answerSurelyGeneral, offerAgain } from './flows/answer-procedure/flow.js'
import { answerInTopic, answerReturned, joinedWithBefore, noteOwnFact } from './flows/answer-procedure/in-topic.js'
import { answerOfList } from './flows/answer-procedure/of-list.js'
import { answerOfMatter } from './flows/answer-procedure/of-matter.js'
import { withSecondAsked } from './flows/answer-procedure/second-asked.js'
import { tellBriefly } from './flows/answer-procedure/tell-briefly.js'
import { tellOfMerger } from './flows/answer-procedure/tell-of-merger.js'
import { saysReturn, topicReturnedTo } from './flows/answer-procedure/topics.js'
import { asksWhereToDenounce } from './flows/answer-procedure/where-to-denounce.js'
import { hearOfOwn } from './flows/book-reception/change-own.js'
import { bookReception } from './flows/book-reception/flow.js'
import { bookingInstead, readReceptionWish } from './flows/book-reception/read-wish.js'
import { asksHowFar, asksOfOwnCase } from './flows/case-status/asks-own.js'
import { lookUp, statusOfOwn } from './flows/case-status/flow.js'
import { beginKind } from './flows/choose-kind/flow.js'
import { kindNamedIn, pointsBack, withoutKind } from './flows/choose-kind/named-kind.js'
import { isNeighbourly } from './flows/choose-kind/neighbourly.js'
import { askKind, proposeKind } from './flows/choose-kind/propose-kind.js'
import { asksOfPlace } from './flows/contact-info/flow.js'
import { tellOfDistrict, tellOfElsewhere } from './flows/contact-info/tell-of-district.js'
import { aboutCase } from './flows/follow-up-case/case-step.js'
import { changeByCode } from './flows/follow-up-case/change-by-code.js'
import { hearDenouncer } from './flows/follow-up-case/denouncer.js'
import { followUpCase } from './flows/follow-up-case/flow.js'
import { asksForCode, followUp, followUpByCode } from './flows/follow-up-case/follow-up.js'
import { wantsToReopen } from './flows/follow-up-case/reopening.js'
import { hearRevenge } from './flows/follow-up-case/retaliation.js'
import { takeBackWithdrawal, wantsToWithdraw } from './flows/follow-up-case/withdrawal.js'
import { addToHandOff } from './flows/human-handoff/add-to-hand-off.js'
import { humanHandoff } from './flows/human-handoff/flow.js'
import { flowCalled, flowNamed } from './flows/index.js'
import { isIntakeDraft } from './flows/intake/draft.js'
import { draftFrom, draftOfReport, gather, tellsSomething } from './flows/intake/gather.js'
import { tellsFear } from './flows/intake/told/fears.js'
import { withoutLead } from './flows/intake/told/leads.js'
import { offersFiles } from './flows/intake/told/offers-files.js'
import { asksWhetherSent, forbidsSending, wantsToSend } from './flows/intake/told/wants-to-end.js'
import { answerOfRefused } from './flows/out-of-scope/flow.js'
import { rateInWords } from './flows/rate-case/flow.js'
import { consentInWords } from './flows/rate-case/publish.js'
import { tellOfCrime } from './flows/report-crime/tell-of-crime.js'
import { beginMatters } from './flows/several-matters/begin-matters.js'
import { tellDenouncersRights } from './flows/sign-or-not/denouncers-data.js'
import { giveUpSecret, tellWhoReads, wantsOnlyReport } from './flows/sign-or-not/secrecy.js'
import { asksWhoThisIs, sayWhoThisIs } from './flows/small-talk/flow.js'
import { answerMore, refuseInWords, survey } from './flows/survey/flow.js'
import { askAboutFiles, locationNotNow } from './incoming-files.js'
import { findLaw } from './law-questions.js'
import { inBetween, othersKept, repeat, resumeSuspended, takeUp, withOthers } from './patterns/continue.js'
import { draftOf, draftsKept, isProtectedFlow, liveKept, storyOf } from './patterns/keep-draft.js'
import { hold, stop } from './patterns/stop.js'
import { patternWording } from './patterns/wording.js'
import { wording } from './wording.js'

/** "tôi vẫn muốn hỏi người thật". */
const wantsPerson = (text: string): boolean =>
  text.length <= longestNaming &&
  /^(?:\w+ ){0,4}(?:hoi|gap|noi chuyen(?: voi)?|nhan tin(?: voi)?|ket noi(?: voi)?) (?:nguoi that|can bo that|nguoi thuc)\b/.test(
    foldMarks(text),
  )

/**
 * A kind named by itself. What it points back at is its story ("đây là kiến nghị chứ tôi không hỏi cách làm"); a message that
 * tells something has its own.
 */
const nameKind = (turn: Turn): Outcome | null => {
  const { message, conversation } = turn
  const kind = kindNamedIn(message.text)
  if (!kind || message.text.length > longestNaming || mustGuard(turn)) return null
  if (kind === 'denunciation' && isNeighbourly(message.text)) return proposeKind(turn, null)
  const { lastSaid } = conversation.context
  const rest = withoutKind(message.text)
  const begins = kind === 'feedback' && !onlyWhom.test(foldMarks(rest))
  const told = gather({}, rest) ?? (begins ? draftOfReport(rest.replace(/^(?:về|ve) /iu, '')) : {})
  if (!lastSaid || !pointsBack(message.text)) return rest === message.text ? null : beginKind(kind, turn, told)
  const place = told.communeCode === undefined ? {} : { communeCode: told.communeCode, place: told.place ?? null }
  return beginKind(kind, turn, { ...draftFrom(lastSaid), ...place })
}

/** "góp ý với xã": to whom, and nothing of what. */
const onlyWhom =
  /^(?:(?:voi|cho|den|toi|len) )*(?:ubnd|uy ban|xa|phuong|can bo|chinh quyen|thon|tinh)(?: (?:xa|phuong|nhan dan|minh|em|toi|ta|nha|a|nhe))*$/

/** A named procedure is asked about beyond doubt, however it is put. */
const errandFrom = ({ certainty }: Turn['understood']): number => (certainty === 'sure' ? 0.2 : 0.5)

/** A short question for a procedure that it names, in other words than most: "giấy khai tử nộp cho ai", "dùng được mấy tháng". */
const isSurelyAsked = ({ message: { text }, understood }: Pick<Turn, 'message' | 'understood'>): boolean =>
  understood.certainty === 'sure' &&
  understood.procedure !== null &&
  text.length <= mostAsking &&
  (isQuestion(text) || asksHowLong(text))

/** Whether a message in the middle of a flow asks for something else. */
const interrupts = ({ message, understood }: Turn, { flow, state }: NonNullable<Open>): boolean => {
  const { intent, confidence } = understood
  const expected = flow.expects?.(state) ?? ''
  if ((expected === 'kind' || expected === 'signing') && namesMatter(understood)) return !message.text.startsWith('/')
  const isErrand = expected === 'place' && intent.startsWith('procedure_')
  if (confidence < (isErrand ? errandFrom(understood) : interruptsFrom) || message.text.startsWith('/')) return false
  const isFree = ['field', 'kind', 'gathering'].includes(expected)
  const isAsked = message.text.length < 200 && (asks(message.text) || isSurelyAsked({ message, understood }))
  if (expected === 'question')
    return isAsked && intent.startsWith('procedure_') && understood.certainty === 'sure' && !asksForPerson(message.text)
  if (intent.startsWith('procedure_')) return isAsked
  if (intent === 'contact_info' || intent === 'case_status') return isFree ? isQuestion(message.text) : isAsked
  if (intent === 'human_handoff') return !isFree || asksForPerson(message.text)
  return !isFree && intent === 'help'
}

/** What is open has its story already: a message goes on with it. */
const isStoryTold = ({ data }: FlowState): boolean =>
  [data, data.draft].some((draft) => isIntakeDraft(draft) && typeof draft.text === 'string')

const isCancel = (turn: Turn): boolean => {
  const { message, understood } = turn
  return (
    message.text === payload(commandWords.cancel) ||
    isStopWord(message.text) ||
    givesUp(message.text) ||
    forbidsSending(message.text) ||
    (understood.intent === 'cancel' &&
      understood.confidence >= interruptsFrom &&
      message.text.length <= 40 &&
      !/^bo qua\b/.test(foldMarks(message.text)) &&
      withoutLead(message.text) === message.text &&
      !wantsToResume(message.text) &&
      !saysReturn(message.text) &&
      !wantsOnlyReport(message.text))
  )
}

const cannotHandle = (turn: Turn, open: Open): Outcome => {
  const again = open?.flow.askAgain?.(open.state, turn)
  if (!open || !again) return { replies: [askKind(null)] }
  const misses = Number(open.state.data.misses ?? 0) + 1
  const text = misses % 2 === 1 ? `${wording.chooseOne}\n\n${again.text}` : wording.chooseOneAgain
  return {
    replies: [reply(text, misses > 1 ? withPerson(again.choices) : again.choices)],
    flow: { ...open.state, data: { ...open.state.data, misses } },
  }
}

const withPerson = (offered: readonly Choice[]): Choice[] => [
  ...offered.filter(({ value }) => value !== choices.person.value),
  choices.person,
]

/** What each command does; null: the message is no such command. */
const handlers: Record<CommandName, Handler> = {
  payload: runPayload,
  async cancel(turn, open) {
    const { text } = turn.message
    const refused = await refuseInWords(turn)
    if (refused)
      return open && open.flow !== survey
        ? inBetween(turn, { ...refused, flow: undefined }, open.flow, open.state)
        : refused
    if (wantsToWithdraw(text) && (open === null || open.flow === followUpCase)) return null
    const isStop = isStopWord(text) || (givesUp(text) && turn.conversation.context.receipt === null)
    if (open ? !isCancel(turn) : !isStop) return null
    const mayAnswer = !isStopWord(text) || isNameToo(text) || leavesOut(text)
    if (mayAnswer && open?.flow.isAnswer?.(turn, open.state)) return null
    return (await open?.flow.stop?.(turn, open.state)) ?? stop(turn)
  },
  async 'turn to'(turn, open) {
    if (open && (!open.flow.keepsDraft || isProtectedFlow(open.state))) return null
    if (mustGuard(turn) || alarmOf(turn).length > 0) return null
    const { text } = turn.message
    const booking = open ? bookingInstead(text) : null
    if (booking !== null) return turnTo(saying(turn, booking), open)
    const surely = turnedTo(text) ?? (open ? toldInstead(text, storyOf(open.state)) : null)
    const wanted = surely ?? (open ? null : perhapsTurnedTo(text))
    if (wanted === null) return null
    const meant = saying(turn, wanted)
    if (!open && asksOnlyPart(meant)) return (await decide(meant)).outcome
    if (surely === null && !namesErrandAlone(meant)) return null
    return turnTo(meant, open)
  },
  'only ask': (turn) => leaveForQuestion(turn, async (asked) => (await decide(asked)).outcome),
  'give up secret': (turn, open) => (open && isProtectedFlow(open.state) ? giveUpSecret(turn, open.state) : null),
  async 'ask who reads'(turn, open) {
    if (open?.flow.isAnswer?.(turn, open.state)) return null
    const secret = open && isProtectedFlow(open.state) ? open.state : null
    const told = await tellWhoReads(turn, secret, { isOpen: open !== null })
    if (!told) return null
    return open
      ? inBetween(turn, { replies: [told.said] }, open.flow, told.state ?? open.state)
      : { replies: [told.said] }
  },
  'several matters'(turn, open) {
    const isTold = open !== null && (isProtectedFlow(open.state) || isStoryTold(open.state))
    return isTold || turn.understood.alert?.level === 'emergency' ? null : beginMatters(turn)
  },
  'complain again': complainAgain,
  'denounce again': denounceAgain,
  async 'several errands'(turn) {
    const meant = correctedIn(turn)
    return meant ? (await decide(meant)).outcome : startErrands(turn)
  },
  'take up errand': takeUpErrand,
  async hold(turn, open) {
    if (!wantsToHold(turn.message.text) || open?.flow.isAnswer?.(turn, open.state)) return null
    if (!open && sendsAfterAll(turn.message.text) && liveKept(turn.conversation, turn.now)) return null
    if (await asksOfField(turn, open)) return null
    const further = furtherRequest(turn)
    if (further) return (await decide(further)).outcome
    return (await open?.flow.stop?.(turn, open.state)) ?? hold(turn)
  },
  async resume(turn, open) {
    const { kept } = turn.conversation
    const { text } = turn.message
    const behind = open || kept ? null : behindLead(text)
    if (behind) return (await decide(saying(turn, behind))).outcome
    const anew = open || kept ? null : returnedAnew(turn)
    if (anew) return (await decide(anew)).outcome
    const named = keptNamed(turn)
    if (named >= 0 && !(open?.flow.keepsDraft && returnsTo(text, open.state))) return resumeInstead(turn, named)
    const isAfterAll = !open && sendsAfterAll(text) && liveKept(turn.conversation, turn.now) !== null
    const sending = isAfterAll && wantsToSend(text) ? await sendKept(turn) : null
    if (sending) return sending
    if (!isAfterAll && !wantsToResume(text) && !returnsTo(text, open?.flow.keepsDraft ? open.state : kept?.state))
      return null
    if (!open?.flow.keepsDraft) {
      const taken = await resume(turn)
      return taken ? withOthers(taken, turn.now) : open ? null : otherMatter(turn)
    }
    if (kept && namesOther(turn.message.text, open.state.name, kept.state.name)) {
      const taken = takeUp(turn)
      return taken && { ...taken, ...keepInHand(turn, taken.kept ?? null) }
    }
    if (/[,.;:]\s*\S/.test(turn.message.text)) return null
    if (wantsToSend(turn.message.text)) return null
    const later = laterComplaint(turn, open.state)
    if (later) return inBetween(turn, later, open.flow, open.state)
    const summary = open.flow.summarise?.(open.state)
    return summary ? { replies: [...othersKept(draftsKept(turn.conversation, turn.now)), summary] } : null
  },
  summarise(turn, open) {
    if (!wantsSummary(turn.message.text) || open?.flow.isAnswer?.(turn, open.state)) return null
    const summary = open?.flow.summarise?.(open.state)
    if (summary) return { replies: [summary] }
    return isProtectedFlow(turn.conversation.kept?.state) ? null : takeUp(turn)
  },
  shorten: (turn) => (wantsShorter(turn.message.text) ? tellBriefly(turn) : null),
  repeat: (turn, open) =>
    wantsRepeat(turn.message.text) && !open?.flow.isAnswer?.(turn, open.state) ? repeat(turn) : null,
  'tell denouncer’s rights'(turn, open) {
    const told = tellDenouncersRights(turn, turn.isProtected)
    return told && open ? inBetween(turn, told, open.flow, open.state) : told
  },
  'claim data right': claimDataRight,
  async 'call flow'(turn) {
    if (readReceptionWish(turn.message.text) && !mustGuard(turn)) return bookReception.begin(turn)
    const ofOwn = mustGuard(turn) ? null : await hearOfOwn(turn)
    if (ofOwn) return ofOwn
    if (asksOfOwnCase(turn.message.text) && !mustGuard(turn)) return statusOfOwn(turn)
    if (turn.conversation.context.receipt && asksHowFar(turn.message.text) && !mustGuard(turn)) return statusOfOwn(turn)
    if (wantsPerson(turn.message.text) && !mustGuard(turn)) return humanHandoff.begin(turn)
    return answerMore(turn) ?? flowCalled(foldMarks(turn.message.text))?.begin(turn) ?? null
  },
  async guard(turn, open) {
    if (!mustGuard(turn) || open?.flow.isGuarded || isProtectedFlow(open?.state)) return null
    const outcome = await startFlow(turn)
    return open ? inBetween(turn, outcome, open.flow, open.state) : outcome
  },
  async 'danger goes on'(turn, open) {
    const said = open?.flow.keepsDraft && !isProtectedFlow(open.state) ? rescueWithin(turn) : null
    if (!said || !open) return null
    if (isQuestion(turn.message.text)) return inBetween(turn, { replies: [reply(said)] }, open.flow, open.state)
    const told = await open.flow.answer?.(turn, open.state)
    return told ? { ...told, replies: [reply(said), ...told.replies] } : null
  },
  async 'ask about step'(turn, open) {
    const { text } = turn.message
    if (open?.flow.isAnswer?.(turn, open.state)) return null
    if (!isQuestion(text) && !offersFiles(text) && !tellsFear(text) && !asksHowFar(text)) return null
    if (open && (namesErrand(turn, open) || (await isOfAside(turn)))) return null
    const answered = await open?.flow.answerAbout?.(turn, open.state)
    return answered && open ? inBetween(turn, { replies: answered.replies }, open.flow, answered.flow) : null
  },
  async ask(turn, open) {
    if (!open || mustGuard(turn) || open.flow.isAnswer?.(turn, open.state)) return null
    const ofAside = open.flow.keepsDraft ? await askAside(turn) : null
    if (ofAside) return inBetween(turn, withAside(ofAside), open.flow, open.state)
    const returned = mayReturn(turn, open) ? await answerReturned(turn) : null
    if (returned) return inBetween(turn, withAside(returned), open.flow, open.state)
    if (!interrupts(turn, open)) return null
    if (open.flow === humanHandoff && turn.understood.intent === 'human_handoff') return null
    return inBetween(turn, withAside(await startFlow(turn)), open.flow, open.state)
  },
  async 'hand over'(turn, open) {
    const { message, understood } = turn
    if (!open || understood.intent !== 'human_handoff' || !asksForPerson(message.text)) return null
    return inBetween(turn, await startFlow(turn), open.flow, open.state)
  },
  answer: (turn, open) => (open ? (open.flow.answer?.(turn, open.state) ?? null) : null),
  'add to case': addToCase,
  async 'look up code'(turn, open) {
    const { text } = turn.message
    if (wantsToReopen(text)) return followUpByCode(turn)
    const changed = await changeByCode(turn)
    if (changed) return open ? inBetween(turn, changed, open.flow, open.state) : changed
    if (!open) return (await lookUp(turn, text)) ?? (asksWhetherSent(text) ? followUp(turn) : null)
    const found = isAboutCode(text) ? await lookUp(turn, text) : null
    return found && inBetween(turn, { ...found, flow: undefined }, open.flow, open.state)
  },
  'answer news': (turn, open) => (mustGuard(turn) ? null : answerNews(turn, open)),
  async 'follow up case'(turn, open) {
    if (!open) return followUp(turn)
    if (turn.conversation.context.receipt && asksHowFar(turn.message.text))
      return inBetween(turn, { replies: (await statusOfOwn(turn)).replies }, open.flow, open.state)
    const { text } = turn.message
    if (!isQuestion(text) && !wantsToWithdraw(text) && !asksForCode(text)) return null
    const least = open.flow.isAnswer?.(turn, open.state) ? almostTheSame : undefined
    const told = await followUp(aboutCase(turn, String(open.state.data.code)), least)
    const isTold = told !== null && (!told.flow || wantsToWithdraw(turn.message.text))
    return isTold ? inBetween(turn, told, open.flow, open.state) : null
  },
  async rate(turn, open) {
    const rated = await rateInWords(turn)
    return rated && open ? inBetween(turn, rated, open.flow, open.state) : rated
  },
  async 'say consent'(turn, open) {
    const said = mustGuard(turn) ? null : await consentInWords(turn)
    return said && open ? inBetween(turn, said, open.flow, open.state) : said
  },
  'leave waiting': (turn, open) => leaveWaiting(turn, open, async (meant) => (await decide(meant)).outcome),
  'add to hand-off': (turn) => (mustGuard(turn) ? null : addToHandOff(turn)),
  'name kind': nameKind,
  'ask who this is'(turn, open) {
    if (!asksWhoThisIs(turn)) return null
    return open ? inBetween(turn, sayWhoThisIs(), open.flow, open.state) : sayWhoThisIs()
  },
  'told in pieces': toldInPieces,
  'about regulation'(turn) {
    const { text } = turn.message
    const isTold = !text.startsWith('/') && isAboutRegulation(text) && tellsSomething(text)
    return isTold ? beginKind('feedback', turn, { ...draftFrom(text), text }) : null
  },
  async 'answer officer'(turn) {
    if (alarmOf(turn).length > 0 || isOtherRequest(turn)) return null
    const awaiting = await findAwaiting(turn)
    return awaiting && confirmAnswer(awaiting, turn.message.text, turn.files)
  },
  'answer nothing': nothingWaits,
  'hear error': hearError,
  'late file': hearLateFile,
  'ask about hotline'(turn, open) {
    const told = open?.flow.isAnswer?.(turn, open.state) ? null : tellHotline(turn)
    return told && open ? inBetween(turn, told, open.flow, open.state) : told
  },
  'tell of violence'(turn, open) {
    if (!open || !tellsOfViolence(turn)) return null
    const told = tellOfViolence(turn)
    return open.flow.lapses ? { ...told, flow: null } : inBetween(turn, told, open.flow, open.state)
  },
  'next matter': keepNextMatter,
  async 'after alarm'(turn) {
    const told = askedBesideAllClear(turn)
    if (!told) return afterAlarm(turn)
    const { context } = turn.conversation
    const { outcome } = await decide({
      ...saying(turn, told.asked),
      conversation: { ...turn.conversation, context: { ...context, alarm: null } },
    })
    return {
      ...outcome,
      replies: [...told.clear.replies, ...outcome.replies],
      context: { ...outcome.context, ...told.clear.context },
    }
  },
  'tell of crime': tellOfCrime,
  'keep case': takeBackWithdrawal,
  'hear denouncer': hearDenouncer,
  async 'hear revenge'(turn, open) {
    const told = await hearRevenge(turn)
    return told && open ? inBetween(turn, told, open.flow, open.state) : told
  },
  'tell of petition': tellOfPetition,
  'ask about law': askAboutLaw,
  'ask about merger': (turn) =>
    mustGuard(turn)
      ? null
      : (answerSurelyGeneral(turn) ?? tellOfDistrict(turn) ?? tellOfElsewhere(turn) ?? tellOfMerger(turn)),
  async 'ask about topic'(told) {
    const turn = withoutStill(told)
    if (mustGuard(turn) || asksWhereToDenounce(turn.understood) || asksOfPetition(turn)) return null
    const { wasLaw } = turn.conversation.context
    if (wasLaw && (asksOfPlace(turn) || findLaw(turn, wasLaw) || askOnAboutLaw(turn, wasLaw))) return null
    const answered =
      (saysReturn(turn.message.text) ? await answerReturned(turn) : null) ??
      (await answerIfCommuneDoes(turn)) ??
      (await answerOfList(turn)) ??
      answerOfMatter(turn) ??
      answerOfRefused(turn) ??
      (await answerDenied(turn)) ??
      (await joinedWithBefore(turn)) ??
      offerAgain(turn) ??
      (await answerChange(turn)) ??
      (await answerBehindFact(turn)) ??
      (await answerInTopic(turn)) ??
      (turn.understood.news ? null : noteOwnFact(turn))
    return answered && withSecondAsked(turn, answered)
  },
  async 'start flow'(turn, open) {
    if (!open) return withSecondAsked(turn, await startFlow(turn))
    const isRequest = !turn.message.text.startsWith('/') && turn.understood.confidence >= interruptsFrom
    return isRequest || mustGuard(turn) ? inBetween(turn, await startFlow(turn), open.flow, open.state) : null
  },
}

/** "k phải, khai tử cơ" behind a list, or what isn't a procedure instead of one: as if it alone were asked. Null: it is of the topic. */
const answerDenied = async (turn: Turn): Promise<Outcome | null> => {
  const { conversation, message } = turn
  const rest = saidInstead(message.text)
  const [topic] = conversation.context.topics
  if (rest === null || (topic && askedInstead(turn, topic))) return null
  const meant = saying(turn, rest)
  const { certainty, isNamed, otherAgency, lifeEvent } = meant.understood
  if (!isNamed && certainty !== 'sure' && !otherAgency && !lifeEvent) return null
  const context = { ...conversation.context, pending: null, list: null }
  return (await decide({ ...meant, conversation: { ...conversation, context } })).outcome
}

/** "quay lại khai sinh cần giấy gì", where nothing of it was spoken of: asked anew. Null: it is known, or names no errand. */
const returnedAnew = (turn: Turn): Turn | null => {
  const named = saysReturn(turn.message.text) && !topicReturnedTo(turn) ? namedBehindReturn(turn.message.text) : null
  const meant = named === null ? null : saying(turn, named)
  const { certainty, isNamed, candidates } = meant?.understood ?? {}
  return meant && (isNamed || certainty === 'sure') && (candidates?.length ?? 0) > 0 ? meant : null
}

const still =
  /^con (?=(?:bao nhieu|bao nhiu|bn|bnhieu|may ngay|bao lau|mat|le phi|phi|tien (?:bao|thi|mat)|nop|thoi han|giay to|o dau|lam o dau)\b)/

/** "con bao nhieu tien", of what is spoken of: without marks "còn" is the word of a child. */
const withoutStill = (turn: Turn): Turn => {
  const { text } = turn.message
  const [lead] = turn.conversation.context.topics.length > 0 ? (still.exec(foldMarks(text)) ?? []) : []
  return lead && /^(?:con|còn) /iu.test(text.normalize('NFC')) ? saying(turn, text.slice(text.indexOf(' ') + 1)) : turn
}

/** "cho hỏi lệ phí bao nhiêu": of what is spoken of already. */
const asksOnlyPart = ({ understood }: Turn): boolean =>
  understood.certainty === 'none' && understood.intent.startsWith('procedure_')

const namesErrandAlone = ({ understood }: Turn): boolean =>
  understood.certainty === 'sure' && understood.procedure !== null

/** Another matter instead of what is in hand or was spoken of: a draft is put aside. Null: it isn't understood by itself. */
const turnTo = async (turn: Turn, open: Open): Promise<Outcome | null> => {
  const { conversation, message } = turn
  const aside = open ? keepInHand(turn) : {}
  const { context } = conversation
  const anew: Conversation = {
    ...conversation,
    ...aside,
    flow: null,
    suspended: [],
    context: {
      ...context,
      procedure: null,
      topics: [],
      list: null,
      matter: null,
      checklist: null,
      pending: null,
      lastSaid: null,
    },
  }
  const meant = { ...turn, conversation: anew }
  const { outcome } = await decide(meant)
  const isReport = open !== null && !outcome.flow && !meant.understood.intent.startsWith('procedure_')
  const told = isReport ? withStillKept(meant, beginKind('feedback', meant, draftOfReport(message.text))) : outcome
  if (isNotUnderstood(told)) return null
  return { ...told, ...(open && { kept: told.kept ?? aside.kept ?? null, flow: told.flow ?? null, suspended: [] }) }
}

/** "giám sát giám hộ... nhầm, đăng ký kết hôn": the message as it was meant; null: it corrects nothing to a procedure. */
const correctedIn = (turn: Turn): Turn | null => {
  const rest = correctedWithin(turn.message.text)
  const meant = rest === null ? null : saying(turn, rest)
  return meant?.understood.intent.startsWith('procedure_') && meant.understood.certainty === 'sure' ? meant : null
}

const ofPetition = /\b(?:khieu nai|to cao|rut (?:lai )?don|khieu kien)\b/

/** A question about the law of petitions, in the talk of something else. */
const asksOfPetition = (turn: Turn): boolean =>
  ofPetition.test(foldMarks(turn.message.text)) && isQuestion(turn.message.text) && findLaw(turn, null) !== null

/** A receipt code and little else: in the middle of something longer words belong to that. */
const isAboutCode = (text: string): boolean => {
  const found = text.length <= mostAsking ? findReceiptCode(text) : null
  return found !== null && (found.isValid || text.trim().length <= found.code.length || /^ma /.test(foldMarks(text)))
}

const withoutWords = async (turn: Turn, open: Open): Promise<Outcome> => {
  const { location } = turn.message
  if (!open) return location ? locationNotNow() : askAboutFiles(turn)
  const taken = open.flow.takesFiles?.(open.state) ? await open.flow.answer?.(turn, open.state) : null
  return taken ?? inBetween(turn, location ? locationNotNow() : askAboutFiles(turn), open.flow, open.state)
}

type Decided = { outcome: Outcome; command: CommandName | 'none' }

/**
 * A question that lapses is answered, or the message is read against what waits behind it, as if it hadn't been asked.
 * Null: the message means nothing there either.
 */
const afterLapse = async (turn: Turn, open: NonNullable<Open>): Promise<Decided | null> => {
  const { conversation, message } = turn
  if (message.text.startsWith('/') || isCancel(turn) || (await open.flow.answer?.(turn, open.state))) return null
  const [state = null, ...suspended] = conversation.suspended
  const decided = await decide({ ...turn, conversation: { ...conversation, flow: state, suspended } })
  if (decided.command === 'none' || isNotUnderstood(decided.outcome)) return null
  const { outcome } = decided
  const back = state === null && mayGoOnAfter(turn, outcome, open) ? open.flow.resumes?.(open.state, turn) : null
  if (back) return { ...decided, outcome: inBetween(turn, outcome, open.flow, back) }
  return {
    ...decided,
    outcome: {
      ...outcome,
      flow: outcome.flow === undefined ? state : outcome.flow,
      suspended: outcome.suspended ?? suspended,
    },
  }
}

/** Behind a danger, or words that accuse somebody in office, nobody is asked small things. */
const mayGoOnAfter = (turn: Turn, { flow = null }: Outcome, open: NonNullable<Open>): boolean =>
  flow?.name !== open.state.name && alarmOf(turn).length === 0 && !mustGuard(turn) && !isProtectedFlow(flow)

const namesField = /\b(?:so|sdt|dt|dien thoai|anh|hinh|video|clip|giay to|chung cu|bang chung|ten)\b/

/** "mai em gửi số được không": asks about a field, which its step answers; it isn't put off. */
const asksOfField = async (turn: Turn, open: Open): Promise<boolean> =>
  isQuestion(turn.message.text) &&
  namesField.test(foldMarks(turn.message.text)) &&
  Boolean(await open?.flow.answerAbout?.(turn, open.state))

const ofPetitions = /\b(?:khieu nai|to cao|phan anh|kien nghi|don)\b/

/** A question that names a procedure beyond doubt is about that, however like one about the step it sounds. */
const namesErrand = (turn: Turn, open: NonNullable<Open>): boolean =>
  turn.understood.certainty === 'sure' &&
  turn.understood.isNamed &&
  turn.understood.procedure !== null &&
  !ofPetitions.test(foldMarks(turn.message.text)) &&
  interrupts(turn, open)

/** What is asked right behind an answer about a procedure, in the middle of a report: "mất phí không". Null: nothing of it. */
const askAside = async (turn: Turn): Promise<Outcome | null> => {
  const { message, conversation, understood } = turn
  if (!conversation.context.aside || understood.isNamed || !understood.intent.startsWith('procedure_')) return null
  return isQuestion(message.text) ? answerInTopic(turn) : null
}

const isOfAside = async (turn: Turn): Promise<boolean> => !mustGuard(turn) && (await askAside(turn)) !== null

/** What was talked about before, in the middle of a report. */
const mayReturn = ({ message: { text } }: Turn, { flow }: NonNullable<Open>): boolean =>
  flow.keepsDraft === true && (isQuestion(text) || saysReturn(text))

/** Remembers for one turn that a procedure was answered beside what is in hand. */
const withAside = (outcome: Outcome): Outcome => ({
  ...outcome,
  context: { ...outcome.context, aside: Boolean(outcome.context?.procedure) },
})

const fewestFurther = 4

/** "thôi để sau, cho em phản ánh rác …": what is asked or told behind the wish to hold, as a message of its own. */
const furtherRequest = (turn: Turn): Turn | null => {
  const [, rest = ''] = /^[^,.;!\n]*[,.;!\n]\s*([\s\S]+)$/u.exec(turn.message.text) ?? []
  if (rest.split(/\s+/).length < fewestFurther || wantsToHold(rest)) return null
  const understood = turn.slices.understanding.understand(rest)
  const isRequest = /^(?:procedure_|feedback|complaint|denunciation|contact_info|case_status)/.test(understood.intent)
  const isSure = kindNamedIn(rest) !== null || (isRequest && understood.confidence >= sureFurther)
  return isSure ? { ...turn, message: { ...turn.message, text: rest }, understood } : null
}

const sureFurther = 0.75

const saying = (turn: Turn, text: string): Turn => ({
  ...turn,
  message: { ...turn.message, text },
  understood: turn.slices.understanding.understand(text),
})

/** Words that may be an answer are a question about the case only where people ask just so. */
const almostTheSame = 0.75

const isNotUnderstood = ({ replies }: Outcome): boolean => replies.some(({ text }) => text === wording.notUnderstood)

const longestKeptName = 40

/** A new report beside one that was put aside: that it is still kept is said once, when the new one begins. */
const withStillKept = (turn: Turn, outcome: Outcome): Outcome => {
  const { conversation, now } = turn
  const begins = conversation.flow === null && outcome.kept === undefined && draftOf(outcome.flow ?? null) !== null
  const kept = begins ? draftsKept(conversation, now).find(({ state }) => !isProtectedFlow(state)) : undefined
  const story = kept && storyOf(kept.state)
  if (!story || isProtectedFlow(outcome.flow)) return outcome
  return { ...outcome, replies: [reply(patternWording.stillKept(shorten(story, longestKeptName))), ...outcome.replies] }
}

/** Reads the message against what is open: the first command of the table's row that holds decides. */
export const decide = async (turn: Turn): Promise<Decided> => {
  const { flow: state } = turn.conversation
  const flow = state && flowNamed(state.name)
  if (state && (!flow || (flow.version ?? 1) !== state.version))
    return {
      outcome: { replies: [reply(wording.stateUnknown, menuChoices)], flow: null, suspended: [] },
      command: 'none',
    }
  const open: Open = state && flow ? { flow, state } : null
  if (open?.flow.lapses && turn.message.text !== '') {
    const lapsed = await afterLapse(turn, open)
    if (lapsed) return lapsed
  }
  if (open?.flow.yieldsTo?.(turn, open.state)) {
    const { conversation } = turn
    const { kept } = keepInHand(turn)
    const [state = null, ...suspended] = conversation.suspended
    const anew = { ...conversation, flow: state, suspended, kept: kept ?? null }
    const { outcome, command } = await decide({ ...turn, conversation: anew })
    return {
      command,
      outcome: {
        ...outcome,
        flow: outcome.flow === undefined ? state : outcome.flow,
        suspended: outcome.suspended ?? suspended,
        kept: outcome.kept === undefined ? (kept ?? null) : outcome.kept,
      },
    }
  }
  if (turn.message.text === '') return { outcome: await withoutWords(turn, open), command: 'none' }
  for (const command of commandTable[open ? (open.flow.expects?.(open.state) ?? 'choice') : 'nothing']) {
    const outcome = await handlers[command](turn, open)
    if (outcome) return { outcome: withStillKept(turn, withErrandsLeft(turn, resumeSuspended(turn, outcome))), command }
  }
  return { outcome: cannotHandle(turn, open), command: 'none' }
}
