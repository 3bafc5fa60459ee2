import type { Cases } from '../cases/cases.js'
import type { Catalog } from '../catalog/catalog.js'
import type { FetchedFile, IncomingFile } from '../messaging/message.js'
import type { Messaging } from '../messaging/messaging.js'
import type { Places } from '../places/places.js'
import type { Reception } from '../reception/reception.js'
import type { Reminders } from '../reminders/reminders.js'
import type { Surveys } from '../surveys/surveys.js'
import type { Tasks } from '../tasks/tasks.js'
import type { Understanding } from '../understanding/understanding.js'
import type { Addresses } from './addresses.js'

/** Kinds of answer that can be stopped by themselves (src/operations/switches.ts). */
export type AnswerKind = 'guidance' | 'reports' | 'protected' | 'reception' | 'surveys'

/** What became of one file of a message. */
export type TakenFile =
  | { outcome: 'kept'; id: string }
  | { outcome: 'refused'; reason: 'empty' | 'too_large' | 'type' | 'quota' | 'no_space' | 'gone' | 'not_fetched' }

/** The slices that the dialogue works with, each through its door. */
export type Slices = {
  understanding: Understanding
  catalog: Pick<Catalog, 'get' | 'findAll' | 'versionOf' | 'laterOf'>
  cases: Pick<
    Cases,
    | 'open'
    | 'answer'
    | 'add'
    | 'correctPlace'
    | 'reopen'
    | 'requestProtection'
    | 'rate'
    | 'getByReceiptCode'
    | 'findByChat'
    | 'findAlike'
    | 'follow'
    | 'asFollowed'
    | 'openPetitionLink'
    | 'closePetitionLink'
    | 'linkChat'
    | 'forget'
  > & { publicAnswers: Pick<Cases['publicAnswers'], 'agreeLater' | 'refuse' | 'get'> }
  tasks: Pick<Tasks, 'open' | 'addToHandOff' | 'isWaiting' | 'requestDeletion' | 'withdrawLessons' | 'forget'>
  places: Pick<Places, 'getContact' | 'getProvinceOffice' | 'officeHours'>
  reminders: Pick<Reminders, 'linkChat' | 'unlinkChat'>
  reception: Pick<
    Reception,
    'findOpenDays' | 'findPosted' | 'book' | 'move' | 'cancel' | 'findOfChat' | 'getByCode' | 'getDay' | 'forget'
  >
  surveys: Pick<
    Surveys,
    | 'questions'
    | 'mayAsk'
    | 'refuse'
    | 'noteCaseMark'
    | 'noteGuidanceMark'
    | 'noteGuided'
    | 'addMark'
    | 'addSentence'
    | 'forget'
  >
  messaging: Pick<Messaging, 'mayHaveNews' | 'findOfferedByNews' | 'findTalk' | 'forget'>
  files: Files
  /** Whether a kind of answer was stopped by hand. */
  isAnswerOff(kind: AnswerKind): boolean
  /** Brings what documents carry into the audit trail, so that they may be deleted. */
  collectAudit(): Promise<void>
  /** What was counted of a chat is nobody's any more. */
  forgetAsked(chat: string): Promise<void>
  /** Keeps what was told for the page on which it goes on, for half an hour; returns the token that opens it. */
  keepForPage(told: Record<string, string>, at: Date): Promise<string>
  /** The secret of 16 digits on the receipt of what is filed with this message. */
  secretOf(message: { chat: string; id: string }): Promise<string>
  addresses: Addresses
}

/** What src/attachments and the channels do for the dialogue, which may import neither. */
type Files = {
  /** Keeps a file under its id; asked again with that id, it fetches nothing. */
  take(
    file: { id: string; chat: string; name: string | null; at: Date },
    fetch: () => Promise<FetchedFile>,
  ): Promise<TakenFile>
  fetch(channel: string, file: IncomingFile): Promise<FetchedFile>
  /** Deletes a chat's files that belong to no case. */
  forgetUnlinked(chat: string): Promise<unknown>
}
