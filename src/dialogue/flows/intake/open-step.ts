import type { Case } from '../../../cases/case.js'
import type { CaseKind } from '../../../cases/kinds/index.js'
import type { Reply } from '../../../messaging/message.js'
import type { FlowState, Outcome } from '../../conversation.js'
import type { Turn } from '../../flow.js'
import { accuses, accusesOfCrime } from './accusation.js'
import { askProtected } from './ask-protected.js'
import type { Step } from './ask-step.js'
import { type Draft, type DraftField, draftFields, wordsOfDraft } from './draft.js'

/** A kind of report as its flow tells it: what is asked for, in which order, and what is said at the end. */
export type Intake = {
  flow: string
  kind: CaseKind
  title: string
  /** What a draft is sent as where that isn't always the same, and how it is called then. */
  sentAs?(draft: Draft): { kind: CaseKind; title: string }
  /** What a story tells in other words than the fields have them. */
  adapt?(draft: Draft): Draft
  /** The case that a draft goes on from. */
  findFirst?(draft: Draft, turn: Turn): Promise<Case | null>
  steps: readonly Step[]
  /** It may go to a commune: words that accuse people in its office are stopped before. */
  isForCommune?: true
  /** It may go to the accused by law: the person is asked once whether a crime told in it is to be sent protected. */
  asksAboutCrime?: true
  /** What to say once the case stands. */
  sent(opened: Case, turn: Turn): Promise<Reply> | Reply
}

export const intakeVersion = 1

/** The step at which the card is shown. */
export const review = 'review'

export const isTold = (draft: Draft, field: DraftField): boolean =>
  field === 'place' ? draft.communeCode !== undefined : draft[field] !== undefined

export const stepsFor = ({ steps }: Pick<Intake, 'steps'>, draft: Draft): readonly Step[] =>
  steps.filter(({ isFor }) => !isFor || isFor(draft))

/** The next open question; undefined: all is told. */
export const stepOf = (intake: Intake, draft: Draft): Step | undefined =>
  stepsFor(intake, draft).find(({ field }) => !isTold(draft, field))

export const stepAt = (intake: Intake, at: string): Step | undefined => intake.steps.find(({ field }) => field === at)

/** The draft without a field. */
export const without = (draft: Draft, field: DraftField): Draft => {
  const { [field]: _field, ...rest } = draft
  if (field !== 'place') return rest
  const { communeCode: _code, ...others } = rest
  return others
}

/** Only what this kind asks for, and nothing left out that it must have. */
export const ownFields = (intake: Intake, told: Draft): Draft => {
  const draft = intake.adapt?.(told) ?? told
  const foreign = draftFields.filter((field) => {
    const step = stepAt(intake, field)
    return !step || (draft[field] === null && field !== 'place' && !step.isOptional)
  })
  return foreign.reduce(without, draft)
}

export const intakeState = (intake: Intake, step: string, draft: Draft): FlowState => ({
  name: intake.flow,
  version: intakeVersion,
  step,
  data: { ...draft },
})

/** It is kept from the commune's office: by its words, or because the person was told that it looks like a denunciation. */
export const isKeptFromOffice = (intake: Intake, draft: Draft): boolean =>
  Boolean(intake.isForCommune) && (draft.isSuspected === true || isAccusing(intake, draft))

export const isAccusing = (intake: Intake, draft: Draft): boolean =>
  Boolean(intake.isForCommune) && accuses(wordsOfDraft(draft), { isDenunciation: draft.isDenunciation ?? false })

/** Words accuse somebody whom the report may reach: the person is asked first whether it goes the protected way. */
export const mustAsk = (intake: Intake, draft: Draft): boolean =>
  !draft.isInsisted &&
  (isAccusing(intake, draft) || (Boolean(intake.asksAboutCrime) && accusesOfCrime(wordsOfDraft(draft))))

export const askWay = (intake: Intake, draft: Draft): Outcome =>
  askProtected(draft, intake.asksAboutCrime ? 'complaint' : 'feedback')

/** The state in which a draft waits: at its next open question, or at the card. */
export const openState = (intake: Intake, draft: Draft): FlowState =>
  intakeState(intake, stepOf(intake, draft)?.field ?? review, draft)

export const isUnnamed = (draft: Draft): boolean => draft.communeCode === undefined && draft.place === undefined
