import type { Case, CaseContent } from '../../../cases/case.js'
import { proposeCategory } from '../../../cases/categories.js'
import { type CaseKind, kindOf } from '../../../cases/kinds/index.js'
import { type Reply, reply } from '../../../messaging/message.js'
import { getCommune } from '../../../places/communes.js'
import { findPlaces, type PlaceMention } from '../../../places/find-places.js'
import { foldMarks, shorten } from '../../../shared/text.js'
import { readsDenunciation } from '../../accuses-office.js'
import { answerWords, argumentOf } from '../../choice-words.js'
import { choices } from '../../choices.js'
import type { FlowState, Outcome } from '../../conversation.js'
import type { Flow, Turn } from '../../flow.js'
import { freshFiles } from '../../fresh-files.js'
import { placeChoices } from '../../place-choices.js'
import { readYesNo } from '../../yes-no.js'
import { accuses, accusesOfCrime } from './accusation.js'
import { askProtected } from './ask-protected.js'
import { type Draft, type DraftField, isIntakeDraft, wordsOfDraft } from './draft.js'
import { intakeWording } from './wording.js'

/** One question of an intake. `isOptional`: may be skipped. */
type Step = { field: DraftField; ask: string; isOptional?: true }

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
/** In UTF-16 units: as much of a message as is kept. */
export const longestField = 20_000
const longestOnCard = 400
const mostFiles = 10
const review = 'review'

const placeOf = (text: string, expected: boolean): PlaceMention[] => {
  const mentions = findPlaces(text, { expected })
  const codes = new Map(
    mentions.filter(({ communes }) => communes.length === 1).map((mention) => [mention.communes[0]?.code, mention]),
  )
  return codes.size > 0 ? [...codes.values()] : mentions
}

const looksLikePhone = (text: string): boolean => /^(\+?84|0)\d{8,10}$/.test(text.replace(/[\s.()-]/g, ''))

/** Whether a message tells what happened, beyond naming the wish to send something. */
const emptyWords = new Set(
  'toi minh em anh chi chau ba con muon can xin cho hoi duoc gui lam viet don phan anh kien nghi khieu nai to cao giac bao cao ve viec mot su o dau voi nhe a oi giup the nao'.split(
    ' ',
  ),
)
export const tellsSomething = (text: string): boolean =>
  foldMarks(text)
    .split(' ')
    .filter((word) => !emptyWords.has(word)).length >= 4

const isTold = (draft: Draft, field: DraftField): boolean =>
  field === 'place' ? draft.communeCode !== undefined : draft[field] !== undefined

const stepOf = (intake: Intake, draft: Draft): Step | undefined =>
  intake.steps.find(({ field }) => !isTold(draft, field))

const without = (draft: Draft, field: DraftField): Draft => {
  const { [field]: _field, ...rest } = draft
  if (field !== 'place') return rest
  const { communeCode: _code, ...others } = rest
  return others
}

const intakeState = (intake: Intake, step: string, draft: Draft): FlowState => ({
  name: intake.flow,
  version: intakeVersion,
  step,
  data: { ...draft },
})

const askStep = (step: Step, { files = [] }: Draft = {}): Reply =>
  reply(step.field === 'evidence' && files.length > 0 ? intakeWording.moreFiles : step.ask, [
    ...(step.field === 'evidence' && files.length > 0 ? [intakeWording.filesDone] : []),
    ...(step.isOptional ? [choices.skip] : []),
    ...(step.field === 'place' ? [intakeWording.placeUnknown] : []),
    choices.cancel,
  ])

/** Who tells a protected case stays out of messengers: what is shown there lies on other people's servers and screens. */
const identifying: ReadonlySet<DraftField> = new Set(['name', 'address', 'phone'])

const card = (intake: Intake, draft: Draft): Reply => {
  const shown = (field: DraftField): string => {
    if (field === 'place') {
      const commune = draft.communeCode ? getCommune(draft.communeCode)?.name : intakeWording.unknownCommune
      return [draft.place, draft.onMap, commune].filter(Boolean).join(' – ')
    }
    if (draft[field] && kindOf(intake.kind).isProtected && identifying.has(field)) return intakeWording.keptSecret
    return draft[field] ? shorten(draft[field], longestOnCard) : intakeWording.notGiven
  }
  const lines = intake.steps.map(({ field }) => `• ${intakeWording.labels[field]}: ${shown(field)}`)
  if (draft.files?.length) lines.push(`• ${intakeWording.labels.files}: ${draft.files.length}`)
  return reply(intakeWording.review(intake.title, lines), [
    intakeWording.send,
    ...intake.steps.map(({ field }) => intakeWording.change(intakeWording.labels[field], field)),
    choices.cancel,
  ])
}

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

/** Asks the next open question, or shows the card when all is told. */
const goOn = (intake: Intake, draft: Draft, before: Reply[] = []): Outcome => {
  if (mustAsk(intake, draft)) {
    const asked = askWay(intake, draft)
    return { ...asked, replies: [...before, ...asked.replies] }
  }
  const step = stepOf(intake, draft)
  if (!step) return { replies: [...before, card(intake, draft)], flow: intakeState(intake, review, draft) }
  return { replies: [...before, askStep(step, draft)], flow: intakeState(intake, step.field, draft) }
}

type Reading = { set: Draft } | { again: Reply }

const readPlace = (text: string): Reading => {
  const chosen = argumentOf(answerWords.commune, text)
  if (chosen && getCommune(chosen)) return { set: { communeCode: chosen } }
  if (text === intakeWording.placeUnknown.value) return { set: { communeCode: null } }
  const [mention] = placeOf(text, true)
  if (!mention) return { again: reply(intakeWording.placeUnclear, [intakeWording.placeUnknown, choices.cancel]) }
  if (mention.communes.length > 1)
    return {
      again: reply(intakeWording.placeAmbiguous(mention.mention), [
        ...placeChoices(mention.communes, answerWords.commune),
        intakeWording.placeUnknown,
      ]),
    }
  return { set: { place: shorten(text, longestField), communeCode: mention.communes[0]?.code ?? null } }
}

const isDone = (text: string): boolean => /^(xong|xong roi|het roi|het)$/.test(foldMarks(text))

const skipping = { no: 'bỏ qua, skip', whole: true } as const

const readField = (step: Step, draft: Draft, text: string): Reading => {
  if (step.isOptional && (text === choices.skip.value || readYesNo(text, skipping) === 'no'))
    return { set: { [step.field]: null } }
  if (step.field === 'place') {
    const reading = readPlace(text)
    return 'set' in reading ? { set: { place: draft.place ?? null, ...reading.set } } : reading
  }
  if (step.field === 'evidence' && draft.files?.length && (text === intakeWording.filesDone.value || isDone(text)))
    return { set: { evidence: intakeWording.filesSent(draft.files.length) } }
  if (text.startsWith('/')) return { again: reply(intakeWording.chooseOne, [choices.skip, choices.cancel]) }
  if (step.field === 'phone' && step.isOptional && !looksLikePhone(text))
    return { again: reply(intakeWording.wrongPhone, [choices.skip, choices.cancel]) }
  if (step.field === 'text' && foldMarks(text).split(' ').length < 3)
    return { again: reply(intakeWording.tooShort, [choices.cancel]) }
  return { set: { [step.field]: shorten(text, longestField) } }
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

/** What a first message already tells: the story, and the place when it is beyond doubt. */
export const draftFrom = (text: string | null): Draft => {
  if (!text || !tellsSomething(text)) return {}
  const mentions = placeOf(text, false)
  const only = mentions.length === 1 ? mentions[0] : undefined
  const commune = only?.communes.length === 1 ? only.communes[0] : undefined
  return {
    text: shorten(text, longestField),
    ...(only && commune && { place: only.mention, communeCode: commune.code }),
  }
}

/** Adds the message's files; of more than ten the first are kept. */
const addFiles = (draft: Draft, files: readonly string[]): { draft: Draft; said: Reply[] } => {
  if (files.length === 0) return { draft, said: [] }
  const all = [...new Set([...(draft.files ?? []), ...files])]
  const kept = all.slice(0, mostFiles)
  const said = [reply(intakeWording.fileTaken(kept.length))]
  if (all.length > mostFiles) said.push(reply(intakeWording.tooManyFiles))
  return { draft: { ...draft, files: kept }, said }
}

/** Goes on with a draft that another flow had in hand. */
export const continueIntake = (intake: Intake, draft: Draft, before: Reply[] = []): Outcome =>
  goOn(intake, draft, before)

/** Begins an intake with what is known already, and with the files sent just before. */
export const beginIntake = (intake: Intake, turn: Turn, told: Draft): Outcome => {
  const { draft, said } = addFiles(told, freshFiles(turn))
  const outcome = beginWith(intake, turn, draft)
  return said.length === 0
    ? outcome
    : { ...outcome, replies: [...said, ...outcome.replies], context: { ...outcome.context, files: null } }
}

const beginWith = (intake: Intake, turn: Turn, draft: Draft): Outcome => {
  const ambiguous = draft.text && draft.communeCode === undefined ? placeOf(draft.text, false)[0] : undefined
  const outcome = goOn(intake, draft, [reply(intakeWording.privacy(turn.slices.addresses.privacy))])
  if (outcome.flow?.step === 'place' && ambiguous && ambiguous.communes.length > 1)
    return {
      ...outcome,
      replies: [
        ...outcome.replies.slice(0, -1),
        reply(intakeWording.placeAmbiguous(ambiguous.mention), [
          ...placeChoices(ambiguous.communes, answerWords.commune),
          intakeWording.placeUnknown,
        ]),
      ],
      flow: intakeState(intake, 'place', { ...draft, place: ambiguous.mention }),
    }
  return outcome
}

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
  return {
    replies: [await intake.sent(opened, turn)],
    flow: null,
    context: draft.communeCode && !kindOf(intake.kind).isProtected ? { commune: draft.communeCode } : {},
    isFinal: true,
  }
}

const isYes = (turn: Turn): boolean =>
  turn.message.text === intakeWording.send.value || readYesNo(turn.message.text, { whole: true }) === 'yes'

/** A place on the map belongs to the place told in words; the commune is still asked for. */
const withLocation = (draft: Draft, { message }: Turn): { draft: Draft; noted: Reply[] } => {
  if (!message.location) return { draft, noted: [] }
  const onMap = intakeWording.onMap(message.location.latitude, message.location.longitude)
  return { draft: { ...draft, onMap }, noted: [reply(intakeWording.locationTaken)] }
}

/** The same question once more, with what was added to the draft. */
const goOnAt = (intake: Intake, at: string, draft: Draft, before: Reply[]): Outcome => {
  const step = intake.steps.find(({ field }) => field === at)
  return {
    replies: [...before, step ? askStep(step, draft) : card(intake, draft)],
    flow: intakeState(intake, at, draft),
  }
}

const answerStep = async (
  intake: Intake,
  turn: Turn,
  { at, draft, text }: { at: string; draft: Draft; text: string },
): Promise<Outcome | null> => {
  const change = argumentOf(answerWords.change, text)
  const changed = intake.steps.find(({ field }) => field === change)
  if (changed)
    return {
      replies: [askStep(changed, draft)],
      flow: intakeState(intake, changed.field, without(draft, changed.field)),
    }
  if (at === review) return isYes(turn) ? send(intake, draft, turn) : null
  const step = intake.steps.find(({ field }) => field === at)
  if (!step) return null
  const reading = readField(step, draft, text)
  if ('again' in reading) {
    const keepsPlace = step.field === 'place' && !text.startsWith('/')
    const next = keepsPlace ? { ...draft, place: shorten(text, longestField) } : draft
    return { replies: [reading.again], flow: intakeState(intake, at, next) }
  }
  const isDenunciation = draft.isDenunciation || (!text.startsWith('/') && readsDenunciation(turn.understood))
  return goOn(intake, { ...draft, ...reading.set, ...(isDenunciation && { isDenunciation }) })
}

/** The talking part of an intake: the flow's `answer`, `askAgain`, `takes` and `takesFiles`. */
export const intakeFlow = (
  intake: Intake,
): Pick<Flow, 'answer' | 'askAgain' | 'takes' | 'takesFiles' | 'isGuarded' | 'version'> => ({
  version: intakeVersion,
  isGuarded: true,

  async answer(turn, { step, data }) {
    const before: Draft = isIntakeDraft(data) ? { ...data } : {}
    const { draft: withNew, said } = addFiles(before, turn.files)
    const { draft, noted } = withLocation(withNew, turn)
    const told = [...said, ...noted]
    const text = turn.message.text.trim()
    if (text === '') return goOnAt(intake, step, draft, told)
    const outcome = await answerStep(intake, turn, { at: step, draft, text })
    return outcome && { ...outcome, replies: [...told, ...outcome.replies] }
  },

  askAgain(state) {
    const draft: Draft = isIntakeDraft(state.data) ? { ...state.data } : {}
    const step = intake.steps.find(({ field }) => field === state.step)
    return step ? askStep(step, draft) : card(intake, draft)
  },

  takes: (state) => (state.step === review || state.step === 'place' ? 'answers' : 'telling'),
  takesFiles: () => true,
})
