import type { CaseKind, StateName } from '../cases/kinds/index.js'
import type { CaseClockId } from '../cases/kinds/state-table.js'
import type { Calendar } from '../deadlines/calendar.js'
import type { Issuer } from './issuer.js'
import type { Matter } from './matter.js'
import type { Block, Paper } from './paper.js'

/** What an officer types for a paper. `isRequired` holds when it gets its number; a draft leaves it open. */
export type TypedField = {
  label: string
  input: 'text' | 'textarea' | 'date' | 'time' | 'choice'
  isRequired: boolean
  help?: string
  options?: Readonly<Record<string, string>>
  /** `isRecorded`: the step that the paper is of was taken already. */
  prefill?(matter: Matter, step: { isRecorded: boolean }): string | null
}

export type Typed<F extends string = string> = Readonly<Record<F, string | null>>

/** The sender's side of a paper, the same for all templates. */
export type Office = {
  issuer: Issuer
  /** The day of the paper; of a draft the day it is looked at. */
  day: string
  /** The days off in force, by which a term that begins with this paper is counted. */
  calendar: Calendar
}

/** What a template writes; numbers, header and signature are put around it. */
export type Written = {
  name: string
  subject: string | null
  /** A decision names who decides. */
  isDecision?: true
  to?: readonly string[]
  body: readonly Block[]
  /** Besides those the officer names and the file. */
  recipients?: readonly string[]
  qr?: Paper['qr']
}

type StepName = `move:${StateName}` | `act:${string}` | `duty:${CaseClockId}`

type States = { [K in CaseKind]?: readonly StateName<K>[] }

export type Template<F extends string = string> = {
  /** How the console calls it. */
  label: string
  /** The kind of paper in its number (Nghị định 30/2020/NĐ-CP, phụ lục III): 'TB' in '05/TB-UBND'. */
  symbol: string
  /** In which states of which kinds it gets its number. */
  states: States
  /** Before these: where it is prepared as a draft alone, since what it tells of hasn't happened yet. */
  draftedIn?: States
  /** 'others': also people who may not learn who denounced. */
  reader: 'sender' | 'others'
  /** What the account must be allowed to do with the case; with feedback to handle it is enough, as its states say. */
  asks: 'handle' | 'decide'
  /** The steps that write its number down: 'move:accepted', 'act:extend', 'duty:tc.notify'. */
  recordedBy?: readonly StepName[]
  /** Besides those by which it is recorded the duties that it is the paper of: while one is open it is made in every state. */
  duties?: readonly CaseClockId[]
  /** Only who settles the case makes it: never where another body does. */
  bySettler?: true
  /** Signed by who takes a letter in, not by the chairman. */
  byReceiver?: true
  /** The province sends it, wherever the case lies. */
  byProvince?: true
  /** The field of the body that the case goes to. */
  sendsTo?: string
  fields: Readonly<Record<F, TypedField>>
  /** What the step that records the paper takes over from what was typed, by the names of the step's own fields. */
  passesOn?(typed: Typed<F>): Readonly<Record<string, string | null>>
  /** What is wrong with what was typed, in Vietnamese; null: nothing. */
  check?(facts: { typed: Typed<F>; office: Office; matter: Matter }): string | null
  write(facts: { typed: Typed<F>; office: Office; matter: Matter }): Written
}

export const defineTemplate = <F extends string>(template: Template<F>): Template<F> => template

export const textField = (label: string, more: Partial<TypedField> = {}): TypedField => ({
  label,
  input: 'text',
  isRequired: true,
  ...more,
})
export const areaField = (label: string, more: Partial<TypedField> = {}): TypedField =>
  textField(label, { input: 'textarea', ...more })
export const dateField = (label: string, more: Partial<TypedField> = {}): TypedField =>
  textField(label, { input: 'date', ...more })
