import { parseArgs } from 'node:util'
import { createRecoveryStore } from '../accounts/recovery-store.js'
import { createBackupFolder } from '../backup/backup-folder.js'
import { backupWording } from '../backup/wording.js'
import { writeBackup } from '../backup/write-backup.js'
import { readConfig } from '../config.js'
import { createMarkStore } from '../operations/mark-store.js'
import { createSealing } from '../sealing/sealing.js'
import { readOrMakeSecret } from '../shared/app-secret.js'
import { systemClock } from '../shared/clock.js'
import { BadSetup } from '../shared/errors.js'
import { createLogger } from '../shared/logger.js'
import { attachDatabase } from '../shared/open-database.js'
import { runOrExplain } from '../shared/run-or-explain.js'

const say = {
  noFolder: 'BACKUP_DIR: hãy đặt thư mục để bản sao lưu, tốt nhất trên đĩa của máy khác.',
  badKeep: '--keep: hãy ghi số ngày giữ bản sao lưu, ví dụ 35.',
  done: (id: string, documents: number, added: number, seconds: number) =>
    `Đã sao lưu ${id}: ${documents} dòng, ghi mới ${added}, trong ${seconds} giây.`,
  holders: (names: readonly string[]) => `Mở lại được bằng hai trong ba mảnh khóa của: ${names.join(', ')}.`,
  pruned: (chains: readonly string[]) => `Đã xóa bản cũ: ${chains.join(', ')}.`,
  mark: (documents: number, seconds: number) => `${documents} dòng, ${seconds} giây`,
}
const dayMs = 24 * 60 * 60_000

/**
 * npm run backup [-- --keep DAYS]: copies everything into BACKUP_DIR while the server goes on, sealed to the recovery key; what
 * the week's earlier runs have isn't written again. With --keep whole chains older than that are deleted.
 */
await runOrExplain(async () => {
  const { values } = parseArgs({ options: { keep: { type: 'string' } } })
  const keep = values.keep === undefined ? null : Number(values.keep)
  if (keep !== null && !(Number.isInteger(keep) && keep > 0)) throw new BadSetup(say.badKeep)
  const config = readConfig(process.env)
  if (!config.backupDir) throw new BadSetup(say.noFolder)
  const { connection, close } = await attachDatabase(config, createLogger(config.logLevel))
  try {
    const recoveryKey = await createRecoveryStore(connection).getCurrent()
    if (!recoveryKey) throw new BadSetup(backupWording.noKey)
    const { id, publicKey, holders } = recoveryKey
    const folder = createBackupFolder(config.backupDir)
    const run = await writeBackup({
      connection,
      folder,
      keyDir: config.keyDir,
      appSecret: config.appSecret ?? (await readOrMakeSecret(config.dataDir)),
      recoveryKey: { id, publicKey, holders },
      digestKey: await createSealing({ connection, keyDir: config.keyDir, clock: systemClock }).keyFor('backup'),
      now: systemClock.now,
    })
    const documents = Object.values(run.counts).reduce((sum, count) => sum + count, 0)
    await createMarkStore(connection).put({
      name: 'backup',
      at: new Date(run.at),
      detail: say.mark(documents, run.took),
    })
    console.log(say.done(run.id, documents, run.added, run.took))
    console.log(say.holders(holders))
    const pruned = keep === null ? [] : await folder.prune(new Date(Date.now() - keep * dayMs))
    if (pruned.length > 0) console.log(say.pruned(pruned))
  } finally {
    await close()
  }
})
