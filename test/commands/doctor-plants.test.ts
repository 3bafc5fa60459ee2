import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer as createHttp } from 'node:http'
import { createServer as createHttps } from 'node:https'
import { type AddressInfo, createServer as createTcp, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { diagnose } from '../../src/commands/doctor/diagnose.js'
import { checkNode } from '../../src/commands/doctor/machine.js'
import { createJobRunStore } from '../../src/jobs/job-run-store.js'
import { createMarkStore } from '../../src/operations/mark-store.js'
import { createProcessStore } from '../../src/operations/process-store.js'
import type { HealthCheck } from '../../src/shared/health-check.js'
import { type Connection, connectMongo } from '../../src/shared/mongo.js'
import { startTelegramEmulator, type TelegramEmulator } from '../emulators/telegram.js'
import { startZaloEmulator, type ZaloEmulator } from '../emulators/zalo.js'
import { startTestDatabase } from '../journeys/test-database.js'
import { makeAccount, startServer } from '../web/staff.js'

const appSecret = 'a secret of at least thirty-two characters'
const token = '7705:secret-plants'
type Environment = Record<string, string>

let folder = ''
let well: Awaited<ReturnType<typeof startTestDatabase>>
let server: Awaited<ReturnType<typeof startServer>>
/** A database in which nobody serves: what is planted there stays as it is. */
let bare: Awaited<ReturnType<typeof startTestDatabase>>
let planted: Connection
let telegram: TelegramEmulator
let zalo: ZaloEmulator
const listening: Server[] = []
const settings: Environment = {}

const listen = async (one: Server): Promise<number> => {
  listening.push(one)
  await new Promise<void>((resolve) => one.listen(0, '127.0.0.1', resolve))
  return (one.address() as AddressInfo).port
}
const inFolder = (name: string): string => join(folder, name)
const makeFolder = async (name: string, mode = 0o700): Promise<string> => {
  await mkdir(inFolder(name), { recursive: true })
  await chmod(inFolder(name), mode)
  return inFolder(name)
}
const makeFile = async (name: string, text = ''): Promise<string> => {
  await writeFile(inFolder(name), text)
  return inFolder(name)
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xaoi-plants-'))
  ;[well, bare] = [await startTestDatabase(), await startTestDatabase()]
  planted = await connectMongo(bare.uri)
  telegram = await startTelegramEmulator({ token })
  zalo = await startZaloEmulator({ token })
  const [dataDir, keyDir] = [await makeFolder('data'), await makeFolder('keys')]
  const own = { MONGODB_URI: well.uri, APP_SECRET: appSecret, DATA_DIR: dataDir, KEY_DIR: keyDir }
  server = await startServer(own)
  await makeAccount(server.xaOi, 'quan.tri', 'administrator', null)
  await server.xaOi.core.accounts.audit.collect()
  await server.xaOi.core.operations.see()
  Object.assign(settings, own, { PORT: new URL(server.xaOi.url).port })
}, 120_000)
afterAll(async () => {
  for (const one of listening) one.close()
  await planted.close()
  await server.stop()
  await Promise.all([telegram.stop(), zalo.stop(), well.stop(), bare.stop()])
  await rm(folder, { recursive: true, force: true })
})

test('a healthy trial has nothing wrong; what a trial needn’t have is advice', async () => {
  const checks = await diagnose(settings)
  expect(checks.filter(({ level }) => level === 'wrong')).toEqual([])
  const advised = new Set(checks.flatMap(({ what, level }) => (level === 'advice' ? [what] : [])))
  expect([...advised].toSorted()).toEqual(
    [
      'Bản sao MongoDB',
      'Khóa khôi phục',
      'Người giữ danh tính',
      'Người xử lý tố cáo',
      'PUBLIC_URL',
      'Quản trị',
      'Sao lưu',
    ].toSorted(),
  )
})

const others = async () => ({ ...settings, MONGODB_URI: bare.uri })
const httpsOf = (more: Environment = {}) => ({ PUBLIC_URL: 'https://127.0.0.1:1', TRUST_PROXY: '127.0.0.1', ...more })
const withTelegram = (more: Environment = {}) => ({
  TELEGRAM_BOT_TOKEN: token,
  TELEGRAM_API_ROOT: telegram.apiRoot,
  ...more,
})

type Plant = {
  /** Settings in place of the healthy ones, after planting what else is wrong. */
  plant: () => Promise<Environment> | Environment
  level: HealthCheck['level']
  says: RegExp
  /** This machine's clock. */
  now?: () => Date
}

const plants: Record<string, Plant> = {
  'a wrong Telegram token': {
    plant: () => withTelegram({ TELEGRAM_BOT_TOKEN: '7705:wrong' }),
    level: 'wrong',
    says: /^Telegram: .*chép lại TELEGRAM_BOT_TOKEN/,
  },
  'a wrong Zalo token': {
    plant: () => ({ ZALO_BOT_TOKEN: '7705:wrong', ZALO_API_ROOT: zalo.apiRoot }),
    level: 'wrong',
    says: /^Zalo: .*chép lại ZALO_BOT_TOKEN/,
  },
  'a webhook that points elsewhere': {
    plant: () => withTelegram(httpsOf({ TELEGRAM_WEBHOOK_SECRET: 'secret-of-the-hook' })),
    level: 'wrong',
    says: /^Telegram webhook: .*khởi động lại máy chủ/,
  },
  'a webhook secret missing': {
    plant: () => withTelegram(httpsOf()),
    level: 'advice',
    says: /^Telegram webhook: chưa đặt TELEGRAM_WEBHOOK_SECRET/,
  },
  'PUBLIC_URL without https': {
    plant: () => ({ PUBLIC_URL: 'http://xaoi.invalid' }),
    level: 'wrong',
    says: /^PUBLIC_URL: .*đặt địa chỉ https/,
  },
  'PUBLIC_URL of another machine': {
    plant: async () => {
      const other = createHttp((_, response) => response.setHeader('x-xaoi-installation', 'another').end('{}'))
      return { PUBLIC_URL: `http://127.0.0.1:${await listen(other)}` }
    },
    level: 'wrong',
    says: /^Máy chủ: .*sửa PUBLIC_URL/,
  },
  'no TRUST_PROXY behind https': {
    plant: () => ({ PUBLIC_URL: 'https://127.0.0.1:1' }),
    level: 'wrong',
    says: /^Proxy: .*ghi địa chỉ của proxy/,
  },
  'DATA_DIR open to others': {
    plant: async () => ({ DATA_DIR: await makeFolder('open', 0o755) }),
    level: 'wrong',
    says: /^DATA_DIR: .*chmod 700/,
  },
  'DATA_DIR that nobody can write to': {
    plant: async () => ({ DATA_DIR: await makeFile('a-file') }),
    level: 'wrong',
    says: /^DATA_DIR: không ghi được/,
  },
  'KEY_DIR without the keys': {
    plant: async () => ({ KEY_DIR: await makeFolder('empty') }),
    level: 'wrong',
    says: /^KEY_DIR: thiếu khóa .*bản sao lưu/,
  },
  'KEY_DIR of another system': {
    plant: async () => {
      const keyDir = await makeFolder('foreign')
      await makeFile('foreign/lasting', randomBytes(32).toString('hex'))
      return { KEY_DIR: keyDir }
    },
    level: 'wrong',
    says: /^KEY_DIR: khóa trong .* hệ thống khác/,
  },
  'KEY_DIR inside DATA_DIR': {
    plant: () => ({ KEY_DIR: join(settings.DATA_DIR ?? '', 'keys') }),
    level: 'advice',
    says: /^KEY_DIR: .*nằm trong DATA_DIR/,
  },
  'APP_SECRET changed': {
    plant: () => ({ APP_SECRET: 'another secret of at least thirty-two' }),
    level: 'wrong',
    says: /^APP_SECRET: .*đặt lại APP_SECRET cũ/,
  },
  'a disk nearly full': {
    plant: async () => ({ MONGODB_URI: '', DATA_DIR: await makeFolder('small'), FREE_SPACE_FLOOR_MB: '90000000' }),
    level: 'wrong',
    says: /^Chỗ trống trên đĩa: .*thêm đĩa/,
  },
  'a clock that is off': {
    plant: () => ({}),
    now: () => new Date(Date.now() + 90_000),
    level: 'wrong',
    says: /^Đồng hồ: .*lệch (89|9\d) giây.*ntp/,
  },
  'the clock of another server off': {
    plant: async () => {
      const one = { name: 'may-lech:3000', version: '1', parts: ['web'], startedAt: new Date(), received: {} }
      await createProcessStore(planted).see(one, new Date(Date.now() - 120_000))
      return others()
    },
    level: 'wrong',
    says: /^Đồng hồ: .*may-lech:3000 lệch 120 giây/,
  },
  'no worker among PARTS': { plant: others, level: 'wrong', says: /^PARTS: .*thêm worker vào PARTS/ },
  'a certificate that ends': {
    plant: async () => {
      const [key, cert] = [inFolder('key.pem'), inFolder('cert.pem')]
      const asked = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '5']
      execFileSync('openssl', [...asked, '-subj', '/CN=127.0.0.1', '-keyout', key, '-out', cert], { stdio: 'ignore' })
      const other = createHttps({ key: await readFile(key), cert: await readFile(cert) })
      return httpsOf({ PUBLIC_URL: `https://127.0.0.1:${await listen(other)}` })
    },
    level: 'wrong',
    says: /^Chứng chỉ https: .*gia hạn/,
  },
  'https where nobody answers': {
    plant: () => httpsOf(),
    level: 'wrong',
    says: /^Chứng chỉ https: không xem được/,
  },
  'a mail server that isn’t there': {
    plant: () => ({ SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'xaoi@example.vn' }),
    level: 'wrong',
    says: /^Thư điện tử: không nối được/,
  },
  'a mail server that refuses': {
    plant: async () => {
      const port = await listen(createTcp((socket) => socket.on('error', () => {}).end('554 go away\r\n')))
      return { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'xaoi@example.vn' }
    },
    level: 'wrong',
    says: /^Thư điện tử: máy chủ thư từ chối/,
  },
  'MAIL_FROM missing': {
    plant: () => ({ SMTP_URL: 'smtp://127.0.0.1:1' }),
    level: 'wrong',
    says: /^Cấu hình: [\s\S]*MAIL_FROM: bắt buộc/,
  },
  'MongoDB that can’t be reached': {
    plant: () => ({ MONGODB_URI: 'mongodb://127.0.0.1:1/x' }),
    level: 'wrong',
    says: /^Cơ sở dữ liệu: không kết nối được/,
  },
  'MongoDB that stands alone': { plant: () => ({}), level: 'advice', says: /^Bản sao MongoDB: .*replica set/ },
  'the name of a database without data': {
    plant: () => {
      const uri = new URL(well.uri)
      uri.pathname = '/xaoi_test_nham_ten'
      return { MONGODB_URI: uri.href }
    },
    level: 'wrong',
    says: /^Dữ liệu: .*trống, nhưng .* có tài khoản.*MONGODB_URI/,
  },
  'ClamAV that doesn’t answer': {
    plant: () => ({ CLAMAV_HOST: '127.0.0.1:1' }),
    level: 'wrong',
    says: /^Quét vi-rút: .*CLAMAV_HOST/,
  },
  'a job that fails': {
    plant: async () => {
      const at = new Date()
      await createJobRunStore(planted).put({ name: 'remind', startedAt: at, endedAt: at, failure: 'TypeError' })
      return others()
    },
    level: 'wrong',
    says: /^Việc định kỳ: .*TypeError.*nhật ký/,
  },
  'no backup': {
    plant: async () => ({ BACKUP_DIR: await makeFolder('backups') }),
    level: 'wrong',
    says: /^Sao lưu: chưa lần nào.*npm run backup/,
  },
  'a backup of long ago': {
    plant: async () => {
      const at = new Date(Date.now() - 3 * 24 * 3_600_000)
      await createMarkStore(planted).put({ name: 'backup', at, detail: '' })
      return { ...(await others()), BACKUP_DIR: await makeFolder('backups') }
    },
    level: 'wrong',
    says: /^Sao lưu: .*quá một ngày/,
  },
  'a backup disk that isn’t there': {
    plant: () => ({ BACKUP_DIR: inFolder('not-mounted') }),
    level: 'wrong',
    says: /^Sao lưu: không ghi được/,
  },
  'no recovery key': { plant: () => ({}), level: 'advice', says: /^Khóa khôi phục: .*npm run recovery/ },
  'PORT taken by another program': {
    plant: async () => {
      const other = createHttp((_, response) => response.writeHead(404).end())
      return { PORT: String(await listen(other)) }
    },
    level: 'wrong',
    says: /^Máy chủ: cổng \d+ có chương trình khác/,
  },
  'no server at all': { plant: () => ({ PORT: '1' }), level: 'wrong', says: /^Máy chủ: không mở được/ },
  'CACHE_DIR that can’t be written': {
    plant: async () => ({ CACHE_DIR: await makeFile('no-folder') }),
    level: 'wrong',
    says: /^CACHE_DIR: không ghi được/,
  },
  'survey questions that can’t be read': {
    plant: () => ({ SURVEY_QUESTIONS: inFolder('none.yml') }),
    level: 'wrong',
    says: /^SURVEY_QUESTIONS: .*sửa đường dẫn/,
  },
  'no second administrator': { plant: () => ({}), level: 'advice', says: /^Quản trị: 1 người.*tạo thêm/ },
  'no officer of denunciations': { plant: () => ({}), level: 'advice', says: /^Người xử lý tố cáo: chưa có ai/ },
}

test.each(Object.entries(plants))('%s is found, with what to do', async (_name, { plant, level, says, now }) => {
  const checks = await diagnose({ ...settings, ...(await plant()) }, now?.())
  const lines = checks.filter((one) => one.level === level).map(({ what, found }) => `${what}: ${found}`)
  expect(lines).toContainEqual(expect.stringMatching(says))
  expect(JSON.stringify(checks)).not.toMatch(/secret-plants|7705:wrong/)
})

test('a Node that is too old is found; the oldest that is allowed is not', () => {
  expect(checkNode('18.20.4')).toMatchObject({ level: 'wrong', found: expect.stringContaining('Hãy cài Node.js') })
  expect(checkNode('20.18.0', '20.19').level).toBe('wrong')
  expect([checkNode('20.19.0', '20.19').level, checkNode('24.0.0', '20.19').level]).toEqual(['right', 'right'])
})
