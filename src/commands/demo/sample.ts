import { createAccountStore } from '../../accounts/account-store.js'
import { needsConsent } from '../../accounts/roles.js'
import type { Config } from '../../config.js'
import { startXaOi } from '../../main.js'
import { createProcessStore } from '../../operations/process-store.js'
import { aliveMs } from '../../operations/state.js'
import { systemClock } from '../../shared/clock.js'
import { BadSetup } from '../../shared/errors.js'
import { createLogger } from '../../shared/logger.js'
import { type Connection, databaseOf } from '../../shared/mongo.js'
import { openDatabase } from '../../shared/open-database.js'
import { besideReal } from './accounts.js'
import { describeSample, fillWithSample } from './demo.js'
import { createSampleLedger } from './sample-ledger.js'

const say = {
  running: 'Máy chủ đang chạy. Hãy dừng máy chủ, chạy lại lệnh này, rồi khởi động máy chủ.',
  noAdministrator: 'Chưa có quản trị nào. Hãy chạy npm start, đặt mật khẩu bằng đường dẫn một lần, rồi chạy lại.',
  hasCases: 'Đã có vụ việc hoặc tin nhắn thật. Dữ liệu mẫu chỉ đưa vào nơi chưa dùng; hãy dùng npm run demo.',
  hasOfficers: 'Đã có người xử lý tố cáo thật. Dữ liệu mẫu chỉ đưa vào nơi chưa dùng; hãy dùng npm run demo.',
  isIn: 'Dữ liệu mẫu đã có. Hãy chạy npm run sample -- out trước.',
  isOut: 'Không có dữ liệu mẫu để xóa.',
  realSince: (count: number) =>
    `Có ${count} vụ việc mới từ khi đưa dữ liệu mẫu vào. Xóa mẫu sẽ mất những vụ việc này. Hãy ghi lại, rồi thêm --ke-ca-viec-moi.`,
  out: (deleted: number, putBack: number) =>
    `Đã xóa ${deleted} dòng mẫu, trả lại ${putBack} dòng như trước. Nhật ký truy cập giữ nguyên.`,
}

const withDatabase = async <T>(config: Config, run: (connection: Connection) => Promise<T>): Promise<T> => {
  const { connection, close } = await openDatabase(config, createLogger('silent'))
  try {
    return await run(connection)
  } finally {
    await close()
  }
}

/** The embedded database can't be opened twice; a MongoDB can. */
const assertStopped = async (connection: Connection): Promise<void> => {
  const [latest] = await createProcessStore(connection).findAll()
  if (latest && Date.now() - latest.seenAt.getTime() < aliveMs) throw new BadSetup(say.running)
}

const has = async (connection: Connection, collection: string): Promise<boolean> =>
  (await databaseOf(connection).collection(collection).findOne({})) !== null

const caseCollections = ['cases', 'protected_cases'] as const

const assertUnused = async (connection: Connection): Promise<void> => {
  if (await createSampleLedger(connection).isThere()) throw new BadSetup(say.isIn)
  const inUse = await Promise.all([...caseCollections, 'incoming'].map((name) => has(connection, name)))
  if (inUse.includes(true)) throw new BadSetup(say.hasCases)
  const all = await createAccountStore(connection).findAll()
  if (all.some(({ role, isActive }) => isActive && needsConsent(role))) throw new BadSetup(say.hasOfficers)
  if (!all.some(({ role, isActive, hasPassword }) => role === 'administrator' && isActive && hasPassword))
    throw new BadSetup(say.noAdministrator)
}

/** Puts the sample into an installation that nobody has used yet; gives what to print. Throws BadSetup with what to do. */
export const putSampleIn = async (config: Config): Promise<string> => {
  await withDatabase(config, async (connection) => {
    if (config.mongodbUri) await assertStopped(connection)
    await assertUnused(connection)
    await createSampleLedger(connection).noteBefore()
  })
  const begun = new Date()
  // nobody's messages come in meanwhile, and no letter goes out
  const quiet: Config = { ...config, port: 0, telegram: null, zalo: null, mail: null, publicUrl: null }
  const running = await startXaOi({ config: quiet, clock: systemClock, logger: createLogger('silent') })
  const sample = await fillWithSample(running, besideReal)
    .finally(() => running.accounts.audit.collect())
    .finally(() => running.stop())
  await withDatabase(config, async (connection) => {
    await createSampleLedger(connection).noteAfter()
    await createProcessStore(connection).forgetSince(begun)
  })
  return describeSample(config.publicUrl ?? `http://${config.host}:${config.port}`, sample)
}

const countRealCases = async (connection: Connection): Promise<number> => {
  const { isMade } = createSampleLedger(connection)
  let count = 0
  for (const name of caseCollections)
    for await (const { _id } of databaseOf(connection)
      .collection<{ _id: string }>(name)
      .find({}, { projection: { _id: 1 } }))
      if (!(await isMade(name, _id))) count += 1
  return count
}

/** Takes the sample out again, with what grew out of it. Throws BadSetup where real cases would be lost with it. */
export const takeSampleOut = (config: Config, { evenRealCases = false } = {}): Promise<string> =>
  withDatabase(config, async (connection) => {
    if (config.mongodbUri) await assertStopped(connection)
    const ledger = createSampleLedger(connection)
    if (!(await ledger.isThere())) throw new BadSetup(say.isOut)
    const real = await countRealCases(connection)
    if (real > 0 && !evenRealCases) throw new BadSetup(say.realSince(real))
    const { deleted, putBack } = await ledger.undo()
    return say.out(deleted, putBack)
  })
