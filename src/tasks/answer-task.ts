import type { Account } from '../accounts/roles.js'
import { reply } from '../messaging/message.js'
import { Conflict, Forbidden, InvalidInput, NotFound } from '../shared/errors.js'
import { taskKinds } from './kinds/index.js'
import { mayEnd } from './queues.js'
import type { Task } from './task.js'
import type { TaskStore } from './task-store.js'
import { taskWording } from './wording.js'

/** An officer's picture as it came, and the key of one that was kept. */
export type ChosenPicture = { name: string; bytes: Buffer }

/** Keeps pictures with a thing of this name while `run` sends them; gives them up when it throws. */
export type KeepPictures = (
  order: { accountId: string; belongsTo: string; chosen: readonly ChosenPicture[]; at: Date },
  run: (kept: readonly { key: string }[]) => Promise<void>,
) => Promise<void>

/** What a task's messages name as their cause, and what its pictures belong to. */
export const causeOfTask = (id: string): string => `task:${id}`

/** Whether pictures may go with the answer: never of what only those see who open protected cases (decision 0055). */
export const mayAnswerWithPictures = ({ audience, chat }: Pick<Task, 'audience' | 'chat'>): boolean =>
  audience !== 'protected' && chat !== null

export type AnswerOrder = {
  account: Account
  id: string
  text: string
  pictures?: readonly ChosenPicture[]
  agencyNameOf: (task: Task) => string
  at: Date
}

/**
 * Ends a task with words to the citizen, who gets them in the chat, with pictures behind them. Of two officers answering together the first wins,
 * the second gets Conflict. `agencyNameOf` says in whose name the answer goes out.
 */
export const answerTask = async (
  { store, keepPictures }: { store: Pick<TaskStore, 'findMany' | 'end'>; keepPictures: KeepPictures },
  order: AnswerOrder,
): Promise<void> => {
  const { account, id, at, pictures = [] } = order
  const [task] = await store.findMany([id])
  if (!task) throw new NotFound(taskWording.errors.notFound)
  if (!mayEnd(account, task)) throw new Forbidden(taskWording.errors.forbidden)
  const { endedBy, readByCode = false } = taskKinds[task.kind]
  if (endedBy !== 'answer' || (task.chat === null && !readByCode)) throw new InvalidInput(taskWording.errors.notThisWay)
  const text = order.text.trim()
  if (!text) throw new InvalidInput(taskWording.errors.answerMissing)
  if (pictures.length > 0 && !mayAnswerWithPictures(task)) throw new InvalidInput(taskWording.errors.noPictures)
  const cause = causeOfTask(id)
  if (task.chat === null) {
    if (!(await store.end(task, { accountId: account.id, at, answer: { text, messages: [] } })))
      throw new Conflict(taskWording.errors.doneMeanwhile)
    return
  }
  const to = { chat: task.chat, causedBy: cause }
  const words = { ...reply(taskWording.answered(order.agencyNameOf(task), text)), ...to, id: cause }
  await keepPictures({ accountId: account.id, belongsTo: cause, chosen: pictures, at }, async (kept) => {
    const sent = kept.map(({ key }, index) => ({
      ...reply(taskWording.caption(index + 1, kept.length)),
      ...to,
      id: `${cause}:${key}`,
      picture: key,
    }))
    const isFirst = await store.end(task, { accountId: account.id, at, answer: { text, messages: [words, ...sent] } })
    if (!isFirst) throw new Conflict(taskWording.errors.doneMeanwhile)
  })
}
