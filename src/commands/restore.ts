import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type BackupRun, createBackupFolder } from '../backup/backup-folder.js'
import { readBackup } from '../backup/read-backup.js'
import { backupWording } from '../backup/wording.js'
import { type Config, readConfig } from '../config.js'
import { createMarkStore } from '../operations/mark-store.js'
import { stopRestored } from '../operations/switches.js'
import { combineShares, readShare } from '../sealing/officers/recovery.js'
import { createSealing } from '../sealing/sealing.js'
import { localDay, localTime, readableDay, systemClock } from '../shared/clock.js'
import { prepareDataDir } from '../shared/data-dir.js'
import { BadSetup } from '../shared/errors.js'
import { createLogger } from '../shared/logger.js'
import { attachDatabase, openDatabase } from '../shared/open-database.js'
import { runOrExplain } from '../shared/run-or-explain.js'
import { readShares } from './read-shares.js'

const say = {
  noFolder: 'BACKUP_DIR: hãy ghi thư mục đang có bản sao lưu.',
  run: (id: string, at: string, documents: number) => `${id}  ${at}  ${documents} dòng`,
  started: (id: string) => `\nĐang phục hồi ${id}…`,
  done: (documents: number, seconds: number) =>
    `Đã phục hồi và so từng dòng: ${documents} dòng, trong ${seconds} giây. Bot, Telegram, Zalo đang dừng; hãy khởi động máy chủ, xem /van-hanh, rồi mở lại.`,
  secret: (path: string) =>
    `APP_SECRET của hệ thống nằm trong ${path}. Dùng MONGODB_URI thì hãy đặt APP_SECRET đúng như vậy.`,
  drilled: (documents: number, seconds: number) =>
    `Diễn tập xong: phục hồi và so ${documents} dòng trong ${seconds} giây, rồi đã xóa bản diễn tập.`,
  mark: (documents: number, seconds: number) => `${documents} dòng, ${seconds} giây`,
}

const when = (at: Date): string => `${localTime(at)} ${readableDay(localDay(at))}`
const documentsOf = ({ counts }: BackupRun): number => Object.values(counts).reduce((sum, count) => sum + count, 0)

const restoreInto = async (
  { dataDir, keyDir, mongodbUri }: Pick<Config, 'dataDir' | 'keyDir' | 'mongodbUri'>,
  folder: ReturnType<typeof createBackupFolder>,
  run: BackupRun,
  shares: readonly string[],
): Promise<void> => {
  const read = shares.map(readShare)
  const { publicKey } = run.recoveryKey
  const pair = read.every((share) => share !== null) ? await combineShares(publicKey, read as Buffer[]) : null
  if (!pair) throw new BadSetup(backupWording.wrongShares)
  await prepareDataDir(dataDir)
  const { connection, close } = await openDatabase({ dataDir, mongodbUri }, createLogger('warn'))
  try {
    const { secret } = await readBackup({
      connection,
      folder,
      run,
      pair,
      keyDir,
      digestKeyIn: (restored) => createSealing({ connection, keyDir: restored, clock: systemClock }).keyFor('backup'),
    })
    await stopRestored(connection, { at: new Date(), reason: backupWording.restored(when(new Date(run.at))) })
    await writeFile(join(dataDir, 'app-secret'), secret, { mode: 0o600 })
  } finally {
    await close()
  }
}

const drill = async (config: Config, folder: ReturnType<typeof createBackupFolder>, run: BackupRun): Promise<void> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'xaoi-drill-'))
  const shares = await readShares()
  const begun = performance.now()
  try {
    await restoreInto({ dataDir, keyDir: join(dataDir, 'keys'), mongodbUri: null }, folder, run, shares)
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
  const seconds = Math.round((performance.now() - begun) / 100) / 10
  const { connection, close } = await attachDatabase(config, createLogger('warn'))
  await createMarkStore(connection)
    .put({ name: 'restore_drill', at: new Date(), detail: say.mark(documentsOf(run), seconds) })
    .finally(close)
  console.log(`\n${say.drilled(documentsOf(run), seconds)}`)
}

/**
 * npm run restore -- --list: the backups of BACKUP_DIR. npm run restore [-- RUN]: puts the last one, or this one, into the
 * empty database of the settings. npm run restore -- --drill: into a folder of its own, which is compared, noted and deleted.
 * Two shares of the recovery key are asked for.
 */
await runOrExplain(async () => {
  const options = { list: { type: 'boolean' }, drill: { type: 'boolean' } } as const
  const { values, positionals } = parseArgs({ options, allowPositionals: true })
  const config = readConfig(process.env)
  if (!config.backupDir) throw new BadSetup(say.noFolder)
  const folder = createBackupFolder(config.backupDir)
  const runs = await folder.findRuns()
  if (values.list) {
    for (const run of runs) console.log(say.run(run.id, when(new Date(run.at)), documentsOf(run)))
    return
  }
  const run = positionals[0] ? runs.find(({ id }) => id === positionals[0]) : runs.at(-1)
  if (!run)
    throw new BadSetup(positionals[0] ? backupWording.noRun(positionals[0]) : backupWording.noBackup(config.backupDir))
  console.log(say.started(run.id))
  if (values.drill) return drill(config, folder, run)
  const shares = await readShares()
  const begun = performance.now()
  await restoreInto(config, folder, run, shares)
  console.log(`\n${say.done(documentsOf(run), Math.round((performance.now() - begun) / 100) / 10)}`)
  console.log(say.secret(join(config.dataDir, 'app-secret')))
})
