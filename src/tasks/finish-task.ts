import type { Account } from '../accounts/roles.js'
import { Conflict, Forbidden, InvalidInput, NotFound } from '../shared/errors.js'
import { taskKinds } from './kinds/index.js'
import { mayEnd } from './queues.js'
import type { TaskStore } from './task-store.js'
import { taskWording } from './wording.js'

/** Ends a task with what came of it, which nobody is sent. Of two at once the first wins, the second gets Conflict. */
export const finishTask = async (
  store: Pick<TaskStore, 'findMany' | 'end'>,
  { account, id, outcome, at }: { account: Account; id: string; outcome: string; at: Date },
): Promise<void> => {
  const [task] = await store.findMany([id])
  if (!task) throw new NotFound(taskWording.errors.notFound)
  if (!mayEnd(account, task)) throw new Forbidden(taskWording.errors.forbidden)
  if (taskKinds[task.kind].endedBy !== 'outcome') throw new InvalidInput(taskWording.errors.notThisWay)
  const text = outcome.trim()
  if (!text) throw new InvalidInput(taskWording.errors.outcomeMissing)
  if (!(await store.end(task, { accountId: account.id, at, answer: { text, messages: [] } })))
    throw new Conflict(taskWording.errors.doneMeanwhile)
}
