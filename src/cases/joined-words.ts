import { type Account, can } from '../accounts/roles.js'
import { isAccused } from './accused-officer.js'
import type { Case, TimelineEvent } from './case.js'
import type { CaseStore } from './case-store.js'
import { may } from './change-case.js'

/** Words of another's joined case: for the officers alone, never for whose case it stands in. */
export const isOfOther = ({ what }: Pick<TimelineEvent, 'what'>): boolean => what === 'followed' || what === 'parted'

/** The same rule as for the joined case's own page. */
const mayRead = (account: Account, one: Case): boolean =>
  can(account, 'inspect_cases') ? !isAccused(account, one) : may(account, one, 'view')

/**
 * A case as this account may read it: the words of a joined one stand in its timeline for who may see that one, as long as
 * it is joined; after that they are only stored. The code of one that the account may not see is left out, too.
 */
export const withoutForeignWords = async (
  store: Pick<CaseStore, 'findJoined' | 'getByReceiptCode'>,
  account: Account,
  found: Case,
): Promise<Case> => {
  const codes = new Set(found.timeline.flatMap((event) => (isOfOther(event) && event.to ? [event.to] : [])))
  if (codes.size === 0) return found
  const joined = await store.findJoined([found.id])
  const isJoined = new Set(joined.map(({ receiptCode }) => receiptCode))
  const parted = await Promise.all([...codes].filter((code) => !isJoined.has(code)).map(store.getByReceiptCode))
  const isSeen = new Set(
    [...joined, ...parted].flatMap((one) => (one && mayRead(account, one) ? [one.receiptCode] : [])),
  )
  const timeline = found.timeline.map((event): TimelineEvent => {
    if (!isOfOther(event) || event.to === null) return event
    const isReadable = isSeen.has(event.to)
    return {
      ...event,
      to: isReadable ? event.to : null,
      text: isReadable && isJoined.has(event.to) ? event.text : null,
    } as TimelineEvent
  })
  return { ...found, timeline }
}
