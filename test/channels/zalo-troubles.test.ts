import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Channel } from '../../src/channels/channel.js'
import { createZalo } from '../../src/channels/zalo/zalo-channel.js'
import { startZaloEmulator, type ZaloEmulator } from '../emulators/zalo.js'
import { serve } from './chat-client.js'
import { botConfig, choice, echo, eventually, noConfig, startDatabaseServer } from './start-messaging.js'
import { lan, secret, startZaloBot, token, waits, type ZaloBot } from './start-zalo.js'

let database: Awaited<ReturnType<typeof startDatabaseServer>>
let emulator: ZaloEmulator
let bot: ZaloBot
let logged: string[]

const begin = async (
  way: 'polling' | 'webhook',
  {
    prepare = () => {},
    ...switches
  }: Partial<Parameters<typeof startZaloEmulator>[0]> & { prepare?: (emulator: ZaloEmulator) => void } = {},
) => {
  emulator = await startZaloEmulator({ token, ...switches })
  prepare(emulator)
  bot = await startZaloBot({
    way,
    uri: database.uri,
    emulator,
    answer: echo,
    log: (line) => logged.push(line),
  })
}

beforeAll(async () => {
  database = await startDatabaseServer()
})
afterAll(() => database.stop())
beforeEach(() => {
  logged = []
})
afterEach(async () => {
  await bot.stop()
  await bot.close()
  await emulator.stop()
  expect(logged.join('')).not.toContain('secret-of')
})

const handledTexts = () => bot.handled.map(({ text }) => text)
const countOf = (method: string) => emulator.calls.filter((call) => call.method === method).length
const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const post = (body: string, headers: Record<string, string> = { 'x-bot-api-secret-token': secret }, url = bot.url) =>
  fetch(`${url}/webhooks/zalo`, { method: 'POST', headers, body })
const textEvent = JSON.stringify({
  event_name: 'message.text.received',
  message: { message_id: 'm1', chat: { id: lan, chat_type: 'PRIVATE' }, text: 'chào' },
})

/** The same bot once more, as another process would build it. */
const another = (publicUrl: string | null, parts: Partial<ZaloBot['parts']> = {}): Channel => {
  const zalo = { ...botConfig(token, emulator.apiRoot), webhookSecret: publicUrl ? secret : null }
  const channel = createZalo({ ...bot.parts, ...parts, config: { ...noConfig, publicUrl, zalo } }, { waits })
  if (!channel) throw new Error('not configured')
  return channel
}

describe('the webhook', () => {
  test('the address and its secret are told to the platform, again until it takes them', async () => {
    await begin('webhook', {
      prepare: ({ fail }) => {
        fail({ method: 'setWebhook', times: 1, error: 403, description: 'Internal server error' })
        fail({ method: 'setWebhook', times: 1, html: 502 })
      },
    })
    expect(emulator.hook()).toEqual({ url: `${bot.url}/webhooks/zalo`, secret })
    expect(countOf('setWebhook')).toBe(3)
    await eventually(() => logged.join('').includes('webhook.ok'))
  })

  test('an address that the platform can not call is an error in the log', async () => {
    await begin('polling')
    const channel = another('http://127.0.0.1:9')
    await channel.start()
    const line = await eventually(() => logged.find((one) => one.includes('webhook.err.unreachable')))
    await channel.stop()
    expect(JSON.parse(line).level).toBe(50)
  })

  test('stopping does not wait for a platform that does not answer', async () => {
    await begin('polling')
    emulator.fail({ method: 'setWebhook', times: 1, never: true })
    const channel = another('http://127.0.0.1:9')
    await channel.start()
    await eventually(() => countOf('setWebhook') === 1)
    const begun = Date.now()
    await channel.stop()
    expect(Date.now() - begun).toBeLessThan(5_000)
  })

  test('a wrong secret is turned away whatever the body; a body over 256 KiB is kept aside, so that it does not come for ever', async () => {
    await begin('webhook')
    const large = 'x'.repeat(300 * 1024)
    expect((await post(large, { 'x-bot-api-secret-token': 'guess' })).status).toBe(401)
    expect((await post(textEvent, {})).status).toBe(401)
    expect(await bot.parts.connection.collection('unreadable_updates').countDocuments()).toBe(0)
    expect((await post(large)).status).toBe(200)
    expect(bot.handled).toEqual([])
    expect(await bot.parts.connection.collection('unreadable_updates').countDocuments()).toBe(1)
  })

  test('what can not be stored is answered with 503', async () => {
    await begin('webhook')
    const inbox = { ...bot.parts.inbox, receive: () => Promise.reject(new Error('away')) }
    const server = await serve(another(bot.url, { inbox }))
    const { status } = await post(textEvent, undefined, server.url)
    await server.close()
    expect(status).toBe(503)
  })

  test.each(['bare', 'wrapped'] as const)('ten deliveries of a %s event are one message', async (body) => {
    await begin('webhook', { copies: 10, body })
    emulator.write(lan, 'đường ngập')
    await eventually(() => emulator.sent.length === 1 && emulator.pending() === 0)
    await rest(200)
    expect(handledTexts()).toEqual(['đường ngập'])
    expect(emulator.sent).toHaveLength(1)
  })

  test('events out of order are all taken', async () => {
    await begin('webhook', { order: 'swapped' })
    for (const text of ['một', 'hai', 'ba', 'bốn']) emulator.write(lan, text)
    await eventually(() => emulator.sent.length === 4)
    expect(handledTexts().sort()).toEqual(['ba', 'bốn', 'hai', 'một'])
  })

  test('a voice message brings its address and is fetched from there', async () => {
    await begin('webhook')
    const address = emulator.sendVoice(lan, Buffer.from('sound'))
    const [file] = await eventually(() => bot.handled[0]?.files)
    expect(file).toEqual({ kind: 'voice', ref: address, name: null, size: null })
    if (!file) throw new Error('no file')
    expect(await bot.channel.fetchFile?.(file)).toEqual({ outcome: 'fetched', bytes: Buffer.from('sound') })
    emulator.expire(address)
    expect(await bot.channel.fetchFile?.(file)).toEqual({ outcome: 'refused', reason: 'gone' })
  })

  test('an event of an unknown name is logged by its name and answered', async () => {
    await begin('webhook')
    emulator.other({
      event_name: 'message.poll.received',
      message: { message_id: 'p1', chat: { id: lan, chat_type: 'PRIVATE' }, options: ['a', 'b'] },
    })
    await eventually(() => emulator.sent.length === 1)
    expect(handledTexts()).toEqual([''])
    expect(logged.join('')).toContain('message.poll.received')
  })
})

describe('polling', () => {
  test('goes on after the line broke and after gateway pages', async () => {
    await begin('polling', {
      prepare: ({ fail }) => {
        fail({ method: 'deleteWebhook', times: 1, reset: 'before' })
        fail({ method: 'getUpdates', times: 1, html: 504 })
        fail({ method: 'getUpdates', times: 1, reset: 'before' })
      },
    })
    emulator.write(lan, 'vẫn đây')
    await eventually(() => handledTexts().length === 1)
  })

  test('an idle poll is asked again at once', async () => {
    await begin('polling', { idle: 'without code' })
    await eventually(() => countOf('getUpdates') >= 3)
    expect(logged.join('')).not.toContain('polling waits')
  })

  test('a refused token is an error in the log, then there is rest', async () => {
    await begin('polling', {
      prepare: ({ fail }) => fail({ method: 'getUpdates', times: 9, error: 401, description: 'Unauthorized' }),
    })
    const line = await eventually(() => logged.find((one) => one.includes('the platform refuses the token')))
    expect(JSON.parse(line).level).toBe(50)
    await rest(300)
    expect(countOf('getUpdates')).toBe(1)
  })

  test('a webhook that somebody set meanwhile is removed', async () => {
    await begin('polling')
    const setting = { url: 'http://127.0.0.1:9/hook', secret_token: 'another-secret' }
    await fetch(`${emulator.apiRoot}/bot${token}/setWebhook`, { method: 'POST', body: JSON.stringify(setting) })
    await eventually(() => emulator.hook() === null)
    emulator.write(lan, 'chào')
    await eventually(() => handledTexts().length === 1)
  })

  test('two processes poll one after the other, never at once', async () => {
    await begin('polling')
    const second = another(null)
    await second.start()
    for (const text of ['một', 'hai', 'ba']) emulator.write(lan, text)
    await eventually(() => handledTexts().length === 3)
    expect(countOf('deleteWebhook')).toBe(1)
    await bot.channel.stop()
    await eventually(() => countOf('deleteWebhook') === 2)
    emulator.write(lan, 'bốn')
    await eventually(() => handledTexts().length === 4)
    await second.stop()
  })

  test('an event that comes while the database is away is stored when it is back', async () => {
    if (!database.restart) return
    await begin('polling')
    await eventually(() => countOf('getUpdates') > 0)
    const comeBack = await database.restart()
    emulator.write(lan, 'trong lúc mất kết nối')
    await rest(500)
    await comeBack()
    await eventually(() => handledTexts().length === 1, 40_000)
    expect(handledTexts()).toEqual(['trong lúc mất kết nối'])
    expect(logged.join('')).not.toContain('event lost')
  }, 60_000)
})

test('an event that can never be stored does not end the polling', async () => {
  await begin('polling')
  await bot.channel.stop()
  const { inbox } = bot.parts
  const zalo = botConfig(token, emulator.apiRoot)
  const picky = createZalo(
    {
      ...bot.parts,
      config: { ...noConfig, zalo },
      inbox: {
        ...inbox,
        receive: (message) =>
          message.text === 'độc' ? Promise.reject(new TypeError('no way')) : inbox.receive(message),
      },
    },
    { waits: { ...waits, firstBackOffMs: 1 } },
  )
  await picky?.start()
  for (const text of ['độc', 'lành']) emulator.write(lan, text)
  await eventually(() => handledTexts().includes('lành'))
  await picky?.stop()
  expect(handledTexts()).toEqual(['lành'])
  expect(logged.join('')).toContain('event lost')
})

describe('what goes out', () => {
  const send = (text: string, offered: ReturnType<typeof choice>[] = []) =>
    bot.channel.send({ id: 'out-1', chat: `zalo:${lan}`, text, choices: offered, causedBy: 'test' })

  test.each([
    ['a refusal that passes', { error: 403, description: 'Internal server error' }, 'retry'],
    ['a line cut before', { reset: 'before' as const }, 'unclear'],
  ])('after %s the pieces that arrived are not sent again', async (_what, fault, outcome) => {
    await begin('polling')
    emulator.meet(lan)
    const text = Array.from({ length: 400 }, (_, index) => `Câu ${index}.`).join(' ')
    emulator.fail({ method: 'sendMessage', times: 1, skip: 1, ...fault })
    expect(await send(text)).toMatchObject({ outcome })
    expect(await send(text)).toMatchObject({ outcome: 'delivered' })
    expect(emulator.sent.length).toBeGreaterThan(1)
    expect(emulator.sent.map((one) => one.text).join(' ')).toBe(text)
  })

  test('twenty choices are three lists that count on, nine lines at most', async () => {
    await begin('polling')
    emulator.meet(lan)
    await send(
      'Chọn giúp nhé',
      Array.from({ length: 20 }, (_, index) => choice(`Việc ${index}`, `/v ${index}`)),
    )
    const lines = emulator.sent.map(({ text }) => text.split('\n').filter((line) => /^\d+\. /.test(line)))
    expect(lines.map(({ length }) => length)).toEqual([9, 9, 2])
    expect(lines.flat()).toEqual(Array.from({ length: 20 }, (_, index) => `${index + 1}. Việc ${index}`))
  })

  test('the whole bot rests longer with each refusal for quota, at most a minute, and anew after a send', async () => {
    await begin('polling')
    emulator.meet(lan)
    emulator.setQuota(0)
    for (const seconds of [2, 4, 8, 16, 32, 60, 60]) {
      const outcome = await send('chào')
      expect(outcome).toMatchObject({ outcome: 'retry', scope: 'channel' })
      const afterMs = outcome.outcome === 'retry' ? (outcome.afterMs ?? 0) : 0
      expect(afterMs).toBeGreaterThanOrEqual(seconds * 1_000)
      expect(afterMs).toBeLessThanOrEqual(Math.min(60_000, seconds * 1_250))
    }
    emulator.setQuota(1)
    expect(await send('chào')).toMatchObject({ outcome: 'delivered' })
    expect(await send('chào')).toMatchObject({
      outcome: 'retry',
      afterMs: expect.toSatisfy((ms: number) => ms < 2_501),
    })
  })

  test('a person who blocked the bot and an unknown chat are out of reach, for the platform says so', async () => {
    await begin('polling')
    expect(await send('chào')).toMatchObject({ outcome: 'blocked' })
    emulator.meet(lan)
    emulator.blockedBy.add(lan)
    expect(await send('chào')).toMatchObject({ outcome: 'blocked' })
  })
})
