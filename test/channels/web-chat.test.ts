import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Channel } from '../../src/channels/channel.js'
import { createWebChat } from '../../src/channels/web-chat/web-chat-channel.js'
import type { IncomingMessage } from '../../src/messaging/message.js'
import { createChatClient, serve } from './chat-client.js'
import {
  echo,
  eventually,
  type Messaging,
  newDatabase,
  startDatabaseServer,
  startMessaging,
} from './start-messaging.js'

let database: Awaited<ReturnType<typeof startDatabaseServer>>
let messaging: Messaging
let channel: Channel
let server: Awaited<ReturnType<typeof serve>>
let name: string
let answer: (message: IncomingMessage) => ReturnType<typeof echo> | Promise<ReturnType<typeof echo>>

beforeAll(async () => {
  database = await startDatabaseServer()
})
afterAll(() => database.stop())
beforeEach(async () => {
  answer = echo
  name = newDatabase()
  messaging = await startMessaging({ uri: database.uri, database: name, answer: (message) => answer(message) })
  channel = messaging.add(createWebChat(messaging.parts))
  await channel.start()
  server = await serve(channel)
})
afterEach(async () => {
  await server.close()
  await messaging.stop()
})

describe('POST /api/chat', () => {
  test('a message gets its replies with ids and choices', async () => {
    const client = createChatClient(server.url)
    const { status, replies } = await client.post('xin chào', 'message-1')
    expect(status).toBe(200)
    expect(replies).toEqual([
      {
        id: `web:${client.conversationId}:message-1:0`,
        text: 'Đã nhận: xin chào',
        choices: [{ label: 'Gặp cán bộ', value: '/canbo' }],
      },
    ])
  })

  test('the same messageId again, one by one or at once, is handled once and gives the stored replies', async () => {
    const client = createChatClient(server.url)
    const first = await client.post('một', 'message-1')
    const again = await client.post('một', 'message-1')
    const many = await Promise.all(Array.from({ length: 8 }, () => client.post('hai', 'message-2')))
    expect(again.replies).toEqual(first.replies)
    expect(new Set(many.map(({ replies }) => JSON.stringify(replies))).size).toBe(1)
    expect(messaging.handled.map(({ text }) => text)).toEqual(['một', 'hai'])
  })

  test('any text comes through as it was sent: empty, emoji, right-to-left, NUL, ten thousand lines', async () => {
    const client = createChatClient(server.url)
    const texts = ['', '🙏🏽👨‍👩‍👧', 'שלום', 'a\u0000b', 'dòng\n'.repeat(10_000), 'ề'.normalize('NFD')]
    for (const text of texts) expect((await client.post(text)).status).toBe(200)
    expect(messaging.handled.map(({ text }) => text)).toEqual(texts)
  })

  test.each([
    ['malformed JSON', '{"conversationId":', 400],
    ['an array', '[]', 400],
    ['an unknown field', { extra: 1 }, 400],
    ['a missing text', { text: undefined }, 400],
    ['a text that is a number', { text: 7 }, 400],
    ['an empty conversationId', { conversationId: '' }, 400],
    ['a messageId with other signs', { messageId: 'một-hai-ba' }, 400],
    ['an id of 101 signs', { messageId: 'a'.repeat(101) }, 400],
    ['a text of 100,001 signs', { text: 'a'.repeat(100_001) }, 413],
    ['a body over 1 MB', { text: 'ộ'.repeat(400_000) }, 413],
  ])('%s is refused with one sentence', async (_what, change, status) => {
    const client = createChatClient(server.url)
    const good = { conversationId: client.conversationId, messageId: randomUUID(), text: 'chào' }
    const answered = await client.postRaw(
      typeof change === 'string' ? change : JSON.stringify({ ...good, ...(change as object) }),
    )
    expect(answered.status).toBe(status)
    expect(answered.error).toMatch(/\p{L}.*\.$/u)
    expect(Object.keys(answered)).not.toContain('replies')
    expect(messaging.handled).toEqual([])
  })

  test('100,000 emoji are still 100,000 characters', async () => {
    expect((await createChatClient(server.url).post('🌾'.repeat(100_000))).status).toBe(200)
  })

  test('a form post and a page of another site are refused, our own page is not', async () => {
    const client = createChatClient(server.url)
    const body = JSON.stringify({ conversationId: client.conversationId, messageId: randomUUID(), text: 'chào' })
    expect((await client.postRaw(body, { 'content-type': 'text/plain' })).status).toBe(400)
    expect((await client.postRaw(body, { origin: 'https://evil.example' })).status).toBe(403)
    expect((await client.postRaw(body, { origin: 'null' })).status).toBe(403)
    expect(messaging.handled).toEqual([])
    expect((await client.postRaw(body, { origin: server.url })).status).toBe(200)
  })

  test('another method gets 405 with a sentence', async () => {
    const response = await fetch(`${server.url}/api/chat`)
    expect(response.status).toBe(405)
    expect(((await response.json()) as { error: string }).error).toMatch(/\.$/)
  })

  test('too many requests from one address get 429, the next minute is another', async () => {
    const limited = createWebChat(messaging.parts, { requestsPerMinute: 3 })
    const other = await serve(limited)
    try {
      const client = createChatClient(other.url)
      const statuses = []
      for (let count = 0; count < 5; count += 1) statuses.push((await client.post('chào')).status)
      expect(statuses).toEqual([200, 200, 200, 429, 429])
    } finally {
      await other.close()
    }
  })

  test('an answer that takes longer than eight seconds is 202 first and comes by events', {
    timeout: 20_000,
  }, async () => {
    const client = createChatClient(server.url)
    await client.post('mở')
    const events = await client.listen()
    answer = async (message) => {
      await new Promise((resolve) => setTimeout(resolve, 8_600))
      return echo(message)
    }
    const began = Date.now()
    const { status, replies } = await client.post('chậm')
    expect(Date.now() - began).toBeLessThan(8_600)
    expect({ status, replies }).toEqual({ status: 202, replies: [] })
    await eventually(() => events.received.some(({ text }) => text === 'Đã nhận: chậm'))
    await events.close()
  })
})

describe('whose conversation it is', () => {
  test('the first post sets an HttpOnly cookie for this conversation only', async () => {
    const client = createChatClient(server.url)
    const { headers } = await client.post('chào')
    const [cookie = ''] = headers.getSetCookie()
    expect(cookie).toContain(client.conversationId)
    expect(cookie).toMatch(/HttpOnly/i)
    expect(cookie).toMatch(/SameSite=Lax/i)
    expect((await client.post('nữa')).headers.getSetCookie()).toEqual([])
  })

  test('a conversation whose browser keeps the token refuses posts without it', async () => {
    const client = createChatClient(server.url)
    await client.post('chào')
    await client.post('nữa')
    const stranger = createChatClient(server.url, client.conversationId)
    const { status, error } = await stranger.post('cho xem')
    expect(status).toBe(403)
    expect(error).toMatch(/\.$/)
    expect(messaging.handled).toHaveLength(2)
  })

  test('of twenty browsers racing for one id exactly one gets the token', async () => {
    const id = randomUUID()
    const racers = Array.from({ length: 20 }, () => createChatClient(server.url, id))
    const answers = await Promise.all(racers.map((racer) => racer.post('chào')))
    expect(answers.filter(({ headers }) => headers.getSetCookie().length > 0)).toHaveLength(1)
  })

  test('a script that keeps no cookie may go on writing, but gets no token and no events', async () => {
    const id = randomUUID()
    await createChatClient(server.url, id).post('một')
    const script = createChatClient(server.url, id)
    const { status, headers } = await script.post('hai')
    expect(status).toBe(200)
    expect(headers.getSetCookie()).toEqual([])
    expect((await script.listen()).status).toBe(401)
  })

  test('the opening message sent again, its answer lost on the way, gives the token again', async () => {
    const lost = createChatClient(server.url)
    await lost.post('chào', 'opening-message')
    const again = createChatClient(server.url, lost.conversationId)
    expect((await again.post('chào', 'opening-message')).status).toBe(200)
    expect((await again.post('tiếp')).status).toBe(200)
  })

  test('the opening message sent again by a stranger opens nothing once the browser has shown its token', async () => {
    const byMessage = createChatClient(server.url)
    await byMessage.post('chào', 'opening-message')
    await byMessage.post('nữa')
    const byEvents = createChatClient(server.url)
    await byEvents.post('chào', 'opening-message')
    await (await byEvents.listen()).close()
    for (const { conversationId } of [byMessage, byEvents]) {
      const stranger = createChatClient(server.url, conversationId)
      const { status, headers, replies } = await stranger.post('chào', 'opening-message')
      expect({ status, cookies: headers.getSetCookie(), replies }).toEqual({
        status: 403,
        cookies: [],
        replies: undefined,
      })
      expect((await stranger.listen()).status).toBe(401)
    }
  })

  test("events need the token: 401 without, 403 with another conversation's", async () => {
    const mine = createChatClient(server.url)
    await mine.post('của tôi')
    const stranger = createChatClient(server.url, mine.conversationId)
    expect((await stranger.listen()).status).toBe(401)
    const other = createChatClient(server.url)
    await other.post('của người khác')
    stranger.cookies.set([...mine.cookies.keys()][0] ?? '', [...other.cookies.values()][0] ?? '')
    expect((await stranger.listen()).status).toBe(403)
  })

  test('one browser holds several conversations, and twenty cookies at most', async () => {
    const first = createChatClient(server.url)
    await first.post('một')
    const second = createChatClient(server.url)
    for (const [cookie, value] of first.cookies) second.cookies.set(cookie, value)
    await second.post('hai')
    for (const [cookie, value] of second.cookies) first.cookies.set(cookie, value)
    expect((await first.post('một nữa')).status).toBe(200)
    for (let count = 0; count < 25; count += 1) second.cookies.set(`xaoi_chat_old-${count}`, 'x')
    const third = createChatClient(server.url)
    for (const [cookie, value] of second.cookies) third.cookies.set(cookie, value)
    const { headers } = await third.post('ba')
    const removed = headers.getSetCookie().filter((cookie) => cookie.includes('Max-Age=0'))
    expect(removed).toHaveLength(27 + 1 - 20)
  })
})

describe('GET /api/chat/:conversationId/events', () => {
  test('gives all replies with the ids the answers had, then what comes later, and resumes', async () => {
    const client = createChatClient(server.url)
    const first = await client.post('một')
    const second = await client.post('hai')
    const events = await client.listen()
    expect(events.headers.get('content-type')).toContain('text/event-stream')
    await eventually(() => events.received.length === 2)
    expect(events.received).toEqual([...first.replies, ...second.replies])
    expect(events.ids).toEqual(events.received.map(({ id }) => id))

    const third = await client.post('ba')
    await eventually(() => events.received.length === 3)
    const resumed = await client.listen(first.replies[0]?.id)
    await eventually(() => resumed.received.length === 2)
    expect(resumed.received).toEqual([...second.replies, ...third.replies])
    await events.close()
    await resumed.close()
  })

  test('what another process delivers appears within two seconds', async () => {
    const client = createChatClient(server.url)
    await client.post('mở')
    const events = await client.listen()
    await eventually(() => events.received.length === 1)
    const elsewhere = await startMessaging({ uri: database.uri, database: name })
    elsewhere.add(createWebChat(elsewhere.parts))
    const chat = `web:${client.conversationId}`
    await elsewhere.parts.outboxStore.add(
      { id: 'case-1:replied:1', chat, text: 'Cán bộ trả lời', choices: [], causedBy: 'case-1' },
      new Date(),
    )
    await eventually(() => events.received.some(({ text }) => text === 'Cán bộ trả lời'), 3_000)
    expect(events.received).toHaveLength(2)
    await events.close()
    await elsewhere.halt()
  })

  test('of more than eight listeners on one conversation the oldest ends', async () => {
    const client = createChatClient(server.url)
    await client.post('mở')
    const listeners: Awaited<ReturnType<typeof client.listen>>[] = []
    for (let count = 0; count < 9; count += 1) listeners.push(await client.listen())
    await eventually(() => listeners[0]?.isOver === true)
    expect(listeners.slice(1).every(({ isOver }) => !isOver)).toBe(true)
    await Promise.all(listeners.map((listener) => listener.close()))
  })

  test('a stop ends every stream cleanly', async () => {
    const client = createChatClient(server.url)
    await client.post('mở')
    const events = await client.listen()
    await eventually(() => events.received.length === 1)
    await channel.stop()
    await eventually(() => events.isOver)
    expect(events.raw.endsWith('\n\n')).toBe(true)
  })

  test('an id that can not be one gets 400', async () => {
    expect((await createChatClient(server.url, 'a b').listen()).status).toBe(400)
  })
})

describe('while the database is away', () => {
  test('the answer says that the message was not stored, and the same message is taken afterwards', {
    timeout: 60_000,
  }, async ({ skip }) => {
    if (!database.restart) return skip('needs the embedded server')
    const client = createChatClient(server.url)
    await client.post('trước')
    const bringBack = await database.restart()
    const away = await client.post('trong lúc bận', 'message-while-away')
    const opening = await createChatClient(server.url).post('mở trong lúc bận')
    const events = await client.listen()
    await bringBack()
    expect(away).toMatchObject({ status: 503, error: expect.stringContaining('chưa lưu được') })
    expect(opening).toMatchObject({ status: 503, error: expect.stringContaining('chưa lưu được') })
    expect(events.status).toBe(503)
    expect(messaging.handled.map(({ text }) => text)).toEqual(['trước'])
    const again = await eventually(async () => {
      const answered = await client.post('trong lúc bận', 'message-while-away')
      return answered.status === 200 && answered
    }, 25_000)
    expect(again.replies[0]?.text).toBe('Đã nhận: trong lúc bận')
  })

  test('a message that was stored before is said to be stored, and is answered later', async () => {
    const away = Object.assign(new Error('away'), { name: 'MongoServerSelectionError' })
    const faulty = createWebChat({
      ...messaging.parts,
      inbox: {
        ...messaging.parts.inbox,
        receive: messaging.parts.inbox.receive,
        waitUntilHandled: () => Promise.reject(away),
      },
    })
    const other = await serve(faulty)
    const client = createChatClient(other.url)
    const { status, error } = await client.post('đã nằm trong sổ')
    await other.close()
    expect(status).toBe(503)
    expect(error).toContain('đã được lưu')
    await eventually(() => messaging.handled.some(({ text }) => text === 'đã nằm trong sổ'))
  })
})

test("no log line holds a citizen's text", async () => {
  const lines: string[] = []
  const { pino } = await import('pino')
  const logger = pino({ level: 'trace' }, { write: (line: string) => lines.push(line) })
  const logged = await startMessaging({ uri: database.uri, database: newDatabase(), logger })
  const noisy = logged.add(createWebChat({ ...logged.parts, logger }))
  const other = await serve(noisy)
  const client = createChatClient(other.url)
  await client.post('bí mật của tôi')
  await client.postRaw('{"text":"bí mật của tôi"')
  await other.close()
  await logged.stop()
  expect(lines.join('')).not.toContain('bí mật')
})
