import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createSignInTryStore } from '../../src/accounts/sign-in-try-store.js'
import { type Connection, connectMongo } from '../../src/shared/mongo.js'
import { startTestDatabase } from '../journeys/journey.js'

const at = new Date('2026-11-25T03:00:00Z')
const later = (ms: number): Date => new Date(at.getTime() + ms)
const lan = { who: 'lan', free: 3 }

let database: Awaited<ReturnType<typeof startTestDatabase>>
let connection: Connection
let tries: ReturnType<typeof createSignInTryStore>

beforeAll(async () => {
  database = await startTestDatabase()
  connection = await connectMongo(database.uri)
  tries = createSignInTryStore(connection)
  await tries.prepare()
})
afterAll(async () => {
  await connection.close()
  await database.stop()
})
beforeEach(() => connection.collection('sign_in_tries').deleteMany({}))

const takeAll = async (count: number, when = at): Promise<number[]> => {
  const waits = []
  for (let made = 0; made < count; made += 1) waits.push(await tries.take([lan], when))
  return waits
}

test('after the free tries each one waits, longer than the one before', async () => {
  expect(await takeAll(3)).toEqual([0, 0, 0])
  const first = (await tries.take([lan], at)) as number
  expect(first).toBeGreaterThan(0)
  expect(await tries.take([lan], later(first - 1))).toBe(1)
  expect(await tries.take([lan], later(first))).toBe(0)
  expect(await tries.take([lan], later(first))).toBeGreaterThan(first)
})

test('others do not wait for one who guesses, and a day without a try forgets', async () => {
  await takeAll(4)
  expect(await tries.take([{ who: 'minh', free: 3 }], at)).toBe(0)
  expect(await takeAll(3, later(24 * 3_600_000))).toEqual([0, 0, 0])
})

test('tries at the same moment are all counted', async () => {
  await Promise.all(Array.from({ length: 10 }, () => tries.take([lan], at)))
  expect(await tries.take([lan], at)).toBeGreaterThan(0)
})

test('a right password forgets one’s tries, or gives the last one back', async () => {
  await takeAll(2)
  await tries.giveBack(lan.who)
  expect(await takeAll(3)).toEqual([0, 0, expect.any(Number)])
  expect(await tries.take([lan], at)).toBeGreaterThan(0)
  await tries.forget(lan.who)
  expect(await takeAll(3)).toEqual([0, 0, 0])
})
