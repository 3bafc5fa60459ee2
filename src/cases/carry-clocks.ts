import type { Case, CaseClock } from './case.js'
import { isOpenDuty, nearestDue } from './clocks.js'

type Running = Pick<Case, 'clocks' | 'dueAt'>

const running = (clocks: CaseClock[]): Running => ({ clocks, dueAt: nearestDue(clocks) })

/** The clocks of a case that goes on with another from that day on: none of them runs on it any more. */
export const heldClocks = (clocks: readonly CaseClock[], mainId: string, day: string): CaseClock[] =>
  clocks.map((clock) => (clock.stoppedOn === null ? { ...clock, stoppedOn: day, goesOnWith: mainId } : clock))

/** The clocks of a case that is parted again: those that joining stopped run as they were. */
export const freedClocks = (clocks: readonly CaseClock[]): CaseClock[] =>
  clocks.map(({ goesOnWith, ...clock }) => (goesOnWith === undefined ? clock : { ...clock, stoppedOn: null }))

/**
 * The clocks of the case that goes on, with those duties of the joined one that end sooner, or that it never had: nothing
 * becomes less urgent by joining. A duty that it has done already is done for the joined one, too.
 */
export const withCarried = (main: Case, joined: Pick<Case, 'id' | 'clocks'>): Running => {
  const isNeeded = (clock: CaseClock): boolean => {
    const own = main.clocks.filter(({ clockId }) => clockId === clock.clockId)
    return own.length === 0 || own.some((one) => isOpenDuty(one) && clock.dueAt < one.dueAt)
  }
  const carried = joined.clocks.filter((clock) => isOpenDuty(clock) && isNeeded(clock))
  return running([...main.clocks, ...carried.map((clock) => ({ ...clock, comesFrom: joined.id }))])
}

/** The clocks of a case without those that a joined one brought. */
export const withoutCarried = (main: Case, joinedId: string): Running =>
  running(main.clocks.filter(({ comesFrom }) => comesFrom !== joinedId))
