import { type Account, can } from '../accounts/roles.js'
import type { Case } from '../cases/case.js'
import { may } from '../cases/change-case.js'
import { isRunning } from '../cases/clocks.js'
import { kindOf } from '../cases/kinds/index.js'
import { isSettledElsewhere } from '../cases/settled-elsewhere.js'
import { standingTimeline } from '../cases/standing-timeline.js'
import type { Template } from './template.js'

/** Whether an open duty of the case is ended by this paper. */
export const servesOwnDuty = ({ clocks }: Case, { recordedBy = [] }: Template): boolean =>
  clocks.some((clock) => isRunning(clock) && recordedBy.some((name) => name === `duty:${clock.clockId}`))

/** Whether an open duty of the case waits for this paper: its own, or the sending of a decision that was made. */
const servesDuty = (found: Case, template: Template): boolean => {
  const { recordedBy = [], duties = [] } = template
  const isWaitedFor = recordedBy.some(
    (name) =>
      name.startsWith('act:') ||
      standingTimeline(found).some(({ what, to }) => what === 'moved' && name === `move:${to}`),
  )
  return (
    servesOwnDuty(found, template) ||
    (isWaitedFor && found.clocks.some((clock) => isRunning(clock) && duties.includes(clock.clockId)))
  )
}

const isIn = (states: Template['states'] | undefined, { kind, state }: Case): boolean =>
  states?.[kind]?.some((one) => one === state) ?? false

/** Whether a paper may get its number in the case's state: in its states, and as long as a duty is open that asks for it. */
export const mayNumber = (found: Case, template: Template): boolean =>
  isIn(template.states, found) || (template.states[found.kind] !== undefined && servesDuty(found, template))

/** Whether an account may make a paper of a case now, be it as a draft alone. */
export const mayMake = (account: Account, found: Case, template: Template): boolean => {
  if (!mayNumber(found, template) && !isIn(template.draftedIn, found)) return false
  if (template.bySettler && isSettledElsewhere(found)) return false
  if (template.byProvince) return can(account, kindOf(found.kind).decide, null)
  return may(account, found, found.kind === 'feedback' ? 'handle' : template.asks)
}
