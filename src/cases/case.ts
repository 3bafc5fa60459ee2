import type { LegalClock } from '../deadlines/clock-events.js'
import type { Finding } from '../deadlines/clock-rules.js'
import type { OutgoingMessage } from '../messaging/message.js'
import type { Agency } from '../routing/route-case.js'
import type { CategoryName } from './categories.js'
import type { Entry, NewsToTell } from './desk/entry.js'
import type { CaseKind, StateName } from './kinds/index.js'
import type { CaseClockId, Protection } from './kinds/state-table.js'
import type { Hold, LiftedHold } from './retention/hold.js'
import type { Transfer } from './transfers/transfer.js'

/** Who is writing, as far as the law of the kind asks for it; null is not told. */
type Reporter = {
  name: string | null
  address: string | null
  phone: string | null
  /** How else they are reached, where an officer wrote it down. */
  contact?: string | null
}

/** An official paper behind a move: số, ngày, người ký. */
export type OfficialPaper = { number: string; date: string; signer: string }

export type StateChange = { what: 'opened' | 'moved'; from: StateName | null; to: StateName }

/**
 * Anything else that happens to a case; `from` and `to` are as people read them, or the key of a file, of an act, of a
 * duty's clock.
 */
export type OtherHappening = {
  what:
    | 'acted'
    | 'duty_done'
    | 'linked'
    | 'replied'
    | 'asked'
    | 'answered'
    | 'added'
    | 'followed'
    | 'parted'
    | 'place_corrected'
    | 'transfer_sent'
    | 'transfer_taken_back'
    | 'transfer_returned'
    | 'transferred'
    | 'told'
    | 'chat_linked'
    | 'noted'
    | 'clock_changed'
    | 'category_changed'
    | 'unanswered'
    | 'rated'
    | 'assigned'
    | 'internal_note'
    | 'file_added'
    | 'file_removed'
    | 'paper_made'
    | 'completed'
    | 'person_corrected'
    | 'identity_asked'
    | 'identity_lent'
    | 'identity_refused'
  from: string | null
  to: string | null
}

export type TimelineEvent = (StateChange | OtherHappening) & {
  id: string
  at: Date
  by: { role: 'citizen' | 'staff' | 'system'; accountId: string | null; name: string }
  text: string | null
  paper: OfficialPaper | null
  /** What else a step wrote down. */
  facts?: StepFacts
}

/** What a step wrote down besides text and paper; days are local. */
export type StepFacts = {
  day?: string
  /** The day on which a duty was done: sent, published, received. */
  done?: string
  /** Number of the letter that went along with what was sent. */
  cover?: string
  /** The id of the step that was taken back. */
  takesBack?: string
  /** The dialogue took place though it was announced too late. */
  shortNotice?: true
  /** Both sides agreed to a day off. */
  agreed?: true
  /** Key of one of the step's grounds. */
  ground?: string
  criteria?: string[]
  target?: string
  /** Why it goes to another than who settles it by the case. */
  targetWhy?: string
  /** Who signed, of another office by their title, was looked at. */
  signerChecked?: true
  /** The words name so many officers who handle denunciations: they read the case no longer. */
  keptAway?: number
  /** The officer looked whether a receiver of no table is named rightly. */
  targetChecked?: true
  /** What was said of the sender before it was corrected: shown with the person alone. */
  was?: string
  /** The citizen says that somebody forces them to withdraw. */
  isCoerced?: true
  people?: string[]
  /** A citizen's letter, received on `day`: its own number and date, which most have not. */
  letter?: { number: string | null; date: string | null }
  /** How many signed. */
  count?: number
  /** Keys of the pictures that went to the citizen with it. */
  pictures?: string[]
  /** Nobody had the case: who did this has it now. */
  takes?: true
  /** How long an extension is. */
  days?: number
  /** The last day that a finding or an extension moved. */
  dueBefore?: string
}

/** Another case that came out of this one, or this one out of it. */
export type CaseLink = {
  id: string
  receiptCode: string
  kind: CaseKind
  relation: 'second_instance' | 'first_instance' | 'split_into' | 'split_from'
}

/** A case that is to be opened beside this one, asked for in the same update: once for each id. */
export type LinkedOpening = {
  id: string
  kind: CaseKind
  text: string
  /** The day that its first clocks start from, 'YYYY-MM-DD'. */
  day: string
  /** On that day it came to the very office that has it; else this one hands it on. */
  isThere?: true
  /** What goes over with it, where it goes on apart and is no longer read here. */
  content?: MovedContent
}

/** What a case tells besides its text. */
export type MovedContent = Pick<
  CaseContent,
  'placeText' | 'when' | 'against' | 'request' | 'evidence' | 'attachments' | 'reporter'
>

/** A clock of the table in src/deadlines as it runs on this case; days are local dates. */
export type CaseClock = Omit<LegalClock, 'clockId'> & {
  clockId: CaseClockId
  /** The day on which the law let it stand still; null: it runs. */
  pausedOn: string | null
  stoppedOn: string | null
  /** Its earlier stands, and how often it was extended: with them it can be computed again. */
  pauses: { pausedOn: string; resumedOn: string }[]
  extensions: number
  /** The days of each extension, as its paper gives them; one without had the law's most. */
  extensionDays?: number[]
  /** What was found before it was over, where more was found later: that doesn't count for it. */
  findings?: readonly Finding[]
  /** The citizen was told that it is over: no paper, whatever its day, makes it longer. */
  isToldOver?: true
  /** Stopped by joining, and the id of the case that its case goes on with. */
  goesOnWith?: string
  /** Brought by a case that was joined to this one, and that one's id. */
  comesFrom?: string
}

export type CaseContent = {
  kind: CaseKind
  category: CategoryName
  /** What happened, in the citizen's own words. */
  text: string
  placeText: string | null
  communeCode: string | null
  when: string | null
  /** Who or what body is complained of or denounced. */
  against: string | null
  /** What the citizen asks for. */
  request: string | null
  evidence: string | null
  /** Ids of files in src/attachments. */
  attachments: string[]
  reporter: Reporter
}

/** The citizen's mark for how the matter was handled: 1 (very bad) to 5 (very good). */
export type Rating = { score: 1 | 2 | 3 | 4 | 5; at: Date }

/** Who asks to see who denounced; the reason lies in `box`, for whoever keeps identities. */
export type IdentityAsk = { id: string; by: { id: string; name: string }; at: Date; box?: string }

/** A case; `Case<'tip'>` can only be in a tip's states. */
export type Case<K extends CaseKind = CaseKind> = CaseContent & {
  /** Of a protected case: what of its sender was taken out of which text, for who reads the identity (src/cases/sealed/cover-sender.ts). */
  covers?: Partial<Record<'text' | 'placeText' | 'request' | 'evidence', string[]>>
  kind: K
  id: string
  receiptCode: string
  state: StateName<K>
  agency: Agency
  /** Who settles it by law or whose matter it is, where the table of agencies knows: "Giám đốc Sở Y tế"; null: who has it. */
  settledBy: string | null
  /** Who had it before and up to which day, the first one first: each one's closures count while it had it. */
  formerOffices: { communeCode: string | null; until: string }[]
  /** The commune whose office the case accuses: it never gets it. */
  keptFrom: string | null
  /** Why the case came to this agency, for people to read. */
  routedBecause: string
  /** Id of the case of the same matter that this one goes on with. */
  joinedTo: string | null
  /** The case is under way to another agency, or came back from it; null: neither. */
  transfer: Transfer | null
  /** The chat that the citizen wrote from, or linked later; null: an officer entered the case and tells its news. */
  chat: string | null
  /** How an officer came to enter it; null: the citizen wrote it. */
  entry: Entry | null
  /** What an officer tells the person, or told; only where `entry` is given. */
  toTell: NewsToTell[]
  clocks: CaseClock[]
  /** End of the nearest open clock; null when none runs. */
  dueAt: Date | null
  timeline: TimelineEvent[]
  /** Who of the staff works on it; null: nobody yet. */
  assignee: { id: string; name: string } | null
  /** Somebody may be in danger, by the words it was opened with: a number to call was told for them. */
  tellsDanger?: true
  /** Since when the citizen's own words wait for an answer by the staff; null: none do. */
  citizenWaitsSince: Date | null
  /** The officer asked, the citizen hasn't answered yet. */
  awaitsCitizen: boolean
  /** Findings that change terms: complex, remote, several places. */
  findings: Finding[]
  /** Those who speak for many, and how many signed. */
  group: { names: string[]; signatures: number } | null
  /** Who acts for the citizen. */
  authorised: string | null
  /** Who sent the letter on: they are told the result. */
  forwardedBy: string | null
  protection: Protection | null
  links: CaseLink[]
  toOpen: LinkedOpening[]
  /** How often the citizen took it up again. */
  reopenedByCitizen: number
  /** Null until the citizen gives one; never asked for where the kind is protected. */
  rating: Rating | null
  openedAt: Date
  updatedAt: Date
  version: number
  /** Kept beyond its time, and why; left out or null: it isn't. */
  hold?: Hold | null
  /** Holds that were lifted, the first one first. */
  formerHolds?: LiftedHold[]
  /**
   * Protected, and who denounced isn't on the reader's own key list: blank ('locked'), or shown for a while. Left out: the
   * reader has it, or nothing is sealed.
   */
  identity?: { state: 'locked' } | { state: 'lent'; until: Date }
  /** An officer waits for whoever keeps identities. */
  identityAsk?: IdentityAsk | null
  /** Protected, and whoever reads it here holds no key: what was told, who told it and whom it accuses are blank. */
  isLocked?: true
}

/**
 * News that a change causes. Without a chat it waits in `toTell` for an officer to tell it. `onlyToSender`: goes on where
 * nobody else can read it, by the secret or from an officer's mouth, never into a chat.
 */
export type CaseNews = Omit<OutgoingMessage, 'chat'> & { chat: string | null; onlyToSender?: string }

/** What a write adds: set, a timeline event, messages. */
export type CaseChange = {
  set: Partial<
    Pick<
      Case,
      | 'state'
      | 'agency'
      | 'settledBy'
      | 'reporter'
      | 'against'
      | 'request'
      | 'category'
      | 'routedBecause'
      | 'communeCode'
      | 'placeText'
      | 'clocks'
      | 'dueAt'
      | 'awaitsCitizen'
      | 'joinedTo'
      | 'rating'
      | 'findings'
      | 'group'
      | 'authorised'
      | 'forwardedBy'
      | 'protection'
      | 'links'
      | 'toOpen'
      | 'reopenedByCitizen'
      | 'transfer'
      | 'assignee'
      | 'chat'
      | 'toTell'
    >
  >
  /** In place of what it told, and of its timeline so far: src/cases/seal-case.ts. */
  sealed?: Pick<Case, 'text' | 'timeline' | 'toTell'> & MovedContent
  event: TimelineEvent
  /** Ids of files that come to the case with this. */
  attachments?: readonly string[]
  outgoing: CaseNews[]
}
