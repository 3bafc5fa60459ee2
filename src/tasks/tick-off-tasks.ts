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
  store: Pick<TaskStore, 'findMany' | 'end'>,
  { account, ids, at }: { account: Account; ids: readonly string[]; at: Date },
): Promise<void> => {
  const tasks = await store.findMany(ids)
  if (tasks.length === 0) throw new NotFound(taskWording.errors.notFound)
  if (!tasks.every((task) => mayEnd(account, task))) throw new Forbidden(taskWording.errors.forbidden)
  if (!tasks.every(({ kind }) => taskKinds[kind].endedBy === 'done'))
    throw new InvalidInput(taskWording.errors.notThisWay)
  for (const task of tasks) await store.end(task, { accountId: account.id, at, answer: null })
}
