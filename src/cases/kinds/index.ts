import type { Permission } from '../../accounts/roles.js'
import { complaintActs, complaintStates } from './complaint.js'
import { denunciationActs, denunciationStates } from './denunciation.js'
import { feedbackActs, feedbackStates } from './feedback.js'
import { secondComplaintActs, secondComplaintStates } from './second-complaint.js'
import type { ActDefinition, StateDefinition } from './state-table.js'
import { tipActs, tipStates } from './tip.js'

type KindDefinition<S extends string> = {
  label: string
  /** How the citizen's own matter is called in a sentence. */
  noun: string
  firstState: NoInfer<S>
  states: Record<S, StateDefinition<S>>
  /** What the law lets be done without changing the state. */
  acts: Record<string, ActDefinition<NoInfer<S>>>
  /** Sealed off from communes: seen only with 'view_protected'. */
  isProtected: boolean
  view: Permission
  handle: Permission
  decide: Permission
}

const defineKind = <S extends string>(kind: KindDefinition<S>): KindDefinition<S> => kind

/** The kinds of case; one entry each is all that lists, buttons, filters and clocks need. */
const kinds = {
  feedback: defineKind({
    label: 'Phản ánh, kiến nghị',
    noun: 'phản ánh',
    firstState: 'received',
    states: feedbackStates,
    acts: feedbackActs,
    isProtected: false,
    view: 'view_cases',
    handle: 'handle_cases',
    decide: 'decide_cases',
  }),
  complaint: defineKind({
    label: 'Khiếu nại',
    noun: 'khiếu nại',
    firstState: 'draft',
    states: complaintStates,
    acts: complaintActs,
    isProtected: false,
    view: 'view_cases',
    handle: 'handle_cases',
    decide: 'decide_cases',
  }),
  second_complaint: defineKind({
    label: 'Khiếu nại lần hai',
    noun: 'khiếu nại lần hai',
    firstState: 'draft',
    states: secondComplaintStates,
    acts: secondComplaintActs,
    isProtected: false,
    view: 'view_cases',
    handle: 'handle_cases',
    decide: 'decide_cases',
  }),
  denunciation: defineKind({
    label: 'Tố cáo',
    noun: 'hồ sơ',
    firstState: 'draft',
    states: denunciationStates,
    acts: denunciationActs,
    isProtected: true,
    view: 'view_protected',
    handle: 'handle_protected',
    decide: 'handle_protected',
  }),
  tip: defineKind({
    label: 'Tin có nội dung tố cáo',
    noun: 'tin',
    firstState: 'received',
    states: tipStates,
    acts: tipActs,
    isProtected: true,
    view: 'view_protected',
    handle: 'handle_protected',
    decide: 'handle_protected',
  }),
}

export type CaseKind = keyof typeof kinds
export const kindNames = Object.keys(kinds) as CaseKind[]

/** The name of a state that cases of this kind can be in. */
export type StateName<K extends CaseKind = CaseKind> = K extends CaseKind ? keyof (typeof kinds)[K]['states'] : never

export const kindOf = <K extends CaseKind>(kind: K): (typeof kinds)[K] => kinds[kind]

const statesOf = (kind: CaseKind): Partial<Record<StateName, StateDefinition<StateName>>> => kinds[kind].states

/** The states of a kind, in the table's order. */
export const stateNamesOf = (kind: CaseKind): StateName[] => Object.keys(kinds[kind].states) as StateName[]

/** The definition of a state of a kind. Throws when the kind has no such state: a fault of ours. */
export const stateOf = <K extends CaseKind>(kind: K, state: StateName<K>): StateDefinition<StateName> => {
  const definition = statesOf(kind)[state]
  if (!definition) throw new Error(`no state ${state} in ${kind}`)
  return definition
}

/** A petition that waits for its signature. */
export const isDraft = ({ state }: { state: string }): boolean => state === 'draft'

/** What it told was moved to where accusations are kept: nothing of it is read here, and nobody works on it. */
export const isSealed = ({ state }: { state: string }): boolean => state === 'sealed'

/** Nothing is left to do in this state, but for duties that came from it. */
export const isFinal = <K extends CaseKind>(kind: K, state: StateName<K>): boolean => {
  const { next, isEnd } = stateOf(kind, state)
  return next.length === 0 || isEnd === true
}

/** Whether all of a case in this state can become one of another kind. */
export const canReclassify = (kind: CaseKind, state: StateName): boolean =>
  stateOf(kind, state).next.some((next) => next === 'reclassified')

/** An act of any kind, over states of any kind. */
export type AnyAct = ActDefinition<StateName>

/** The acts of a kind by name. */
export const actsOf = (kind: CaseKind): Readonly<Record<string, AnyAct>> => kinds[kind].acts as Record<string, AnyAct>

/** An act of a kind; undefined when the kind has none of that name. */
export const actOf = (kind: CaseKind, act: string): AnyAct | undefined =>
  Object.hasOwn(kinds[kind].acts, act) ? actsOf(kind)[act] : undefined
