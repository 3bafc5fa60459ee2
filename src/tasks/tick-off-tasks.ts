import type { AuditStore } from '../accounts/audit-store.js'
import type { Account } from '../accounts/roles.js'
import { Forbidden, InvalidInput, NotFound } from '../shared/errors.js'
import { taskKinds } from './kinds/index.js'
import { mayEnd } from './queues.js'
import type { TaskStore } from './task-store.js'
import { taskWording } from './wording.js'

/**
 * Ends tasks that need no answer. All of them or none: one that the account may not end refuses the rest. What somebody
 * ended first stays as it is; what has been deleted meanwhile is passed over.
 */
export const tickOffTasks = async (
  { store, audit }: { store: Pick<TaskStore, 'findMany' | 'end'>; audit: Pick<AuditStore, 'add'> },
  { account, ids, at }: { account: Account; ids: readonly string[]; at: Date },
): Promise<void> => {
  const tasks = await store.findMany(ids)
  if (tasks.length === 0) throw new NotFound(taskWording.errors.notFound)
  if (!tasks.every((task) => mayEnd(account, task))) throw new Forbidden(taskWording.errors.forbidden)
  if (!tasks.every(({ kind }) => taskKinds[kind].endedBy === 'done'))
    throw new InvalidInput(taskWording.errors.notThisWay)
  for (const { id, kind } of tasks) {
    const isFirst = await store.end(id, { accountId: account.id, at, answer: null })
    const what = taskKinds[kind].audited
    if (isFirst && what) await audit.add({ at, accountId: account.id, what, subject: id })
  }
}
