import type { ClockId } from '../../deadlines/clock-rules.js'

/** The province's own target for feedback, a setting and no law. */
export const targetClock = 'target.answer'

/** A clock of the law's table (src/deadlines), or the province's own target. */
export type CaseClockId = ClockId | typeof targetClock

/** What the officer must write down for a move: nothing, a reason, an answer for the citizen, or an official paper. */
type Asks = 'nothing' | 'reason' | 'answer' | 'paper' | 'paper_and_reason'

export type StateDefinition<S extends string> = {
  /** What the state is called. */
  label: string
  /** The button that leads here. */
  action: string
  next: readonly S[]
  /** Told to the citizen on arrival; {receiptCode}, {agency}, {text}, {paper} and {due} are filled in. Null: nothing. */
  news: string | null
  asks: Asks
  /** Who may lead here; 'citizen' and 'system' moves have no button. */
  by: 'handler' | 'decider' | 'citizen' | 'system'
  /** Clocks that start and end here. */
  starts: readonly CaseClockId[]
  stops: readonly CaseClockId[]
  /** Open clocks stand still in this state. */
  isPause?: true
  /** The citizen is asked to mark how the matter was handled; never where the kind is protected. */
  asksRating?: true
}

/** A table in which a `next` that names no state does not compile. */
export const defineStates = <S extends string>(table: Record<S, StateDefinition<NoInfer<S>>>) => table
