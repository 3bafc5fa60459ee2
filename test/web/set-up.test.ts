import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { startTelegramEmulator, type TelegramEmulator } from '../emulators/telegram.js'
import { createClient, makeAccount, password, signInAs, startServer, takeSecondStep, tokenOf } from './staff.js'

const path = '/thiet-lap'
const token = '7703:set-up-secret'
let server: Awaited<ReturnType<typeof startServer>>
let administrator: Awaited<ReturnType<typeof signInAs>>
let telegram: TelegramEmulator
beforeAll(async () => {
  telegram = await startTelegramEmulator({ token })
  server = await startServer({
    TELEGRAM_BOT_TOKEN: token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    SMTP_URL: 'smtp://127.0.0.1:1',
    MAIL_FROM: 'xaoi@example.vn',
  })
  administrator = await signInAs(server.xaOi, 'quan.tri', 'administrator', null)
}, 120_000)
afterAll(async () => {
  await server.stop()
  await telegram.stop()
})

const shown = async () => (await (await administrator.client.get(path)).text()).normalize('NFC')
/** The card of one step. */
const stepOf = async (name: string): Promise<string> =>
  new RegExp(`<li class="card" id="${name}">[\\s\\S]*?(?=<li class="card" id=|</ol>)`).exec(await shown())?.[0] ?? ''

test('the first administrator comes here after the one-time link and the second step, until everything is done', async () => {
  const other = await startServer()
  try {
    const link = await other.xaOi.accounts.createFirstAdministratorLink(new Date())
    const client = createClient(other.xaOi.url)
    const address = `/moi/${tokenOf(link ?? '')}`
    await client.get(address)
    const accepted = await client.postRaw(address, { display_name: 'Quản trị', password })
    await takeSecondStep(client, 'quantri', accepted)
    const [first] = [
      ...(await (await client.get('/tai-khoan')).text()).matchAll(/<nav[\s\S]*?<a href="([^"]+)"/g),
    ].flatMap(([, href]) => href ?? [])
    expect(first).toBe(path)
    expect(await (await client.get(path)).text()).toMatch(/<a href="\/thiet-lap"[^>]*>Thiết lập<\/a>/)
    await other.xaOi.core.operations.noteSetUp()
    const after = await (await client.get('/van-hanh')).text()
    expect(after).not.toMatch(/<a href="\/thiet-lap"[^>]*>Thiết lập<\/a>/)
    expect(after).toContain('href="/thiet-lap">Mở trang Thiết lập')
    expect((await client.get(path)).status).toBe(200)
  } finally {
    await other.stop()
  }
}, 120_000)

test('every step says how it stands, why it matters and what to do, and no token is shown', async () => {
  const page = await shown()
  for (const title of ['Người quản trị thứ hai', 'Nơi tiếp công dân của tỉnh', 'Khóa', 'Sao lưu', 'Nhắn thử'])
    expect(page).toContain(title)
  expect(page).toContain('PUBLIC_URL=https://xaoi.tinh.gov.vn')
  expect(page).toContain('npm run recovery -- make')
  expect(page).toContain('npm run backup -- --keep 35')
  expect(page).toContain('Có địa chỉ hoặc điện thoại: 0 trên 104')
  expect(page).not.toContain('set-up-secret')
})

test('a second administrator in office ends that step', async () => {
  expect(await stepOf('administrators')).toContain('Cần làm')
  await makeAccount(server.xaOi, 'quan.tri.hai', 'administrator', null)
  expect(await stepOf('administrators')).toContain('Đã xong')
})

test('where signed denunciations are handed in is entered here, and citizens are told it', async () => {
  expect(await stepOf('office')).toContain('Cần làm')
  const save = (address: string) => administrator.client.post(`${path}/noi-tiep`, { address, hours: '', phone: '' })
  expect((await save('  ')).status).toBe(400)
  expect((await save('10 Chùa Chuông, phường Phố Hiến')).status).toBe(200)
  expect(await stepOf('office')).toContain('Địa chỉ: 10 Chùa Chuông, phường Phố Hiến')
  await server.xaOi.core.accounts.audit.collect()
  const [entry] = await server.xaOi.core.accounts.audit.findLatest(1, { what: 'province_office_changed' })
  expect(entry?.accountId).toBe(administrator.account.id)
})

test('a bot that answers is named; a message that comes in is shown with its time', async () => {
  expect(await stepOf('telegram')).toContain('bot là @xaoi_bot')
  expect(await stepOf('trials')).toContain('Telegram, tin cuối cùng nhận lúc: chưa lần nào')
  telegram.write(81, { text: 'chào' })
  await vi.waitFor(async () => expect(await stepOf('trials')).toMatch(/Telegram, tin cuối cùng nhận lúc: \d/), {
    timeout: 20_000,
    interval: 500,
  })
})

test('behind a proxy that nobody told of, the line to write is said', async () => {
  const cookie = (administrator.client as ReturnType<typeof createClient>).cookie()
  const headers = { cookie, 'x-forwarded-for': '10.1.2.3' }
  const page = await (await fetch(server.xaOi.url + path, { headers })).text()
  expect(page).toContain('TRUST_PROXY=127.0.0.1')
})

test('a trial letter that the mail server refuses is told; so is a wrong address', async () => {
  const send = async (to: string) => {
    const response = await administrator.client.post(`${path}/thu-dien-tu`, { to })
    return { status: response.status, text: (await response.text()).normalize('NFC') }
  }
  expect(await send('ai-do')).toMatchObject({ status: 400, text: expect.stringContaining('đúng địa chỉ thư') })
  expect(await send('a@example.vn')).toMatchObject({ status: 400, text: expect.stringContaining('Chưa gửi được thư') })
})

describe('its words', () => {
  const source = readFileSync(resolve(import.meta.dirname, '../../src/web/staff/set-up/wording.ts'), 'utf8')
  const sentences = [...source.matchAll(/'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g)]
    .flatMap(([, quoted, template]) => (quoted ?? template ?? '').replace(/\$\{[^}]*\}/g, '').split(/[.!?:;\n]+/))
    .map((sentence) => sentence.trim())

  test('have no sentence over twenty syllables', () => {
    expect(sentences.length).toBeGreaterThan(60)
    expect(sentences.filter((one) => (one.match(/[\p{L}\p{N}]+/gu) ?? []).length > 20)).toEqual([])
  })
})
