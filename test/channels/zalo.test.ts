import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createZalo } from '../../src/channels/zalo/zalo-channel.js'
import { type IncomingMessage, type Reply, reply } from '../../src/messaging/message.js'
import { startZaloEmulator, type ZaloEmulator } from '../emulators/zalo.js'
import { damagedCopies, findRefused } from './damaged.js'
import { botConfig, choice, echo, eventually, noConfig, startDatabaseServer } from './start-messaging.js'
import { lan, secret, startZaloBot, token, type ZaloBot } from './start-zalo.js'

let database: Awaited<ReturnType<typeof startDatabaseServer>>
let emulator: ZaloEmulator
let messaging: ZaloBot
let logged: string[]
let answer: (message: IncomingMessage) => Reply[] | Promise<Reply[]>

const begin = async (way: 'polling' | 'webhook', switches: Partial<Parameters<typeof startZaloEmulator>[0]> = {}) => {
  emulator = await startZaloEmulator({ token, ...switches })
  messaging = await startZaloBot({
    way,
    uri: database.uri,
    emulator,
    answer: (message) => answer(message),
    log: (line) => logged.push(line),
  })
}

beforeAll(async () => {
  database = await startDatabaseServer()
})
afterAll(() => database.stop())
beforeEach(() => {
  answer = echo
  logged = []
})
afterEach(async () => {
  await messaging.stop()
  await messaging.close()
  await emulator.stop()
  expect(logged.join('')).not.toContain('secret-of')
})

const texts = () => emulator.sent.map(({ text }) => text)

test('without a token there is no Zalo', async () => {
  await begin('polling')
  expect(createZalo({ ...messaging.parts, config: noConfig })).toBeNull()
})

test('webhook mode demands https, except on loopback', async () => {
  await begin('polling')
  const config = (publicUrl: string) => ({
    ...noConfig,
    publicUrl,
    zalo: { ...botConfig(token, emulator.apiRoot), webhookSecret: secret },
  })
  expect(() => createZalo({ ...messaging.parts, config: config('http://xa.example.vn') })).toThrow('https')
  expect(createZalo({ ...messaging.parts, config: config('https://xa.example.vn') })).not.toBeNull()
})

describe.each(['polling', 'webhook'] as const)('by %s', (way) => {
  test('a text is answered once, with numbered choices', async () => {
    await begin(way)
    emulator.write(lan, 'đường ngập', way === 'webhook' ? 10 : 1)
    await eventually(() => texts().length === 1)
    expect(texts()).toEqual(['Đã nhận: đường ngập\n\nTrả lời bằng số:\n1. Gặp cán bộ'])
    expect(messaging.handled).toHaveLength(1)
    expect(messaging.handled[0]).toMatchObject({ chat: `zalo:${lan}`, channel: 'zalo' })
  })

  test('a picture brings its address and caption and is fetched from there', async () => {
    await begin(way)
    emulator.sendPhoto(lan, Buffer.from('bytes of a picture'), 'ảnh cột điện')
    const [message] = await eventually(() => messaging.handled.length > 0 && messaging.handled)
    expect(message).toMatchObject({ text: 'ảnh cột điện', files: [{ kind: 'photo' }] })
    const [file] = message?.files ?? []
    if (!file) throw new Error('no file')
    expect(await messaging.channel.fetchFile?.(file)).toEqual({
      outcome: 'fetched',
      bytes: Buffer.from('bytes of a picture'),
    })
    emulator.expirePictures()
    expect(await messaging.channel.fetchFile?.(file)).toEqual({ outcome: 'refused', reason: 'gone' })
  })

  test('a sticker and what the platform does not pass on come as nothing readable', async () => {
    await begin(way)
    emulator.sendSticker(lan)
    await eventually(() => messaging.handled.length === 1)
    emulator.sendUnsupported(lan)
    await eventually(() => messaging.handled.length === 2)
    expect(messaging.handled.map(({ text }) => text)).toEqual(['', ''])
  })

  test('a group is declined once, then there is silence', async () => {
    await begin(way)
    for (const text of ['chào cả nhà', 'bot ơi', 'alo']) emulator.writeInGroup('group-1', text)
    await eventually(() => texts().length === 1)
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(texts()).toHaveLength(1)
    expect(messaging.handled).toEqual([])
  })
})

describe('the webhook', () => {
  test.each([
    ['bare', 'photo_url'],
    ['wrapped', 'photo'],
  ] as const)('takes a %s body with %s', async (body, photoField) => {
    await begin('webhook', { body, photoField })
    emulator.sendPhoto(lan, Buffer.from('x'))
    const [message] = await eventually(() => messaging.handled.length > 0 && messaging.handled)
    expect(message?.files).toHaveLength(1)
  })

  test.each([
    ['no secret', {}, 401],
    ['a wrong secret', { 'x-bot-api-secret-token': 'wrong-secret' }, 401],
    ['the right one with an empty probe', { 'x-bot-api-secret-token': secret }, 200],
  ])('%s', async (_what, headers, status) => {
    await begin('webhook')
    const response = await fetch(`${messaging.url}/webhooks/zalo`, {
      method: 'POST',
      headers: headers as Record<string, string>,
    })
    expect(response.status).toBe(status)
    expect(messaging.handled).toEqual([])
  })

  test('no damaged event is answered with 503; one too large is kept aside', { timeout: 60_000 }, async () => {
    await begin('webhook')
    const post = (body: string) =>
      fetch(`${messaging.url}/webhooks/zalo`, { method: 'POST', headers: { 'x-bot-api-secret-token': secret }, body })
    const chat = { id: lan, chat_type: 'PRIVATE' }
    const message = { message_id: 'm1', date: 1, chat, text: 'x', photo_url: 'https://a.example/b.jpg' }
    const event = { event_name: 'message.text.received', message }
    const bodies = [...damagedCopies(event), ...damagedCopies({ result: event })].map((one) => JSON.stringify(one))
    expect(await findRefused([...bodies, `"${'x'.repeat(300_000)}"`], post)).toEqual([])
    const kept = await messaging.parts.connection.collection('unreadable_updates').find().toArray()
    expect(kept.map(({ reason }) => reason)).toContain('entity.too.large')
  })

  test('a body that can not be read is kept aside once and answered with 200', async () => {
    await begin('webhook')
    const send = () =>
      fetch(`${messaging.url}/webhooks/zalo`, {
        method: 'POST',
        headers: { 'x-bot-api-secret-token': secret },
        body: '{"event_name":"message.text.received","message":{}}',
      })
    expect([(await send()).status, (await send()).status]).toEqual([200, 200])
    const kept = await messaging.parts.connection.collection('unreadable_updates').find().toArray()
    expect(kept).toMatchObject([{ channel: 'zalo', times: 2 }])
  })

  test('polling mode has no webhook: 404', async () => {
    await begin('polling')
    expect((await fetch(`${messaging.url}/webhooks/zalo`, { method: 'POST' })).status).toBe(404)
  })
})

describe('what goes out', () => {
  const send = (text: string, offered: Reply['choices'] = [], chat = lan) =>
    messaging.channel.send({ id: 'out-1', chat: `zalo:${chat}`, text, choices: offered, causedBy: 'test' })
  const greet = async () => {
    emulator.write(lan, 'chào')
    await eventually(() => texts().length === 1)
    emulator.sent.length = 0
  }

  test('a long text goes out in pieces of at most 1900 signs, twenty choices in lists of nine that count on', async () => {
    await begin('webhook')
    await greet()
    await send(
      'Câu này dài. '.repeat(300),
      Array.from({ length: 20 }, (_, index) => choice(`Việc ${index}`, `/v ${index}`)),
    )
    expect(texts().every((text) => text.length <= 1_900)).toBe(true)
    expect(texts().at(-1)).toBe('Trả lời bằng số:\n19. Việc 18\n20. Việc 19')
  })

  test('a list that goes on from the reply before it counts on', async () => {
    await begin('webhook')
    await greet()
    const choices = [choice('Bỏ qua', '/skip'), choice('Hủy', '/huy')]
    const said = { id: 'out-2', chat: `zalo:${lan}`, text: 'Ta làm tiếp.', choices, causedBy: 'test' }
    await messaging.channel.send({ ...said, firstNumber: 3 })
    expect(texts()).toEqual(['Ta làm tiếp.\n\nTrả lời bằng số:\n3. Bỏ qua\n4. Hủy'])
  })

  test.each([
    ['quota exceeded', { error: 429, description: 'Quota exceeded' }, { outcome: 'retry', scope: 'channel' }],
    [
      '403, an internal error here',
      { error: 403, description: 'Internal server error' },
      { outcome: 'retry', scope: 'chat' },
    ],
    ['a gateway page', { html: 502 }, { outcome: 'retry' }],
    ['408', { error: 408, description: 'Request timeout' }, { outcome: 'unclear' }],
    ['a line cut after the request', { reset: 'after' as const }, { outcome: 'unclear' }],
    ['an unknown chat', { error: 400, description: 'Bad request: chat_id not found' }, { outcome: 'blocked' }],
    ['another refusal', { error: 400, description: 'Bad request: text' }, { outcome: 'rejected' }],
    ['an unknown code', { error: -14, description: 'strange' }, { outcome: 'rejected' }],
    ['a refused token', { error: 401, description: 'Unauthorized' }, { outcome: 'misconfigured' }],
  ])('%s', async (_what, fault, outcome) => {
    await begin('webhook')
    emulator.fail({ method: 'sendMessage', times: 1, ...fault })
    expect(await send('chào')).toMatchObject(outcome)
  })

  test('typing is shown and its failure is harmless', async () => {
    await begin('webhook')
    await messaging.channel.showTyping?.(`zalo:${lan}`)
    expect(emulator.typing).toEqual([lan])
    emulator.fail({ method: 'sendChatAction', times: 1, reset: 'before' })
    await messaging.channel.showTyping?.(`zalo:${lan}`)
  })

  test('a quota that runs out delays and loses nothing, in order', async () => {
    answer = (message) => [reply(message.text)]
    await begin('webhook', { quota: 2 })
    for (const text of ['một', 'hai', 'ba', 'bốn']) emulator.write(lan, text)
    await eventually(
      () => texts().length === 2 && emulator.calls.filter(({ method }) => method === 'sendMessage').length > 2,
    )
    emulator.setQuota(100)
    await eventually(() => texts().length === 4, 15_000)
    expect(texts()).toEqual(['một', 'hai', 'ba', 'bốn'])
  }, 20_000)
})

test.each([
  'http://169.254.169.254/latest',
  'https://localhost/x',
  'ftp://a/b',
  'no address',
  'https://10.0.0.1/x.jpg',
])('a file at %s is never fetched from a real platform', async (ref) => {
  await begin('polling')
  const zalo = { ...botConfig(token, 'https://bot-api.zaloplatforms.com') }
  const real = createZalo({ ...messaging.parts, config: { ...noConfig, zalo } })
  expect(await real?.fetchFile?.({ kind: 'photo', ref, name: null, size: null })).toEqual({
    outcome: 'refused',
    reason: 'gone',
  })
})
