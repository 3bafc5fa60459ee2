import { randomBytes } from 'node:crypto'
import mongoose, { type Model, Schema } from 'mongoose'
import type { OutgoingMessage, SealedMessage } from '../messaging/message.js'
import { pendingSourceOf } from '../messaging/pending-store.js'
import type { Reader } from '../sealing/cases/case-keys.js'
import { citizenId } from '../sealing/cases/citizen-copy.js'
import type { OpenReader } from '../sealing/cases/reading-as.js'
import type { KeyPair } from '../sealing/key-pair.js'
import { type AuditEntry, auditSourceOf } from '../shared/audit.js'
import { localDay } from '../shared/clock.js'
import { type Connection, isDuplicateKey } from '../shared/mongo.js'
import { isAddition, isNewlyNamed, pairsIn } from './accused-officer.js'
import { createTurnStore } from './assignment/turn-store.js'
import type { Case, CaseChange, CaseClock, CaseLink, CaseNews, TimelineEvent } from './case.js'
import { type CaseFilter, deskOf, toQuery } from './case-filter.js'
import { causeOf } from './cause.js'
import { createCodedStore } from './coded/coded-store.js'
import type { NewsToTell } from './desk/entry.js'
import { splitNews, wholeNews } from './desk/split-news.js'
import { createFiledStore } from './filed-store.js'
import { createIdentityStore } from './identity/identity-store.js'
import { openStates } from './inbox/queues.js'
import { searchWordsOf, wordAtDesk, wordsAtDesks } from './inbox/search-words.js'
import { waitsAfter } from './inbox/waits-for-staff.js'
import { maskSender } from './inspect/mask-case.js'
import { type CaseKind, isFinal, kindOf, type StateName, stateNamesOf } from './kinds/index.js'
import { createCountStore } from './oversight/count-store.js'
import { createEndedStore } from './retention/ended-store.js'
import { createCaseBoxes } from './sealed/case-boxes.js'
import { type CaseSealing, type CitizenKey, closeTo, makeKeysFor, namedIn, partialIn } from './sealed/case-sealing.js'
import { createHiddenNames, type HiddenMessage, namedInClear } from './sealed/hidden-names.js'
import { createKeyLists, readerKeyPath, readerPath } from './sealed/key-lists.js'
import {
  type CitizenNews,
  citizenNewsOf,
  keysFor,
  openedCase,
  type SealedFields,
  sealCase,
  sealCitizenNews,
  sealEvent,
  sealNews,
  sealSet,
} from './sealed/sealed-case.js'
import { caseFields, caseOf, isSealedCase, type StoredCase } from './stored-case.js'
import { isUnderWay } from './transfers/transfer.js'
import { caseWording } from './wording.js'

const openClock: Pick<CaseClock, 'stoppedOn'> = { stoppedOn: null }
const never = new Date('9999-12-31T00:00:00Z')
const orders = {
  due: { sortDue: 1, _id: 1 },
  newest: { openedAt: -1, _id: -1 },
  oldest: { openedAt: 1, _id: 1 },
} as const
const wordsIndex = { words: 1, sortDue: 1, _id: 1 } as const
/** Whoever types words means few cases: fewer than stand in any list. */
const hintFor = ({ words }: CaseFilter) => (words ? { hint: wordsIndex } : {})
const plain = Schema.Types.Mixed
/** More people than this are never told of one case's news. */
const mostJoined = 1_000
const mostChanged = 500
const streamBatch = 500
/** What tells whom a case names, and where it lies. */
const toldFields = { kind: 1, against: 1, text: 1, request: 1, evidence: 1, keptFrom: 1, agency: 1, timeline: 1 }
const solvedStates: StateName[] = ['answered', 'closed']

const createSchema = (collection: string) => {
  const schema = new Schema<StoredCase>(
    {
      _id: String,
      openedBy: String,
      receiptCode: String,
      kind: String,
      category: String,
      state: String,
      text: String,
      placeText: String,
      communeCode: String,
      when: String,
      against: String,
      request: String,
      evidence: String,
      attachments: [String],
      reporter: plain,
      agency: plain,
      settledBy: String,
      formerOffices: [plain],
      keptFrom: String,
      routedBecause: String,
      transfer: plain,
      chat: String,
      joinedTo: String,
      entry: plain,
      toTell: [plain],
      clocks: [plain],
      dueAt: Date,
      sortDue: Date,
      remindAt: Date,
      awaitsTurn: Date,
      timeline: [plain],
      assignee: plain,
      citizenWaitsSince: Date,
      words: { type: [String], default: undefined },
      pairs: { type: [String], default: undefined },
      desks: { type: [String], default: undefined },
      isOpen: Boolean,
      awaitsCitizen: Boolean,
      tellsDanger: Boolean,
      findings: [String],
      group: plain,
      authorised: String,
      forwardedBy: String,
      protection: String,
      links: [plain],
      toOpen: [plain],
      reopenedByCitizen: Number,
      rating: plain,
      openedAt: Date,
      updatedAt: Date,
      version: Number,
      keys: plain,
      keysRevision: Number,
      boxes: plain,
      loans: { type: [plain], default: undefined } as never,
      identityAsk: plain,
      citizenSalt: String,
      news: { type: [plain], default: undefined } as never,
      outgoing: [plain],
      audit: [plain],
      proof: plain,
      hold: plain,
      formerHolds: { type: [plain], default: undefined },
    },
    { versionKey: false, collection, minimize: false },
  )
  schema.index({ openedBy: 1 }, { unique: true })
  schema.index({ receiptCode: 1 }, { unique: true })
  schema.index({ 'agency.communeCode': 1, sortDue: 1 })
  schema.index({ isOpen: 1, sortDue: 1, _id: 1 })
  schema.index({ isOpen: 1, 'assignee.id': 1, sortDue: 1, _id: 1 })
  schema.index({ desks: 1, isOpen: 1, sortDue: 1, _id: 1 })
  schema.index({ desks: 1, isOpen: 1, 'assignee.id': 1, sortDue: 1, _id: 1 })
  schema.index(
    { desks: 1, citizenWaitsSince: 1 },
    { partialFilterExpression: { citizenWaitsSince: { $gt: new Date(0) } } },
  )
  schema.index({ desks: 1, awaitsCitizen: 1, isOpen: 1 }, { partialFilterExpression: { awaitsCitizen: true } })
  schema.index({ desks: 1, 'transfer.state': 1 }, { partialFilterExpression: { 'transfer.state': 'sent' } })
  schema.index({ desks: 1, sortDue: 1, _id: 1 })
  schema.index({ desks: 1, openedAt: -1, _id: -1 })
  schema.index(wordsIndex)
  schema.index({ 'assignee.id': 1, sortDue: 1 })
  schema.index({ citizenWaitsSince: 1 }, { partialFilterExpression: { citizenWaitsSince: { $gt: new Date(0) } } })
  schema.index({ 'transfer.state': 1, sortDue: 1 })
  schema.index({ sortDue: 1, _id: 1 })
  schema.index({ pairs: 1 })
  schema.index({ remindAt: 1 })
  schema.index({ awaitsTurn: 1 }, { partialFilterExpression: { awaitsTurn: { $gt: new Date(0) } } })
  schema.index({ 'agency.communeCode': 1, openedAt: -1 })
  schema.index({ 'agency.communeCode': 1, category: 1, openedAt: -1 })
  schema.index({ openedAt: -1 })
  schema.index({ state: 1, 'agency.communeCode': 1 })
  schema.index({ awaitsCitizen: 1, isOpen: 1 }, { partialFilterExpression: { awaitsCitizen: true } })
  schema.index({ chat: 1, openedAt: -1 })
  schema.index({ joinedTo: 1 })
  schema.index({ 'outgoing.id': 1 })
  schema.index({ 'toOpen.id': 1 }, { sparse: true })
  schema.index({ 'identityAsk.id': 1 }, { partialFilterExpression: { 'identityAsk.id': { $gt: '' } } })
  schema.index({ 'loans.until': 1 }, { partialFilterExpression: { 'loans.until': { $gt: new Date(0) } } })
  schema.index({ updatedAt: 1 })
  schema.index({ 'audit.id': 1 })
  schema.index({ 'hold.at': 1 }, { partialFilterExpression: { 'hold.at': { $gt: new Date(0) } } })
  schema.index({ 'proof.day': 1, openedAt: 1 }, { partialFilterExpression: { 'proof.day': '' } })
  return schema
}

/** Where it lies, and where it is under way to. */
const desksOf = ({ agency, transfer }: Pick<Case, 'agency' | 'transfer'>): string[] => [
  ...new Set([agency.communeCode, ...(isUnderWay(transfer) ? [transfer.to.communeCode] : [])].map(deskOf)),
]

const isOpenIn = (state: StateName): boolean => openStates.includes(state)

/** Whom it is under way to finds it by nothing of its sender. */
const wordsFor = (found: Case): string[] => {
  if (kindOf(found.kind).isProtected) return []
  const [own = '', next] = desksOf(found)
  const words = wordsAtDesks(searchWordsOf(found), [own])
  if (next === undefined) return words
  const unsaid = { ...maskSender(found), reporter: { name: null, address: null, phone: null } }
  return [...words, ...searchWordsOf(unsaid).map((word) => wordAtDesk(next, word))]
}

/** What staff do to a case is in the audit trail under its event's id. */
const auditOf = (caseId: string, { id, at, by, what, facts }: TimelineEvent): AuditEntry[] => {
  if (by.role !== 'staff') return []
  const entry = { id, at, accountId: by.accountId, what: what === 'opened' ? 'case_entered' : 'case_changed' }
  const taken = { ...entry, id: `${id}:taken`, what: 'case_taken' }
  return [entry, ...(facts?.takes ? [taken] : [])].map((one) => ({ ...one, subject: caseId }))
}

/** As much of a case as tells who is to be reminded of what: nothing of what it says. */
export type CaseToRemind = Pick<Case, 'id' | 'kind' | 'receiptCode' | 'agency' | 'keptFrom' | 'clocks' | 'version'>

/** What a change writes: what it sets, and what comes to lists. */
type Written<S = object> = {
  /** What must still be so, besides state and version. */
  filter: Record<string, unknown>
  set: S
  inc: Record<string, number>
  event: TimelineEvent
  attachments: readonly string[]
  toTell: NewsToTell[]
  news: CitizenNews[]
  outgoing: StoredCase['outgoing']
}

const inClear = ({ set, sealed, event, attachments = [], outgoing: news }: CaseChange) => {
  const { outgoing, toTell } = splitNews(news, event.at)
  const kept = sealed?.toTell ?? set.toTell
  return {
    filter: {},
    set: { ...set, ...sealed, ...(kept && { toTell: [...kept, ...toTell] }) },
    inc: {},
    event,
    attachments,
    toTell: kept ? [] : toTell,
    news: [],
    outgoing,
  } satisfies Written<CaseChange['set']>
}

/**
 * Of a citizen who holds a secret: what is told waits in the case, and a chat hears only that there is something. Whoever came
 * to the desk may have no machine to read it with: an officer tells it, too.
 */
const toSecret = (before: Case, change: CaseChange) => ({
  ...inClear({ ...change, outgoing: before.entry ? change.outgoing : [] }),
  news: change.outgoing.map((one) => ({ id: one.id, at: change.event.at, text: wholeNews(one) })),
  outgoing: splitNews(change.outgoing, change.event.at).outgoing.map((one) => ({
    ...one,
    text: caseWording.newsWaits,
    choices: [],
  })),
})

/**
 * Cases in two collections: what communes may see, and denunciations, their drafts and tips. A query for the one
 * can't return the other, whatever its filter.
 */
export const createCaseStore = (connection: Connection, sealing: CaseSealing) => {
  const open = connection.model<StoredCase>('Case', createSchema('cases'))
  const sealed = connection.model<StoredCase>('ProtectedCase', createSchema('protected_cases'))
  const both: Model<StoredCase>[] = [open, sealed]
  const modelFor = (isProtected: boolean) => (isProtected ? sealed : open)
  const names = createHiddenNames(sealing.names)
  const toCase = (stored: StoredCase): Case => caseOf(names.show(stored))

  const openWith = (stored: StoredCase, reader: OpenReader | null): Case => {
    const found = caseFields(names.show(stored))
    const opened = reader && isSealedCase(found) && keysFor(found, reader, sealing.now())
    return opened && isSealedCase(found) ? openedCase(found, opened) : toCase(stored)
  }
  const identities = createIdentityStore(sealed, { names, sealing })
  const lists = createKeyLists(sealed as never, sealing, async (id, opened) => {
    const stored = await sealed.findById(id).lean<StoredCase>()
    return stored && openedCase(caseFields(names.show(stored)) as Case & SealedFields, opened)
  })

  /** Who reads protected cases now; what waited for somebody in office is theirs first. */
  const readerOf = async (isProtected: boolean): Promise<OpenReader | null> => {
    const reader = isProtected ? await sealing.getReader() : null
    if (reader) await lists.handOver()
    return reader
  }

  /** Lists have what the reader's own keys open: a former password's cases are none of them. */
  const queryFor = (filter: CaseFilter, reader: OpenReader | null, isProtected: boolean) => ({
    ...toQuery(isProtected ? names.hide(filter) : filter),
    ...(reader && { [readerKeyPath]: { $in: reader.pairs.map(({ publicKey }) => publicKey) } }),
  })

  const sealNew = async (stored: StoredCase, citizen: CitizenKey | null = null): Promise<StoredCase> => ({
    ...names.hide(sealCase(await makeKeysFor(sealing, toCase(stored), citizen), stored)),
    keysRevision: 1,
    ...(citizen && { citizenSalt: citizen.salt }),
  })

  const hideMessages = async (messages: readonly OutgoingMessage[]): Promise<HiddenMessage[]> =>
    (await Promise.all(messages.map(sealing.sealMessage))).map(names.hideMessage)

  /** By a message or a code, in both collections. */
  const findNamed = async (
    named: { openedBy: string } | { receiptCode: string },
    fields: Record<string, 1> = {},
  ): Promise<StoredCase | null> =>
    (await open.findOne(named, fields).lean<StoredCase>()) ??
    sealed.findOne(names.hide(named), fields).lean<StoredCase>()

  /** What a change of a protected case writes: its words sealed by public keys alone. Null: there is no such case. */
  const sealChange = async (before: Case, change: CaseChange): Promise<Written | null> => {
    if (change.sealed) throw new Error(`case ${before.id}: nothing is split off a protected case`)
    const found = await sealed.findById(before.id, { keys: 1, keysRevision: 1, citizenSalt: 1 }).lean<StoredCase>()
    if (!found?.keys) return null
    const { set, event, attachments, toTell, outgoing, news } = found.citizenSalt
      ? toSecret(before, change)
      : inClear(change)
    const told = set.against ?? (isAddition(event) ? event.text : null)
    const officers = told == null ? [] : [...(await sealing.findOfficers()), ...(await sealing.findKeepers())]
    const find = set.against ? partialIn : namedIn
    const named = find({ ...before, ...set, against: told }, officers)
    const keys = closeTo(found.keys, named)
    const onList = found.keys.parts.content.readers.filter(({ id }) => named.includes(id)).length
    const noted = onList === 0 ? event : { ...event, facts: { ...event.facts, keptAway: onList } }
    return {
      filter: { keysRevision: found.keysRevision },
      event: names.hide({ timeline: [sealEvent(keys, noted, before)] }).timeline[0] as TimelineEvent,
      ...names.hide({ attachments: [...attachments] }),
      set: names.hide({ ...sealSet(keys, before, set), ...(named.length > 0 && { keys }) }),
      inc: named.length > 0 ? { keysRevision: 1 } : {},
      toTell: toTell.map((one) => sealNews(keys, one)),
      news: news.map((one) => sealCitizenNews(keys, one)),
      outgoing: await hideMessages(outgoing),
    }
  }

  return {
    ...createFiledStore({ both, names, findNamed }),
    ...createEndedStore({ both, modelFor, names }),
    ...createTurnStore(open),
    ...createCountStore(open),
    ...createCodedStore(open),
    ...identities,

    async prepare(): Promise<void> {
      await Promise.all(both.map((model) => model.createIndexes()))
      await sealed.collection.createIndex({ [readerPath]: 1 })
    },

    /**
     * Protected cases of before they were sealed, or of before their chats and codes were hidden, and what they told. What the database's freed pages still hold of them nobody wipes.
     */
    async sealOld(): Promise<void> {
      for await (const stored of sealed.find(namedInClear).lean<StoredCase[]>().cursor()) {
        const found = stored as unknown as StoredCase
        await sealing.renameCause(causeOf(found._id), names.hideCause(causeOf(found._id)), names.hideMessageId)
        const { _id, outgoing, audit: _audit, ...rest } = found.keys ? names.hide(found) : await sealNew(found)
        await sealed.updateOne(
          { _id, version: found.version },
          {
            $set: {
              ...rest,
              outgoing: outgoing.map((one) => names.hideMessage(names.showMessage(one as SealedMessage))),
            },
            $unset: { tellsDanger: 1 },
          },
        )
      }
    },

    /** Which files protected cases have. */
    async *protectedFiles(): AsyncGenerator<{ id: string; files: string[] }> {
      const having = sealed.find({ 'attachments.0': { $exists: true } }, { attachments: 1 })
      for await (const stored of having.lean<StoredCase[]>().cursor()) {
        const { _id, attachments } = names.show(stored as unknown as StoredCase)
        yield { id: _id, files: attachments }
      }
    },

    /** Key lists of protected cases: who came into office, and who left it. */
    async settleKeys(): Promise<void> {
      await lists.handOver()
      await lists.takeOffGone()
      await identities.endLoans()
    },
    /** A colleague was admitted: what the giver reads is given on. */
    grantKeys: (giver: OpenReader, to: Reader): Promise<number> => lists.grant(giver, to),
    /** An officer declared relatives and units: in which of their cases they are partial now they read no more. */
    renewKeys: lists.renewAll,
    findReaderIds: lists.findReaders,

    /**
     * How many open protected cases whoever reads now can't open though they once could, or that nobody in office can. Which cases
     * were kept from them is no part of it: it would tell that they are named.
     */
    async countLost(): Promise<number> {
      const reader = await readerOf(true)
      if (!reader) return 0
      const inOffice = (await sealing.findOfficers()).flatMap(({ publicKey }) => publicKey ?? [])
      const opening = [...inOffice, (await sealing.getQueuePair()).publicKey]
      const own = reader.pairs.map(({ publicKey }) => publicKey)
      const isLost = [
        { [readerPath]: reader.id, [readerKeyPath]: { $nin: own } },
        { [readerKeyPath]: { $nin: [...opening, ...own] } },
      ]
      return sealed.countDocuments({ isOpen: true, $or: isLost })
    },
    /** For what other slices keep of a protected case. */
    boxes: createCaseBoxes(sealed as never, sealing),

    /** Cases of before they were found by their words, and by whom they name. */
    async fillWords(): Promise<void> {
      for await (const stored of open
        .find({ $or: [{ words: { $exists: false } }, { pairs: { $exists: false } }] })
        .lean<StoredCase[]>()
        .cursor()) {
        const found = stored as unknown as StoredCase
        await open.updateOne({ _id: found._id }, { $set: { words: wordsFor(toCase(found)), pairs: pairsIn(found) } })
      }
    },

    /**
     * Inserts a new case, or returns the one that the same message opened before. Null: the receipt code is taken. With
     * `takesTurn` it waits to be given out.
     */
    async insert(
      newCase: Omit<Case, 'id'>,
      openedBy: string,
      { takesTurn = false, citizen = null }: { takesTurn?: boolean; citizen?: CitizenKey | null } = {},
    ): Promise<Case | null> {
      const { isProtected } = kindOf(newCase.kind)
      const model = modelFor(isProtected)
      const id = isProtected ? randomBytes(12).toString('hex') : new mongoose.Types.ObjectId().toHexString()
      const stored: StoredCase = {
        ...newCase,
        _id: id,
        openedBy,
        sortDue: newCase.dueAt ?? never,
        remindAt: newCase.dueAt && newCase.openedAt,
        awaitsTurn: takesTurn ? newCase.openedAt : null,
        words: wordsFor({ ...newCase, id }),
        pairs: pairsIn(newCase),
        desks: desksOf(newCase),
        isOpen: isOpenIn(newCase.state),
        outgoing: [],
        audit: newCase.timeline.flatMap((event) => auditOf(id, event)),
        proof: { salt: randomBytes(32).toString('hex'), day: '' },
      }
      try {
        await model.create(isProtected ? await sealNew(stored, citizen) : stored)
        return toCase(stored)
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
        const existing = await findNamed({ openedBy })
        return existing && toCase(existing)
      }
    },

    async getOpenedBy(openedBy: string): Promise<Case | null> {
      const found = await findNamed({ openedBy })
      return found && toCase(found)
    },

    /** A protected one is locked for whoever isn't among its readers. */
    async get(id: string, { isProtected }: { isProtected: boolean }): Promise<Case | null> {
      const reader = await readerOf(isProtected)
      if (reader) await lists.renew(id, reader)
      const found = await modelFor(isProtected).findById(id).lean<StoredCase>()
      return found && openWith(found, reader)
    },

    /** By the citizen's secret code, whatever the kind; a protected one is locked, whoever asks. */
    async getByReceiptCode(receiptCode: string): Promise<Case | null> {
      const found = await findNamed({ receiptCode })
      return found && toCase(found)
    },

    /** Of which salt the citizen's key of a case is made; null: there is no protected case of this code whose citizen holds a secret. */
    async getCitizenSalt(receiptCode: string): Promise<string | null> {
      const found = await sealed.findOne(names.hide({ receiptCode }), { citizenSalt: 1 }).lean<StoredCase>()
      return found?.citizenSalt ?? null
    },

    /** A case as its citizen reads it, and what they were told; null for a pair that isn't theirs. */
    async getForCitizen(receiptCode: string, pair: KeyPair): Promise<{ found: Case; news: CitizenNews[] } | null> {
      const stored = await sealed.findOne(names.hide({ receiptCode })).lean<StoredCase>()
      if (stored) await lists.renew(stored._id, { id: citizenId, pairs: [pair] })
      const found = stored && caseFields(names.show(stored))
      const opened = found && isSealedCase(found) && keysFor(found, { id: citizenId, pairs: [pair] }, sealing.now())
      return opened && isSealedCase(found)
        ? { found: openedCase(found, opened), news: citizenNewsOf(found, opened) }
        : null
    },

    /** Of several ids those that there are, without their timelines; never protected ones. */
    async getMany(ids: readonly string[]): Promise<Case[]> {
      const found = await open.find({ _id: { $in: ids } }, { timeline: 0 }).lean<StoredCase[]>()
      return found.map((stored) => toCase({ ...stored, timeline: [] }))
    },

    /** The cases that go on with one of these, the oldest first, without their timelines. */
    async findJoined(ids: readonly string[]): Promise<Case[]> {
      const found = await open
        .find({ joinedTo: { $in: ids } }, { timeline: 0 })
        .sort({ openedAt: 1 })
        .limit(mostJoined)
        .lean<StoredCase[]>()
      return found.map((stored) => toCase({ ...stored, timeline: [] }))
    },

    /** Feedback in which something can still happen, without timelines. */
    async *openFeedback(): AsyncGenerator<Case> {
      const states = stateNamesOf('feedback').filter((state) => !isFinal<CaseKind>('feedback', state))
      const cursor = open
        .find({ kind: 'feedback', state: { $in: states } }, { timeline: 0 })
        .lean<StoredCase[]>()
        .cursor()
      for await (const stored of cursor) yield toCase({ ...(stored as unknown as StoredCase), timeline: [] })
    },

    /** One update that holds only while the case is still as it was read; false when somebody was faster. */
    async apply(before: Case, change: CaseChange): Promise<boolean> {
      const { set, sealed, event } = change
      const { isProtected } = kindOf(before.kind)
      const written = isProtected ? await sealChange(before, change) : inClear(change)
      if (!written) return false
      const waits = waitsAfter(event)
      const after = { ...before, ...set, ...sealed }
      const changesDesks = set.agency !== undefined || set.transfer !== undefined
      const changesWords = sealed || changesDesks || set.placeText !== undefined || set.reporter || set.against
      const moves = set.agency !== undefined && set.agency.communeCode !== before.agency.communeCode
      const leaves = moves || isNewlyNamed(before, { ...after, timeline: [event] })
      const pairs = pairsIn({ ...after, timeline: sealed ? [...sealed.timeline, event] : [event] })
      const result = await modelFor(isProtected).updateOne(
        { _id: before.id, state: before.state, version: before.version, ...written.filter },
        {
          $set: {
            ...written.set,
            ...(sealed && { timeline: [...sealed.timeline, event] }),
            ...(waits !== undefined && { citizenWaitsSince: waits }),
            ...(leaves && !set.assignee && { assignee: null }),
            ...(sealed && { pairs }),
            ...((moves || set.assignee !== undefined) && { awaitsTurn: null }),
            desks: desksOf(after),
            isOpen: isOpenIn(after.state),
            ...(changesWords && { words: wordsFor(after) }),
            ...(set.dueAt !== undefined && { sortDue: set.dueAt ?? never, remindAt: event.at }),
            updatedAt: event.at,
          },
          $inc: { version: 1, ...written.inc },
          ...(!sealed && { $addToSet: { pairs: { $each: pairs } } }),
          $push: {
            ...(!sealed && { timeline: written.event, attachments: { $each: written.attachments } }),
            ...(written.toTell.length > 0 && { toTell: { $each: written.toTell } }),
            ...(written.news.length > 0 && { news: { $each: written.news } }),
            outgoing: { $each: written.outgoing },
            audit: { $each: auditOf(before.id, event) },
            ...(moves && { formerOffices: { communeCode: before.agency.communeCode, until: localDay(event.at) } }),
          },
        },
      )
      return result.modifiedCount === 1
    },

    /** Takes one try of those that a case without a chat allows; false: none is left, or it has a chat. */
    async takeLinkTry({ id, kind }: Pick<Case, 'id' | 'kind'>): Promise<boolean> {
      const result = await modelFor(kindOf(kind).isProtected).updateOne(
        { _id: id, chat: null, 'entry.linkTriesLeft': { $gt: 0 } },
        { $inc: { 'entry.linkTriesLeft': -1 } },
      )
      return result.modifiedCount === 1
    },

    /** Writes clocks that are the same for people, such as one that is no longer provisional; false as for `apply`. */
    async putClocks(before: Case, { clocks, dueAt }: Pick<Case, 'clocks' | 'dueAt'>): Promise<boolean> {
      const result = await modelFor(kindOf(before.kind).isProtected).updateOne(
        { _id: before.id, state: before.state, version: before.version },
        { $set: { clocks, dueAt, sortDue: dueAt ?? never, remindAt: dueAt && new Date(0) }, $inc: { version: 1 } },
      )
      return result.modifiedCount === 1
    },

    /** Of these ids the ones of protected cases. */
    async findProtectedAmong(ids: readonly string[]): Promise<Set<string>> {
      const found = await sealed.find({ _id: { $in: [...ids] } }, { _id: 1 }).lean<{ _id: string }[]>()
      return new Set(found.map(({ _id }) => _id))
    },

    /** Cases with a clock that hasn't ended, in the order of their ids, after one of them ('': from the first). */
    async findWithOpenClocks(after: string, range: { isProtected: boolean; limit: number }): Promise<Case[]> {
      const found = await modelFor(range.isProtected)
        .find({ _id: { $gt: after }, clocks: { $elemMatch: openClock } }, { timeline: 0 })
        .sort({ _id: 1 })
        .limit(range.limit)
        .lean<StoredCase[]>()
      return found.map((stored) => toCase({ ...stored, timeline: [] }))
    },

    /** Without timelines. 'due': the nearest deadline first, those without one last. */
    async find(
      filter: CaseFilter,
      range: { isProtected: boolean; skip: number; limit: number; sort?: keyof typeof orders },
    ): Promise<Case[]> {
      const reader = await readerOf(range.isProtected)
      const found = await modelFor(range.isProtected)
        .find(queryFor(filter, reader, range.isProtected), { timeline: 0, words: 0, pairs: 0 }, hintFor(filter))
        .sort(orders[range.sort ?? 'due'])
        .skip(range.skip)
        .limit(range.limit)
        .lean<StoredCase[]>()
      return found
        .map((stored) => openWith({ ...stored, timeline: [] }, reader))
        .filter(({ isLocked }) => !(reader && isLocked))
    },

    /** All that `find` finds, one after another, however many there are. */
    async *stream(filter: CaseFilter, sort: keyof typeof orders): AsyncGenerator<Case> {
      const cursor = open
        .find(toQuery(filter), { timeline: 0, words: 0, pairs: 0 }, hintFor(filter))
        .sort(orders[sort])
        .batchSize(streamBatch)
        .lean<StoredCase[]>()
        .cursor()
      for await (const stored of cursor) yield toCase({ ...(stored as unknown as StoredCase), timeline: [] })
    },

    /** The ids of what `find` finds. */
    async findIds(
      filter: CaseFilter,
      range: { isProtected: boolean; skip: number; limit: number; sort?: keyof typeof orders },
    ): Promise<string[]> {
      const found = await modelFor(range.isProtected)
        .find(queryFor(filter, await readerOf(range.isProtected), range.isProtected), { _id: 1 }, hintFor(filter))
        .sort(orders[range.sort ?? 'due'])
        .skip(range.skip)
        .limit(range.limit)
        .lean<Pick<StoredCase, '_id'>[]>()
      return found.map(({ _id }) => _id)
    },

    /** What cases said that are answered or over, the latest first. */
    async findSolved(filter: CaseFilter, limit: number): Promise<{ id: string; text: string }[]> {
      const found = await open
        .find({ ...toQuery(filter), state: { $in: solvedStates } }, { text: 1 })
        .sort({ openedAt: -1 })
        .limit(limit)
        .lean<Pick<StoredCase, '_id' | 'text'>[]>()
      return found.map(({ _id, text }) => ({ id: _id, text }))
    },

    /** What ordinary cases were answered last, by their ids; those that weren't are left out. */
    async findAnswers(ids: readonly string[]): Promise<Map<string, string>> {
      const found = await open
        .find({ _id: { $in: ids } }, { timeline: 1 })
        .lean<Pick<StoredCase, '_id' | 'timeline'>[]>()
      return new Map(
        found.flatMap(({ _id, timeline }): [string, string][] => {
          const answer = timeline.findLast(({ what, to, text: said }) => what === 'moved' && to === 'answered' && said)
          return answer?.text ? [[_id, answer.text]] : []
        }),
      )
    },

    /** As much of the cases that changed after an instant as tells whose lists they stand in, and whose not. */
    findChangedSince: (since: Date, { isProtected }: { isProtected: boolean }) =>
      modelFor(isProtected)
        .find(
          { updatedAt: { $gt: since } },
          { updatedAt: 1, desks: 1, pairs: 1, kind: 1, 'agency.communeCode': 1, keptFrom: 1 },
        )
        .limit(mostChanged)
        .lean<Pick<StoredCase, 'updatedAt' | 'desks' | 'pairs' | 'kind' | 'agency' | 'keptFrom'>[]>(),

    /** Whole cases of every kind that changed at an instant or after it, those that changed first before the others. */
    async *readChangedSince(since: Date): AsyncGenerator<Case> {
      for (const model of both) {
        const cursor = model
          .find({ updatedAt: { $gte: since } })
          .sort({ updatedAt: 1 })
          .lean<StoredCase[]>()
          .cursor()
        for await (const stored of cursor) yield toCase(stored as unknown as StoredCase)
      }
    },

    /** Cases in the open that changed after an instant, the earliest change first. */
    async findChanged(since: Date, limit: number): Promise<Case[]> {
      const found = await open
        .find({ updatedAt: { $gt: since } })
        .sort({ updatedAt: 1 })
        .limit(limit)
        .lean<StoredCase[]>()
      return found.map(toCase)
    },

    /** How many, or `most`. */
    async countUpTo(
      filter: CaseFilter,
      { isProtected, most }: { isProtected: boolean; most: number },
    ): Promise<number> {
      const query = queryFor(filter, await readerOf(isProtected), isProtected)
      if (Object.keys(query).length === 0) return Math.min(most, await modelFor(isProtected).estimatedDocumentCount())
      const [counted] = await modelFor(isProtected).aggregate<{ count: number }>(
        [{ $match: query }, { $limit: most }, { $count: 'count' }],
        hintFor(filter),
      )
      return counted?.count ?? 0
    },

    /** As much of the ordinary cases that hold all of these pairs of words as tells whom they accuse. */
    async findAccusations(filter: CaseFilter, pairs: readonly string[]): Promise<Case[]> {
      if (pairs.length === 0) return []
      const named = pairs.map((pair) => ({ pairs: pair }))
      const found = await open.find({ $and: [...named, toQuery(filter)] }, toldFields).lean<StoredCase[]>()
      return found.map(toCase)
    },

    count: (filter: CaseFilter, { isProtected }: { isProtected: boolean }) =>
      modelFor(isProtected).countDocuments(queryFor(filter, null, isProtected)),

    /** Receipt codes, the nearest deadline first. */
    async findCodes(filter: CaseFilter, limit: number): Promise<string[]> {
      const found = await open
        .find(toQuery(filter), { receiptCode: 1 })
        .sort(filter.openedFrom ? { openedAt: -1 } : { sortDue: 1 })
        .limit(limit)
        .lean<Pick<StoredCase, 'receiptCode'>[]>()
      return found.map((stored) => names.show(stored).receiptCode)
    },

    /** Cases that reminders have to look at, the longest waiting first. */
    async findToRemind(at: Date, { isProtected, limit }: { isProtected: boolean; limit: number }) {
      const found = await modelFor(isProtected)
        .find({ remindAt: { $lte: at } }, { kind: 1, receiptCode: 1, agency: 1, keptFrom: 1, clocks: 1, version: 1 })
        .sort({ remindAt: 1 })
        .limit(limit)
        .lean<(Omit<CaseToRemind, 'id'> & { _id: string })[]>()
      return found.map(names.show).map(({ _id, ...rest }): CaseToRemind => ({ id: _id, ...rest }))
    },

    /** When reminders look at a case again; left as it is when the case changed since it was read. */
    async remindLater({ id, kind, version }: CaseToRemind, next: Date | null): Promise<void> {
      await modelFor(kindOf(kind).isProtected).updateOne({ _id: id, version }, { $set: { remindAt: next } })
    },

    /** The citizen's own cases, newest first; protected ones are locked, whoever asks. */
    async findByChat(chat: string, limit: number): Promise<Case[]> {
      const found = await Promise.all(
        both.map((model) =>
          model
            .find(model === sealed ? names.hide({ chat }) : { chat })
            .sort({ openedAt: -1 })
            .limit(limit)
            .lean<StoredCase[]>(),
        ),
      )
      return found
        .flat()
        .sort((a, b) => b.openedAt.getTime() - a.openedAt.getTime())
        .slice(0, limit)
        .map(toCase)
    },

    /** Cases beside which others are still to be opened. */
    async findOpening(limit: number): Promise<Case[]> {
      const found = await Promise.all(
        both.map((model) =>
          model
            .find({ 'toOpen.id': { $gt: '' } })
            .limit(limit)
            .lean<StoredCase[]>(),
        ),
      )
      return found.flat().map(toCase)
    },

    /** News of a case's own opening: sent to its chat, or told by who handles it; asked twice it is told once. */
    async tellOpened(opened: Case, news: CaseNews, at: Date): Promise<void> {
      const { isProtected } = kindOf(opened.kind)
      const { outgoing, toTell } = splitNews([news], at)
      const found = isProtected ? await sealed.findById(opened.id, { keys: 1 }).lean<StoredCase>() : null
      const boxed = found?.keys
      await modelFor(isProtected).updateOne(
        { _id: opened.id, 'toTell.id': { $ne: news.id } },
        {
          $push: {
            outgoing: { $each: isProtected ? await hideMessages(outgoing) : outgoing },
            toTell: { $each: boxed ? toTell.map((one) => sealNews(boxed, one)) : toTell },
          },
        },
      )
    },

    /** A case was opened beside this one; asked twice it is noted once. */
    async noteOpened(
      of: Case,
      openingId: string,
      link: CaseLink | null,
      news: CaseNews | null,
      at: Date,
    ): Promise<void> {
      const model = modelFor(kindOf(of.kind).isProtected)
      const { outgoing, toTell } = splitNews(news ? [news] : [], at)
      await model.updateOne(
        { _id: of.id, 'toOpen.id': openingId },
        {
          $pull: { toOpen: { id: openingId } },
          $push: { ...(link && { links: link }), outgoing: { $each: outgoing }, toTell: { $each: toTell } },
          $inc: { version: 1 },
        },
      )
    },

    /** Messages that cases caused and the outbox hasn't collected; one source for each collection. */
    sources: () => {
      const hidden = pendingSourceOf<SealedMessage, { outgoing: SealedMessage[] }>(sealed as never)
      const findPending = async (limit: number) => (await hidden.findPending(limit)).map(names.showMessage)
      return [
        pendingSourceOf<OutgoingMessage, { outgoing: OutgoingMessage[] }>(open as never),
        { ...hidden, findPending },
      ]
    },
    /** What the messages of a case name as their cause. */
    causeOf: (id: string, { isProtected }: { isProtected: boolean }): string =>
      isProtected ? names.hideCause(causeOf(id)) : causeOf(id),
    /** The id of the case whose messages name this cause; null: it is no case's. */
    caseIdIn: names.caseIdIn,
    auditSources: () => both.map((model) => auditSourceOf(model)),
  }
}

export type CaseStore = ReturnType<typeof createCaseStore>
