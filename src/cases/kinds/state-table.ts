import type { ClockId, Finding } from '../../deadlines/clock-rules.js'

/** The province's own targets, settings and no law: the answer to feedback, a word on protection asked for. */
export const targetClock = 'target.answer'
export const protectionClock = 'target.protect'
/** Asked for urgently: at once, so on the same day (Nghị định 31/2019/NĐ-CP Điều 7 khoản 2). */
export const urgentProtectionClock = 'target.protect.urgent'
/** Whoever is concerned hears of an extension; the law names no days (Luật Tố cáo Điều 30). */
export const extensionClock = 'target.extension'

/** Signs of a crime go to the police or the procuracy at once, so on the same day (Luật Tố cáo Điều 27 khoản 1). */
export const crimeClock = 'target.crime'

/** A clock of the law's table (src/deadlines), or one of the province's own targets. */
type TargetClockId =
  | typeof targetClock
  | typeof protectionClock
  | typeof urgentProtectionClock
  | typeof extensionClock
  | typeof crimeClock
export type CaseClockId = ClockId | TargetClockId

/** One of the province's own targets. */
export const isTargetClock = (clockId: CaseClockId): clockId is TargetClockId =>
  clockId === targetClock ||
  clockId === protectionClock ||
  clockId === urgentProtectionClock ||
  clockId === extensionClock ||
  clockId === crimeClock

/**
 * What the officer writes down for a step: an official paper (number, day, signer), a reason or an answer or a note, the
 * number of a letter that went along, day on which a duty was done (which may be later than its paper's), the day of what it is about, a citizen's letter by the day on which it was received, one of the grounds that the law names, what makes it complex, how many days an extension has, another body, people by name.
 */
export type Ask =
  | 'paper'
  | 'letter'
  | 'reason'
  | 'answer'
  | 'note'
  | 'done'
  | 'cover'
  | 'day'
  | 'ground'
  | 'criteria'
  | 'days'
  | 'target'
  | 'people'

/** A clock that a step starts: from the step's own day, the day the letter was received, or the day that was asked for. */
export type Started = CaseClockId | { clock: CaseClockId; from: 'received' | 'day' }

/** What must be so before a step may be taken; guards.ts says how it is seen and what is said otherwise. */
export type Guard =
  | 'dialogue_held'
  | 'refused_after_dialogue'
  | 'dialogue_on_working_day'
  | 'ground_fits'
  | 'regulation_new'
  | 'regulation_running'
  | 'regulation_passed_on'
  | 'settler_other'
  | 'receipt_unknown'
  | 'received_after_sending'
  | 'decided_or_unanswered'
  | 'dialogue_announced_in_time'
  | 'dialogue_within_term'
  | 'transfer_term_new'
  | 'dialogue_day_come'
  | 'absent_after_notice'
  | 'decision_received'
  | 'second_term_over'
  | 'sue_unused'
  | 'second_unused'
  | 'execution_running'
  | 'execution_suspended'
  | 'duties_done'
  | 'freely_withdrawn'
  | 'withdrawal_forced'
  | 'coerced'
  | 'unsigned_or_unnamed'
  | 'overdue'
  | 'not_published'
  | 'protection_granted'
  | 'listed_as_remote'
  | 'may_be_extended'
  | 'leader_after_reopening'
  | 'settled_here'
  | 'kept_after_verifying'
  | 'accused_heard'
  | 'representatives_fit'
  | 'one_authorised'
  | 'letter_after_entry'
  | 'sender_unnamed'
  | 'crime_suspected'
  | 'ended_withdrawn'
  | 'passed_on_here'
  | 'not_forwarded_so'

/** What a step of any sort asks, who takes it, which clocks it moves and what the citizen hears. */
export type Step = {
  asks: readonly Ask[]
  /** What the day is that is asked for. */
  dayLabel?: string
  /** What the day is on which a duty was done; without it: the day of sending. */
  doneLabel?: string
  /** What a day that is left empty is: today, or not known yet. Without it the day must be filled in. */
  emptyDay?: 'today' | 'unknown'
  /** What the other body, or the people by name, are to the case. */
  targetLabel?: string
  /** Who the other body is: whoever receives it, if nothing else; who settles it; who looks into crimes; who sent it; who holds papers of it. */
  targetIs?: 'receiver' | 'settler' | 'investigator' | 'sender' | 'holder'
  peopleLabel?: string
  /** What the letter is that went along; without it: the covering letter. */
  coverLabel?: string
  /** What a note is for, where that isn't plain. */
  noteLabel?: string
  /** The paper may be missing where this mark is set, which says that it went on without. */
  paperlessBy?: 'short_notice'
  /** Whose signature the paper needs; without it: whoever's. */
  signedBy?: 'settler'
  /** The grounds to choose from, with their article. */
  grounds?: Readonly<Record<string, string>>
  /** What is chosen there; without it: the ground in the law. */
  groundLabel?: string
  /** The same in words for the citizen, where the law's are not those; null: with this ground nobody is told. */
  told?: Readonly<Record<string, string | null>>
  /** Told to the citizen; {receiptCode}, {agency}, {text}, {paper}, {due}, {day}, {ground}, {target}, {settler}, {superior}, {days}, {done}, {limits} are filled in. Null: nothing. */
  news: string | null
  /** Told instead while the day that was asked for isn't known. */
  newsWithoutDay?: string
  /** Told instead of what is announced where it took place already. */
  newsAfterwards?: string
  /** Told instead where a state is entered anew before anything came of it: this replaces what was told first. */
  newsAgain?: string
  /** Told instead of a finding that came after the end of the term that it would have moved. */
  newsTooLate?: string
  /** Told after the news where only the sender can read it (`CaseNews`), if the officer wrote something: what {text} is. */
  newsOfText?: string
  by: 'handler' | 'decider' | 'citizen' | 'system'
  starts: readonly Started[]
  stops: readonly CaseClockId[]
  /** Clocks that don't begin when this ground is chosen. */
  startsNot?: Readonly<Record<string, readonly CaseClockId[]>>
  /** Clocks that must be over, or not yet over, on the step's day. */
  notBefore?: CaseClockId
  notAfter?: CaseClockId
  guards?: readonly Guard[]
}

/** What a form needs to know of a step to ask for it. */
export type Asked = Pick<
  Step,
  | 'asks'
  | 'dayLabel'
  | 'doneLabel'
  | 'emptyDay'
  | 'guards'
  | 'targetLabel'
  | 'targetIs'
  | 'signedBy'
  | 'paperlessBy'
  | 'peopleLabel'
  | 'coverLabel'
  | 'noteLabel'
  | 'grounds'
  | 'groundLabel'
> &
  Partial<Pick<Step, 'news' | 'newsOfText'>>

export type StateDefinition<S extends string> = Step & {
  /** What the state is called. */
  label: string
  /** The button that leads here; 'citizen' and 'system' moves have none. */
  action: string
  next: readonly S[]
  /** Nothing is left to do here, though the case may still be taken up again. */
  isEnd?: true
  /** Clocks that the law lets stand still do so in this state. */
  isPause?: true
  /** The citizen is asked to mark how the matter was handled; never where the kind is protected. */
  asksRating?: true
  /** A case of this kind is opened beside it, for the same citizen. */
  opens?: 'second_complaint'
}

/** What an act leaves on the case besides its entry in the timeline. */
type Leaves =
  | { finding: Finding }
  | { extension: true }
  /** Another day of the signed letter: the clocks that began with it begin anew. */
  | { letter: true }
  /** Who settles it, found out by the officer. */
  | { settledBy: string }
  /** It goes on where it was before it was withdrawn. */
  | { goesOn: true }
  /** The last standing act of this name no longer counts, nor the clock that it began. */
  | { takesBack: 'forwarded'; clock: CaseClockId }
  | { field: 'group' | 'authorised' | 'forwardedBy' }
  | { protection: Protection }
  | Record<string, never>

/** How far a request to protect the denouncer has come (Luật Tố cáo Điều 47–58). */
export type Protection = 'requested' | 'urgent' | 'granted' | 'refused' | 'ended'

/** An act of the law that leaves the state as it is. */
export type ActDefinition<S extends string> = Step & {
  label: string
  /** The states in which it may be done. */
  in: readonly S[]
  leaves?: Leaves
  /** A link of the case's course: no later move has an earlier day. */
  isOfCourse?: true
  /** The states whose day it can't lie before, since it follows them; none: the case's first day. Without it: the last move's. */
  after?: readonly string[]
  /** While it hasn't been done in this state, or this clock runs, it is what is due next. */
  comesFirst?: true | CaseClockId
  /** Whoever does it has the case from then on, where nobody had it. */
  takesUp?: true
}

/** A table in which a `next` that names no state does not compile. */
export const defineStates = <S extends string>(table: Record<S, StateDefinition<NoInfer<S>>>) => table

/** A table of acts over the states of a kind. */
export const defineActs =
  <S extends string>(_states: Record<S, StateDefinition<S>>) =>
  <A extends string>(table: Record<A, ActDefinition<S>>) =>
    table
