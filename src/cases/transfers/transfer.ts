import type { Agency } from '../../routing/route-case.js'
import type { StaffName } from '../desk/entry.js'

/**
 * A case that was sent to another agency and not accepted yet, or came back. Until it is accepted the case stays with its
 * agency, which answers for it; the receiver may only look.
 */
export type Transfer = {
  state: 'sent' | 'returned'
  to: Agency
  reason: string
  sentBy: StaffName
  sentAt: Date
  /** From here on the province sees that nobody answered: the end of the second working day after `sentAt`. */
  answerBy: Date
  /** Why it came back, from whom; null while it is under way. */
  returned: { by: StaffName; at: Date; reason: string } | null
}

/** Whether somebody still has to accept or return it. */
export const isUnderWay = (transfer: Transfer | null): transfer is Transfer => transfer?.state === 'sent'
