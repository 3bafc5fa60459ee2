import type { Case, CaseContent } from '../../../cases/case.js'
import { proposeCategory } from '../../../cases/categories.js'
import { type CaseKind, kindOf } from '../../../cases/kinds/index.js'
import { type Reply, reply } from '../../../messaging/message.js'
import { getCommune } from '../../../places/communes.js'
import { findElsewhere } from '../../../places/find-elsewhere.js'
import { findPlaces } from '../../../places/find-places.js'
import { foldMarks, shorten } from '../../../shared/text.js'
import { accusesOffice, readsDenunciation } from '../../accuses-office.js'
import { answerWords, argumentOf } from '../../choice-words.js'
import { choices } from '../../choices.js'
import { isQuestion } from '../../commands/asks.js'
import { isCourtesy, isNameToo } from '../../commands/phrases.js'
import type { FlowState, Outcome } from '../../conversation.js'
import type { Flow, Turn } from '../../flow.js'
import { freshFiles } from '../../fresh-files.js'
import { matterOfKind } from '../../law-questions.js'
import { readYesNo } from '../../yes-no.js'
import { kindNamedIn } from '../choose-kind/named-kind.js'
import { accuses, accusesOfCrime } from './accusation.js'
import { type Applied, applyTold, longestField, placeNote } from './apply-told.js'
import { askProtected } from './ask-protected.js'
import { askOtherwise, askStep, askWhichPlace, type Step } from './ask-step.js'
import { placeText, reviewCard, summaryOf } from './card.js'
import { exchangeWords } from './correct-draft.js'
import { type Draft, type DraftField, draftFields, isIntakeDraft, wordsOfDraft } from './draft.js'
import { findStepAnswer, stepAnswerText } from './step-answers.js'
import { namesEvidence, offersFiles } from './told/offers-files.js'
import { findOwnName, isWholeName } from './told/person-name.js'
import { type Correction, readCorrection } from './told/read-correction.js'
import { readTold } from './told/read-told.js'
import { asksWhetherSent, wantsToEnd } from './told/wants-to-end.js'
import { intakeWording as say } from './wording.js'

export { longestField }

export type Intake = {
  flow: string
  kind: CaseKind
  title: string
  steps: readonly Step[]
  /** It may go to a commune: words that accuse people in its office are stopped before. */
  isForCommune?: true
  /** It may go to the accused by law: the person is asked once whether a crime told in it is to be sent protected. */
  asksAboutCrime?: true
  /** What to say once the case stands. */
  sent(opened: Case, turn: Turn): Promise<Reply> | Reply
}

const intakeVersion = 1
const mostFiles = 10
const review = 'review'

const isTold = (draft: Draft, field: DraftField): boolean =>
  field === 'place' ? draft.communeCode !== undefined : draft[field] !== undefined

const stepOf = (intake: Intake, draft: Draft): Step | undefined =>
  intake.steps.find(({ field }) => !isTold(draft, field))

const stepAt = (intake: Intake, at: string): Step | undefined => intake.steps.find(({ field }) => field === at)

const without = (draft: Draft, field: DraftField): Draft => {
  const { [field]: _field, ...rest } = draft
  if (field !== 'place') return rest
  const { communeCode: _code, ...others } = rest
  return others
}

/** Only what this kind asks for, and nothing left out that it must have. */
const ownFields = (intake: Intake, draft: Draft): Draft => {
  const foreign = draftFields.filter((field) => {
    const step = stepAt(intake, field)
    return !step || (draft[field] === null && field !== 'place' && !step.isOptional)
  })
  return foreign.reduce(without, draft)
}

const intakeState = (intake: Intake, step: string, draft: Draft): FlowState => ({
  name: intake.flow,
  version: intakeVersion,
  step,
  data: { ...draft },
})

const isAccusing = (intake: Intake, draft: Draft): boolean =>
  Boolean(intake.isForCommune) && accuses(wordsOfDraft(draft), { isDenunciation: draft.isDenunciation ?? false })

const mustAsk = (intake: Intake, draft: Draft): boolean =>
  !draft.isInsisted &&
  (isAccusing(intake, draft) || (Boolean(intake.asksAboutCrime) && accusesOfCrime(wordsOfDraft(draft))))

const askWay = (intake: Intake, draft: Draft): Outcome =>
  askProtected(draft, intake.asksAboutCrime ? 'complaint' : 'feedback')

/** The state in which a draft waits: at its next open question, or at the card. */
export const openState = (intake: Intake, draft: Draft): FlowState =>
  intakeState(intake, stepOf(intake, draft)?.field ?? review, draft)

/** What was noted, and the question after it, in one message. */
const after = (notes: readonly string[], question: Reply): Reply =>
  notes.length > 0 ? { ...question, text: `${notes.join(' ')}\n${question.text}` } : question

/** Asks the next open question, or shows the card when all is told. */
const goOn = (
  intake: Intake,
  told: Draft,
  { before = [], notes = [] }: { before?: Reply[]; notes?: string[] } = {},
): Outcome => {
  const { talk: _talk, ...draft } = told
  if (mustAsk(intake, draft)) {
    const asked = askWay(intake, draft)
    return { ...asked, replies: [...before, ...asked.replies] }
  }
  const step = stepOf(intake, draft)
  const question = step ? askStep(step, draft) : reviewCard(intake, draft)
  return { replies: [...before, after(notes, question)], flow: intakeState(intake, step?.field ?? review, draft) }
}

const isUnnamed = (draft: Draft): boolean => draft.communeCode === undefined && draft.place === undefined

/** Adds the message's files; of more than ten the first are kept. */
const addFiles = (draft: Draft, files: readonly string[]): { draft: Draft; said: Reply[] } => {
  if (files.length === 0) return { draft, said: [] }
  const all = [...new Set([...(draft.files ?? []), ...files])]
  const kept = all.slice(0, mostFiles)
  const said = [reply(say.fileTaken(kept.length))]
  if (all.length > mostFiles) said.push(reply(say.tooManyFiles))
  return { draft: { ...draft, files: kept }, said }
}

/** Goes on with a draft that another flow had in hand. */
export const continueIntake = (intake: Intake, draft: Draft, before: Reply[] = []): Outcome =>
  goOn(intake, ownFields(intake, draft), { before })

/** Begins an intake with what is known already, and with the files sent just before. */
export const beginIntake = (intake: Intake, turn: Turn, told: Draft): Outcome => {
  const { draft, said } = addFiles(ownFields(intake, told), freshFiles(turn))
  const outcome = beginWith(intake, turn, draft)
  return said.length === 0
    ? outcome
    : { ...outcome, replies: [...said, ...outcome.replies], context: { ...outcome.context, files: null } }
}

const beginWith = (intake: Intake, turn: Turn, draft: Draft): Outcome => {
  const province = isUnnamed(draft) ? findElsewhere(draft.text ?? '') : null
  if (province) return { replies: [reply(say.outside(province), [choices.person])], flow: null, lesson: 'outside' }
  const named = draft.text && isUnnamed(draft) ? findPlaces(draft.text)[0] : undefined
  const outcome = goOn(intake, draft, {
    before: [reply(say.privacy(intake.title, turn.slices.addresses.privacy))],
    notes: draft.communeCode ? [placeNote(draft)] : [],
  })
  if (outcome.flow?.step !== 'place' || !named || named.communes.length < 2) return outcome
  return {
    ...outcome,
    replies: [...outcome.replies.slice(0, -1), askWhichPlace(named)],
    flow: intakeState(intake, 'place', { ...draft, place: named.mention }),
  }
}

const toContent = (intake: Intake, draft: Draft): CaseContent => ({
  kind: intake.kind,
  category: proposeCategory(foldMarks(draft.text ?? '')),
  text: draft.text ?? '',
  placeText: [draft.place, draft.onMap].filter(Boolean).join(' – ') || null,
  communeCode: draft.communeCode ?? null,
  when: draft.when ?? null,
  against: draft.against ?? null,
  request: draft.request ?? null,
  evidence: draft.evidence ?? null,
  attachments: draft.files ?? [],
  reporter: { name: draft.name ?? null, address: draft.address ?? null, phone: draft.phone ?? null },
})

const send = async (intake: Intake, draft: Draft, turn: Turn): Promise<Outcome> => {
  if (mustAsk(intake, draft)) return askWay(intake, draft)
  const opened = await turn.slices.cases.open({
    content: toContent(intake, draft),
    foldedAgainst: foldMarks(draft.against ?? ''),
    accusesOffice: isAccusing(intake, draft),
    openedBy: turn.message.id,
    chat: turn.message.chat,
    at: turn.now,
  })
  const isProtected = kindOf(intake.kind).isProtected
  return {
    replies: [await intake.sent(opened, turn)],
    flow: null,
    context: {
      ...(draft.communeCode && !isProtected && { commune: draft.communeCode }),
      receipt: opened.receiptCode,
    },
    isFinal: true,
  }
}

/** "không thêm gì nữa", before or after the yes. */
const nothingMore =
  /(?<!\p{L})(?:không|khong|ko|k) (?:(?:cần|can|phải|phai) )?(?:thêm|them|sửa|sua|đổi|doi|bổ sung|bo sung)(?: (?:gì|gi))?(?: (?:nữa|nua))?(?!\p{L})[\s,.]*/giu

const isYes = ({ message: { text } }: Turn): boolean =>
  text === say.send.value || readYesNo(text.replace(nothingMore, ''), { whole: true }) === 'yes'

/** A place on the map belongs to the place told in words; the commune is still asked for. */
const withLocation = (draft: Draft, { message }: Turn): { draft: Draft; noted: Reply[] } => {
  if (!message.location) return { draft, noted: [] }
  const onMap = say.onMap(message.location.latitude, message.location.longitude)
  return { draft: { ...draft, onMap }, noted: [reply(say.locationTaken)] }
}

const questionAt = (intake: Intake, at: string, draft: Draft): Reply => {
  const step = stepAt(intake, at)
  return step ? askStep(step, draft) : reviewCard(intake, draft)
}

/** What a message gives beside its question: "em tên Linh, không cho số có được không". */
const besideQuestion = (intake: Intake, draft: Draft, text: string): Draft => {
  const clauses = text.split(/[,.;]\s+/)
  const told = clauses.filter((clause) => !isQuestion(clause)).join(', ')
  if (clauses.length < 2 || told === '') return draft
  const { set } = readTold(told, { open: null, fields: new Set(intake.steps.map(({ field }) => field)) })
  return { ...set, ...draft }
}

/** The same question once more, with what was added to the draft. */
const goOnAt = (intake: Intake, at: string, draft: Draft, before: Reply[]): Outcome => ({
  replies: [...before, questionAt(intake, at, draft)],
  flow: intakeState(intake, at, draft),
})

const reopen = (intake: Intake, field: DraftField, draft: Draft): Outcome => {
  const step = stepAt(intake, field)
  const cleared = without(draft, field)
  return step ? { replies: [askStep(step, cleared)], flow: intakeState(intake, field, cleared) } : goOn(intake, draft)
}

/** Where it is not clear what is wrong: the fields to choose from. */
const askWhatToChange = (intake: Intake, at: string, draft: Draft, text: string): Outcome => ({
  replies: [reply(text, [...intake.steps.map(({ field }) => say.change(say.labels[field], field)), choices.cancel])],
  flow: intakeState(intake, at, draft),
})

/** One field anew, from words that are surely meant for it. */
const setField = (intake: Intake, draft: Draft, field: DraftField, text: string): Applied => {
  const cleared = without(draft, field)
  const applied = read(intake, cleared, field, text)
  const changed = field === 'place' ? say.changedTo(placeText(applied.draft)) : say.changedField(say.labels[field])
  if (applied.isAnswered) return { ...applied, notes: [changed] }
  return field === 'place'
    ? applied
    : { ...applied, draft: { ...draft, [field]: text }, notes: [say.changedField(say.labels[field])], isAnswered: true }
}

/** The place lies in another province: said so, with where to turn; what was told stays. */
const outside = (intake: Intake, at: string, draft: Draft, text: string): Outcome | null => {
  const province = findElsewhere(text, { expected: at === 'place' })
  return province
    ? { ...goOnAt(intake, at, draft, [reply(say.outside(province), [choices.person])]), lesson: 'outside' }
    : null
}

/** Who tells it is read even where nobody asks: a tip's sender must not stand in its story. */
const read = (intake: Intake, draft: Draft, open: DraftField | null, text: string): Applied => {
  const asked = intake.steps.map(({ field }) => field)
  const told = readTold(shorten(text, longestField), { open, fields: new Set([...asked, 'name', 'phone'] as const) })
  const foreign = (['name', 'phone'] as const).filter((field) => told.set[field] && !asked.includes(field))
  const set = foreign.reduce(without, told.set)
  const applied = applyTold(draft, { ...told, set }, { steps: intake.steps, open })
  if (foreign.length === 0) return applied
  return {
    ...applied,
    notes: [...applied.notes, say.notAsked(foreign.map((field) => say.labels[field].toLowerCase()))],
  }
}

const correct = (intake: Intake, at: string, draft: Draft, correction: Correction): Outcome => {
  if (correction.kind === 'field')
    return stepAt(intake, correction.field)
      ? reopen(intake, correction.field, draft)
      : askWhatToChange(intake, at, draft, say.changeWhich)
  if (correction.kind === 'slot') {
    const { draft: next, notes, ambiguous } = setField(intake, draft, correction.field, correction.text)
    return ambiguous ? askPlace(intake, next, ambiguous) : goOn(intake, next, { notes })
  }
  if (correction.kind === 'replace') {
    const exchanged = exchangeWords(draft, correction.from, correction.to)
    const isPlace = findPlaces(correction.to, { expected: exchanged?.fields.includes('place') ?? false }).length > 0
    if (isPlace && (exchanged === null || exchanged.fields.includes('place')))
      return correct(intake, at, draft, { kind: 'slot', field: 'place', text: correction.to })
    if (!exchanged) return askWhatToChange(intake, at, draft, say.wordsNotFound(correction.from))
    return goOn(intake, exchanged.draft, { notes: [say.exchanged(correction.to)] })
  }
  const open = stepAt(intake, at)?.field ?? null
  const isPlace = draft.communeCode !== undefined && findPlaces(correction.text, { expected: false }).length > 0
  const applied = isPlace
    ? setField(intake, draft, 'place', correction.text)
    : read(intake, draft, open, correction.text)
  if (applied.ambiguous) return askPlace(intake, applied.draft, applied.ambiguous)
  const hasChanged = applied.notes.length > 0 || JSON.stringify(applied.draft) !== JSON.stringify(draft)
  return hasChanged
    ? goOn(intake, applied.draft, { notes: applied.notes })
    : askWhatToChange(intake, at, draft, say.changeWhich)
}

const askPlace = (intake: Intake, draft: Draft, ambiguous: NonNullable<Applied['ambiguous']>): Outcome => ({
  replies: [askWhichPlace(ambiguous)],
  flow: intakeState(intake, 'place', { ...without(draft, 'place'), place: draft.place ?? ambiguous.mention }),
})

const skipping = { no: 'bỏ qua, skip, không có gì, chưa có, không nhớ, quên rồi, thế không', whole: true } as const
const wantsToSkip = (text: string): boolean =>
  text === choices.skip.value ||
  readYesNo(text, skipping) === 'no' ||
  /^(?:the |vay |thoi |thi )*(?:khong|ko|k|khoi|chang)(?: (?:can|de|khai|ghi|neu|cho|noi|dua|gui|co|nho|biet|ro))*(?: (?:gi|dau|nua|luon|ten|so|nhe|a))*$/.test(
    foldMarks(text),
  ) ||
  /^bo qua( .{0,25})?$/.test(foldMarks(text))

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

const skip = (intake: Intake, at: string, draft: Draft, text: string): Outcome | null => {
  if (!wantsToSkip(text)) return null
  const about = draft.talk?.about
  const field = about && stepAt(intake, about) && !isTold(draft, about) ? about : stepAt(intake, at)?.field
  const step = field && stepAt(intake, field)
  if (!step) return null
  if (step.isOptional) return goOn(intake, { ...draft, [step.field]: null })
  if (step.field === 'place') return null
  return miss(intake, at, draft, [say.mustHave(say.labels[step.field])])
}

const miss = (intake: Intake, at: string, draft: Draft, notes: string[]): Outcome => {
  const misses = (draft.talk?.misses ?? 0) + 1
  const step = stepAt(intake, at)
  const question = step
    ? askOtherwise(step, draft, misses)
    : reply(say.sayWhat(misses), [say.send, choices.cancel, ...(misses > 1 ? [choices.person] : [])])
  return {
    replies: [after(notes, question)],
    flow: intakeState(intake, at, { ...draft, talk: { misses, about: null } }),
  }
}

/** "Long Hưng ở Văn Giang cơ mà": a short message that is a place and nothing else, said against what was noted. */
const insistsOnPlace = (text: string): boolean =>
  text.length <= 60 &&
  /(?<!\p{L})(?:cơ mà|co ma|cơ|mà|ấy|chứ)[\s.!ạ]*$/iu.test(text) &&
  findPlaces(text, { expected: true }).length > 0

/** "Tân Tiến ở Quỳnh Phụ cũ ấy, không phải Văn Giang": the place that is meant. */
const placeInstead = (text: string): string | null => {
  const [, meant = '', other = ''] =
    /^(.{3,60}?)[,\s]+(?:chứ |chu )?(?:không phải|khong phai|ko phải|ko phai|chứ không|chu khong)(?: là| la| ở| o)? (.{2,40})$/iu.exec(
      text,
    ) ?? []
  const isPlace = (said: string): boolean => findPlaces(said, { expected: true }).length > 0
  return isPlace(meant) && isPlace(other) ? meant.trim() : null
}

const longestNaming = 70

/** Words that only lead back to the matter: "quay lại cái đường, thêm là …", "ghi thêm là …". */
const withoutLead = (text: string): string =>
  text
    .replace(
      /^(?:à |a )?(?:quay|trở|quay trở) (?:lại|lai|về|ve)(?: (?:với|cái|việc|vụ|chuyện|phản ánh|đơn))+ ?[^,.]{0,30}[,.]\s*/iu,
      '',
    )
    .replace(
      /^(?:à |a )?(?:cho (?:tôi|em|mình) )?(?:ghi|nói|viết|viet|noi|bổ sung|bo sung)? ?(?:thêm|them)(?: (?:nữa|vào|cho))*(?:\s*[:,]\s*|\s+(?:là|la|rằng|cái|việc)\s+)/iu,
      '',
    )

/** A question that nobody has an answer for: said so, kept for the editors, and never written into the report. */
const unknownQuestion = (intake: Intake, at: string, draft: Draft): Outcome => ({
  ...goOnAt(intake, at, draft, [reply(say.questionUnknown, [choices.person])]),
  lesson: 'missed',
})

const isAllOptional = (intake: Intake, draft: Draft): boolean => {
  const left = intake.steps.filter(({ field }) => !isTold(draft, field))
  return left.length > 0 && left.every(({ isOptional }) => isOptional)
}

/** Whatever may be left out is left out. */
const toCard = (intake: Intake, draft: Draft): Outcome => {
  const left = intake.steps.filter(({ field, isOptional }) => isOptional && !isTold(draft, field))
  return goOn(intake, { ...draft, ...Object.fromEntries(left.map(({ field }) => [field, null])) })
}

/** "hủy quyết định số 12", "dừng thi công": asks an office to stop, not this talk. */
const namesRemedy = (text: string): boolean => {
  const folded = foldMarks(text)
  if (
    /^(?:(?:toi|em|de nghi|yeu cau|xin|muon|mong) )*(?:xem|kiem tra|tinh|do) lai (?:cac |cai |viec )?(?:quyet dinh|bien ban|thong bao|muc|so tien|tien|dien tich|ranh gioi|thua|thu|cap)\b/.test(
      folded,
    )
  )
    return true
  return (
    /^(?:(?:toi|em|de nghi|yeu cau|xin|muon|mong) )*(?:huy|dung|thoi|bo|ngung)(?: \S+){2,}$/.test(folded) &&
    !/\b(?:gui|don|nhap|nua|viec nay|lam|giup|ho|di|nhe|lai|khoi)\b/.test(folded)
  )
}

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
  const correction = readCorrection(text)
  if (correction) return { ...correct(intake, at, draft, correction), lesson: 'corrected' }
  const place = draft.place !== undefined || draft.communeCode !== undefined ? placeInstead(text) : null
  if (place)
    return { ...correct(intake, at, draft, { kind: 'slot', field: 'place', text: place }), lesson: 'corrected' }
  if (draft.communeCode !== undefined && insistsOnPlace(text))
    return { ...correct(intake, at, draft, { kind: 'slot', field: 'place', text }), lesson: 'corrected' }
  const isName = at === 'name' && isNameToo(text)
  if (!isName && isAllOptional(intake, draft) && (wantsToEnd(text) || asksWhetherSent(text)))
    return toCard(intake, draft)
  const skipped = isName ? null : skip(intake, at, draft, text)
  if (skipped) return skipped
  if (isQuestion(text) && !accusesOffice(turn)) return unknownQuestion(intake, at, draft)
  if (kindNamedIn(text) === intake.kind && text.length <= longestNaming)
    return goOnAt(intake, at, draft, [reply(say.inHand(intake.title))])
  if (at !== 'evidence' && offersFiles(text)) return goOnAt(intake, at, draft, [reply(say.sendHere)])
  const told = withoutLead(text)
  const isAddition = told !== text && draft.text !== undefined
  const isForStory = isAddition || (draft.text !== undefined && turn.understood.alert?.level === 'emergency')
  const applied = read(intake, draft, isForStory ? null : (stepAt(intake, at)?.field ?? null), told)
  const isDenunciation = draft.isDenunciation || readsDenunciation(turn.understood)
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

  isAnswer: ({ message: { text } }, { step }) =>
    (step === 'evidence' && namesEvidence(text)) ||
    (step === 'request' && namesRemedy(text)) ||
    (step === 'name' && (isWholeName(text) || isNameToo(text))) ||
    findOwnName(text) !== null,
  matter: () => matterOfKind[intake.kind],
  expects: (state) => (state.step === review ? 'review' : 'field'),
  takesFiles: () => true,
})
