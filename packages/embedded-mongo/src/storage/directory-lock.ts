import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import type { RootDatabase } from 'lmdb'

const KEY = Buffer.from('holder')

/** Who has the directory open. `started` tells a process from a later one with the same number. */
type Holder = { pid: number; host: string; boot: string; started: string; since: string }

const readProc = (path: string): string => {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    return ''
  }
}
/** Start time in clock ticks: field 22 of /proc/PID/stat, counted behind the name, which may hold spaces. */
const startOf = (pid: number): string => readProc(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ')[19] ?? ''

const isAlive = ({ pid, host, boot, started }: Holder): boolean => {
  if (host !== hostname() || boot !== readProc('/proc/sys/kernel/random/boot_id')) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
  }
  return startOf(pid) === started
}

/**
 * Writes this process into the database as its holder, or throws who holds it already. LMDB's own write lock makes the
 * look and the claim one step, and a holder that was killed isn't alive any more, so nothing needs cleaning up.
 */
export const claimDirectory = (root: RootDatabase, dataDir: string): void => {
  root.transactionSync(() => {
    const stored = root.get(KEY) as Buffer | undefined
    const holder = stored && (JSON.parse(stored.toString()) as Holder)
    if (holder && isAlive(holder)) {
      throw new Error(
        `The database in ${dataDir} is in use by process ${holder.pid} since ${holder.since}. Stop that process or choose another data directory; several processes may share one server by its address.`,
      )
    }
    const claim: Holder = {
      pid: process.pid,
      host: hostname(),
      boot: readProc('/proc/sys/kernel/random/boot_id'),
      started: startOf(process.pid),
      since: new Date().toISOString(),
    }
    root.put(KEY, Buffer.from(JSON.stringify(claim)))
  })
}

export const releaseDirectory = (root: RootDatabase): void => {
  root.removeSync(KEY)
}
