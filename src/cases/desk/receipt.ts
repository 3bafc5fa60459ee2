import type { Case } from '../case.js'
import { nameOfClock, promisedClock } from '../clocks.js'
import { isDraft, kindOf } from '../kinds/index.js'
import { canBeLinked } from './link-chat.js'
import { describeEntry } from './wording.js'

/** What a receipt says. Of a protected case neither its kind nor anything of its content: paper lies about. */
export type Receipt = {
  receiptCode: string
  title: string
  /** Null where the case is protected. */
  text: string | null
  place: string | null
  way: string | null
  agency: string
  takenBy: string | null
  takenAt: Date
  /** The day on which it came, where that was before it was written down ('YYYY-MM-DD'). */
  receivedOn: string | null
  /** What the citizen is promised until which day ('YYYY-MM-DD'), as chat and page say it; null: nothing yet. */
  due: { what: string | null; day: string } | null
  /** The letter that was entered has to be signed first. */
  isToSign: boolean
  /** Its news can be sent to a chat, for the digits of a telephone that is known. */
  canLinkChat: boolean
  /** The address at which its code is asked after; null: a sealed case isn't followed by its code. */
  followUp: string | null
}

/** The facts of a case's receipt; `followUp` is the address where it is followed. */
export const receiptOf = (found: Case, followUp: string): Receipt => {
  const { isProtected, label } = kindOf(found.kind)
  const clock = promisedClock(found.clocks)
  return {
    receiptCode: found.receiptCode,
    title: isProtected ? 'Hồ sơ' : label,
    text: isProtected ? null : found.text,
    place: isProtected ? null : found.placeText,
    way: found.entry && describeEntry(found.entry),
    agency: found.agency.name,
    takenBy: found.entry?.by.name ?? null,
    takenAt: found.openedAt,
    receivedOn: found.entry?.receivedOn ?? null,
    due: clock ? { what: isProtected ? null : nameOfClock(clock), day: clock.dueOn } : null,
    isToSign: isDraft(found) && !isProtected,
    canLinkChat: canBeLinked(found),
    followUp: isProtected ? null : followUp,
  }
}
