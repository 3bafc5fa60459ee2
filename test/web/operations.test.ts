import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startTelegramEmulator, type TelegramEmulator } from '../emulators/telegram.js'
import { signInAs, startServer } from './staff.js'

const path = '/van-hanh'
const metricsToken = 'a token of the test that is long'.replaceAll(' ', '-')
let server: Awaited<ReturnType<typeof startServer>>
let administrator: Awaited<ReturnType<typeof signInAs>>
let telegram: TelegramEmulator
beforeAll(async () => {
  telegram = await startTelegramEmulator({ token: '7702:switches' })
  server = await startServer({
    METRICS_TOKEN: metricsToken,
    TELEGRAM_BOT_TOKEN: '7702:switches',
    TELEGRAM_API_ROOT: telegram.apiRoot,
    TELEGRAM_PER_SECOND: '0',
    CHAT_PER_SECOND: '0',
  })
  administrator = await signInAs(server.xaOi, 'quan.tri', 'administrator', null)
}, 120_000)
afterAll(async () => {
  await server.stop()
  await telegram.stop()
})

const eventually = (check: () => unknown) => vi.waitFor(check, { timeout: 10_000, interval: 50 })
const shown = async () => (await (await administrator.client.get(path)).text()).normalize('NFC')
const set = (name: string, off: '0' | '1', reason = '') => administrator.client.post(path, { name, off, reason })
const scrape = (authorization?: string) =>
  fetch(`${server.xaOi.url}/metrics`, { headers: authorization ? { authorization } : {} })
const heardBy = (chat: number) => telegram.sent.filter((one) => one.chat === chat).map(({ text }) => text)
const figureOf = (scraped: string, line: string): number | null => {
  const found = scraped.split('\n').find((one) => one.startsWith(`${line} `))
  return found ? Number(found.slice(line.length + 1)) : null
}

test('the page says how the service stands and what is to be done', async () => {
  await eventually(async () => expect(await shown()).toContain('đang chạy'))
  const page = await shown()
  for (const words of [
    'Chưa sao lưu trong ngày qua',
    'Tin gửi không được',
    'Đĩa còn trống',
    'Telegram',
    'Việc định kỳ',
  ])
    expect(page).toContain(words)
  await server.xaOi.core.operations.mark({ name: 'backup', at: new Date(), detail: '12 MB' })
  const after = await shown()
  expect(after).not.toContain('Chưa sao lưu trong ngày qua')
  expect(after).toContain('12 MB')
})

test('a stopped channel keeps what comes, says nothing, and answers once it is opened; the others go on', async () => {
  expect((await set('channel:telegram', '1')).status).toBe(400)
  expect((await set('channel:telegram', '1', 'Bot nhắn sai')).status).toBe(303)
  expect(await shown()).toContain('Bot nhắn sai')
  telegram.write(61, { text: 'lam giay khai sinh cho con can gi' })
  await eventually(async () => {
    const waiting = (await server.xaOi.core.operations.readState()).queues
    expect(waiting).toEqual([{ direction: 'in', channel: 'telegram', count: 1, oldestMs: expect.any(Number) }])
  })
  await new Promise((resolve) => setTimeout(resolve, 2_500))
  expect(heardBy(61)).toEqual([])
  expect(await shown()).not.toContain('chưa xử lý')

  expect((await set('channel:telegram', '0')).status).toBe(303)
  await eventually(() => expect(heardBy(61).join()).toContain('khai sinh'))
  expect(heardBy(61).join()).not.toContain('tạm dừng')
})

test('the stopped bot says so once to each chat, keeps the words and answers them afterwards', async () => {
  await set('bot', '1', 'Trả lời sai phí')
  telegram.write(62, { text: 'chung thuc ban sao bao nhieu tien' })
  await eventually(() => expect(heardBy(62)).toHaveLength(1))
  telegram.write(62, { text: 'alo' })
  await new Promise((resolve) => setTimeout(resolve, 2_500))
  expect(heardBy(62)).toEqual([expect.stringContaining('113 công an, 114 cứu hỏa, 115 cấp cứu')])

  await set('bot', '0')
  await eventually(() => expect(heardBy(62).length).toBeGreaterThan(1))
  expect(heardBy(62).slice(1).join()).toContain('đồng')
})

test('a stopped kind of answer is not begun, what was begun goes on, dangers are answered', async () => {
  const says = async (chat: number, text: string): Promise<string> => {
    const before = heardBy(chat).length
    telegram.write(chat, { text })
    await eventually(() => expect(heardBy(chat).length).toBeGreaterThan(before))
    return heardBy(chat).slice(before).join('\n')
  }
  expect(await says(63, 'tôi muốn gửi phản ánh')).not.toContain('tạm dừng')
  await set('answers:reports', '1', 'Thử')
  expect(await says(63, 'Rác đổ đầy đường thôn Phú Thị xã Mễ Sở từ hôm qua')).not.toContain('tạm dừng')
  expect(await says(64, 'tôi muốn gửi phản ánh')).toContain('đang tạm dừng')
  expect(await says(68, 'tôi muốn tố cáo cán bộ xã nhận tiền')).not.toContain('tạm dừng')
  await set('answers:protected', '1', 'Thử')
  for (const [chat, text] of [
    [69, 'tôi muốn tố cáo cán bộ xã nhận tiền'],
    [70, 'chủ tịch xã Mễ Sở nhận tiền của dân'],
  ] as const) {
    const said = await says(chat, text)
    expect(said).toMatch(/tạm dừng[\s\S]*\/gui-kin/)
    expect(said).not.toContain('mục Phản ánh')
  }
  await set('answers:protected', '0')
  expect(await says(65, 'nhà hàng xóm đang cháy to lắm')).toContain('114')
  expect(await says(66, 'làm giấy khai sinh cho con cần gì')).not.toContain('tạm dừng')
  await set('answers:guidance', '1', 'Thử')
  expect(await says(67, 'làm giấy khai sinh cho con cần gì')).toContain('đang tạm dừng')
  await set('answers:guidance', '0')
  await set('answers:reports', '0')
  expect(await says(64, 'tôi muốn gửi phản ánh')).not.toContain('tạm dừng')
})

test('only who runs the service stops it, and the trail says who', async () => {
  const { client } = await signInAs(server.xaOi, 'bien.tap', 'editor', null)
  expect((await client.get(path)).status).toBe(403)
  expect((await client.post(path, { name: 'bot', off: '1', reason: 'x' })).status).toBe(403)
  expect((await set('no such', '1', 'x')).status).toBe(400)
  await server.xaOi.core.accounts.audit.collect()
  const trail = (await server.xaOi.core.accounts.audit.findLatest(100)).filter(({ what }) =>
    what.startsWith('service_'),
  )
  expect(trail.map(({ what, subject }) => `${what} ${subject}`)).toEqual(
    expect.arrayContaining(['service_stopped channel:telegram', 'service_resumed bot']),
  )
  expect(new Set(trail.map(({ accountId }) => accountId))).toEqual(new Set([administrator.account.id]))
})

test('figures go to whoever shows the token, and hold nobody’s words, chat or address', async () => {
  expect((await scrape()).status).toBe(401)
  expect((await scrape('Bearer wrong')).status).toBe(401)
  const answer = await scrape(`Bearer ${metricsToken}`)
  expect(answer.status).toBe(200)
  const scraped = await answer.text()
  expect(figureOf(scraped, 'xaoi_messages_received_total{channel="telegram"}')).toBeGreaterThan(5)
  expect(figureOf(scraped, 'xaoi_message_handling_seconds_count{outcome="handled"}')).toBeGreaterThan(5)
  expect(
    figureOf(scraped, 'xaoi_message_sending_seconds_count{channel="telegram",outcome="delivered"}'),
  ).toBeGreaterThan(5)
  expect(figureOf(scraped, 'xaoi_database_up')).toBe(1)
  expect(figureOf(scraped, 'xaoi_processes')).toBe(1)
  expect(figureOf(scraped, 'xaoi_switch_off{name="bot"}')).toBe(0)
  expect(figureOf(scraped, 'xaoi_http_request_seconds_count{room="van-hanh",status="2xx"}')).toBeGreaterThan(1)
  for (const secret of ['telegram:6', 'khai sinh', 'quan.tri', administrator.account.id, metricsToken])
    expect(scraped).not.toContain(secret)
})

test('without the setting there is no such page', async () => {
  const other = await startServer()
  expect((await fetch(`${other.xaOi.url}/metrics`)).status).toBe(404)
  await other.stop()
})

test('a process without pages answers its probes and figures alone, and does what one does for all', async () => {
  const worker = await startServer({ PARTS: 'worker', METRICS_TOKEN: metricsToken })
  const { url, core } = worker.xaOi
  for (const [address, status] of [
    ['/livez', 200],
    ['/readyz', 200],
    ['/metrics', 401],
    ['/', 404],
    ['/dang-nhap', 404],
    ['/api/v1/procedures', 404],
    ['/webhooks/telegram', 404],
  ] as const)
    expect((await fetch(`${url}${address}`)).status, address).toBe(status)
  await eventually(async () => {
    const { jobs, processes } = await core.operations.readState()
    expect(jobs.find(({ name }) => name === 'remind')?.last).not.toBeNull()
    expect(processes.map(({ parts }) => parts)).toEqual([['worker']])
  })
  await worker.stop()
})
