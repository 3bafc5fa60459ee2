import { randomUUID } from 'node:crypto'
import { Writable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLogger } from '../../src/shared/logger.js'
import { createClient, signInAs, startServer } from './staff.js'

const lines: string[] = []
const sink = new Writable({
  write(chunk: Buffer, _encoding, done) {
    lines.push(...chunk.toString().split('\n').filter(Boolean))
    done()
  },
})
const planted = {
  name: 'Vừ Thị Nhọt',
  phone: '0987612345',
  identity: '033199012345',
  words: 'zumbrilax đổ rác',
  place: 'ngõ Quắc Lẫm',
  officer: 'canbo.kin',
  search: 'khai sinh vrolix',
}
let server: Awaited<ReturnType<typeof startServer>>
beforeAll(async () => {
  server = await startServer({}, createLogger('trace', sink))
}, 120_000)
afterAll(() => server.stop())

const chat = (id: string) => {
  let cookie = ''
  return async (text: string): Promise<void> => {
    const response = await fetch(`${server.xaOi.url}/api/chat`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ conversationId: id, messageId: randomUUID(), text }),
    })
    expect(response.status).toBe(200)
    await response.text()
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie
  }
}

test('the log has a line for each message and request with its keys, and nothing of who wrote or what', async () => {
  const { url } = server.xaOi
  const [one, other] = [randomUUID(), randomUUID()]
  const say = chat(one)
  for (const text of [
    `tôi muốn phản ánh ${planted.words} ở ${planted.place} xã Mễ Sở từ hôm qua`,
    `${planted.name}, ${planted.phone}`,
    'gửi',
    `căn cước ${planted.identity} còn hạn không`,
    `chủ tịch xã Mễ Sở nhận tiền của ${planted.name}`,
  ])
    await say(text)
  await chat(other)('xin chào')
  const visitor = createClient(url)
  await visitor.get(`/thu-tuc?q=${encodeURIComponent(planted.search)}`)
  await visitor.postRaw('/dang-nhap', { user_name: planted.officer, password: planted.words })
  await visitor.get(`/tra-cuu?ma=${encodeURIComponent(planted.name)}`)
  await visitor.get(`/khong-co/${encodeURIComponent(planted.words)}`)
  const { client } = await signInAs(server.xaOi, 'can.bo', 'officer', '12049')
  await client.get('/can-bo')
  await client.get(`/can-bo?tim=${encodeURIComponent(planted.phone)}`)
  await new Promise((resolve) => setTimeout(resolve, 300))

  const parsed = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
  const messages = parsed.filter(({ msg }) => msg === 'message')
  expect(messages).toHaveLength(6)
  expect(new Set(messages.map((line) => line.chat)).size).toBe(2)
  for (const line of messages) expect([line.channel, line.outcome]).toEqual(['web', 'handled'])
  const requests = parsed.filter(({ msg }) => msg === 'request')
  expect(requests.length).toBeGreaterThan(10)
  expect(new Set(requests.map((line) => line.request)).size).toBe(requests.length)
  expect(requests.map((line) => line.path)).toEqual(expect.arrayContaining(['/thu-tuc', '/can-bo', '/dang-nhap', null]))

  const log = lines.join('\n').normalize('NFC')
  for (const secret of [...Object.values(planted), ...Object.values(planted).map(encodeURIComponent), one, other])
    expect(log.toLowerCase(), secret).not.toContain(secret.toLowerCase())
  for (const pattern of [/\b0\d{9}\b/, /\b\d{12}\b/, /xaoi_session|xaoi_chat/, /127\.0\.0\.1(?!:)/])
    expect(log).not.toMatch(pattern)
})

test('the page of an error names the key that its lines in the log bear', async () => {
  const { core } = server.xaOi
  const { client } = await signInAs(server.xaOi, 'quan.tri', 'administrator', null)
  const before = lines.length
  const readState = core.operations.readState
  core.operations.readState = async () => {
    throw new TypeError(planted.words)
  }
  const page = await client.get('/van-hanh')
  core.operations.readState = readState
  expect(page.status).toBe(500)
  const key = page.headers.get('x-request-id') ?? ''
  expect(await page.text()).toContain(`đọc mã lỗi: ${key}`)
  await new Promise((resolve) => setTimeout(resolve, 100))
  const failed = lines.slice(before).map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(failed.find(({ msg }) => msg === 'page failed')?.request).toBe(key)
  expect(lines.join('\n')).not.toContain(planted.words)
})
