import mongoose, { type Model, Schema } from 'mongoose'
import type { OutgoingMessage } from '../messaging/message.js'
import { pendingSourceOf } from '../messaging/pending-store.js'
import { type AuditEntry, auditSourceOf } from '../shared/audit.js'
import { type Connection, isDuplicateKey } from '../shared/mongo.js'
import type { Case, CaseChange, CaseLink, TimelineEvent } from './case.js'
import { type CaseKind, kindOf, type StateName } from './kinds/index.js'

type StoredCase = Omit<Case, 'id'> & {
  _id: string
  /** Id of the message that confirmed it: the same message opens one case. */
  openedBy: string
  /** `dueAt`, or the end of time: lists sort by it. */
  sortDue: Date
  /** When reminders look at it next: at once after its clocks changed; null when nothing of it comes due. */
  remindAt: Date | null
  outgoing: OutgoingMessage[]
  audit: AuditEntry[]
}

const never = new Date('9999-12-31T00:00:00Z')
const plain = Schema.Types.Mixed

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
      keptFrom: String,
      routedBecause: String,
      chat: String,
      clocks: [plain],
      dueAt: Date,
      sortDue: Date,
      remindAt: Date,
      timeline: [plain],
      awaitsCitizen: Boolean,
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
      outgoing: [plain],
      audit: [plain],
    },
    { versionKey: false, collection, minimize: false },
  )
  schema.index({ openedBy: 1 }, { unique: true })
  schema.index({ receiptCode: 1 }, { unique: true })
  schema.index({ 'agency.communeCode': 1, sortDue: 1 })
  schema.index({ sortDue: 1 })
  schema.index({ remindAt: 1 })
  schema.index({ 'agency.communeCode': 1, openedAt: -1 })
  schema.index({ openedAt: -1 })
  schema.index({ awaitsCitizen: 1, 'agency.communeCode': 1 }, { partialFilterExpression: { awaitsCitizen: true } })
  schema.index({ chat: 1, openedAt: -1 })
  schema.index({ 'outgoing.id': 1 })
  schema.index({ 'toOpen.id': 1 }, { sparse: true })
  schema.index({ 'audit.id': 1 })
  return schema
}

const toCase = (stored: StoredCase): Case => {
  const { _id, openedBy: _1, sortDue: _2, remindAt: _3, outgoing: _4, audit: _5, ...rest } = stored
  /** Cases of before decision 0044 name nobody. */
  return { ...rest, settledBy: rest.settledBy ?? null, id: _id }
}

/** What staff do to a case is in the audit trail under its event's id. */
const auditOf = (caseId: string, { id, at, by }: TimelineEvent): AuditEntry[] =>
  by.role === 'staff' ? [{ id, at, accountId: by.accountId, what: 'case_changed', subject: caseId }] : []

/** Which cases; `communeCode` undefined is all agencies, null the province's own. */
export type CaseFilter = {
  communeCode?: string | null
  kind?: CaseKind
  states?: StateName[]
  overdueAt?: Date
  /** Its nearest duty ends at this instant. */
  dueAt?: Date
  openedFrom?: Date
  awaitsCitizen?: true
}

/** As much of a case as tells who is to be reminded of what: nothing of what it says. */
export type CaseToRemind = Pick<Case, 'id' | 'kind' | 'receiptCode' | 'agency' | 'keptFrom' | 'clocks' | 'version'>

/**
 * Cases in two collections: what communes may see, and denunciations, their drafts and tips. A query for the one
 * can't return the other, whatever its filter.
 */
export const createCaseStore = (connection: Connection) => {
  const open = connection.model<StoredCase>('Case', createSchema('cases'))
  const sealed = connection.model<StoredCase>('ProtectedCase', createSchema('protected_cases'))
  const both: Model<StoredCase>[] = [open, sealed]
  const modelFor = (isProtected: boolean) => (isProtected ? sealed : open)

  const toQuery = (filter: CaseFilter) => ({
    ...(filter.communeCode !== undefined && { 'agency.communeCode': filter.communeCode }),
    ...(filter.kind && { kind: filter.kind }),
    ...(filter.states && { state: { $in: filter.states } }),
    ...(filter.overdueAt && { sortDue: { $lt: filter.overdueAt } }),
    ...(filter.dueAt && { sortDue: filter.dueAt }),
    ...(filter.openedFrom && { openedAt: { $gte: filter.openedFrom } }),
    ...(filter.awaitsCitizen && { awaitsCitizen: true }),
  })

  return {
    prepare: () => Promise.all(both.map((model) => model.createIndexes())),

    /** Inserts a new case, or returns the one that the same message opened before. Null: the receipt code is taken. */
    async insert(newCase: Omit<Case, 'id'>, openedBy: string): Promise<Case | null> {
      const model = modelFor(kindOf(newCase.kind).isProtected)
      const stored: StoredCase = {
        ...newCase,
        _id: new mongoose.Types.ObjectId().toHexString(),
        openedBy,
        sortDue: newCase.dueAt ?? never,
        remindAt: newCase.dueAt && newCase.openedAt,
        outgoing: [],
        audit: [],
      }
      try {
        await model.create(stored)
        return toCase(stored)
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
        const existing = await model.findOne({ openedBy }).lean<StoredCase>()
        return existing && toCase(existing)
      }
    },

    async getOpenedBy(openedBy: string): Promise<Case | null> {
      for (const model of both) {
        const found = await model.findOne({ openedBy }).lean<StoredCase>()
        if (found) return toCase(found)
      }
      return null
    },

    async get(id: string, { isProtected }: { isProtected: boolean }): Promise<Case | null> {
      const found = await modelFor(isProtected).findById(id).lean<StoredCase>()
      return found && toCase(found)
    },

    /** By the citizen's secret code, whatever the kind. */
    async getByReceiptCode(receiptCode: string): Promise<Case | null> {
      for (const model of both) {
        const found = await model.findOne({ receiptCode }).lean<StoredCase>()
        if (found) return toCase(found)
      }
      return null
    },

    /** One update that holds only while the case is still as it was read; false when somebody was faster. */
    async apply(before: Case, { set, event, outgoing, attachments = [] }: CaseChange): Promise<boolean> {
      const result = await modelFor(kindOf(before.kind).isProtected).updateOne(
        { _id: before.id, state: before.state, version: before.version },
        {
          $set: {
            ...set,
            ...(set.dueAt !== undefined && { sortDue: set.dueAt ?? never, remindAt: event.at }),
            updatedAt: event.at,
          },
          $inc: { version: 1 },
          $push: {
            timeline: event,
            outgoing: { $each: outgoing },
            attachments: { $each: attachments },
            audit: { $each: auditOf(before.id, event) },
          },
        },
      )
      return result.modifiedCount === 1
    },

    /** By deadline, the nearest first; those without one last. */
    async find(filter: CaseFilter, range: { isProtected: boolean; skip: number; limit: number }): Promise<Case[]> {
      const found = await modelFor(range.isProtected)
        .find(toQuery(filter), { timeline: 0 })
        .sort({ sortDue: 1, openedAt: 1 })
        .skip(range.skip)
        .limit(range.limit)
        .lean<StoredCase[]>()
      return found.map((stored) => toCase({ ...stored, timeline: [] }))
    },

    count: (filter: CaseFilter, { isProtected }: { isProtected: boolean }) =>
      modelFor(isProtected).countDocuments(toQuery(filter)),

    /** Receipt codes, the nearest deadline first. */
    async findCodes(filter: CaseFilter, limit: number): Promise<string[]> {
      const found = await open
        .find(toQuery(filter), { receiptCode: 1 })
        .sort(filter.openedFrom ? { openedAt: -1 } : { sortDue: 1 })
        .limit(limit)
        .lean<Pick<StoredCase, 'receiptCode'>[]>()
      return found.map(({ receiptCode }) => receiptCode)
    },

    /** Cases that reminders have to look at, the longest waiting first. */
    async findToRemind(at: Date, { isProtected, limit }: { isProtected: boolean; limit: number }) {
      const found = await modelFor(isProtected)
        .find({ remindAt: { $lte: at } }, { kind: 1, receiptCode: 1, agency: 1, keptFrom: 1, clocks: 1, version: 1 })
        .sort({ remindAt: 1 })
        .limit(limit)
        .lean<(Omit<CaseToRemind, 'id'> & { _id: string })[]>()
      return found.map(({ _id, ...rest }): CaseToRemind => ({ id: _id, ...rest }))
    },

    /** When reminders look at a case again; left as it is when the case changed since it was read. */
    async remindLater({ id, kind, version }: CaseToRemind, next: Date | null): Promise<void> {
      await modelFor(kindOf(kind).isProtected).updateOne({ _id: id, version }, { $set: { remindAt: next } })
    },

    /** The citizen's own cases, newest first. */
    async findByChat(chat: string, limit: number): Promise<Case[]> {
      const found = await Promise.all(
        both.map((model) => model.find({ chat }).sort({ openedAt: -1 }).limit(limit).lean<StoredCase[]>()),
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

    /** A case was opened beside this one; asked twice it is noted once. */
    async noteOpened(of: Case, openingId: string, link: CaseLink | null, news: OutgoingMessage): Promise<void> {
      const model = modelFor(kindOf(of.kind).isProtected)
      await model.updateOne(
        { _id: of.id, 'toOpen.id': openingId },
        {
          $pull: { toOpen: { id: openingId } },
          $push: { ...(link && { links: link }), outgoing: news },
          $inc: { version: 1 },
        },
      )
    },

    /** Messages that cases caused and the outbox hasn't collected; one source for each collection. */
    sources: () => both.map((model) => pendingSourceOf(model)),
    auditSources: () => both.map((model) => auditSourceOf(model)),
  }
}

export type CaseStore = ReturnType<typeof createCaseStore>
