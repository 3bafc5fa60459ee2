import type { Account } from '../accounts/roles.js'
import { type OutgoingMessage, reply } from '../messaging/message.js'
import { Conflict, Forbidden, InvalidInput, NotFound } from '../shared/errors.js'
import { causeOfTask } from './answer-task.js'
import { taskKinds } from './kinds/index.js'
import { mayEnd } from './queues.js'
import type { Task } from './task.js'
import type { TaskStore } from './task-store.js'
import { taskWording } from './wording.js'

type Judged = { account: Account; id: string; at: Date }

/** The task, where it ends by a verdict and this account may give one. */
const getJudged = async (store: Pick<TaskStore, 'findMany'>, { account, id }: Judged): Promise<Task> => {
  const [task] = await store.findMany([id])
  if (!task) throw new NotFound(taskWording.errors.notFound)
  if (!mayEnd(account, task)) throw new Forbidden(taskWording.errors.forbidden)
  if (taskKinds[task.kind].endedBy !== 'verdict') throw new InvalidInput(taskWording.errors.notThisWay)
  return task
}

/** What a page's form names as its chat (`chatOfForm`) is nobody's: no answer reaches its sender. */
const mayHear = (chat: string | null): chat is string => chat !== null && !chat.includes(':bieu-mau-')

/**
 * Ends a task with whether what it told was right; who told it in a chat hears that, of what `nameOf` calls it. Of two at once
 * the first wins, the second gets Conflict.
 */
export const settleTask = async (
  store: Pick<TaskStore, 'findMany' | 'end'>,
  { isConfirmed, nameOf, ...order }: Judged & { isConfirmed: boolean; nameOf: (slug: string) => string | undefined },
): Promise<void> => {
  const task = await getJudged(store, order)
  const { account, at, id } = order
  const name = 'slug' in task.facts ? nameOf(task.facts.slug) : undefined
  const say = isConfirmed ? taskWording.wasWrong : taskWording.wasRight
  const cause = causeOfTask(id)
  const messages: OutgoingMessage[] = mayHear(task.chat)
    ? [{ ...reply(say(name)), chat: task.chat, causedBy: cause, id: `${cause}:${at.getTime()}` }]
    : []
  if (!(await store.end(task, { accountId: account.id, at, answer: null, messages, isConfirmed })))
    throw new Conflict(taskWording.errors.settledMeanwhile)
}

/** Takes a verdict back: the task is open again, and what wasn't sent of the verdict isn't. Conflict where it is open. */
export const reopenTask = async (store: Pick<TaskStore, 'findMany' | 'reopen'>, order: Judged): Promise<void> => {
  const task = await getJudged(store, order)
  if (!(await store.reopen(task.id, order.at))) throw new Conflict(taskWording.errors.settledMeanwhile)
}
