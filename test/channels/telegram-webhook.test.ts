import type { NextFunction, Request, Response } from 'express'
import pino from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Channel } from '../../src/channels/channel.js'
import { createTelegram } from '../../src/channels/telegram/telegram-channel.js'
import { startTelegramEmulator, type TelegramEmulator } from '../emulators/telegram.js'
import { serve } from './chat-client.js'
import { damagedCopies, findRefused, type Json } from './damaged.js'
import {
  botConfig,
  eventually,
  type Messaging,
  newDatabase,
  noConfig,
  startDatabaseServer,
  startMessaging,
} from './start-messaging.js'

const token = '7705:secret-of-the-bot'
const secret = 'secret-of-the-webhook'
const lan = 52
let database: Awaited<ReturnType<typeof startDatabaseServer>>
let emulator: TelegramEmulator
let messaging: Messaging & { channel: Channel; url: string; close(): Promise<void> }
let logged: string[]

const startBot = async () => {
  const started = await startMessaging({
    uri: database.uri,
    database: newDatabase(),
    logger: pino({ level: 'trace' }, { write: (line: string) => logged.push(line) }),
  })
  const routers: NonNullable<Channel['routers']> = []
  const server = await serve({
    routers: [(request: Request, response: Response, next: NextFunction) => routers[0]?.(request, response, next)],
  } as unknown as Channel)
  const telegram = { ...botConfig(token, emulator.apiRoot), webhookSecret: secret }
  const channel = started.add(
    createTelegram({ ...started.parts, config: { ...noConfig, publicUrl: server.url, telegram } }),
  )
  routers.push(...(channel.routers ?? []))
  await channel.start()
  await eventually(() => emulator.commands().length > 0)
  return { ...started, channel, url: server.url, close: server.close }
}

beforeAll(async () => {
  database = await startDatabaseServer()
})
afterAll(() => database.stop())
beforeEach(async () => {
  logged = []
  emulator = await startTelegramEmulator({ token })
  messaging = await startBot()
})
afterEach(async () => {
  await messaging.stop()
  await messaging.close()
  await emulator.stop()
  expect(logged.join('')).not.toContain('secret-of')
})

const post = (body: string, headers: Record<string, string> = { 'x-telegram-bot-api-secret-token': secret }) =>
  fetch(`${messaging.url}/webhooks/telegram`, { method: 'POST', headers, body })
const kept = () => messaging.parts.connection.collection('unreadable_updates').find().toArray()

test('at the start the webhook is set with the kinds of update that are read, nothing pending is dropped', () => {
  expect(emulator.calls.find(({ method }) => method === 'setWebhook')?.fields).toMatchObject({
    url: `${messaging.url}/webhooks/telegram`,
    secret_token: secret,
    allowed_updates: ['message', 'edited_message', 'callback_query', 'my_chat_member'],
    drop_pending_updates: false,
  })
  expect(emulator.commands().map(({ command }) => command)).toEqual(
    expect.arrayContaining(['trogiup', 'tracuu', 'huy', 'xoadulieu']),
  )
})

test('webhook mode demands https, except on loopback', () => {
  const telegram = { ...botConfig(token, emulator.apiRoot), webhookSecret: secret }
  const config = { ...noConfig, publicUrl: 'http://xa.example.vn', telegram }
  expect(() => createTelegram({ ...messaging.parts, config })).toThrow('https')
})

test.each([
  ['no secret', {}, 401],
  ['a wrong secret', { 'x-telegram-bot-api-secret-token': 'guess' }, 401],
])('%s is turned away before the body is read', async (_what, headers, status) => {
  expect((await post('{"update_id":1}', headers as Record<string, string>)).status).toBe(status)
  expect(messaging.handled).toEqual([])
  expect(await kept()).toEqual([])
})

test('ten deliveries of one message are one message with one answer', async () => {
  emulator.write(lan, { text: 'đường ngập' }, 10)
  await eventually(() => emulator.sent.length > 0)
  await eventually(() => emulator.pending() === 0)
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(messaging.handled).toHaveLength(1)
  expect(emulator.sent).toHaveLength(1)
})

test('an update that can not be read is kept aside once, with its reason, and not sent again', async () => {
  const body = '{"update_id":7,"message":{"chat":"nobody"}}'
  expect([(await post(body)).status, (await post(body)).status, (await post('no json')).status]).toEqual([
    200, 200, 200,
  ])
  expect(await kept()).toMatchObject([
    { channel: 'telegram', times: 2 },
    { channel: 'telegram', times: 1 },
  ])
})

test('no damaged update is answered with 503, for it would come again for ever and hold up the others', {
  timeout: 60_000,
}, async () => {
  const chat = { id: lan, type: 'private' }
  const file = { file_id: 'a', file_size: 1, file_name: 'a.jpg' }
  const said = { message_id: 1, date: 1, chat, from: { id: lan }, text: 'x' }
  const updates: Json[] = [
    { update_id: 1, message: { ...said, photo: [file], location: { latitude: 1, longitude: 1 }, media_group_id: 'g' } },
    { update_id: 2, callback_query: { id: 'a', from: { id: lan }, message: { chat }, data: '/x' } },
    { update_id: 3, my_chat_member: { chat, new_chat_member: { status: 'member' } } },
  ]
  const bodies = updates.flatMap((update) => damagedCopies(update)).map((update) => JSON.stringify(update))
  expect(bodies.length).toBeGreaterThan(300)
  expect(await findRefused(bodies, post)).toEqual([])
})

test('a body that is too large or in another encoding is kept aside, without its words', async () => {
  const headers = { 'x-telegram-bot-api-secret-token': secret }
  expect((await post(JSON.stringify({ update_id: 1, text: 'bí mật '.repeat(60_000) }))).status).toBe(200)
  expect((await post('{}', { ...headers, 'content-encoding': 'nonsense' })).status).toBe(200)
  expect((await post('{}', { ...headers, 'content-encoding': 'gzip' })).status).toBe(200)
  expect((await kept()).map(({ reason, raw }) => ({ reason, raw }))).toEqual(
    expect.arrayContaining([
      { reason: 'entity.too.large', raw: '' },
      { reason: 'encoding.unsupported', raw: '' },
      { reason: 'unreadable', raw: '' },
    ]),
  )
})

test('of a flood of unreadable updates five hundred are kept, a part of each, and the others are counted', {
  timeout: 60_000,
}, async () => {
  const long = 'dài '.repeat(20_000)
  const bodies = Array.from(
    { length: 520 },
    (_, index) => `{"update_id":${index},"message":{"chat":"${index < 3 ? long : ''}"}}`,
  )
  expect(await findRefused(bodies.slice(0, 500), post)).toEqual([])
  expect(await findRefused(bodies.slice(500), post)).toEqual([])
  const all = await kept()
  expect(all).toHaveLength(501)
  expect(all.find(({ _id }) => String(_id) === 'telegram:more')).toMatchObject({ times: 20, raw: '' })
  expect(Math.max(...all.map(({ raw }) => String(raw).length))).toBe(16_384)
  const many = JSON.stringify({ update_id: 9_999, message: { photo: Array(20_000).fill(1) } })
  expect((await post(many)).status).toBe(200)
  expect(Math.max(...(await kept()).map(({ reason }) => String(reason).length))).toBeLessThanOrEqual(500)
})

test('what can not be stored is answered with 503, so that it comes again', async () => {
  const telegram = { ...botConfig(token, emulator.apiRoot), webhookSecret: secret }
  const away = createTelegram({
    ...messaging.parts,
    config: { ...noConfig, publicUrl: messaging.url, telegram },
    inbox: { ...messaging.parts.inbox, receive: () => Promise.reject(new Error('away')) },
  })
  const server = await serve(away as Channel)
  const response = await fetch(`${server.url}/webhooks/telegram`, {
    method: 'POST',
    headers: { 'x-telegram-bot-api-secret-token': secret },
    body: JSON.stringify({
      update_id: 9,
      message: { message_id: 1, date: 1, chat: { id: lan, type: 'private' }, text: 'x' },
    }),
  })
  await server.close()
  expect(response.status).toBe(503)
})

describe('kinds of message', () => {
  const next = async (write: () => unknown) => {
    const before = messaging.handled.length
    write()
    await eventually(() => messaging.handled.length > before)
    return messaging.handled[before]
  }

  test('a photo brings the largest size, which is fetched without the token going anywhere', async () => {
    const message = await next(() => emulator.sendPhoto(lan, Buffer.from('the largest size'), 'ảnh cột điện'))
    expect(message).toMatchObject({ text: 'ảnh cột điện', files: [{ kind: 'photo' }] })
    const [file] = message?.files ?? []
    if (!file) throw new Error('no file')
    expect(await messaging.channel.fetchFile?.(file)).toEqual({
      outcome: 'fetched',
      bytes: Buffer.from('the largest size'),
    })
    expect(await messaging.channel.fetchFile?.({ ...file, size: 21 * 1024 * 1024 })).toEqual({
      outcome: 'refused',
      reason: 'too_large',
    })
    expect(await messaging.channel.fetchFile?.({ ...file, ref: 'no such' })).toEqual({
      outcome: 'refused',
      reason: 'gone',
    })
    emulator.fail({ method: 'getFile', times: 1, html: 502 })
    expect(await messaging.channel.fetchFile?.(file)).toEqual({ outcome: 'retry' })
  })

  test.each(['document', 'voice', 'video', 'audio'] as const)('a %s', async (kind) => {
    const message = await next(() => emulator.sendFile(lan, kind, Buffer.from('bytes'), 'tệp.bin'))
    expect(message).toMatchObject({ text: '', files: [{ kind, name: 'tệp.bin', size: 5 }] })
  })

  test("a place, one's own telephone number, and somebody else's, which isn't taken", async () => {
    expect(await next(() => emulator.sendLocation(lan, 20.5, 106.25))).toMatchObject({
      location: { latitude: 20.5, longitude: 106.25 },
    })
    expect((await next(() => emulator.sendContact(lan, '0912345678')))?.text).toBe('0912345678')
    expect((await next(() => emulator.sendContact(lan, '0987654321', 99)))?.text).toBe('')
  })

  test('an edit names the message that it says anew', async () => {
    const first = await next(() => emulator.write(lan, { text: 'hôm qua' }))
    const edited = await next(() => emulator.edit(lan, Number(first?.id.split(':')[2]), 'hôm kia'))
    expect(edited).toMatchObject({ text: 'hôm kia', isEdit: true, platformId: first?.platformId })
  })

  test('the pictures of an album have one group', async () => {
    emulator.sendAlbum(lan, [Buffer.from('a'), Buffer.from('b')])
    const message = await eventually(() => messaging.handled[0], 10_000)
    expect(message.files).toHaveLength(2)
    expect(messaging.handled).toHaveLength(1)
  })
})

test('who blocks the bot gets nothing more without any call; what was missed of a case comes with unblocking', async () => {
  const { outboxStore, outbox } = { outboxStore: messaging.parts.outboxStore, outbox: messaging.parts.outbox }
  const chat = `telegram:${lan}`
  emulator.setMembership(lan, 'kicked')
  await eventually(() => emulator.pending() === 0)
  const add = (id: string, text: string, isNews: boolean) =>
    outboxStore.add({ id, chat, text, choices: [], causedBy: 'case:1', isNews }, new Date())
  await add('news', 'tin của vụ việc', true)
  await add('answer', 'câu trả lời cũ', false)
  await eventually(async () => (await outboxStore.get('news'))?.state === 'failed')
  expect(emulator.calls.filter(({ method }) => method === 'sendMessage')).toEqual([])
  expect(await outboxStore.findFailedOf('case:1')).toMatchObject([
    { failure: 'blocked', failureReason: 'người dân đã chặn bot' },
    { failure: 'blocked' },
  ])
  emulator.setMembership(lan, 'member')
  await eventually(() => emulator.sent.length === 1)
  expect(emulator.sent.map(({ text }) => text)).toEqual(['tin của vụ việc'])
  await outbox.collect()
})
