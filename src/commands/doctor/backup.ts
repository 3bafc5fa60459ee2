import { createMarkStore } from '../../operations/mark-store.js'
import { limits } from '../../operations/troubles.js'
import { advice, right, wrong } from '../../shared/health-check.js'
import type { Look } from './look.js'
import { canWrite } from './machine.js'
import { doctorWording } from './wording.js'

const { backup: say } = doctorWording

/** Where nobody said where backups go it is a trial; where somebody did, a missing one is a fault. */
export const lookAtBackup: Look = async ({ config: { backupDir }, connection, now }) => {
  if (backupDir === null) return [advice(say.what, say.nowhere)]
  if (!(await canWrite(backupDir))) return [wrong(say.what, say.unwritable(backupDir))]
  if (!connection) return []
  const marks = await createMarkStore(connection).findAll()
  const atOf = (name: string): Date | null => marks.find((mark) => mark.name === name)?.at ?? null
  const [done, drilled] = [atOf('backup'), atOf('restore_drill')]
  const isOld = (at: Date, ms: number): boolean => now.getTime() - at.getTime() > ms
  return [
    done === null
      ? wrong(say.what, say.never)
      : isOld(done, limits.backupMs)
        ? wrong(say.what, say.old(done))
        : right(say.what, say.done(done)),
    drilled === null || isOld(drilled, limits.drillMs)
      ? advice(say.drill, say.drillDue)
      : right(say.drill, say.done(drilled)),
  ]
}
