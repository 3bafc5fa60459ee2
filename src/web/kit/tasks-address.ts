import { type TaskKind, taskKinds } from '../../tasks/kinds/index.js'

export const tasksPath = '/can-bo/viec-can-lam'

/** Where a kind of task is shown; null: all that the reader sees. */
export const tasksAddress = (kind: TaskKind | null, more: Readonly<Record<string, string>> = {}): string => {
  const query = new URLSearchParams({ ...(kind && { loai: taskKinds[kind].address }), ...more }).toString()
  return query ? `${tasksPath}?${query}` : tasksPath
}
