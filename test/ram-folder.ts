import { mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ram = '/dev/shm'
/** In bytes; the largest test database has a tenth of it. */
const enough = 4 * 2 ** 30

const hasRoom = (): boolean => {
  try {
    const { bavail, bsize } = statfsSync(ram)
    return bavail * bsize >= enough
  } catch {
    return false
  }
}

/**
 * A folder for what a run of the tests writes, gone at its end: in memory where there is room, since databases flush at
 * every write.
 */
export const makeTestFolder = (): string => {
  const folder = mkdtempSync(join(hasRoom() ? ram : tmpdir(), 'xaoi-tests-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}
