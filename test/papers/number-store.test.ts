import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createNumberStore, type NumberStore } from '../../src/papers/number-store.js'
import { type Connection, connectMongo } from '../../src/shared/mongo.js'
import { startTestDatabase } from '../journeys/journey.js'

let database: Awaited<ReturnType<typeof startTestDatabase>>
let connections: Connection[]
/** Two servers on one database. */
let stores: [NumberStore, NumberStore]
beforeAll(async () => {
  database = await startTestDatabase()
  connections = await Promise.all([connectMongo(database.uri), connectMongo(database.uri)])
  stores = connections.map(createNumberStore) as [NumberStore, NumberStore]
  await stores[0].prepare()
})
afterAll(async () => {
  await Promise.all(connections.map((connection) => connection.close()))
  await database.stop()
})
const collection = () => (connections[0] as Connection).collection('paper_numbers')
beforeEach(() => collection().deleteMany({}))

const register = { issuer: 'commune:12049', symbol: 'TB', year: 2026 }
const day = '2026-12-05'
const at = new Date('2026-12-05T03:00:00Z')
const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000)
const take = (paperId: string, order: Partial<{ day: string; at: Date }> = {}, of = register) =>
  stores[0].take(of, { paperId, day, at, ...order })

type Row = { number: number; state: string; paperId?: string; note: string | null }
const rows = async (): Promise<Row[]> => (await collection().find({}).sort({ number: 1 }).toArray()) as unknown as Row[]
/** No gap, no double: the numbers are 1, 2, 3 … once each. */
const expectWhole = async () => {
  const numbers = (await rows()).map(({ number }) => number)
  expect(numbers).toEqual(numbers.map((_, index) => index + 1))
}

test('numbers run from 1 in each register: agency, kind of paper, year', async () => {
  expect([await take('a'), await take('b'), await take('c')]).toEqual([1, 2, 3])
  expect(await take('d', {}, { ...register, symbol: 'QĐ' })).toBe(1)
  expect(await take('e', {}, { ...register, issuer: 'commune:11953' })).toBe(1)
  expect(await take('f', {}, { ...register, year: 2027 })).toBe(1)
})

test('a paper asked for again has its number still, however often and at once', async () => {
  const asked = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      (stores[index % 2] as NumberStore).take(register, { paperId: 'a', day, at }),
    ),
  )
  expect(new Set(asked)).toEqual(new Set([1]))
  expect(await stores[1].issue('a')).toBe(true)
  expect(await take('a')).toBe(1)
  expect(await rows()).toHaveLength(1)
})

test('the number of a paper that failed goes to the next paper of the day, the lowest first', async () => {
  for (const id of ['a', 'b', 'c']) await take(id)
  await stores[0].issue('b')
  await stores[0].release('c')
  await stores[0].release('a')
  expect([await take('d'), await take('e'), await take('f')]).toEqual([1, 3, 4])
})

test('what was issued is never given back', async () => {
  await take('a')
  await stores[0].issue('a')
  await stores[0].release('a')
  expect(await take('b', { at: later(1_000) })).toBe(2)
  expect(await stores[0].isIssued('a')).toBe(true)
})

test('a number held for ten minutes is taken back, and its paper can no longer be issued', async () => {
  await take('slow')
  expect(await take('b', { at: later(9) })).toBe(2)
  expect(await take('c', { at: later(11) })).toBe(1)
  expect(await stores[1].issue('slow')).toBe(false)
  expect(await stores[1].issue('c')).toBe(true)
  expect((await rows()).map(({ paperId }) => paperId)).toEqual(['c', 'b'])
})

test('on another day a number left over is void with a note: numbers follow the days', async () => {
  await take('failed')
  await take('died')
  await stores[0].release('failed')
  const order = { day: '2026-12-06', at: later(24 * 60) }
  expect(await take('c', order)).toBe(3)
  const [first, second] = await rows()
  for (const one of [first, second])
    expect(one).toMatchObject({ state: 'void', note: expect.stringContaining('05/12/2026') })
  expect(await stores[0].issue('died')).toBe(false)
  expect(await take('died', order)).toBe(4)
  await expectWhole()
})

test('whatever happens, in whatever order, on two servers: no gap, no double', async () => {
  const step = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({ what: fc.constant('paper' as const), ends: fc.constantFrom('issue', 'fail', 'die') }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ what: fc.constant('wait' as const), minutes: fc.constantFrom(1, 11, 24 * 60) }),
    },
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 8 }),
      async (rounds) => {
        await collection().deleteMany({})
        const issued: number[] = []
        let minutes = 0
        let count = 0
        for (const round of rounds) {
          await Promise.all(
            round.map(async (one) => {
              if (one.what === 'wait') {
                minutes += one.minutes
                return
              }
              count += 1
              const paperId = `p${count}`
              const store = stores[count % 2] as NumberStore
              const now = later(minutes)
              const number = await store.take(register, { paperId, day: now.toISOString().slice(0, 10), at: now })
              if (one.ends === 'fail') await store.release(paperId)
              if (one.ends === 'issue' && (await store.issue(paperId))) issued.push(number)
            }),
          )
        }
        expect(new Set(issued).size).toBe(issued.length)
        await expectWhole()
        const all = await rows()
        expect(all.filter(({ state }) => state === 'issued').map(({ number }) => number)).toEqual(
          issued.toSorted((a, b) => a - b),
        )
        for (const { state, note } of all) expect(note === null).toBe(state !== 'void')
      },
    ),
    { numRuns: 15 },
  )
})

test('three processes at once, papers that fail and processes that die: every number once, none left out', async () => {
  const script = join(import.meta.dirname, 'take-numbers.ts')
  const papers = 28
  const outputs = await Promise.all(
    ['a', 'b', 'c'].map((name) =>
      promisify(execFile)(process.execPath, ['--import', 'tsx', script, database.uri, name, String(papers)]),
    ),
  )
  const issued = outputs.flatMap(({ stdout }) => JSON.parse(stdout) as number[])
  expect(new Set(issued).size).toBe(issued.length)
  expect(issued.length).toBeGreaterThan(45)
  await expectWhole()
  const left = (await rows()).filter(({ state }) => state !== 'issued').length
  for (let index = 0; index < left; index += 1) {
    await take(`next-${index}`, { at: later(20) })
    await stores[0].issue(`next-${index}`)
  }
  const all = await rows()
  expect(all.every(({ state }) => state === 'issued')).toBe(true)
  expect(all).toHaveLength(issued.length + left)
})
