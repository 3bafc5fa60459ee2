import { kindOf } from '../../../cases/kinds/index.js'
import { reply } from '../../../messaging/message.js'
import { getCommune } from '../../../places/communes.js'
import { findElsewhere } from '../../../places/find-elsewhere.js'
import { foldMarks } from '../../../shared/text.js'
import { accusesOffice, readsDenunciation } from '../../accuses-office.js'
import { answerWords, argumentOf } from '../../choice-words.js'
import { choices } from '../../choices.js'
import { isQuestion } from '../../commands/asks.js'
import { isCourtesy, isNameToo, leavesOut } from '../../commands/phrases.js'
import type { Outcome } from '../../conversation.js'
import type { Flow, Turn } from '../../flow.js'
import { matterOfKind } from '../../law-questions.js'
import { asksHowFar } from '../case-status/asks-own.js'
import { kindNamedIn, withoutKind } from '../choose-kind/named-kind.js'
import { addFiles, withLocation } from './add-files.js'
import { reviewCard, summaryOf } from './card.js'
import { type Draft, draftFields, isIntakeDraft, withoutTeller, wordsOfDraft } from './draft.js'
import { tellsSomething } from './gather.js'
import { askPlace, askWhichTime, goOn, goOnAt, miss, questionAt, reopen } from './go-on.js'
import { askWay, type Intake, intakeState, intakeVersion, mustAsk, review, stepAt } from './open-step.js'
import { isYes, send } from './send-draft.js'
import { isAllOptional, skip, toCard, wantsToSkip } from './skip.js'
import { findStepAnswer, stepAnswerText } from './step-answers.js'
import { correct, correctPart, correctSaid, correctSpot, mayBeWrong, read } from './take-correction.js'
import { takeOut } from './take-out.js'
import { clausesOf } from './told/clauses.js'
import { contactIn } from './told/contact.js'
import { withoutLead } from './told/leads.js'
import { namesEvidence, offersFiles } from './told/offers-files.js'
import { findOwnName, isWholeName } from './told/person-name.js'
import { holdsNoPost, isPersonUnknown } from './told/person-unknown.js'
import { insistsOnPlace, placeBeside, placeInstead } from './told/place-instead.js'
import { partInstead, spotInstead } from './told/place-parts.js'
import { readCorrection } from './told/read-correction.js'
import { readTold } from './told/read-told.js'
import { namesRemedy } from './told/remedy.js'
import { saysWrong } from './told/says-wrong.js'
import { bareNumber, isTimeUnknown, tellsDate, timeInstead } from './told/time-phrase.js'
import { wishesHidden } from './told/unnamed.js'
import { asksWhetherSent, wantsToEnd, wantsToSend } from './told/wants-to-end.js'
import { intakeWording as say } from './wording.js'

/** What a message gives beside its question: "em tên Linh, không cho số có được không". */
const besideQuestion = (intake: Intake, draft: Draft, text: string): Draft => {
  const clauses = text.split(/[,.;]\s+/)
  const told = clauses.filter((clause) => !isQuestion(clause)).join(', ')
  if (clauses.length < 2 || told === '') return draft
  const { set } = readTold(told, {
    open: null,
    fields: new Set(intake.steps.map(({ field }) => field)),
    accusesOthers: kindOf(intake.kind).isProtected,
  })
  return { ...set, ...draft }
}

/** The place lies in another province: said so, with where to turn; what was told stays. */
const outside = (intake: Intake, at: string, draft: Draft, text: string): Outcome | null => {
  const province = findElsewhere(text, { expected: at === 'place' })
  return province
    ? { ...goOnAt(intake, at, draft, [reply(say.outside(province), [choices.person])]), lesson: 'outside' }
    : null
}

/** What buttons of an intake send. */
const takePayload = (intake: Intake, at: string, draft: Draft, text: string): Outcome | null => {
  const step = stepAt(intake, at)
  const changed = draftFields.find((field) => field === argumentOf(answerWords.change, text))
  if (changed && stepAt(intake, changed)) return reopen(intake, changed, draft)
  const code = argumentOf(answerWords.commune, text)
  if (at === 'place' && code && getCommune(code))
    return goOn(intake, { ...draft, place: draft.place ?? null, communeCode: code })
  if (at === 'place' && text === say.placeUnknown.value)
    return goOn(intake, { ...draft, place: draft.place ?? null, communeCode: null })
  if (at === 'evidence' && text === say.filesDone.value && draft.files?.length)
    return goOn(intake, { ...draft, evidence: say.filesSent(draft.files.length) })
  if (step?.isOptional && text === choices.skip.value) return goOn(intake, { ...draft, [step.field]: null })
  return null
}

const longestNaming = 70
/** Asked who is accused, more than this names somebody: "người xử lý tố cáo của tỉnh". */
const longestBareKind = 20

/** A question that nobody has an answer for: said so, kept for the editors, and never written into the report. */
const unknownQuestion = (intake: Intake, at: string, draft: Draft): Outcome => ({
  ...goOnAt(intake, at, draft, [reply(say.questionUnknown, [choices.person])]),
  lesson: 'missed',
})

/** Who did it isn't known: a tip goes on, a denunciation names somebody by law. */
const withoutAccused = (intake: Intake, draft: Draft): Outcome =>
  intake.kind === 'tip'
    ? goOn(intake, { ...draft, against: say.personUnknown }, { notes: [say.personUnknownNoted] })
    : goOnAt(intake, 'against', draft, [reply(say.mustNameAccused, [say.sendUnsigned])])

/** "em muốn phản ánh cái đèn đó ở thôn Đông, xã Tân Hưng", in the middle of the report: its place. */
const takePlaceBeside = (intake: Intake, at: string, draft: Draft, place: string): Outcome => {
  if (draft.communeCode !== undefined)
    return { ...correct(intake, at, draft, { kind: 'slot', field: 'place', text: place }), lesson: 'corrected' }
  const { draft: next, notes, ambiguous } = read(intake, draft, 'place', place)
  return ambiguous ? askPlace(intake, next, ambiguous) : goOn(intake, next, { notes })
}

/** The kind is named once more, with the story that was asked for. */
const tellsStory = (draft: Draft, text: string): boolean =>
  draft.text === undefined && tellsSomething(withoutKind(text))

/** Asked for pictures: "không gửi" leaves them out, "thôi không gửi nữa" stops. */
const sendsNone = /^(?:(?:toi|em|minh|chau|da|a) )*(?:khong|ko|k) (?:co )?gui(?: (?:gi|a|ad|dau em))*$/

const isDone = (text: string): boolean => /^(xong|xong roi|het roi|het)( nhe| a| em)?$/.test(foldMarks(text))

const answerInWords = async (intake: Intake, turn: Turn, at: string, draft: Draft): Promise<Outcome> => {
  const text = turn.message.text.trim()
  if (isCourtesy(text)) return goOnAt(intake, at, draft, [reply(say.courtesy)])
  if (at === review && isYes(turn)) return send(intake, draft, turn)
  if (at === 'evidence' && draft.files?.length && isDone(text))
    return goOn(intake, { ...draft, evidence: say.filesSent(draft.files.length) })
  const elsewhere = draft.communeCode === undefined ? outside(intake, at, draft, text) : null
  if (elsewhere) return elsewhere
  if (at === review && wantsToSkip(text)) return miss(intake, at, draft, [])
  const unwanted = takeOut(draft, text)
  if (unwanted)
    return { ...goOn(intake, unwanted.draft, { notes: [say.removed(unwanted.removed)] }), lesson: 'corrected' }
  const time = draft.when ? timeInstead(text) : null
  if (time) return { ...goOn(intake, { ...draft, when: time }, { notes: [say.exchanged(time)] }), lesson: 'corrected' }
  const count = at === 'when' ? bareNumber(text) : null
  if (count !== null) return askWhichTime(intake, draft, count)
  const part = draft.place ? partInstead(text) : null
  if (part) return correctPart(intake, draft, part)
  const spot = draft.place ? spotInstead(text) : null
  if (spot) return correctSpot(intake, draft, spot)
  const correction = readCorrection(text)
  if (correction) return { ...correct(intake, at, draft, correction), lesson: 'corrected' }
  const wrong = mayBeWrong(at, draft) ? saysWrong(text) : null
  if (wrong) return correctSaid(intake, at, draft, wrong)
  const place = draft.place !== undefined || draft.communeCode !== undefined ? placeInstead(text) : null
  if (place)
    return { ...correct(intake, at, draft, { kind: 'slot', field: 'place', text: place }), lesson: 'corrected' }
  if (draft.communeCode !== undefined && insistsOnPlace(text))
    return { ...correct(intake, at, draft, { kind: 'slot', field: 'place', text }), lesson: 'corrected' }
  const contact = at === 'phone' && !stepAt(intake, at)?.isOptional && !isQuestion(text) ? contactIn(text) : null
  if (contact) return goOn(intake, { ...draft, phone: contact === 'none' ? say.byAddress : contact })
  const isName = findOwnName(text) !== null || (at === 'name' && isNameToo(text))
  if (!isName && isAllOptional(intake, draft) && (wantsToEnd(text) || asksWhetherSent(text)))
    return toCard(intake, draft)
  if (at === 'against' && kindOf(intake.kind).isProtected && isPersonUnknown(text)) return withoutAccused(intake, draft)
  if (at === 'against' && intake.kind === 'tip' && holdsNoPost(text)) return goOn(intake, { ...draft, against: text })
  const skipped = isName ? null : skip(intake, at, draft, text)
  if (skipped) return skipped
  const isCry = turn.understood.alert?.level === 'emergency' && !text.includes('?')
  if (isQuestion(text) && !isCry && !wishesHidden(text) && !accusesOffice(turn))
    return unknownQuestion(intake, at, draft)
  if (at === 'evidence' && !isCry && clausesOf(text).some((clause) => isQuestion(clause.text))) {
    const found = findStepAnswer(intake.kind, turn)
    return found
      ? goOnAt(intake, at, besideQuestion(intake, draft, text), [reply(stepAnswerText(found))])
      : unknownQuestion(intake, at, draft)
  }
  const namesKind =
    kindNamedIn(text) === intake.kind && text.length <= (at === 'against' ? longestBareKind : longestNaming)
  const besideKind = namesKind && draft.text !== undefined ? placeBeside(withoutKind(text)) : null
  if (besideKind) return takePlaceBeside(intake, at, draft, besideKind)
  if (namesKind && !tellsStory(draft, text)) return goOnAt(intake, at, draft, [reply(say.inHand(intake.title))])
  if (at !== 'evidence' && offersFiles(text)) return goOnAt(intake, at, draft, [reply(say.sendHere)])
  const told = withoutLead(text)
  const isAddition = told !== text && draft.text !== undefined
  const isForStory = isAddition || (draft.text !== undefined && turn.understood.alert?.level === 'emergency')
  const applied = read(intake, draft, isForStory ? null : (stepAt(intake, at)?.field ?? null), told)
  const tellsMore = wordsOfDraft(withoutTeller(applied.draft)) !== wordsOfDraft(withoutTeller(draft))
  const reads = at === 'evidence' ? accusesOffice(turn) : readsDenunciation(turn.understood)
  const isDenunciation = draft.isDenunciation || (tellsMore && reads)
  const next: Draft = { ...applied.draft, ...(isDenunciation && { isDenunciation }) }
  if (applied.ambiguous) return askPlace(intake, next, applied.ambiguous)
  const hasMore = applied.notes.length > 0 || JSON.stringify(applied.draft) !== JSON.stringify(draft)
  if (applied.isPlaceAgain) return goOn(intake, next, { notes: applied.notes })
  if (at === review ? hasMore : applied.isAnswered) return goOn(intake, next, { notes: applied.notes })
  if (mustAsk(intake, next)) return askWay(intake, next)
  return miss(intake, at, next, applied.notes)
}

/** The talking part of an intake. */
export const intakeFlow = (
  intake: Intake,
): Pick<
  Flow,
  | 'answer'
  | 'answerAbout'
  | 'askAgain'
  | 'expects'
  | 'isAnswer'
  | 'matter'
  | 'summarise'
  | 'takesFiles'
  | 'isGuarded'
  | 'keepsDraft'
  | 'version'
> => ({
  version: intakeVersion,
  isGuarded: true,
  keepsDraft: true,

  async answer(turn, { step, data }) {
    const before: Draft = isIntakeDraft(data) ? { ...data } : {}
    const { draft: withNew, said } = addFiles(before, turn.files)
    const { draft, noted } = withLocation(withNew, turn)
    const told = [...said, ...noted]
    const text = turn.message.text.trim()
    if (text === '') return goOnAt(intake, step, draft, told)
    const isSend = step === review && text === say.send.value
    const outcome =
      text.startsWith('/') && !isSend
        ? takePayload(intake, step, draft, text)
        : await answerInWords(intake, turn, step, draft)
    return outcome && { ...outcome, replies: [...told, ...outcome.replies] }
  },

  answerAbout(turn, state) {
    const draft: Draft = isIntakeDraft(state.data) ? { ...state.data } : {}
    if (asksHowFar(turn.message.text) && !turn.conversation.context.receipt)
      return { replies: [reply(say.notSentYet)], flow: state }
    const found = findStepAnswer(intake.kind, turn)
    if (!found) return null
    const about = found.field ?? null
    return {
      replies: [reply(stepAnswerText(found))],
      flow: intakeState(intake, state.step, {
        ...besideQuestion(intake, draft, turn.message.text),
        talk: { misses: 0, about },
      }),
    }
  },

  summarise(state) {
    const draft: Draft = isIntakeDraft(state.data) ? { ...state.data } : {}
    if (state.step === review) return reviewCard(intake, draft)
    const question = questionAt(intake, state.step, draft)
    return { ...question, text: `${summaryOf(intake, draft)}\n\n${question.text}` }
  },

  askAgain(state) {
    return questionAt(intake, state.step, isIntakeDraft(state.data) ? { ...state.data } : {})
  },

  isAnswer: ({ message: { text } }, { step, data }) =>
    (isIntakeDraft(data) && takeOut(data, text) !== null) ||
    (isIntakeDraft(data) && Boolean(data.place) && (spotInstead(text) ?? partInstead(text)) !== null) ||
    (step === review && wantsToSend(text)) ||
    (step === 'evidence' && (namesEvidence(text) || sendsNone.test(foldMarks(text)))) ||
    (step === 'request' && namesRemedy(text)) ||
    (step === 'when' && (tellsDate(text) || isTimeUnknown(text))) ||
    (stepAt(intake, step)?.isOptional && leavesOut(text)) ||
    (step === 'name' && (isWholeName(text) || isNameToo(text))) ||
    findOwnName(text) !== null,
  matter: () => matterOfKind[intake.kind],
  expects: (state) => (state.step === review ? 'review' : 'field'),
  takesFiles: () => true,
})
