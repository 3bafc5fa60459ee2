import { type TaskFacts, type TaskKind, taskKinds } from './kinds/index.js'
import type { Shown } from './kinds/kind.js'

/** Who it is for: the office of its commune or of the province, or those alone who may see protected cases. */
export type Audience = 'office' | 'protected'

/** Something that waits for staff. */
export type TaskOf<K extends TaskKind> = {
  /** Random: it names the task in pages, forms and the audit trail. */
  id: string
  kind: K
  facts: TaskFacts[K]
  /** The chat of the person; null where it isn't known. */
  chat: string | null
  /** Null: the province's. */
  communeCode: string | null
  audience: Audience
  openedAt: Date
  /** Last day by law, a local date; null where none is set. */
  dueOn: string | null
  state: 'open' | 'done'
  doneAt: Date | null
  /** Id of the account. */
  doneBy: string | null
  /** What the citizen was answered, or what came of it. */
  answer: string | null
  /** Whether what it told was right; null: not judged. */
  isConfirmed: boolean | null
}

export type Task = { [K in TaskKind]: TaskOf<K> }[TaskKind]

/** As much of a task as figures count. */
export type TaskTimes = Pick<Task, 'id' | 'kind' | 'openedAt' | 'doneAt' | 'communeCode' | 'audience' | 'isConfirmed'>

/** What opens a task; `openedBy` is the id of the message that caused it: the same one opens one of a kind. */
export type NewTask<K extends TaskKind = TaskKind> = {
  kind: K
  openedBy: string
  /** Null: nobody's chat. */
  chat: string | null
  at: Date
  facts: TaskFacts[K]
  /** Left out: the province's. */
  communeCode?: string | null
  /** Left out: the office's. */
  audience?: Audience
  dueOn?: string
}

/** What the page shows of a task. */
export const shownOf = <K extends TaskKind>({
  kind,
  openedAt,
  facts,
}: Pick<TaskOf<K>, 'kind' | 'openedAt' | 'facts'>): Shown => taskKinds[kind].shows({ openedAt, facts })
