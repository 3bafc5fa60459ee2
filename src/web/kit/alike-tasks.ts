import { shownOf, type Task } from '../../tasks/task.js'
import { groupAlike } from '../../understanding/group-alike.js'

/** Tasks that say much the same, together, with the words that they share. */
export const alikeTasks = (tasks: readonly Task[]) =>
  groupAlike(
    tasks,
    (task) => shownOf(task).text ?? '',
    (task) => shownOf(task).meaning ?? null,
  )
