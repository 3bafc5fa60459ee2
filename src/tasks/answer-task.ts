import type { Account } from '../accounts/roles.js'
import { reply } from '../messaging/message.js'
import { Conflict, Forbidden, InvalidInput, NotFound } from '../shared/errors.js'
import { taskKinds } from './kinds/index.js'
import { mayEnd } from './queues.js'
import type { Task } from './task.js'
import type { TaskStore } from './task-store.js'
import { taskWording } from './wording.js'

/**
 * Ends a task with words to the citizen, who gets them in the chat. Of two officers answering together the first wins,
 * the second gets Conflict. `agencyNameOf` says in whose name the answer goes out.
 */
export const answerTask = async (
  store: Pick<TaskStore, 'findMany' | 'end'>,
  order: { account: Account; id: string; text: string; agencyNameOf: (task: Task) => string; at: Date },
): Promise<void> => {
  const { account, id, at } = order
  const [task] = await store.findMany([id])
  if (!task) throw new NotFound(taskWording.errors.notFound)
  if (!mayEnd(account, task)) throw new Forbidden(taskWording.errors.forbidden)
  if (taskKinds[task.kind].endedBy !== 'answer' || task.chat === null)
    throw new InvalidInput(taskWording.errors.notThisWay)
  const text = order.text.trim()
  if (!text) throw new InvalidInput(taskWording.errors.answerMissing)
  const cause = `task:${id}`
  const message = {
    ...reply(taskWording.answered(order.agencyNameOf(task), text)),
    id: cause,
    chat: task.chat,
    causedBy: cause,
  }
  const isFirst = await store.end(task, { accountId: account.id, at, answer: { text, message } })
  if (!isFirst) throw new Conflict(taskWording.errors.doneMeanwhile)
}
