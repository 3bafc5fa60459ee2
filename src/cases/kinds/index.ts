import type { Permission } from '../../accounts/roles.js'
import { complaintStates } from './complaint.js'
import { denunciationStates } from './denunciation.js'
import { feedbackStates } from './feedback.js'
import type { StateDefinition } from './state-table.js'
import { tipStates } from './tip.js'

type KindDefinition = {
  label: string
  /** How the citizen's own matter is called in a sentence. */
  noun: string
  firstState: string
  states: Record<string, StateDefinition<string>>
  /** Sealed off from communes: seen only with 'view_protected'. */
  isProtected: boolean
  view: Permission
  handle: Permission
  decide: Permission
}

/** The kinds of case; one entry each is all that lists, buttons, filters and clocks need. */
export const kinds = {
  feedback: {
    label: 'Phản ánh, kiến nghị',
    noun: 'phản ánh',
    firstState: 'received',
    states: feedbackStates,
    isProtected: false,
    view: 'view_cases',
    handle: 'handle_cases',
    decide: 'decide_cases',
  },
  complaint: {
    label: 'Khiếu nại',
    noun: 'khiếu nại',
    firstState: 'draft',
    states: complaintStates,
    isProtected: false,
    view: 'view_cases',
    handle: 'handle_cases',
    decide: 'decide_cases',
  },
  denunciation: {
    label: 'Tố cáo',
    noun: 'hồ sơ',
    firstState: 'draft',
    states: denunciationStates,
    isProtected: true,
    view: 'view_protected',
    handle: 'handle_protected',
    decide: 'handle_protected',
  },
  tip: {
    label: 'Tin có nội dung tố cáo',
    noun: 'tin',
    firstState: 'received',
    states: tipStates,
    isProtected: true,
    view: 'view_protected',
    handle: 'handle_protected',
    decide: 'handle_protected',
  },
} as const satisfies Record<string, KindDefinition>

export type CaseKind = keyof typeof kinds
export const kindNames = Object.keys(kinds) as CaseKind[]

export const kindOf = (kind: CaseKind): KindDefinition => kinds[kind]

/** The definition of a state of a kind. Throws when the kind has no such state: a fault of ours. */
export const stateOf = (kind: CaseKind, state: string): StateDefinition<string> => {
  const definition = kindOf(kind).states[state]
  if (!definition) throw new Error(`no state ${state} in ${kind}`)
  return definition
}

/** A petition that waits for its signature. */
export const isDraft = ({ state }: { state: string }): boolean => state === 'draft'

/** Nothing can follow in this state. */
export const isFinal = (kind: CaseKind, state: string): boolean => stateOf(kind, state).next.length === 0
