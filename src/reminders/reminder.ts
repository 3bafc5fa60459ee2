import type { CaseKind } from '../cases/kinds/index.js'
import type { CaseClockId } from '../cases/kinds/state-table.js'
import type { Step } from './steps.js'

/** One step of one duty of a case. Of a protected case it has ids alone. */
export type StepNotice = {
  what: 'step'
  caseId: string
  kind: CaseKind
  isProtected: boolean
  /** Null: protected. */
  receiptCode: string | null
  clockId: CaseClockId
  /** What has to be done, for people. */
  duty: string
  dueOn: string
  /** 'urged': whoever leads the commune asked for it. */
  step: Step | 'urged'
  /** Who urged. */
  by?: string
  /** Codes of other cases that the same message outside the console tells of. */
  alsoCodes?: string[]
}

/** How many there are, and the codes of the first; no codes of protected cases. */
export type Counted = { count: number; codes: string[] }

export type DigestCounts = Record<'reminded' | 'dueToday' | 'overdue' | 'fresh' | 'waiting', Counted>

/** The morning's summary for one account. */
export type DigestNotice = { what: 'digest'; day: string; counts: DigestCounts }

/** An officer waits for an answer of whoever keeps identities: of which case isn't told. `isAgain`: for a working day now. */
export type IdentityNotice = { what: 'identity'; isAgain: boolean }

/** What somebody was told, under a key: the same again is the same. */
export type Reminder = (StepNotice | DigestNotice | IdentityNotice) & {
  key: string
  /** Ids of the accounts that it is for. */
  accounts: string[]
  /** Those who haven't read it on the console. */
  unread: string[]
  createdAt: Date
  /** When there was nothing to remind of any more; null: it stands. */
  closedAt: Date | null
}
