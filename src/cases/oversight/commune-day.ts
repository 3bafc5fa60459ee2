import { type Account, can } from '../../accounts/roles.js'
import { localDay } from '../../shared/clock.js'
import { Forbidden } from '../../shared/errors.js'
import type { CaseFilter } from '../case-filter.js'
import { countQueues, type InboxParts, mostCounted, scopeOf } from '../inbox/find-inbox.js'
import { endOfToday, figuresSince, type QueueName } from '../inbox/queues.js'
import { caseWording } from '../wording.js'
import type { OfficerCount } from './pipelines.js'

/** A figure with what it was a month ago. */
export type Compared = { now: number; before: number }

/** How a commune stands today. */
export type CommuneDay = {
  fresh: Compared
  dueToday: Compared
  late: Compared
  queues: Partial<Record<QueueName, number>>
  byOfficer: OfficerCount[]
}

const isProtected = false

/**
 * How a commune stands today: what is new in the last 30 days and was in the 30 before, what is due and late today and
 * owed an answer on the same day a month ago, and who has how much. Of ordinary cases that the account may see. Throws
 * Forbidden.
 */
export const findCommuneDay = async (
  parts: InboxParts,
  account: Account,
  communeCode: string,
  at: Date,
): Promise<CommuneDay> => {
  const scope = can(account, 'lead_commune', communeCode) ? await scopeOf(parts, account) : null
  if (!scope) throw new Forbidden(caseWording.errors.forbidden)
  const { store } = parts
  const of: CaseFilter = { ...scope.filter, desk: communeCode }
  const count = (more: CaseFilter) => store.count({ ...of, ...more }, { isProtected })
  const since = figuresSince(at)
  const earlier = figuresSince(since)
  const monthAgo = localDay(since)
  const marks = { at, endOfToday: endOfToday(at), since }
  const [fresh, freshBefore, dueToday, dueBefore, late, lateBefore, queues, byOfficer] = await Promise.all([
    count({ openedFrom: since }),
    count({ openedFrom: earlier, openedBefore: since }),
    count({ dueFrom: at, dueUpTo: marks.endOfToday }),
    count({ owedAnswer: { on: monthAgo } }),
    count({ overdueAt: at }),
    count({ owedAnswer: { before: monthAgo } }),
    countQueues(parts, account, at, { communeCode, most: mostCounted }),
    store.countByOfficer(of, marks),
  ])
  return {
    fresh: { now: fresh, before: freshBefore },
    dueToday: { now: dueToday, before: dueBefore },
    late: { now: late, before: lateBefore },
    queues,
    byOfficer,
  }
}
