import type { Account } from '../accounts/roles.js'
import type { AttachmentStore } from '../attachments/attachment-store.js'
import { stateCalendar } from '../deadlines/calendar.js'
import { clockRules } from '../deadlines/clock-rules.js'
import type { AuditEntry } from '../shared/audit.js'
import type { Connection } from '../shared/mongo.js'
import { addFromCitizen, correctPlace } from './add-from-citizen.js'
import { answerOfficer } from './answer-officer.js'
import type { Case } from './case.js'
import { createCaseStore } from './case-store.js'
import { type CaseVerb, findCaseFor, getCaseFor } from './change-case.js'
import { type CategoryForm, changeCategory } from './change-category.js'
import { changeState, type MoveForm } from './change-state.js'
import { createClockKeeper } from './clocks.js'
import { findCasesFor, type InboxQuery } from './find-cases.js'
import { type DutyForm, finishDuty } from './finish-duty.js'
import { kindOf } from './kinds/index.js'
import { openLinked, type SplitForm, splitCase } from './linked-cases.js'
import { askCitizen, type MessageForm, replyToCitizen } from './message-citizen.js'
import { type MadePaper, notePaper } from './note-paper.js'
import { openCase, routingRules } from './open-case.js'
import { openPetition } from './open-petition.js'
import { type ActForm, performAct } from './perform-act.js'
import { createPetitionLinkStore } from './petition-link-store.js'
import { rateCase } from './rate-case.js'
import { findFilesOf, type RemoveForm, removeAttachment } from './remove-attachment.js'
import { reopenByCitizen } from './reopen-by-citizen.js'
import { tellUnanswered } from './tell-unanswered.js'
import { type TransferForm, transferCase } from './transfer-case.js'
import { findFileFor, viewCase, viewFile } from './view-case.js'

/** A case as an officer saw it, the officer, and when. */
export type Seen = Pick<CaseVerb, 'account' | 'found' | 'at'>

/**
 * The door of this folder: what citizens and officers do with cases. An officer's verbs throw Forbidden, InvalidInput,
 * and Conflict when the case is no longer as it was seen. Throws BadSetup when the tables of clocks or routing are wrong.
 */
export const createCases = ({
  connection,
  attachments,
  audit,
  feedbackTargets,
  remoteCommunes,
}: {
  connection: Connection
  attachments: Pick<AttachmentStore, 'link' | 'findMany' | 'remove'>
  /** Where looks into protected cases are noted. */
  audit: { add(entry: AuditEntry): Promise<void> }
  /** Working days per category, 'default' for the rest. */
  feedbackTargets: Record<string, number>
  /** Codes of the communes that the province lists as remote. */
  remoteCommunes: ReadonlySet<string>
}) => {
  clockRules()
  routingRules()
  const store = createCaseStore(connection)
  const links = createPetitionLinkStore(connection)
  const clocks = createClockKeeper(() => stateCalendar, feedbackTargets)
  const parts = { store, clocks, attachments, audit, remoteCommunes }
  const openWaiting = (at: Date): Promise<void> => openLinked(parts, at)

  return {
    store,
    sources: store.sources,
    auditSources: store.auditSources,
    prepare: () => Promise.all([store.prepare(), links.prepare()]),

    /** By the citizen's secret code, whatever the kind. */
    getByReceiptCode: store.getByReceiptCode,
    /** The citizen's own cases, newest first. */
    findByChat: store.findByChat,

    /** Opens the case that a citizen has confirmed, with its files; once for each `openedBy`. */
    async open(request: Parameters<typeof openCase>[1]): Promise<Case> {
      const opened = await openCase(parts, request)
      await attachments.link(request.content.attachments, opened.id)
      return opened
    },

    /** Puts the citizen's answer and its files into the case; false when it changed meanwhile and must be read again. */
    async answer(found: Case, answer: Parameters<typeof answerOfficer>[2]): Promise<boolean> {
      if (!(await answerOfficer(store, found, answer))) return false
      await attachments.link(answer.files, found.id)
      return true
    },

    /** Puts what the citizen adds, with its files, into the case; false when it changed meanwhile and must be read again. */
    async add(found: Case, said: Parameters<typeof addFromCitizen>[2]): Promise<boolean> {
      if (!(await addFromCitizen(store, found, said))) return false
      await attachments.link(said.files, found.id)
      return true
    },
    /** The citizen takes answered feedback up again; false when it changed meanwhile and must be read again. */
    async reopen(found: Case, said: Parameters<typeof reopenByCitizen>[2]): Promise<boolean> {
      if (!(await reopenByCitizen(parts, found, said))) return false
      await attachments.link(said.files, found.id)
      return true
    },
    correctPlace: (found: Case, said: Parameters<typeof correctPlace>[2]) => correctPlace(store, found, said),

    /** Stores the citizen's mark; false when the case changed meanwhile and must be read again. */
    rate: (found: Case, mark: Parameters<typeof rateCase>[2]): Promise<boolean> => rateCase(store, found, mark),

    /** The token of a new address of a case's printable petition, for 48 hours; the one before ends. */
    openPetitionLink: ({ id, kind, chat }: Case, at: Date): Promise<string> =>
      links.open({ caseId: id, isProtected: kindOf(kind).isProtected, chat }, at),
    closePetitionLink: links.close,
    hasPetitionLink: links.isOpen,
    openPetition: (asked: Parameters<typeof openPetition>[1]) => openPetition({ links, cases: store }, asked),

    /** What a chat left behind that belongs to no case. */
    forget: links.closeAllOf,

    /** The cases an account works on, nearest deadline first. */
    findFor: (account: Account, query: InboxQuery, at: Date) => findCasesFor(store, account, query, at),
    /** Null when there is none or the account may not see it. */
    findOneFor: (account: Account, id: string): Promise<Case | null> => findCaseFor(store, account, id),
    /** Throws NotFound. */
    getFor: (account: Account, id: string): Promise<Case> => getCaseFor(store, account, id),

    /** A case to be shown; of a protected one the look is in the audit trail first. Throws NotFound. */
    view: (looking: Parameters<typeof viewCase>[1]): Promise<Case> => viewCase(parts, looking),
    findFilesOf: (found: Case) => findFilesOf(attachments, found),
    findFileFor: (asked: Parameters<typeof findFileFor>[1]) => findFileFor(parts, asked),
    /** A file to be opened; of a protected case that is in the audit trail first. Throws NotFound. */
    viewFile: (looking: Parameters<typeof viewFile>[1]) => viewFile(parts, looking),

    async move(seen: Seen, form: MoveForm): Promise<void> {
      await changeState({ ...parts, ...seen }, form)
      await openWaiting(seen.at)
    },
    act: (seen: Seen, form: ActForm): Promise<void> => performAct({ ...parts, ...seen }, form),
    finishDuty: (seen: Seen, form: DutyForm): Promise<void> => finishDuty({ ...parts, ...seen }, form),
    async split(seen: Seen, form: SplitForm): Promise<void> {
      await splitCase({ ...parts, ...seen }, form)
      await openWaiting(seen.at)
    },
    /** Tells the citizen what is open to them after an unanswered period; false when the case changed meanwhile. */
    tellUnanswered: (found: Case, at: Date): Promise<boolean> => tellUnanswered(parts, found, at),
    /** Opens what a crash left unopened of the cases that steps asked for. */
    openLinked: openWaiting,
    reply: (seen: Seen, form: MessageForm): Promise<void> => replyToCitizen({ ...parts, ...seen }, form),
    ask: (seen: Seen, form: MessageForm): Promise<void> => askCitizen({ ...parts, ...seen }, form),
    transfer: (seen: Seen, form: TransferForm): Promise<void> => transferCase({ ...parts, ...seen }, form),
    recategorise: (seen: Seen, form: CategoryForm): Promise<void> => changeCategory({ ...parts, ...seen }, form),
    /** Notes a paper that got its number; once, however often it is asked. */
    notePaper: (made: MadePaper): Promise<void> => notePaper(store, made),
    removeFile: (seen: Seen, form: RemoveForm): Promise<void> => removeAttachment({ ...parts, ...seen }, form),
  }
}

export type Cases = ReturnType<typeof createCases>
