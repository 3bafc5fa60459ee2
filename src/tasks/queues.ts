import { type Account, can, type Permission } from '../accounts/roles.js'
import { type TaskKind, taskKindNames, taskKinds } from './kinds/index.js'
import type { Audience, Task } from './task.js'

/** Some of the tasks of a kind: those for one audience and, where a commune is named, of that commune alone. */
export type Queue = { audience: Audience; communeCode?: string }

/** The queues of a kind that an account sees; none: it doesn't see this kind. */
export const queuesOf = (account: Account, kind: TaskKind): Queue[] => {
  const { permission, mayBeProtected } = taskKinds[kind]
  const queues: Queue[] = []
  if (can(account, permission, null)) queues.push({ audience: 'office' })
  else if (account.communeCode !== null && can(account, permission, account.communeCode))
    queues.push({ audience: 'office', communeCode: account.communeCode })
  if (mayBeProtected && can(account, 'view_protected')) queues.push({ audience: 'protected' })
  return queues
}

/** Each of these lets an account see some kind somewhere. */
export const tasksPermissions: readonly Permission[] = [
  ...new Set([...taskKindNames.map((kind) => taskKinds[kind].permission), 'view_protected' as const]),
]

/** The kinds that an account sees, in the order of the table. */
export const kindsSeenBy = (account: Account): TaskKind[] =>
  taskKindNames.filter((kind) => queuesOf(account, kind).length > 0)

/** Whether an account may end a task, whatever way its kind is ended. */
export const mayEnd = (account: Account, { kind, audience, communeCode }: Task): boolean =>
  audience === 'protected' ? can(account, 'handle_protected') : can(account, taskKinds[kind].permission, communeCode)
