import type { OutgoingMessage, SealedMessage } from '../messaging/message.js'
import type { AuditEntry } from '../shared/audit.js'
import type { Case } from './case.js'
import type { HiddenMessage } from './sealed/hidden-names.js'
import { lockedCase, type SealedFields } from './sealed/sealed-case.js'

/** A protected one has its words in boxes, and blanks in their place (src/cases/sealed). */
export type StoredCase = Omit<Case, 'id' | 'isLocked'> & {
  _id: string
  /** Id of the message that confirmed it: the same message opens one case. */
  openedBy: string
  /** `dueAt`, or the end of time: lists sort by it. */
  sortDue: Date
  /** What it is found by, at each of its desks and in the province; of a protected case nothing. */
  words: string[]
  /** Every two words that follow each other in what an ordinary case tells: whoever it names is found by them. */
  pairs: string[]
  /** In whose lists it stands: codes of communes, 'province'. */
  desks: string[]
  /** Something can still happen in it: said once, so that an index keeps these apart from all that is over. */
  isOpen: boolean
  /** When reminders look at it next: at once after its clocks changed; null when nothing of it comes due. */
  remindAt: Date | null
  /** Since when it waits to be given to whoever is at the desk; null: it doesn't. */
  awaitsTurn: Date | null
  /** Of a protected case hidden (src/cases/sealed/hidden-names.ts), as its code, chat, files and messages are. */
  outgoing: (OutgoingMessage | SealedMessage | HiddenMessage)[]
  audit: AuditEntry[]
  /** For the proof that it was filed: 32 random bytes as hex, and in whose day's tree it stands, '' in none yet. */
  proof?: { salt: string; day: string }
} & Partial<SealedFields>

/** Without what only the database needs; of a protected case with its boxes. */
export const caseFields = (stored: StoredCase): Case & Partial<SealedFields> => {
  const {
    _id,
    openedBy: _1,
    sortDue: _2,
    remindAt: _3,
    outgoing: _4,
    audit: _5,
    words: _6,
    pairs: _10,
    desks: _7,
    isOpen: _9,
    awaitsTurn: _8,
    proof: _11,
    ...rest
  } = stored
  /** Cases of before decision 0044 name nobody. */
  return { ...rest, settledBy: rest.settledBy ?? null, id: _id }
}

/** As anybody reads it who has no key: a protected one is locked. */
export const caseOf = (stored: StoredCase): Case => {
  const found = caseFields(stored)
  return isSealedCase(found) ? lockedCase(found) : found
}

export const isSealedCase = <T extends Partial<SealedFields>>(found: T): found is T & SealedFields =>
  found.keys !== undefined
