import type { Account } from '../accounts/roles.js'
import { Conflict, Forbidden, InvalidInput, NotFound } from '../shared/errors.js'
import { taskKinds } from './kinds/index.js'
import { mayEnd } from './queues.js'
import type { TaskStore } from './task-store.js'
import { taskWording } from './wording.js'

/** Ends a task with whether what it told was right. Of two at once the first wins, the second gets Conflict. */
export const settleTask = async (
  store: Pick<TaskStore, 'findMany' | 'end'>,
  { account, id, isConfirmed, at }: { account: Account; id: string; isConfirmed: boolean; at: Date },
): Promise<void> => {
  const [task] = await store.findMany([id])
  if (!task) throw new NotFound(taskWording.errors.notFound)
  if (!mayEnd(account, task)) throw new Forbidden(taskWording.errors.forbidden)
  if (taskKinds[task.kind].endedBy !== 'verdict') throw new InvalidInput(taskWording.errors.notThisWay)
  if (!(await store.end(task, { accountId: account.id, at, answer: null, isConfirmed })))
    throw new Conflict(taskWording.errors.settledMeanwhile)
}
