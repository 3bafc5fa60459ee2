import { setTimeout as pause } from 'node:timers/promises'
import type { Clock } from '../shared/clock.js'
import { BadSetup } from '../shared/errors.js'
import type { Logger } from '../shared/logger.js'
import type { Database } from '../shared/mongo.js'
import { createMigrationStore } from './migration-store.js'

/**
 * One step from what older code stored to what today's code reads. `up` works on the database itself and imports no
 * store, since those go on changing. It may be cut off anywhere and is then done again from the beginning.
 */
export type Migration = { id: string; what: string; up(database: Database): Promise<void> }

/** Takes what one process at a time may hold; null while another one has it. */
type TakeLease = (name: string) => Promise<{ isHeld(): boolean; release(): Promise<void> } | null>

const lookAgainMs = 500

/**
 * Brings the database to where this code reads it, before anything else reads it: does, in order, every migration of
 * the list that the database hasn't been through. Of several processes that start together one does them and the
 * others wait. Throws BadSetup when the database has been through a migration that this code doesn't know.
 */
export const runMigrations = async ({
  migrations,
  database,
  takeLease,
  clock,
  logger,
}: {
  migrations: readonly Migration[]
  database: Database
  takeLease: TakeLease
  clock: Clock
  logger: Logger
}): Promise<void> => {
  const store = createMigrationStore(database)

  const findOpen = async (): Promise<Migration[]> => {
    const done = await store.findDone()
    assertKnown(done, migrations)
    return migrations.filter(({ id }) => !done.includes(id))
  }

  const doOpen = async (isHeld: () => boolean): Promise<void> => {
    for (const { id, what, up } of await findOpen()) {
      if (!isHeld()) return
      await up(database)
      await store.add({ id, what, at: clock.now() })
      logger.info({ migration: id }, 'migration done')
    }
  }

  while ((await findOpen()).length > 0) {
    const lease = await takeLease('migrations')
    if (!lease) {
      await pause(lookAgainMs)
      continue
    }
    try {
      await doOpen(lease.isHeld)
    } finally {
      await lease.release()
    }
  }
}

const assertKnown = (done: readonly string[], migrations: readonly Migration[]): void => {
  const unknown = done.filter((id) => !migrations.some((migration) => migration.id === id))
  if (unknown.length > 0)
    throw new BadSetup(
      `Cơ sở dữ liệu này đã được một bản Xã Ơi mới hơn nâng cấp (${unknown.join(', ')}). ` +
        'Hãy chạy bản mới hơn đó; muốn dùng bản này thì khôi phục bản sao lưu có từ trước khi nâng cấp.',
    )
}
