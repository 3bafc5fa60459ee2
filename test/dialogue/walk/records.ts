import type { Case } from '../../../src/cases/case.js'
import { type CaseKind, kindOf } from '../../../src/cases/kinds/index.js'
import type { Conversation, FlowState } from '../../../src/dialogue/conversation.js'
import { type Draft, type DraftField, draftFields, isIntakeDraft } from '../../../src/dialogue/flows/intake/draft.js'
import type { Intake } from '../../../src/dialogue/flows/intake/open-step.js'
import { complaintIntake } from '../../../src/dialogue/flows/send-complaint/flow.js'
import { denunciationIntake } from '../../../src/dialogue/flows/send-denunciation/denunciation-intake.js'
import { feedbackIntake } from '../../../src/dialogue/flows/send-feedback/flow.js'
import { tipIntake } from '../../../src/dialogue/flows/send-tip/tip-intake.js'
import { isProtectedFlow } from '../../../src/dialogue/patterns/keep-draft.js'
import { foldMarks } from '../../../src/shared/text.js'

export type RecordField = DraftField | 'communeCode'

/** Something the person told, with the field it belongs to. */
export type Truth = { field: RecordField; value: string }

/** Where something told may stand: a draft that runs, waits or was put aside, or a case that was sent. */
export type Kept = {
  at: 'running' | 'suspended' | 'kept' | 'case'
  fields: Draft
  isProtected: boolean
  /** Null: its kind isn't chosen yet, so that anything may be told. */
  intake: Intake | null
}

export const intakes: readonly Intake[] = [feedbackIntake, complaintIntake, denunciationIntake, tipIntake]
const collecting = new Set(['choose-kind', 'sign-or-not', 'accused-office', ...intakes.map(({ flow }) => flow)])

export const intakeOf = (state: FlowState | null): Intake | null =>
  intakes.find(({ flow }) => flow === state?.name) ?? null

const draftIn = ({ data }: FlowState): Draft => (isIntakeDraft(data.draft) ? data.draft : (data as Draft))

const keptIn = (at: Kept['at'], state: FlowState | null | undefined): Kept[] =>
  state && collecting.has(state.name)
    ? [{ at, fields: draftIn(state), isProtected: isProtectedFlow(state), intake: intakeOf(state) }]
    : []

const caseFields = ({ text, placeText, communeCode, when, against, request, evidence, reporter }: Case): Draft => ({
  text,
  place: placeText,
  communeCode,
  when,
  against,
  request,
  evidence,
  ...reporter,
})

const keptInCase = (found: Case): Kept => ({
  at: 'case',
  fields: caseFields(found),
  isProtected: kindOf(found.kind as CaseKind).isProtected,
  intake: intakes.find(({ kind }) => kind === found.kind) ?? null,
})

const stackOf = (kept: Conversation['kept']): NonNullable<Conversation['kept']>[] =>
  kept ? [kept, ...stackOf(kept.under ?? null)] : []

/** Everything in which something told stands. */
export const recordsOf = ({ flow, suspended, kept }: Conversation, cases: readonly Case[]): Kept[] => [
  ...keptIn('running', flow),
  ...suspended.flatMap((state) => keptIn('suspended', state)),
  ...stackOf(kept).flatMap(({ state }) => keptIn('kept', state)),
  ...cases.map(keptInCase),
]

const squeezed = (text: string): string => ` ${foldMarks(text)} `
const digits = (text: string): string => text.replace(/\D/g, '')

/** Whether a text says a truth, as whole words, whatever its marks and spelling. */
export const says = (text: string, { field, value }: Truth): boolean =>
  field === 'phone' ? digits(text).includes(digits(value)) : squeezed(text).includes(squeezed(value))

/** Whether a record holds a truth in its own field. */
export const holds = ({ fields }: Kept, truth: Truth): boolean => {
  const value = fields[truth.field]
  if (typeof value !== 'string') return false
  return truth.field === 'communeCode' ? value === truth.value : says(value, truth)
}

/** The other fields of a record that say a truth. */
export const strayIn = ({ fields }: Kept, truth: Truth): DraftField[] =>
  truth.field === 'communeCode'
    ? []
    : draftFields.filter((field) => {
        const value = fields[field]
        return field !== truth.field && typeof value === 'string' && says(value, truth)
      })

export const asksFor = ({ intake }: Kept, field: RecordField): boolean =>
  intake === null || intake.steps.some((step) => step.field === (field === 'communeCode' ? 'place' : field))
