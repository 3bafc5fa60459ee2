import { afterAll, beforeAll, expect, test } from 'vitest'
import { createChatStore } from '../../src/messaging/chat-store.js'
import { createInboxStore, type InboxStore } from '../../src/messaging/inbox-store.js'
import type { IncomingMessage } from '../../src/messaging/message.js'
import { type Connection, connectMongo } from '../../src/shared/mongo.js'
import { startTestDatabase } from '../journeys/journey.js'
import { testSealing } from '../sealing/test-sealing.js'

let database: Awaited<ReturnType<typeof startTestDatabase>>
let connection: Connection
let store: InboxStore
let chats = 0
beforeAll(async () => {
  database = await startTestDatabase()
  connection = await connectMongo(database.uri)
  store = createInboxStore(connection, createChatStore(connection), testSealing(connection).boxes)
  await store.prepare()
})
afterAll(async () => {
  await connection.close()
  await database.stop()
})

const at = new Date('2026-11-25T03:00:00Z')

/** A chat of a test's own that wrote these messages; ids are `<chat>/<text>`. */
const chatWith = async (...messages: (string | (Partial<IncomingMessage> & { text: string }))[]) => {
  chats += 1
  const chat = `fake:${chats}`
  for (const given of messages) {
    const more = typeof given === 'string' ? { text: given } : given
    await store.store({ id: `${chat}/${more.text}`, chat, channel: 'fake', at, ...more })
  }
  return { chat, id: (text: string) => `${chat}/${text}` }
}

test('a message comes back as it was stored, with everything its channel said of it', async () => {
  const full = {
    text: 'một',
    files: [{ kind: 'photo' as const, ref: 'a', name: 'a.jpg', size: 9 }],
    location: { latitude: 20.6, longitude: 106.1 },
    platformId: '11',
    isEdit: true,
    group: 'album',
  }
  const { chat, id } = await chatWith(full)
  const next = await store.nextWaiting(chat)
  expect(next?.message).toMatchObject({ id: id('một'), chat, channel: 'fake', at, ...full })
  expect(next?.message).not.toHaveProperty('order')
  expect(next?.isJoined).toBe(false)
  expect(Math.abs((next?.storedAt.getTime() ?? 0) - Date.now())).toBeLessThan(60_000)
})

test('a copy is no new message, also when both come at once', async () => {
  const message = { id: 'fake:copy', chat: 'fake:copies', channel: 'fake', text: 'x', at }
  const stored = await Promise.all(Array.from({ length: 4 }, () => store.store(message)))
  expect(stored.filter(({ isNew }) => isNew)).toHaveLength(1)
  expect(await store.store(message)).toEqual({ isNew: false, cameBack: false, hold: null })
})

test('of two copies that come at once through two processes, the one that is stored stays to be handled', async () => {
  const [slow, quick] = [createChatStore(connection), createChatStore(connection)]
  let goOn = (): void => undefined
  const gate = new Promise<void>((resolve) => {
    goOn = resolve
  })
  const message = { id: 'fake:raced', chat: 'fake:race', channel: 'fake', text: 'x', at }
  const held = {
    ...slow,
    enter: async (given: typeof message) => {
      const entered = await slow.enter(given)
      await gate
      return entered
    },
  }
  const first = createInboxStore(connection, held, testSealing(connection).boxes).store(message)
  while (!(await connection.collection('chats').findOne({ _id: message.chat as never })))
    await new Promise((resolve) => setTimeout(resolve, 10))
  expect(await createInboxStore(connection, quick, testSealing(connection).boxes).store(message)).toMatchObject({
    isNew: true,
    hold: null,
  })
  goOn()
  expect(await first).toMatchObject({ isNew: false })
  expect(await quick.take(message.chat)).toMatchObject({ handled: 0, received: 1 })
})

test('what stands between joined messages is not taken for handled with them', async () => {
  const { chat, id } = await chatWith({ text: 'a', group: 'g' }, 'giữa', { text: 'b', group: 'g' })
  expect((await store.nextWaiting(chat))?.order).toBe(1)
  await store.join([id('a'), id('b')])
  expect(await store.nextWaiting(chat)).toMatchObject({ isJoined: true, order: null })
  await store.markDone(id('a'), true)
  expect(await store.nextWaiting(chat)).toMatchObject({ order: 2 })
})

test('a chat that was out of reach has come back with its next message, once', async () => {
  const chatStore = createChatStore(connection)
  await chatStore.block('fake:back', 'blocked by user', at)
  const message = (text: string) => ({ id: `fake:back/${text}`, chat: 'fake:back', channel: 'fake', text, at })
  expect(await store.store(message('một'))).toMatchObject({ isNew: true, cameBack: true })
  expect(await store.store(message('hai'))).toMatchObject({ isNew: true, cameBack: false })
  expect(await chatStore.whyBlocked('fake:back')).toBeNull()
})

test('what was joined is handled as one, done or given up together', async () => {
  const { chat, id } = await chatWith('một', 'hai', 'ba', 'bốn')
  await store.join([id('một'), id('hai')])
  const next = await store.nextWaiting(chat)
  expect(next).toMatchObject({ isJoined: true, message: { id: id('một'), text: 'một\nhai' } })
  await store.markDone(id('một'), true)
  expect(await store.getState(id('hai'))).toBe('done')
  await store.join([id('ba'), id('bốn')])
  await store.markFailed(id('ba'))
  expect(await Promise.all(['ba', 'bốn'].map((text) => store.getState(id(text))))).toEqual(['failed', 'failed'])
  expect(await store.nextWaiting(chat)).toBeNull()
})

test('what was handled already is not joined to what comes later', async () => {
  const { chat, id } = await chatWith('một', 'hai')
  await store.markDone(id('một'))
  await store.join([id('một'), id('hai')])
  expect((await store.nextWaiting(chat))?.message.text).toBe('hai')
})

test('what waits is found in order, all of it or one album', async () => {
  const { chat, id } = await chatWith('một', { text: 'a', group: 'album' }, { text: 'b', group: 'album' }, 'xong')
  await store.markDone(id('xong'))
  const ids = async (group: string | null) => (await store.findWaiting(chat, group)).map((found) => found.id)
  expect(await ids(null)).toEqual([id('một'), id('a'), id('b')])
  expect(await ids('album')).toEqual([id('a'), id('b')])
  expect((await store.findWaiting(chat, 'album'))[0]).toMatchObject({ at, storedAt: expect.any(Date) })
})

test('a message knows how many its chat wrote in the minute up to it, copies not counted', async () => {
  const seconds = (count: number) => new Date(at.getTime() + count * 1_000)
  const message = (second: number) => ({
    ...{ id: `fake:written/${second}`, chat: 'fake:written', channel: 'fake' },
    ...{ text: String(second), at: seconds(second) },
  })
  const written: number[] = []
  for (const second of [0, 20, 20, 59, 60, 79, 81, 30]) {
    const stored = await store.store(message(second))
    if (!stored.isNew) continue
    written.push(stored.waiting.written)
    await stored.hold?.release({ handled: null, isQueued: false })
  }
  expect(written).toEqual([1, 2, 3, 3, 4, 4, 1])
})

test('failed attempts are counted by message', async () => {
  const { id } = await chatWith('một', 'hai')
  expect([await store.countAttempt(id('một')), await store.countAttempt(id('một'))]).toEqual([1, 2])
  expect(await store.countAttempt(id('hai'))).toBe(1)
  expect(await store.getState('fake:unknown')).toBeNull()
})

test('forgetting takes the words, files and place out of what was handled; copies are still recognised', async () => {
  const files = [{ kind: 'photo' as const, ref: 'a', name: null, size: null }]
  const location = { latitude: 20.6, longitude: 106.1 }
  const { chat, id } = await chatWith({ text: 'bí mật', files, location }, 'chờ')
  const other = await chatWith('khác')
  await store.markDone(id('bí mật'))
  await store.markDone(other.id('khác'))
  await store.forget(chat)
  const kept = await connection.collection<{ _id: string }>('incoming').findOne({ _id: id('bí mật') })
  expect(kept).toMatchObject({ text: '', state: 'done' })
  expect(kept).not.toHaveProperty('said')
  expect(kept).not.toHaveProperty('files')
  expect(kept).not.toHaveProperty('location')
  expect(await store.store({ id: id('bí mật'), chat, channel: 'fake', text: 'bí mật', at })).toMatchObject({
    isNew: false,
  })
  expect((await store.nextWaiting(chat))?.message.text).toBe('chờ')
  expect(await store.findHandled(other.chat, new Date(0), 10)).toEqual([{ id: other.id('khác'), text: 'khác' }])
})

test('an update that can not be read is kept once, with how often it came', async () => {
  const update = { id: 'fake:unreadable', channel: 'fake', reason: 'no chat', raw: '{}' }
  const before = await store.countUnreadable()
  await store.keepAside(update)
  await store.keepAside({ ...update, reason: 'another' })
  expect((await store.countUnreadable()) - before).toBe(1)
  const kept = await connection.collection<{ _id: string }>('unreadable_updates').findOne({ _id: update.id })
  expect(kept).toMatchObject({ channel: 'fake', reason: 'no chat', raw: '{}', times: 2 })
})
