import type { Account } from '../accounts/roles.js'
import type { ChatBoxes } from '../sealing/chats/chat-boxes.js'
import type { Connection } from '../shared/mongo.js'
import { type AnswerOrder, answerTask, causeOfTask, type KeepPictures } from './answer-task.js'
import { finishTask } from './finish-task.js'
import type { DataRight } from './kinds/data-wish.js'
import type { TaskKind } from './kinds/index.js'
import { queuesOf } from './queues.js'
import { reopenTask, settleTask } from './settle-task.js'
import type { NewTask, Task } from './task.js'
import { createTaskStore } from './task-store.js'
import { tickOffTasks } from './tick-off-tasks.js'

/** The legal last days of a request about one's own data made at an instant; days are local dates. */
type TermsOfRequest = (right: DataRight, at: Date) => { replyBy: string; dueOn: string; article: string }

/** A request about one's own data; `receiptCode`: of the case that it is about, and that the answer is read by. */
type NewDataWish = {
  right: DataRight
  text: string
  about: { id: string; receiptCode: string }
  /** The same key asks once. */
  key: string
  chat: string | null
  communeCode: string | null
  /** Whether it was asked with more than four figures of the telephone. */
  isProved: boolean
  at: Date
}

const openedAbout = (caseId: string): string => `data:${caseId}:`

/** What waits for staff: what the dialogue opens and what staff see and end. */
export const createTasks = (parts: {
  connection: Connection
  /** What citizens' words are stored in. */
  boxes: ChatBoxes
  dataTerms: TermsOfRequest
  keepPictures: KeepPictures
  /** What pictures belonged to is gone: nothing holds them any more. */
  releasePictures: (belongedTo: readonly string[]) => Promise<void>
}) => {
  const store = createTaskStore(parts.connection, parts.boxes)

  return {
    prepare: store.prepare,
    source: store.source,
    auditSource: store.auditSource,

    /** Opens a task; the same message opens one of a kind. */
    open: <K extends TaskKind>(task: NewTask<K>): Promise<void> => store.open(task),

    /** More words of a citizen who asked for a person; false when that was answered meanwhile. */
    addToHandOff: store.addToHandOff,

    isWaiting: store.isWaiting,

    /**
     * Opens a request to delete personal data and says by which day it will be dealt with. Each part is of those alone who
     * may see its cases: of a chat with protected cases (`hasProtected`) and no others nobody else learns that it asked.
     */
    async requestDeletion({
      hasProtected = false,
      hasOrdinary = !hasProtected,
      ...from
    }: Pick<NewTask, 'openedBy' | 'chat' | 'at'> & { hasProtected?: boolean; hasOrdinary?: boolean }): Promise<{
      dueOn: string
    }> {
      const { dueOn, ...facts } = parts.dataTerms('delete', from.at)
      if (hasOrdinary) await store.open({ ...from, kind: 'data_request', facts, dueOn })
      if (hasProtected) {
        const openedBy = `${from.openedBy}:protected`
        await store.open({ ...from, openedBy, kind: 'data_request', facts, dueOn, audience: 'protected' })
      }
      return { dueOn }
    },

    /**
     * Opens a request to correct, limit or delete data of a case, for the office that has it, and says by which day it is
     * dealt with (Nghị định 356/2025 Điều 5).
     */
    async requestAboutData({ right, text, about, key, isProved, ...from }: NewDataWish): Promise<{ dueOn: string }> {
      const { dueOn, ...terms } = parts.dataTerms(right, from.at)
      const openedBy = `${openedAbout(about.id)}${key}`
      const facts = {
        right,
        text,
        receiptCode: about.receiptCode,
        ...terms,
        ...(isProved && { isProved: true as const }),
      }
      await store.open({ ...from, openedBy, kind: 'data_wish', facts, dueOn })
      return { dueOn }
    },

    /** What was asked about the data of a case, with its answers; the latest first. */
    findAboutData: (caseId: string, limit: number): Promise<Task[]> =>
      store.findOpenedUnder('data_wish', openedAbout(caseId), limit),

    /** The case is gone, and with it what was asked about its data. */
    forgetAboutData: (caseId: string): Promise<void> => store.removeOpenedUnder('data_wish', openedAbout(caseId)),

    /** Takes back what was noted of a chat for the editors since then: it may be the story of a protected case. */
    withdrawLessons: store.withdrawLessons,

    /** Deletes what a chat left behind, as far as each kind lets it go. */
    async forget(chat: string): Promise<void> {
      await parts.releasePictures((await store.forget(chat)).map(causeOfTask))
    },

    /** Open tasks of a kind that this account sees. */
    findFor: (account: Account, kind: TaskKind, limit: number): Promise<Task[]> =>
      store.findOpen(kind, queuesOf(account, kind), limit),

    /** Of some kinds those that were opened or ended at an instant or after it. */
    readChangedSince: store.readChangedSince,

    /** All of a kind that this account sees, done or not, of a commune where one is named; the latest first. */
    findAllFor: (
      account: Account,
      kind: TaskKind,
      asked: { communeCode: string | null; limit: number },
    ): Promise<Task[]> => store.findAll(kind, queuesOf(account, kind), asked),

    finish: (order: Parameters<typeof finishTask>[1]): Promise<void> => finishTask(store, order),
    answer: (order: AnswerOrder): Promise<void> => answerTask({ store, keepPictures: parts.keepPictures }, order),

    settle: (order: Parameters<typeof settleTask>[1]): Promise<void> => settleTask(store, order),
    reopen: (order: Parameters<typeof reopenTask>[1]): Promise<void> => reopenTask(store, order),

    tickOff: (order: { account: Account; ids: readonly string[]; at: Date }): Promise<void> =>
      tickOffTasks(store, order),
  }
}

export type Tasks = ReturnType<typeof createTasks>
