import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Channel, ChannelParts } from '../../src/channels/channel.js'
import { createTelegram } from '../../src/channels/telegram/telegram-channel.js'
import { choices, menuChoices } from '../../src/dialogue/choices.js'
import { chooseKindWording } from '../../src/dialogue/flows/choose-kind/wording.js'
import { handOffWording } from '../../src/dialogue/flows/human-handoff/wording.js'
import { intakeWording } from '../../src/dialogue/flows/intake/wording.js'
import { signOrNotWording } from '../../src/dialogue/flows/sign-or-not/wording.js'
import { wording } from '../../src/dialogue/wording.js'
import { type IncomingMessage, type Reply, reply } from '../../src/messaging/message.js'
import { startTelegramEmulator, type TelegramEmulator } from '../emulators/telegram.js'
import {
  botConfig,
  choice,
  echo,
  eventually,
  type Messaging,
  newDatabase,
  noConfig,
  startDatabaseServer,
  startMessaging,
} from './start-messaging.js'

const token = '7700:secret-of-the-bot'
const lan = 41
const waits = { standByMs: 50, firstBackOffMs: 20 }

let database: Awaited<ReturnType<typeof startDatabaseServer>>
let emulator: TelegramEmulator
let messaging: Messaging & { channel: Channel }
let name: string
let logged: string[]
let answer: (message: IncomingMessage) => Reply[] | Promise<Reply[]>

const startBot = async (change: (parts: ChannelParts) => Partial<ChannelParts> = () => ({})) => {
  const started = await startMessaging({
    uri: database.uri,
    database: name,
    answer: (message) => answer(message),
    config: { telegram: botConfig(token, emulator.apiRoot) },
    logger: pino({ level: 'trace' }, { write: (line: string) => logged.push(line) }),
  })
  const channel = started.add(createTelegram({ ...started.parts, ...change(started.parts) }, { waits }))
  await channel.start()
  return { ...started, channel }
}

const send = (text: string, offered: Reply['choices'] = [], chat = lan) => {
  const channel = createTelegram(messaging.parts)
  if (!channel) throw new Error('not configured')
  return channel.send({ id: 'out-1', chat: `telegram:${chat}`, text, choices: offered, causedBy: 'test' })
}

beforeAll(async () => {
  database = await startDatabaseServer()
})
afterAll(() => database.stop())
beforeEach(async () => {
  answer = echo
  logged = []
  name = newDatabase()
  emulator = await startTelegramEmulator({ token })
  messaging = await startBot()
})
afterEach(async () => {
  await messaging.stop()
  await emulator.stop()
  expect(logged.join('')).not.toContain('secret-of-the-bot')
})

test('without a token there is no Telegram', () => {
  expect(createTelegram({ ...messaging.parts, config: noConfig })).toBeNull()
})

describe('what comes in', () => {
  test('a text is answered in its chat, a left-over webhook removed without dropping what waits', async () => {
    emulator.write(lan, { text: '/start' })
    await eventually(() => emulator.sent.length === 1)
    expect(emulator.sent[0]).toEqual({
      chat: lan,
      text: 'Đã nhận: /start',
      buttons: [[{ text: 'Gặp cán bộ', callback_data: '/canbo' }]],
    })
    expect(emulator.calls.find(({ method }) => method === 'sendMessage')?.fields).toMatchObject({
      link_preview_options: { is_disabled: true },
    })
    expect(emulator.calls.find(({ method }) => method === 'deleteWebhook')?.fields).toEqual({
      drop_pending_updates: false,
    })
  })

  test("a pressed button comes as the choice's value and stops turning at once", async () => {
    emulator.press(lan, '/phi register-birth')
    await eventually(() => messaging.handled.length === 1)
    expect(messaging.handled[0]).toMatchObject({ chat: `telegram:${lan}`, text: '/phi register-birth' })
    await eventually(() => emulator.answeredCallbacks.length === 1)
  })

  test("a photo's caption is its text, other things are '', unknown kinds pass by", async () => {
    emulator.write(lan, { photo: [{ file_id: 'p' }], caption: 'ổ gà trước chợ' })
    emulator.write(lan, { sticker: { file_id: 's' } })
    emulator.other({ poll: { id: '1' } })
    emulator.write(lan, { text: 'xong' })
    await eventually(() => messaging.handled.length === 3)
    expect(messaging.handled.map(({ text }) => text)).toEqual(['ổ gà trước chợ', '', 'xong'])
  })

  test('a group is declined once, however much is written there', async () => {
    const group = -1001234567890
    emulator.writeInGroup(group, 'xin chào')
    emulator.writeInGroup(group, 'có ai không')
    emulator.write(lan, { text: 'riêng' })
    await eventually(() => emulator.sent.length === 2)
    emulator.writeInGroup(group, 'alo')
    await eventually(() => emulator.unconfirmed().length === 0)
    expect(emulator.sent.filter(({ chat }) => chat === group)).toHaveLength(1)
    expect(messaging.handled.map(({ text }) => text)).toEqual(['riêng'])
  })

  test('what could not be stored is asked for again, in order, and handled once', async () => {
    await messaging.channel.stop()
    let refusals = 3
    const flaky = await startBot(({ inbox }) => ({
      inbox: {
        ...inbox,
        receive: async (message) => {
          if (message.text === 'hai' && refusals-- > 0)
            throw Object.assign(new Error('away'), { name: 'MongoServerSelectionError' })
          return inbox.receive(message)
        },
      },
    }))
    for (const text of ['một', 'hai', 'ba']) emulator.write(lan, { text })
    await eventually(() => emulator.sent.length === 3)
    await eventually(() => emulator.unconfirmed().length === 0)
    expect(refusals).toBeLessThan(0)
    expect([...messaging.handled, ...flaky.handled].map(({ text }) => text).sort()).toEqual(['ba', 'hai', 'một'])
    expect(emulator.sent.map(({ text }) => text)).toEqual(['Đã nhận: một', 'Đã nhận: hai', 'Đã nhận: ba'])
    await flaky.halt()
  })

  test('what was stored but not confirmed before a crash comes again and is handled once', async () => {
    await messaging.channel.stop()
    const crashing = await startBot(({ inbox }) => ({
      inbox: {
        ...inbox,
        receive: async (message) => {
          await inbox.receive(message)
          throw new Error('killed here')
        },
      },
    }))
    emulator.write(lan, { text: 'một lần' })
    await eventually(() => emulator.sent.length === 1)
    await crashing.channel.stop()
    expect(emulator.unconfirmed()).toHaveLength(1)
    const after = await startBot()
    await eventually(() => emulator.unconfirmed().length === 0)
    await after.parts.outbox.collect()
    expect([...messaging.handled, ...crashing.handled, ...after.handled]).toHaveLength(1)
    expect(emulator.sent).toHaveLength(1)
    await Promise.all([after.halt(), crashing.halt()])
  })

  test('of two processes one polls; when it stops the other goes on', async () => {
    await eventually(() => emulator.calls.some(({ method }) => method === 'getUpdates'))
    const second = await startBot()
    emulator.write(lan, { text: 'một' })
    await eventually(() => emulator.sent.length === 1)
    expect(emulator.calls.filter(({ method }) => method === 'deleteWebhook')).toHaveLength(1)
    await messaging.channel.stop()
    emulator.write(lan, { text: 'hai' })
    await eventually(() => emulator.sent.length === 2)
    expect(emulator.calls.filter(({ method }) => method === 'deleteWebhook')).toHaveLength(2)
    await second.halt()
  })

  test.each([
    ['409', { error: 409, description: 'Conflict: terminated by other getUpdates request' }],
    ['500', { error: 500, description: 'Internal Server Error' }],
    ['a page in HTML', { html: 502 }],
    ['429', { error: 429, description: 'Too Many Requests: retry after 0', retryAfter: 0 }],
    ['a reset line', { reset: 'before' as const }],
  ])('polling goes on after %s', async (_what, fault) => {
    emulator.fail({ method: 'getUpdates', times: 2, ...fault })
    emulator.write(lan, { text: 'còn đó không' })
    await eventually(() => emulator.sent.length === 1)
  })
})

describe('what goes out', () => {
  test('short choices stand in pairs, long ones alone', async () => {
    await send('Chọn:', [
      choice('Phí', '/a'),
      choice('Thời hạn', '/b'),
      choice('Một nhãn dài hơn mười sáu ký tự', '/c'),
    ])
    expect(emulator.sent[0]?.buttons.map((row) => row.length)).toEqual([2, 1])
  })

  test('a choice whose value is too long for a button makes numbered lines', async () => {
    await send('Chọn:', [choice('Ngắn', '/a'), choice('Dài', 'ộ'.repeat(30))])
    expect(emulator.sent[0]).toMatchObject({
      text: 'Chọn:\n\nTrả lời bằng số:\n1. Ngắn\n2. Dài',
      buttons: [],
    })
  })

  test('every fixed choice of the dialogue fits a button', () => {
    const fixed = [
      ...menuChoices,
      ...Object.values(choices),
      ...chooseKindWording.kindChoices,
      ...signOrNotWording.choices,
      ...wording.disputeChoices,
      intakeWording.send,
      intakeWording.placeUnknown,
      handOffWording.notSure,
    ]
    expect(fixed.filter(({ value }) => Buffer.byteLength(value) > 64)).toEqual([])
  })

  test('a long text goes in pieces that end with sentences, the buttons under the last', async () => {
    const sentence = 'Đây là một câu dài vừa phải về giấy tờ cần mang theo. '
    const outcome = await send(sentence.repeat(200), [choice('Phí', '/a')])
    expect(outcome).toEqual({ outcome: 'delivered', platformMessageId: String(emulator.sent.length) })
    expect(emulator.sent.length).toBeGreaterThan(2)
    expect(emulator.sent.every(({ text }) => text.length <= 4_000 && text.endsWith('.'))).toBe(true)
    expect(emulator.sent.map(({ text }) => text).join(' ')).toBe(sentence.repeat(200).trim())
    expect(emulator.sent.map(({ buttons }) => buttons.length)).toEqual([...emulator.sent.slice(1).map(() => 0), 1])
  })

  test.each([
    ['429', { error: 429, description: 'Too Many Requests', retryAfter: 7 }, { outcome: 'retry', afterMs: 7_000 }],
    ['500', { error: 500, description: 'Internal Server Error' }, { outcome: 'retry', afterMs: null }],
    ['502 in HTML', { html: 502 }, { outcome: 'retry', afterMs: null }],
    ['a line reset after the request', { reset: 'after' as const }, { outcome: 'unclear' }],
    ['403', { error: 403, description: 'Forbidden: bot was blocked by the user' }, { outcome: 'blocked' }],
    ['chat not found', { error: 400, description: 'Bad Request: chat not found' }, { outcome: 'blocked' }],
    ['another 400', { error: 400, description: 'Bad Request: message is too long' }, { outcome: 'rejected' }],
    ['a refused token', { error: 401, description: 'Unauthorized' }, { outcome: 'misconfigured' }],
  ])('%s', async (_what, fault, outcome) => {
    emulator.fail({ method: 'sendMessage', times: 1, ...fault })
    expect(await send('chào')).toMatchObject(outcome)
  })

  test('a server that is not there is worth another try', async () => {
    await emulator.stop()
    expect(await send('chào')).toEqual({ outcome: 'retry', afterMs: null, scope: 'chat' })
  })

  test('after a failure in the middle only the rest is sent again', async () => {
    const text = Array.from({ length: 700 }, (_, count) => `Câu số ${count}.`).join(' ')
    answer = () => [reply(text)]
    emulator.fail({ method: 'sendMessage', skip: 1, times: 1, error: 500, description: 'Internal Server Error' })
    emulator.write(lan, { text: 'dài' })
    await eventually(() => emulator.sent.at(-1)?.text.endsWith('Câu số 699.'), 8_000)
    expect(emulator.sent.map((message) => message.text).join(' ')).toBe(text)
  })

  test('one who blocked the bot stops nothing for the others', async () => {
    emulator.blockedBy.add(lan)
    emulator.write(lan, { text: 'chặn' })
    emulator.write(42, { text: 'không chặn' })
    await eventually(() => emulator.sent.some(({ chat }) => chat === 42))
    expect(emulator.sent.filter(({ chat }) => chat === lan)).toEqual([])
  })
})
