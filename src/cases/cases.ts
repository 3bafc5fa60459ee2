import { createPresenceStore } from '../accounts/presence-store.js'
import type { Account } from '../accounts/roles.js'
import type { AttachmentStore } from '../attachments/attachment-store.js'
import type { ChosenPicture, PictureFiles } from '../attachments/office-pictures.js'
import { type Calendars, createCalendars } from '../deadlines/calendar.js'
import { clockRules } from '../deadlines/clock-rules.js'
import type { Deadlines } from '../deadlines/deadlines.js'
import type { Duplicates } from '../duplicates/duplicates.js'
import type { Reader } from '../sealing/cases/case-keys.js'
import { type AuditEntry, auditEntry } from '../shared/audit.js'
import type { Connection } from '../shared/mongo.js'
import { addFromCitizen, correctPlace } from './add-from-citizen.js'
import { answerOfficer } from './answer-officer.js'
import { answerTemplates } from './answers/answer-templates.js'
import { findSimilarSolved } from './answers/similar-solved.js'
import { type AssignForm, assignCase, type FindAccount } from './assignment/assign.js'
import { createDesk } from './assignment/desk.js'
import { createDeskStore } from './assignment/desk-store.js'
import { giveOut } from './assignment/give-out.js'
import type { Case } from './case.js'
import { createCaseStore } from './case-store.js'
import { findCaseFor, getCaseFor, type Seen } from './change-case.js'
import { type CategoryForm, changeCategory } from './change-category.js'
import { changeState, laterMovesFor, type MoveForm, movesFor } from './change-state.js'
import { type ClocksOf, createClockKeeper } from './clocks.js'
import { createCodedCases } from './coded/coded-cases.js'
import { type CompleteForm, completeComplainant } from './complete-complainant.js'
import { type CorrectPersonForm, correctPerson } from './correct-person.js'
import { type Accuses, enterCase, type GuessCategory, idOfForm } from './desk/enter-case.js'
import { linkChat } from './desk/link-chat.js'
import { markTold, type NoteForm, noteFromCitizen, type ToldForm } from './desk/to-tell.js'
import { findAlike, findListedFor } from './find-alike.js'
import { findEarlier } from './find-earlier.js'
import { type DutyForm, finishDuty } from './finish-duty.js'
import { noteSecond } from './first-instance.js'
import { asFollowed, followCase } from './follow-case.js'
import { tellingFollowers } from './followers.js'
import { askIdentity, createIdentityDesk, type IdentityForm } from './identity/identity.js'
import { type ChosenCase, doForMany } from './inbox/do-for-many.js'
import { exportCases, streamCases } from './inbox/export-cases.js'
import { countQueues, findInbox, type InboxQuery } from './inbox/find-inbox.js'
import { findNext } from './inbox/find-next.js'
import { findPressing } from './inbox/find-pressing.js'
import { createLookStore } from './inbox/look-store.js'
import { readProtectedRegister } from './inbox/protected-register.js'
import { createSavedViewStore } from './inbox/saved-view-store.js'
import { createChangeWatch } from './inbox/watch-changes.js'
import { countCases } from './inspect/figures.js'
import { noteInternally } from './internal-note.js'
import { type JoinForm, joinCases, unjoinCase } from './join-case.js'
import { isJoinable } from './joinable.js'
import { kindOf } from './kinds/index.js'
import { openLinked, type SplitForm, splitCase } from './linked-cases.js'
import { askCitizen, type MessageForm, replyToCitizen } from './message-citizen.js'
import { type MadePaper, notePaper } from './note-paper.js'
import { openCase, routingRules } from './open-case.js'
import { openPetition } from './open-petition.js'
import { findCommuneDay } from './oversight/commune-day.js'
import { findProvince } from './oversight/province.js'
import { type ActForm, actsFor, laterActsFor, performAct } from './perform-act.js'
import { createPetitionLinkStore } from './petition-link-store.js'
import { createPublicAnswerStore } from './public-answers/public-answer-store.js'
import { createPublicAnswers } from './public-answers/publish-answer.js'
import { rateCase } from './rate-case.js'
import { createClockRecomputing, followingOffices } from './recompute-clocks.js'
import { createRecomputingStore } from './recomputing-store.js'
import { findFilesOf, type RemoveForm, removeAttachment } from './remove-attachment.js'
import { reopenByCitizen } from './reopen-by-citizen.js'
import { mayAskProtection, requestProtection } from './request-protection.js'
import type { CaseSealing } from './sealed/case-sealing.js'
import { openWithSecret } from './sealed/citizen-secret.js'
import { sendingPictures } from './send-pictures.js'
import { mayTakeBack, type SlipForm, takeBackStep } from './take-back-step.js'
import { tellMain } from './tell-main.js'
import { tellUnanswered } from './tell-unanswered.js'
import { acceptTransfer, type ReturnForm, returnTransfer, takeBackTransfer } from './transfers/answer-transfer.js'
import { findHandedOn } from './transfers/find-handed-on.js'
import { planReroute, resumeReroute, runReroute } from './transfers/reroute.js'
import type { RerouteForm, RerouteQuery } from './transfers/reroute-form.js'
import { createRerouteStore } from './transfers/reroute-store.js'
import { sendTransfer, type TransferForm } from './transfers/send-transfer.js'
import { findFileFor, viewCase, viewEntered, viewFile } from './view-case.js'
import { whyNotRecorded } from './why-not-recorded.js'
import { tellsForce, wishesProtection, wishIn } from './wishes-protection.js'

export type { Seen }

/**
 * The door of this folder: what citizens and officers do with cases. An officer's verbs throw Forbidden, InvalidInput,
 * and Conflict when the case is no longer as it was seen. Throws BadSetup when the tables of clocks or routing are wrong.
 */
export const createCases = ({
  connection,
  attachments,
  duplicates,
  audit,
  feedbackTargets,
  remoteCommunes,
  accuses,
  guessCategory,
  officeNumbers = async () => [],
  mayAskMark,
  findAccount,
  findStaff,
  findUndelivered,
  deadlines,
  sealing,
}: {
  connection: Connection
  duplicates: Duplicates
  attachments: Pick<AttachmentStore, 'findMany' | 'remove' | 'moveTo'> & PictureFiles
  /** Where looks into protected cases are noted. */
  audit: { add(entry: AuditEntry): Promise<void> }
  /** Working days per category, 'default' for the rest. */
  feedbackTargets: Record<string, number>
  /** Codes of the communes that the province lists as remote. */
  remoteCommunes: ReadonlySet<string>
  accuses: Accuses
  guessCategory: GuessCategory
  /** The telephones that a commune's office published: nobody hides them. Left out: none. */
  officeNumbers?: (communeCode: string | null) => Promise<string[]>
  /** Whether a chat may be asked how a case was handled. Left out: all may. */
  mayAskMark?: (chat: string) => Promise<boolean>
  findAccount: FindAccount
  /** The accounts that are in office. */
  findStaff: () => Promise<Account[]>
  /** Ids of cases whose citizen a message didn't reach. */
  findUndelivered: () => Promise<string[]>
  /** The calendar in force. */
  deadlines: Pick<Deadlines, 'calendar' | 'calendarOf' | 'current' | 'refresh'>
  sealing: CaseSealing
}) => {
  clockRules()
  routingRules()
  answerTemplates()
  const toldStore = tellingFollowers(createCaseStore(connection, sealing))
  const links = createPetitionLinkStore(connection, sealing.names)
  const clocksBy =
    (of: Calendars['of']): ClocksOf =>
    ({ agency, formerOffices }) =>
      createClockKeeper(() => of({ now: agency.communeCode, before: formerOffices }), feedbackTargets)
  const clocksOf = clocksBy(deadlines.calendarOf)
  const recomputing = createClockRecomputing({
    store: toldStore,
    progress: createRecomputingStore(connection),
    clocksOf,
    clocksUnder: (content) => clocksBy(createCalendars(content).of),
    calendar: deadlines,
  })
  const store = followingOffices(toldStore, recomputing.recomputeMoved)
  const reroutes = createRerouteStore(connection)
  const inbox = { store, findUndelivered }
  const looks = createLookStore(connection)
  const watch = createChangeWatch(store)
  const presence = createPresenceStore(connection, { collection: 'case_presence' })
  const savedViews = createSavedViewStore(connection)
  const deskStore = createDeskStore(connection)
  const answerStore = createPublicAnswerStore(connection)
  const publicAnswers = createPublicAnswers(answerStore, store, officeNumbers)
  const parts = {
    store,
    isEven: deskStore.isEven,
    reroutes,
    clocksOf,
    calendar: deadlines.calendar,
    attachments,
    audit,
    remoteCommunes,
    accuses,
    guessCategory,
    ...(mayAskMark && { mayAskMark }),
    duplicates,
  }
  /** An officer's verb on a case, whose clocks go by the days off of its own offices. */
  const verb = (seen: Seen) => ({ ...parts, ...seen, clocks: clocksOf(seen.found) })
  const openWaiting = (at: Date): Promise<void> => openLinked(parts, at)

  /** An open report may be found from now on by those like it. */
  const makeFound = async (found: Case): Promise<void> => {
    if (isJoinable(found)) await duplicates.add(found.id, found)
  }

  /** A wish for protection among other words marks the case as the mark on a form does (Luật Tố cáo Điều 50). */
  const markWish = async (found: Case, { text, messageId, at }: { text: string; messageId: string; at: Date }) => {
    // the force that is denounced isn't yet one against who denounces it
    const isUrgent = tellsForce(wishIn(text))
    if (!kindOf(found.kind).isProtected || !wishesProtection(text) || !mayAskProtection(found, isUrgent)) return
    const said = { text: wishIn(text), messageId: `${messageId}:bao-ve`, at, isUrgent }
    await requestProtection({ store, clocks: clocksOf(found) }, found, said)
  }

  return {
    store,
    /** Seals what other slices keep of a protected case, and opens it for its readers. */
    boxes: store.boxes,
    countLost: store.countLost,
    causeOf: store.causeOf,
    caseIdIn: store.caseIdIn,
    looks,
    savedViews,
    watch,
    presence,
    sources: store.sources,
    auditSources: () => [
      ...store.auditSources(),
      reroutes.auditSource(),
      answerStore.auditSource(),
      ...deskStore.auditSources(),
    ],
    /** Who is at the desk, and whether new cases are given out to them. */
    desk: createDesk(deskStore, findAccount),
    /** Gives new cases out to whoever is at the desk: the job give_out. */
    giveOut: (at: Date): Promise<void> => giveOut({ store, desk: deskStore, findStaff }, at),
    async prepare(): Promise<void> {
      await Promise.all([
        store.prepare(),
        links.prepare(),
        reroutes.prepare(),
        duplicates.prepare(),
        recomputing.prepare(),
        looks.prepare(),
        savedViews.prepare(),
        presence.prepare(),
        deskStore.prepare(),
        answerStore.prepare(),
      ])
      await store.fillWords()
      await store.sealOld()
      for await (const { id, files } of store.protectedFiles()) await attachments.moveTo(files, id)
      if (!(await duplicates.isEmpty())) return
      for await (const found of store.openFeedback()) await makeFound(found)
    },

    /** By the citizen's secret code, whatever the kind. */
    getByReceiptCode: store.getByReceiptCode,
    /** For the proof of filing alone: codes and salts of cases of every kind. */
    filed: {
      findUnproved: store.findUnproved,
      putInDay: store.putInDay,
      getFiled: store.getFiled,
      isKnown: async (receiptCode: string): Promise<boolean> => (await store.getByReceiptCode(receiptCode)) !== null,
    },
    /** The citizen's own cases, newest first. */
    findByChat: store.findByChat,
    /** Cases that aren't protected and changed after an instant, the earliest change first. */
    findChanged: store.findChanged,

    /** Opens the case that a citizen has confirmed, with its files; once for each `openedBy`. */
    async open(request: Parameters<typeof openCase>[1]): Promise<Case> {
      const opened = await openCase(parts, request)
      if (request.first) await noteSecond(store, request.first, opened, request.at)
      await attachments.link(request.content.attachments, opened.id)
      await makeFound(opened)
      if (!request.entry)
        await markWish(opened, { ...request, text: request.content.text, messageId: request.openedBy })
      return opened
    },

    /** A protected case for who brings its code and the secret on its receipt; null: they open none. */
    openWithSecret: (receiptCode: string, secret: string) => openWithSecret(store, receiptCode, secret),

    /** The open case that a citizen may follow instead of sending the same; null when there is none. */
    findAlike: (asked: Parameters<typeof findAlike>[1]) => findAlike(parts, asked),
    /** Opens what a citizen wrote as a case that goes on with another, once for each `openedBy`; null: that one is over. */
    async follow(request: Parameters<typeof followCase>[1]): Promise<Case | null> {
      const opened = await followCase(parts, request)
      if (opened) await attachments.link(request.content.attachments, opened.id)
      return opened
    },
    /** A case as its citizen is told of it: a joined one by what becomes of the case that it goes on with. */
    asFollowed: (found: Case): Promise<Case> => asFollowed(store, found),

    /** Puts the citizen's answer and its files into the case; false when it changed meanwhile and must be read again. */
    async answer(found: Case, answer: Parameters<typeof answerOfficer>[2]): Promise<boolean> {
      if (!(await answerOfficer(store, found, answer))) return false
      await attachments.link(answer.files, found.id)
      const now = wishesProtection(answer.text)
        ? await store.get(found.id, { isProtected: kindOf(found.kind).isProtected })
        : null
      if (now) await markWish(now, answer)
      return true
    },

    /** Puts what the citizen adds, with its files, into the case; false when it changed meanwhile and must be read again. */
    async add(found: Case, said: Parameters<typeof addFromCitizen>[2]): Promise<boolean> {
      const isWish = kindOf(found.kind).isProtected && !said.isCoerced && wishesProtection(said.text)
      const asked = { ...said, isUrgent: tellsForce(said.text) }
      const isPut = isWish
        ? await requestProtection({ store, clocks: clocksOf(found) }, found, asked)
        : await addFromCitizen(store, found, said)
      if (!isPut) return false
      await attachments.link(said.files, found.id)
      if (found.joinedTo !== null) await tellMain(store, found.joinedTo, found, said)
      return true
    },
    /** The citizen takes answered feedback up again; false when it changed meanwhile and must be read again. */
    async reopen(found: Case, said: Parameters<typeof reopenByCitizen>[2]): Promise<boolean> {
      if (!(await reopenByCitizen({ store, clocks: clocksOf(found) }, found, said))) return false
      await attachments.link(said.files, found.id)
      return true
    },
    /** The denouncer asks to be protected; false when the case changed meanwhile and must be read again. */
    async requestProtection(found: Case, said: Parameters<typeof requestProtection>[2]): Promise<boolean> {
      if (!(await requestProtection({ store, clocks: clocksOf(found) }, found, said))) return false
      await attachments.link(said.files ?? [], found.id)
      return true
    },
    async correctPlace(found: Case, said: Parameters<typeof correctPlace>[2]) {
      const became = await correctPlace(store, found, said)
      const corrected = became === 'moved' ? await store.get(found.id, { isProtected: false }) : null
      if (corrected) await makeFound(corrected)
      return became
    },

    /** Stores the citizen's mark; false when the case changed meanwhile and must be read again. */
    rate: (found: Case, mark: Parameters<typeof rateCase>[2]): Promise<boolean> => rateCase(store, found, mark),

    /** The token of a new address of a case's printable petition, for 48 hours; the one before ends. */
    openPetitionLink: (found: Case, at: Date): Promise<string> => links.open(found, at),
    closePetitionLink: links.close,
    hasPetitionLink: links.isOpen,
    openPetition: (asked: Parameters<typeof openPetition>[1]) => openPetition({ links, cases: store }, asked),

    /** What a chat left behind that belongs to no case, and what of it everybody could read. */
    async forget(chat: string): Promise<void> {
      await links.closeAllOf(chat)
      await publicAnswers.forget(chat)
    },
    /** Answers that everybody may read. */
    publicAnswers: {
      agree: publicAnswers.agree,
      refuse: publicAnswers.refuse,
      agreeLater: (found: Case, at: Date) => publicAnswers.agreeLater(found, at),
      get: publicAnswers.get,
      officeNumbersOf: publicAnswers.officeNumbersOf,
      find: publicAnswers.find,
      readAll: answerStore.readAll,
    },
    publishAnswer: publicAnswers.publish,
    withdrawAnswer: publicAnswers.withdraw,

    /** For figures alone: whole cases of every kind as they change, protected ones too. */
    readChangedSince: store.readChangedSince,
    /** Differs whenever days of cases may have been computed anew by another calendar. */
    clocksVersion: recomputing.version,

    findFor: (account: Account, query: InboxQuery, at: Date) => findInbox(inbox, account, query, at),
    /** The case after another one in a list. */
    findNext: (account: Account, asked: { query: InboxQuery; id: string }, at: Date) =>
      findNext(inbox, account, asked, at),
    /** Where a case is that the account's office handed on, by id or typed code; null: none of its own. */
    findHandedOn: (account: Account, asked: Parameters<typeof findHandedOn>[2]) => findHandedOn(store, account, asked),
    findEarlier: (account: Account, found: Case): Promise<Case[]> => findEarlier(store, account, found),
    /** How many each of the queues has in which work is found, exact below `most`. */
    countQueues: (account: Account, at: Date, asked?: { most?: number }) => countQueues(inbox, account, at, asked),
    /** How every desk of the province stands. Throws Forbidden. */
    findProvince: (account: Account, at: Date) => findProvince(store, account, at),
    /** What an officer has that is late or due today. */
    findPressing: (account: Account, officer: Account, at: Date) => findPressing(inbox, account, officer, at),
    /** How a commune stands today. Throws Forbidden. */
    findCommuneDay: (account: Account, communeCode: string, at: Date) =>
      findCommuneDay(inbox, account, communeCode, at),
    /** A list to be taken out of the system; audited before it is given. Throws Forbidden. */
    streamFor: (account: Account, query: InboxQuery, at: Date) => streamCases({ ...inbox, audit }, account, query, at),
    exportFor: (account: Account, query: InboxQuery, at: Date) => exportCases({ ...inbox, audit }, account, query, at),
    /** The register of the protected cases that the account opens; audited. Throws Forbidden. */
    readProtectedRegister: (account: Account, at: Date) => readProtectedRegister({ ...inbox, audit }, account, at),
    /** One verb for several chosen cases, each for itself. */
    doForMany: (account: Account, chosen: readonly ChosenCase[], run: (found: Case) => Promise<void>) =>
      doForMany((who, id) => findCaseFor(store, who, id), { account, chosen, run }),
    /** Gives a case to somebody, or back to all. */
    assign: (seen: Seen, form: AssignForm): Promise<void> => assignCase({ ...verb(seen), findAccount }, form),
    /** Null when there is none or the account may not see it. */
    findOneFor: (account: Account, id: string): Promise<Case | null> => findCaseFor(store, account, id),
    /** Throws NotFound. */
    getFor: (account: Account, id: string): Promise<Case> => getCaseFor(store, account, id),

    /** A case to be shown; of a protected one the look is in the audit trail first. Throws NotFound. */
    async view(looking: Parameters<typeof viewCase>[1]): Promise<Case> {
      const found = await viewCase(parts, looking)
      await looks.note(looking.account, found, looking.at)
      return found
    },
    findFilesOf: (found: Case) => findFilesOf(attachments, found),
    findFileFor: (asked: Parameters<typeof findFileFor>[1]) => findFileFor(parts, asked),
    /** A file to be opened; of a protected case that is in the audit trail first. Throws NotFound. */
    viewFile: (looking: Parameters<typeof viewFile>[1]) => viewFile(parts, looking),

    /** Adds what a complaint doesn't tell yet. */
    complete: (seen: Seen, form: CompleteForm): Promise<void> => completeComplainant(verb(seen), form),
    /** Corrects the name, address or telephone of who sent it. */
    correctPerson: (seen: Seen, form: CorrectPersonForm): Promise<void> => correctPerson(verb(seen), form),
    /** What the account may do with the case now, and what comes later. */
    offered: (seen: Seen) => {
      const standing = { ...seen, remoteCommunes }
      return {
        moves: movesFor(standing),
        acts: actsFor(standing),
        mayTakeBack: mayTakeBack(seen),
        later: [...laterMovesFor(standing), ...laterActsFor(standing)],
      }
    },
    /** Why the steps that would write a paper down can't be taken now, in words; null: nothing stands against it. */
    whyNotRecorded: (seen: Seen, steps: readonly string[]): string | null =>
      whyNotRecorded({ ...seen, remoteCommunes }, steps),
    /** Takes back a step that was recorded by mistake, in time. */
    takeBack: (seen: Seen, form: SlipForm = {}): Promise<void> => takeBackStep(verb(seen), form),
    async move(seen: Seen, form: MoveForm, pictures: readonly ChosenPicture[] = []): Promise<void> {
      await sendingPictures(verb(seen), pictures, (one) => changeState(one, form))
      await openWaiting(seen.at)
    },
    act: (seen: Seen, form: ActForm): Promise<void> => performAct(verb(seen), form),
    finishDuty: (seen: Seen, form: DutyForm): Promise<void> => finishDuty(verb(seen), form),
    async split(seen: Seen, form: SplitForm): Promise<void> {
      await splitCase(verb(seen), form)
      await openWaiting(seen.at)
    },
    /** Tells the citizen what is open to them after an unanswered period; false when the case changed meanwhile. */
    tellUnanswered: (found: Case, at: Date): Promise<boolean> =>
      tellUnanswered({ store, clocks: clocksOf(found) }, found, at),
    /** Computes open clocks again by a calendar that changed: the job recompute_clocks. */
    recomputeClocks: recomputing.recomputeAll,
    /** What a calendar would do to the days of open cases. */
    previewCalendar: recomputing.preview,
    /** Opens what a crash left unopened of the cases that steps asked for. */
    openLinked: openWaiting,
    reply: (seen: Seen, form: MessageForm, pictures: readonly ChosenPicture[] = []): Promise<void> =>
      sendingPictures(verb(seen), pictures, (one) => replyToCitizen(one, form)),
    noteInternally: (seen: Seen, form: MessageForm): Promise<void> => noteInternally(verb(seen), form),
    /** What cases like this one were answered by the same office. */
    findSimilarSolved: (account: Account, found: Case) => findSimilarSolved(store, account, found),
    ask: (seen: Seen, form: MessageForm, pictures: readonly ChosenPicture[] = []): Promise<void> =>
      sendingPictures(verb(seen), pictures, (one) => askCitizen(one, form)),
    /** Open cases that may be the same as this one, at most three, of those that the account may handle. */
    findListedFor: (account: Account, found: Case): Promise<Case[]> => findListedFor(parts, account, found),
    /** The cases that go on with this one, the oldest first. */
    findJoined: ({ id }: Case): Promise<Case[]> => store.findJoined([id]),
    join: (seen: Seen, form: JoinForm): Promise<void> => joinCases(verb(seen), form),
    async unjoin(seen: Seen): Promise<void> {
      await unjoinCase(verb(seen))
      const parted = await store.get(seen.found.id, { isProtected: false })
      if (parted) await makeFound(parted)
    },
    transfer: (seen: Seen, form: TransferForm): Promise<void> => sendTransfer(verb(seen), form),
    acceptTransfer: (seen: Seen): Promise<void> => acceptTransfer(verb(seen)),
    returnTransfer: (seen: Seen, form: ReturnForm): Promise<void> => returnTransfer(verb(seen), form),
    takeBackTransfer: (seen: Seen): Promise<void> => takeBackTransfer(verb(seen)),
    markTold: (seen: Seen, form: ToldForm): Promise<void> => markTold(verb(seen), form),
    noteFromCitizen: (seen: Seen, form: NoteForm): Promise<void> => noteFromCitizen(verb(seen), form),
    recategorise: (seen: Seen, form: CategoryForm): Promise<void> => changeCategory(verb(seen), form),
    /** Notes a paper that got its number; once, however often it is asked. */
    notePaper: (made: MadePaper): Promise<void> => notePaper(store, made),
    removeFile: (seen: Seen, form: RemoveForm): Promise<void> => removeAttachment(verb(seen), form),

    /** Enters a case for a person; 'hand over': it must not be taken down here, and nothing was stored. */
    enter: (entered: Parameters<typeof enterCase>[1]): Promise<Case | 'hand over'> => enterCase(parts, entered),
    /** The case that a form opened; 'hidden': this account may not see it. Null: none was opened. */
    async findEntered(account: Account, formKey: string): Promise<Case | 'hidden' | null> {
      const found = await store.getOpenedBy(idOfForm(formKey))
      return found && ((await findCaseFor(store, account, found.id)) ?? 'hidden')
    },
    /** What the printed receipt says, for whoever may see the case or entered it. Throws NotFound. */
    viewEntered: (looking: Parameters<typeof viewEntered>[1]): Promise<Case> => viewEntered(parts, looking),
    /** Has the news of a case without a chat sent to one. */
    linkChat: (found: Case, asked: Parameters<typeof linkChat>[2]) => linkChat(store, found, asked),

    /** A bulk re-routing: first dry, then done, and gone on with where it was cut off. */
    planReroute: (account: Account, query: RerouteQuery) => planReroute(parts, account, query),
    reroute: (account: Account, form: RerouteForm, at: Date) => runReroute(parts, account, form, at),
    resumeReroute: (account: Account, id: string, at: Date) => resumeReroute(parts, account, id, at),
    findReroute: reroutes.get,
    findUnfinishedReroutes: reroutes.findUnfinished,

    /** Ordinary cases for other systems. */
    coded: createCodedCases({ store, audit }),

    /** Key lists of protected cases after people came into office or left it: the job settle_case_keys. */
    settleKeys: store.settleKeys,
    /** What an officer reads goes to a colleague who was admitted; how many cases. It is audited before it is done. */
    async grantKeys(by: Account, to: Reader, at: Date): Promise<number> {
      const giver = await sealing.getReader()
      if (giver?.id !== by.id) return 0
      await audit.add(auditEntry({ accountId: by.id, at }, 'case_keys_given', to.id))
      return store.grantKeys(giver, to)
    },

    askIdentity: (seen: Seen, form: IdentityForm): Promise<void> => askIdentity(verb(seen), form),
    /** What whoever keeps identities answers. */
    identities: createIdentityDesk({ store, sealing }),

    /** Takes whoever declared relatives or units off their cases of them; without open keys it waits until they open one. */
    async renewKeys(by: Account): Promise<void> {
      const reader = await sealing.getReader()
      if (reader?.id === by.id) await store.renewKeys(reader)
    },

    /** Figures of ordinary cases. Throws Forbidden. */
    count: (account: Account, at: Date) => countCases(store, account, at),
    findProtectedAmong: store.findProtectedAmong,
  }
}

export type Cases = ReturnType<typeof createCases>
