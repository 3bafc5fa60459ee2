import { maskNumbers } from '../duplicates/mask.js'
import type { Case, TimelineEvent } from './case.js'
import type { CaseStore } from './case-store.js'
import { caseWording } from './wording.js'

const mostTries = 5

type Said = Pick<TimelineEvent, 'at'> & { text: string; messageId: string; by?: TimelineEvent['by'] }

const citizen = { role: 'citizen', accountId: null, name: caseWording.citizen } as const

/**
 * Puts what stands in a joined case into the timeline of the one it goes on with, once for each message, and what `change`
 * makes of that one's clocks with it.
 */
export const tellMain = async (
  store: CaseStore,
  mainId: string,
  joined: Case,
  { text, messageId, at, by = citizen }: Said,
  change: (main: Case) => Partial<Pick<Case, 'clocks' | 'dueAt'>> = () => ({}),
): Promise<void> => {
  const event: TimelineEvent = {
    id: messageId,
    at,
    by,
    what: 'followed',
    from: null,
    to: joined.receiptCode,
    text: maskNumbers(text),
    paper: null,
  }
  for (let tries = 0; tries < mostTries; tries++) {
    const main = await store.get(mainId, { isProtected: false })
    if (!main || main.timeline.some(({ id }) => id === event.id)) return
    if (await store.apply(main, { set: change(main), event, outgoing: [] })) return
  }
  throw new Error(`case ${mainId} kept changing while a follower's words were added`)
}
