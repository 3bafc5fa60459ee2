import { afterAll, beforeAll, expect, test } from 'vitest'
import { createChatStore } from '../../src/messaging/chat-store.js'
import { createInboxStore } from '../../src/messaging/inbox-store.js'
import { createLeaseStore } from '../../src/messaging/lease-store.js'
import { createPaceStore } from '../../src/messaging/pace-store.js'
import { type Connection, connectMongo } from '../../src/shared/mongo.js'
import { startTestDatabase } from '../journeys/journey.js'
import { testSealing } from '../sealing/test-sealing.js'

let database: Awaited<ReturnType<typeof startTestDatabase>>
/** Two processes: each has its own connection. */
let one: Connection
let other: Connection
beforeAll(async () => {
  database = await startTestDatabase()
  ;[one, other] = await Promise.all([connectMongo(database.uri), connectMongo(database.uri)])
})
afterAll(async () => {
  await one.close()
  await other.close()
  await database.stop()
})

test('of many who want a lease one gets it, and after its release the next, with a later fence', async () => {
  const stores = [createLeaseStore(one, { owner: 'a' }), createLeaseStore(other, { owner: 'b' })]
  const taken = (await Promise.all(stores.flatMap((store) => [store.take('chat:1'), store.take('chat:1')]))).filter(
    Boolean,
  )
  expect(taken).toHaveLength(1)
  expect(taken[0]?.isHeld()).toBe(true)
  await new Promise((resolve) => setTimeout(resolve, 5))
  await taken[0]?.release()
  const next = await stores[1]?.take('chat:1')
  expect(next?.fence.getTime()).toBeGreaterThan(taken[0]?.fence.getTime() ?? Infinity)
  await next?.release()
})

test('a process that starts again under its name takes its own leases back and no others', async () => {
  const dead = createLeaseStore(one, { owner: 'host:3001' })
  const living = createLeaseStore(other, { owner: 'host:3002' })
  await dead.take('chat:of-the-dead')
  await living.take('chat:of-the-living')
  const restarted = createLeaseStore(await connectMongo(database.uri), { owner: 'host:3001' })
  expect(await restarted.take('chat:of-the-dead')).toBeNull()
  await restarted.takeBack()
  expect(await restarted.take('chat:of-the-dead')).not.toBeNull()
  expect(await restarted.take('chat:of-the-living')).toBeNull()
})

test('two processes together take no more slots than the bucket has', async () => {
  const buckets = [createPaceStore(one), createPaceStore(other)]
  const waits = (
    await Promise.all(Array.from({ length: 60 }, (_, index) => buckets[index % 2]?.takeSlot('platform', 20) ?? 0))
  ).sort((a, b) => a - b)
  // Twenty at once, then one each fiftieth of a second: the last of sixty comes after two seconds.
  expect(waits.filter((wait) => wait === 0).length).toBeGreaterThanOrEqual(19)
  expect(waits.filter((wait) => wait === 0).length).toBeLessThan(40)
  expect(waits.at(-1)).toBeGreaterThan(1_000)
  expect(waits.at(-1)).toBeLessThanOrEqual(2_100)
})

test('a platform that asks for rest gets it from both', async () => {
  const [a, b] = [createPaceStore(one), createPaceStore(other)]
  await a.rest('resting', 5_000)
  expect(await b.takeSlot('resting', 30)).toBeGreaterThan(3_000)
  expect(await b.takeSlot('unlimited', Infinity)).toBe(0)
})

test('the place of a message is that of its first storage, whichever process stores it and however often it comes', async () => {
  const stores = [one, other].map((connection) =>
    createInboxStore(connection, createChatStore(connection), testSealing(connection).boxes),
  )
  const message = (index: number) => ({
    id: `fake:${index}`,
    chat: 'fake:order',
    channel: 'fake',
    text: String(index),
    at: new Date(),
  })
  for (let index = 0; index < 10; index += 1) {
    await stores[index % 2]?.store(message(index))
    await Promise.all(stores.map((store) => store.store(message(Math.floor(index / 2)))))
  }
  const heard: string[] = []
  for (;;) {
    const next = await stores[0]?.nextWaiting('fake:order')
    if (!next) break
    heard.push(next.message.text)
    await stores[0]?.markDone(next.message.id)
  }
  expect(heard).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'])
})

test('a chat with many waiting messages hides no other one', async () => {
  const store = createInboxStore(one, createChatStore(one), testSealing(one).boxes)
  const message = (chat: string, index: number) => ({
    id: `fake:${chat}:${index}`,
    chat: `fake:${chat}`,
    channel: 'fake',
    text: 'x',
    at: new Date(),
  })
  for (let index = 0; index < 50; index += 1) await store.store(message('flood', index))
  await store.store(message('quiet', 0))
  expect(await store.findChatsWaiting(2)).toEqual(['fake:flood', 'fake:quiet'])
})
