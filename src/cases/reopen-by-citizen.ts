import { addDays } from '../deadlines/working-days.js'
import { localDay } from '../shared/clock.js'
import type { Case } from './case.js'
import type { CaseStore } from './case-store.js'
import { newsOf } from './change-case.js'
import type { ClockKeeper } from './clocks.js'
import { stateOf } from './kinds/index.js'
import { dayOf } from './step-days.js'
import { caseWording, fillNews } from './wording.js'

/** How long after the answer a citizen may take feedback up again: the practice of hotlines, a rule of ours. */
export const reopenWithinDays = 15

/** Why a citizen may not take a case up again; null: they may. */
export const whyNotReopen = (found: Case, at: Date): 'not_answered' | 'before' | 'too_late' | null => {
  if (found.kind !== 'feedback' || !(found.state === 'answered' || found.state === 'closed')) return 'not_answered'
  if (found.reopenedByCitizen > 0) return 'before'
  const answered = found.timeline.findLast(({ what, to }) => what === 'moved' && to === 'answered')
  const last = addDays(answered ? dayOf(answered) : localDay(found.updatedAt), reopenWithinDays)
  return localDay(at) > last ? 'too_late' : null
}

/**
 * The citizen, whom the answer doesn't satisfy, takes feedback up again: once, within fifteen days. `messageId` is the
 * message that says so: it counts once; `text`: null where the words stand in the case already. False: the case changed meanwhile and must be read again.
 */
export const reopenByCitizen = async (
  { store, clocks }: { store: CaseStore; clocks: ClockKeeper },
  found: Case,
  said: { text: string | null; messageId: string; at: Date; files: readonly string[] },
): Promise<boolean> => {
  if (found.timeline.some(({ id }) => id === said.messageId)) return true
  if (whyNotReopen(found, said.at)) throw new Error('this case is not to be reopened')
  const target = stateOf('feedback', 'reopened')
  const day = localDay(said.at)
  const running = clocks.afterStep({
    clocks: found.clocks,
    category: found.category,
    findings: found.findings,
    day,
    starts: target.starts.map((one) => ({ clock: typeof one === 'string' ? one : one.clock, day })),
    stops: target.stops,
  })
  const event = {
    id: said.messageId,
    at: said.at,
    by: { role: 'citizen' as const, accountId: null, name: caseWording.citizen },
    what: 'moved' as const,
    from: found.state,
    to: 'reopened' as const,
    text: said.text,
    paper: null,
  }
  const text = fillNews(target.news ?? '', {
    receiptCode: found.receiptCode,
    agency: found.agency.name,
    text: null,
    paper: null,
    due: null,
  })
  return store.apply(found, {
    set: { state: 'reopened', ...running, reopenedByCitizen: found.reopenedByCitizen + 1, rating: null },
    event,
    attachments: said.files,
    outgoing: [newsOf(found, event, { text, choices: [] })],
  })
}
