import { randomUUID } from 'node:crypto'
import { type QueryFilter, Schema } from 'mongoose'
import type { OutgoingMessage, SealedMessage } from '../messaging/message.js'
import { pendingSourceOf } from '../messaging/pending-store.js'
import { sealMessage } from '../messaging/seal-message.js'
import type { ChatBox, ChatBoxes } from '../sealing/chats/chat-boxes.js'
import { type AuditEntry, auditEntry, auditSourceOf } from '../shared/audit.js'
import { type Connection, isDuplicateKey } from '../shared/mongo.js'
import type { ErrorReportFacts } from './kinds/error-report.js'
import type { HandOffFacts } from './kinds/hand-off.js'
import { type TaskKind, taskKindNames, taskKinds } from './kinds/index.js'
import type { Queue } from './queues.js'
import type { NewTask, Task, TaskOf, TaskTimes } from './task.js'

/** Facts in clear: of kinds without a citizen's words, and of all that was stored before December 2026. */
type StoredTask = Omit<TaskOf<TaskKind>, 'id' | 'facts'> & {
  _id: string
  openedBy: string
  facts?: TaskOf<TaskKind>['facts']
  said?: ChatBox
  answered?: ChatBox
  outgoing: (OutgoingMessage | SealedMessage)[]
  /** When a verdict was taken back last; left out: none was. */
  reopenedAt?: Date
  audit: AuditEntry[]
}

export type MoreOfQuestion = { openedBy: string; chat: string; text: string; messageId: string }

const plain = Schema.Types.Mixed
const schema = new Schema<StoredTask>(
  {
    _id: String,
    kind: String,
    openedBy: String,
    chat: String,
    communeCode: String,
    audience: String,
    facts: plain,
    said: plain,
    answered: plain,
    openedAt: Date,
    dueOn: String,
    state: String,
    doneAt: Date,
    doneBy: String,
    answer: String,
    isConfirmed: Boolean,
    reopenedAt: Date,
    outgoing: [plain],
    audit: [plain],
  },
  { versionKey: false, collection: 'tasks', minimize: false },
)
schema.index({ kind: 1, openedBy: 1 }, { unique: true })
schema.index({ kind: 1, state: 1, audience: 1, communeCode: 1, openedAt: 1 })
schema.index({ kind: 1, state: 1, dueOn: 1 })
schema.index({ kind: 1, openedAt: 1 })
schema.index({ kind: 1, doneAt: 1 })
schema.index({ kind: 1, reopenedAt: 1 })
schema.index({ chat: 1 })
schema.index({ 'outgoing.id': 1 })
schema.index({ 'audit.id': 1 })

const sorts = { oldest: { openedAt: 1 }, newest: { openedAt: -1 }, due: { dueOn: 1, openedAt: 1 } } as const

type Facts = TaskOf<TaskKind>['facts']

/** Everything that waits for staff, in one collection. */
export const createTaskStore = (connection: Connection, boxes: ChatBoxes) => {
  const model = connection.model<StoredTask>('Task', schema)

  const sealFacts = async (
    kind: TaskKind,
    chat: string | null,
    facts: Facts,
  ): Promise<{ facts: Facts } | { said: ChatBox }> => {
    const { sealedWith } = taskKinds[kind]
    if (sealedWith === 'nothing') return { facts }
    return { said: await (sealedWith === 'talk' && chat ? boxes.seal(chat, facts) : boxes.sealLasting(facts)) }
  }
  const factsOf = ({ said, facts }: StoredTask): Promise<Facts | null> =>
    said ? boxes.open<Facts>(said) : Promise.resolve(facts ?? null)

  /** Null: the talk that it came from was of a denunciation, and its key is gone. */
  const openOne = async (stored: StoredTask): Promise<Task | null> => {
    const {
      _id,
      openedBy: _openedBy,
      outgoing: _outgoing,
      reopenedAt: _reopenedAt,
      audit: _audit,
      said: _said,
      answered,
      ...rest
    } = stored
    const facts = await factsOf(stored)
    if (!facts) return null
    const answer = answered ? ((await boxes.open<{ text: string }>(answered))?.text ?? null) : rest.answer
    return { ...rest, facts, answer, isConfirmed: rest.isConfirmed ?? null, id: _id } as Task
  }
  const openAll = async (found: readonly StoredTask[]): Promise<Task[]> =>
    (await Promise.all(found.map(openOne))).filter((one) => one !== null)

  return {
    prepare: () => model.createIndexes(),

    async open<K extends TaskKind>(task: NewTask<K>): Promise<void> {
      const { kind, openedBy, chat, at, facts, communeCode = null, audience = 'office', dueOn = null } = task
      const kept = taskKinds[kind].kept(facts)
      const from = { chat, communeCode, audience, ...(await sealFacts(kind, chat, kept)), openedAt: at, dueOn }
      const id = randomUUID()
      const { auditedAtFirst } = taskKinds[kind]
      const audit = auditedAtFirst ? [auditEntry({ accountId: null, at }, auditedAtFirst, id)] : []
      const untouched = { state: 'open', doneAt: null, doneBy: null, answer: null, outgoing: [], audit }
      try {
        await model.updateOne(
          { kind, openedBy },
          { $setOnInsert: { _id: id, ...from, ...untouched } },
          { upsert: true },
        )
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
      }
    },

    async findMany(ids: readonly string[]): Promise<Task[]> {
      return openAll(await model.find({ _id: { $in: [...ids] } }).lean<StoredTask[]>())
    },

    /** Puts more words to an open question; the same message counts once. False: it was answered, or there is none. */
    async addToHandOff({ openedBy, chat, text, messageId }: MoreOfQuestion): Promise<boolean> {
      for (;;) {
        const asked = { kind: 'hand_off' as const, openedBy, chat, state: 'open' as const }
        const found = await model.findOne(asked).lean<StoredTask>()
        if (!found) return false
        const facts = (await factsOf(found)) as HandOffFacts | null
        if (!facts) return false
        const { question, added = [] } = facts
        if (added.includes(messageId)) return true
        const more = taskKinds.hand_off.kept({ question: `${question}\n${text}` })
        const result = await model.updateOne(
          { ...asked, ...(found.said ? { 'said.box': found.said.box } : { 'facts.question': question }) },
          {
            $set: await sealFacts('hand_off', chat, { ...more, added: [...added, messageId] }),
            ...(found.facts && { $unset: { facts: 1 } }),
          },
        )
        if (result.modifiedCount === 1) return true
      }
    },

    /** Whether a question still waits for its answer. */
    isWaiting: async (openedBy: string, chat: string): Promise<boolean> =>
      (await model.findOne({ kind: 'hand_off', openedBy, chat, state: 'open' }).lean<StoredTask>()) !== null,

    /** When and where tasks came and ended, without what they tell. */
    async *readChangedSince(kinds: readonly TaskKind[], since: Date): AsyncGenerator<TaskTimes> {
      const cursor = model
        .find({
          kind: { $in: [...kinds] },
          $or: [{ openedAt: { $gte: since } }, { doneAt: { $gte: since } }, { reopenedAt: { $gte: since } }],
        })
        .lean<StoredTask[]>()
        .cursor()
      for await (const { _id: id, kind, openedAt, doneAt, communeCode, audience, isConfirmed } of cursor)
        yield { id: String(id), kind, openedAt, doneAt, communeCode, audience, isConfirmed: isConfirmed ?? null }
    },

    /** Open ones of a kind in some of its queues, in the order that the kind asks for. */
    async findOpen(kind: TaskKind, queues: readonly Queue[], limit: number): Promise<Task[]> {
      if (queues.length === 0) return []
      const found = await model
        .find({ kind, state: 'open', $or: queues.map((queue) => ({ ...queue })) })
        .sort(sorts[taskKinds[kind].order])
        .limit(limit)
        .lean<StoredTask[]>()
      return openAll(found)
    },

    /** Deletes those whose `openedBy` begins so. */
    async removeOpenedUnder(kind: TaskKind, beginning: string): Promise<void> {
      await model.deleteMany({ kind, openedBy: { $gte: beginning, $lt: `${beginning}\uffff` } })
    },

    /** Done or not, of those whose `openedBy` begins so, the latest first. */
    async findOpenedUnder(kind: TaskKind, beginning: string, limit: number): Promise<Task[]> {
      const found = await model
        .find({ kind, openedBy: { $gte: beginning, $lt: `${beginning}\uffff` } })
        .sort({ openedAt: -1 })
        .limit(limit)
        .lean<StoredTask[]>()
      return openAll(found)
    },

    /** Done or not, the latest first. */
    async findAll(
      kind: TaskKind,
      queues: readonly Queue[],
      { communeCode, limit }: { communeCode: string | null; limit: number },
    ): Promise<Task[]> {
      if (queues.length === 0) return []
      const found = await model
        .find({ kind, $or: queues.map((queue) => ({ ...queue })), ...(communeCode === null ? {} : { communeCode }) })
        .sort({ openedAt: -1 })
        .limit(limit)
        .lean<StoredTask[]>()
      return openAll(found)
    },

    /**
     * Ends an open task and stores, in the same update, what the citizen is told and what the audit trail keeps; false
     * when somebody ended it first.
     */
    async end(
      { id, kind }: Pick<Task, 'id' | 'kind'>,
      by: {
        accountId: string
        at: Date
        answer: { text: string; messages: OutgoingMessage[] } | null
        /** What is told without being kept as the answer. */
        messages?: readonly OutgoingMessage[]
        isConfirmed?: boolean
      },
    ): Promise<boolean> {
      const what = taskKinds[kind].audited
      const result = await model.updateOne(
        { _id: id, state: 'open' },
        {
          $set: {
            state: 'done',
            doneAt: by.at,
            doneBy: by.accountId,
            ...(by.answer && { answered: await boxes.sealLasting({ text: by.answer.text }) }),
            isConfirmed: by.isConfirmed ?? null,
          },
          $push: {
            outgoing: {
              $each: await Promise.all(
                [...(by.answer?.messages ?? []), ...(by.messages ?? [])].map((message) => sealMessage(boxes, message)),
              ),
            },
            audit: { $each: what ? [auditEntry(by, what, id)] : [] },
          },
        },
      )
      return result.modifiedCount === 1
    },

    /** Opens an ended task again; what it would have told and wasn't collected is dropped. False: it is open. */
    async reopen(id: string, at: Date): Promise<boolean> {
      const undone = { state: 'open', doneAt: null, doneBy: null, isConfirmed: null, outgoing: [], reopenedAt: at }
      return (await model.updateOne({ _id: id, state: 'done' }, { $set: undone })).modifiedCount === 1
    },

    /**
     * Deletes what each kind lets go of a chat: an open question still waits for its answer, a request for its end, and
     * an answer that wasn't collected yet for its way to the person. Returns the ids of what went.
     */
    async forget(chat: string): Promise<string[]> {
      const always = taskKindNames.filter((kind) => taskKinds[kind].forgotten === 'always')
      const onceDone = taskKindNames.filter((kind) => taskKinds[kind].forgotten === 'once_done')
      const filter: QueryFilter<StoredTask> = {
        chat,
        $or: [
          { kind: { $in: always } },
          { kind: { $in: onceDone }, state: 'done', 'outgoing.0': { $exists: false }, 'audit.0': { $exists: false } },
        ],
      }
      const gone = (await model.find(filter, { _id: 1 }).lean<{ _id: string }[]>()).map(({ _id }) => _id)
      await model.deleteMany({ ...filter, _id: { $in: gone } })
      return gone
    },

    /** Deletes what was noted of a chat for the editors since then; of reported errors the talk. */
    async withdrawLessons(chat: string, since: Date): Promise<void> {
      await model.deleteMany({ chat, kind: 'unanswered', openedAt: { $gte: since } })
      const reported = { chat, kind: 'error_report' as const, openedAt: { $gte: since } }
      for (const stored of await model.find(reported).lean<StoredTask[]>()) {
        const facts = (await factsOf(stored)) as ErrorReportFacts | null
        if (!facts?.talk) continue
        const { talk: _talk, ...rest } = facts
        await model.updateOne(
          { _id: stored._id },
          { $set: await sealFacts('error_report', chat, rest), ...(stored.facts && { $unset: { facts: 1 } }) },
        )
      }
    },

    source: () => pendingSourceOf(model),
    auditSource: () => auditSourceOf(model),
  }
}

export type TaskStore = ReturnType<typeof createTaskStore>
