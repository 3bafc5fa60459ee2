import { spawn } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTelegramEmulator, type TelegramEmulator } from '../emulators/telegram.js'
import { startZaloEmulator, type ZaloEmulator } from '../emulators/zalo.js'
import { startTestDatabase } from '../journeys/journey.js'

let telegram: TelegramEmulator
let zalo: ZaloEmulator
let database: Awaited<ReturnType<typeof startTestDatabase>>

beforeAll(async () => {
  telegram = await startTelegramEmulator({ token: '7704:secret-doctor' })
  zalo = await startZaloEmulator({ token: '7704:secret-doctor' })
  database = await startTestDatabase()
})
afterAll(async () => {
  await telegram.stop()
  await zalo.stop()
  await database.stop()
})

const runDoctor = (env: Record<string, string>) =>
  new Promise<{ code: number | null; said: string }>((done) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/commands/doctor.ts'], {
      cwd: resolve(import.meta.dirname, '../..'),
      env: { PATH: process.env.PATH ?? '', PORT: '1', ...env },
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += String(data)))
    child.once('exit', (code) => done({ code, said }))
  })

const settings = () => ({
  MONGODB_URI: database.uri,
  APP_SECRET: 'a secret of at least thirty-two characters',
  TELEGRAM_BOT_TOKEN: '7704:secret-doctor',
  TELEGRAM_API_ROOT: telegram.apiRoot,
  ZALO_BOT_TOKEN: '7704:secret-doctor',
  ZALO_API_ROOT: zalo.apiRoot,
})

test('the doctor says who the bots are, that an old webhook is in the way and that no server answers', async () => {
  const { code, said } = await runDoctor(settings())
  expect(code).toBe(1)
  expect(said).toContain('✗ Máy chủ: không mở được')
  expect(said).toContain('✓ Cơ sở dữ liệu: kết nối được')
  expect(said).toContain('✓ Đồng hồ')
  expect(said).toContain('✓ Telegram: token đúng, bot là @xaoi_bot')
  expect(said).toContain('✗ Telegram webhook: còn webhook cũ')
  expect(said).toContain('✓ Zalo: token đúng')
}, 30_000)

test('the doctor names an open data folder, and a proxy that nobody told of', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'xaoi-doctor-'))
  const run = async (mode: number, more: Record<string, string>) => {
    await chmod(dataDir, mode)
    return (await runDoctor({ ...settings(), DATA_DIR: dataDir, PUBLIC_URL: 'https://127.0.0.1:1', ...more })).said
  }
  const open = await run(0o755, {})
  expect(open).toContain(`✗ DATA_DIR: người khác trên máy mở được ${dataDir}`)
  expect(open).toContain('✗ Proxy: PUBLIC_URL là https nhưng TRUST_PROXY trống')
  const closed = await run(0o700, { TRUST_PROXY: '10.0.0.1' })
  expect(closed).toContain('✓ DATA_DIR')
  expect(closed).toContain('✓ Proxy: tin 10.0.0.1')
  await rm(dataDir, { recursive: true })
}, 60_000)

test('a wrong token, an unreachable platform and a database away are told with the remedy, without the token', async () => {
  const { said } = await runDoctor({
    ...settings(),
    MONGODB_URI: 'mongodb://127.0.0.1:1/x',
    TELEGRAM_BOT_TOKEN: '7704:secret-wrong',
    ZALO_API_ROOT: 'http://127.0.0.1:1',
  })
  expect(said).toContain('chép lại TELEGRAM_BOT_TOKEN')
  expect(said).toContain('không gọi được máy chủ Zalo')
  expect(said).toContain('✗ Cơ sở dữ liệu: không kết nối được')
  expect(said).not.toContain('secret-')
}, 30_000)

test('a wrong setting is named', async () => {
  const { code, said } = await runDoctor({ ZALO_BOT_TOKEN: 'no token' })
  expect(code).toBe(1)
  expect(said).toContain('ZALO_BOT_TOKEN')
}, 30_000)

test('the doctor warns when the disk comes near the floor under which files are refused', async () => {
  const free = { DATA_DIR: '.', FREE_SPACE_FLOOR_MB: '1' }
  expect((await runDoctor(free)).said).toContain('✓ Chỗ trống trên đĩa: còn')
  expect((await runDoctor({ ...free, FREE_SPACE_FLOOR_MB: '90000000' })).said).toContain(
    '✗ Chỗ trống trên đĩa: chỉ còn',
  )
}, 60_000)
