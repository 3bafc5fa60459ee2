import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { createLeaseStore } from '../../src/messaging/lease-store.js'
import { createPaceStore } from '../../src/messaging/pace-store.js'
import { type Connection, connectMongo } from '../../src/shared/mongo.js'
import { startTestDatabase } from '../journeys/journey.js'

let database: Awaited<ReturnType<typeof startTestDatabase>>
let connection: Connection
beforeAll(async () => {
  database = await startTestDatabase()
  connection = await connectMongo(database.uri)
})
afterAll(async () => {
  await connection.close()
  await database.stop()
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

test('a lease ends ten seconds after it was taken or renewed last, and another may take it', async () => {
  const now = vi.spyOn(performance, 'now')
  const leases = createLeaseStore(connection, { owner: 'a' })
  const began = performance.now()
  const lease = await leases.take('ends')
  now.mockReturnValue(began + 9_000)
  expect(lease?.isHeld()).toBe(true)
  now.mockReturnValue(began + 10_000)
  expect(lease?.isHeld()).toBe(false)
  now.mockRestore()
  await connection.collection<{ _id: string }>('leases').updateOne({ _id: 'ends' }, { $set: { until: new Date(0) } })
  const next = await createLeaseStore(connection, { owner: 'b' }).take('ends')
  expect(next?.isHeld()).toBe(true)
  await lease?.release()
  expect(await leases.take('ends')).toBeNull()
  await next?.release()
  expect(await leases.take('ends')).not.toBeNull()
})

test('a held lease is renewed every three seconds; whoever finds it taken over holds it no more', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const leases = createLeaseStore(connection, { owner: 'a' })
  const stored = () => connection.collection<{ _id: string; until: Date }>('leases').findOne({ _id: 'renewed' })
  const change = (set: object) =>
    connection.collection<{ _id: string }>('leases').updateOne({ _id: 'renewed' }, { $set: set })
  const lease = await leases.take('renewed')
  const until = (await stored())?.until ?? new Date(0)
  const heldForMs = until.getTime() - (lease?.fence.getTime() ?? 0)
  expect(heldForMs).toBeGreaterThanOrEqual(10_000)
  expect(heldForMs).toBeLessThan(11_000)
  await change({ until: new Date(0) })
  await vi.advanceTimersByTimeAsync(3_000)
  await vi.waitFor(async () => expect((await stored())?.until.getTime()).toBeGreaterThanOrEqual(until.getTime()))
  expect(lease?.isHeld()).toBe(true)
  await change({ token: 'of another' })
  await vi.advanceTimersByTimeAsync(3_000)
  await vi.waitFor(() => expect(lease?.isHeld()).toBe(false))
})

test('renewing moves the end by which a lease is believed to be held', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const now = vi.spyOn(performance, 'now').mockReturnValue(0)
  const lease = await createLeaseStore(connection, { owner: 'a' }).take('longer')
  now.mockReturnValue(9_400)
  await vi.advanceTimersByTimeAsync(3_000)
  now.mockReturnValue(12_000)
  await vi.waitFor(() => expect(lease?.isHeld()).toBe(true))
  now.mockReturnValue(18_900)
  expect(lease?.isHeld()).toBe(false)
  await lease?.release()
})

test('after a second without takers a bucket gives a second worth of slots at once, not more', async () => {
  const pace = createPaceStore(connection)
  const began = performance.now()
  let atOnce = 0
  while (atOnce < 1_000 && (await pace.takeSlot('ten', 10)) === 0) atOnce += 1
  expect(atOnce).toBeGreaterThanOrEqual(10)
  expect(atOnce).toBeLessThanOrEqual(10 + (performance.now() - began) / 100)
  expect(await pace.takeSlot('slow', 0.5)).toBe(0)
  const second = await pace.takeSlot('slow', 0.5)
  expect(second).toBeGreaterThan(0)
  expect(second).toBeLessThanOrEqual(2_000)
})

test('a shorter rest does not end a longer one', async () => {
  const pace = createPaceStore(connection)
  await pace.rest('resting twice', 5_000)
  await pace.rest('resting twice', 100)
  expect(await pace.takeSlot('resting twice', 10)).toBeGreaterThan(3_000)
})
