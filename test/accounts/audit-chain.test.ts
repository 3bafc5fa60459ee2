import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sealOf } from '../../src/accounts/audit-chain.js'
import { createAuditStore } from '../../src/accounts/audit-store.js'
import { verifyAudit } from '../../src/accounts/verify-audit.js'
import { auditEntry } from '../../src/shared/audit.js'
import { type Connection, connectMongo, databaseOf } from '../../src/shared/mongo.js'
import { startTestDatabase } from '../journeys/journey.js'

const key = Buffer.alloc(32, 7)
let database: Awaited<ReturnType<typeof startTestDatabase>>
let connection: Connection
let store: ReturnType<typeof createAuditStore>
beforeAll(async () => {
  database = await startTestDatabase()
  connection = await connectMongo(database.uri)
  store = createAuditStore(connection, key)
}, 60_000)
afterAll(async () => {
  await connection.close()
  await database.stop()
})

const day = (number: number) => new Date(Date.UTC(2026, 10, number, 3))
const write = (what: string, subject: string | null, at: Date) =>
  store.add(auditEntry({ accountId: 'lan', at }, what, subject))
const audit = () => databaseOf(connection).collection('audit')
const anchors = () => databaseOf(connection).collection<{ _id: string }>('audit_anchors')

beforeEach(async () => {
  for (const name of ['audit', 'audit_anchors']) await connection.collection(name).deleteMany({})
  await store.prepare()
  for (const what of ['seen', 'changed', 'closed']) await write(what, 'case-a', day(1))
  await write('seen', 'case-b', day(1))
  await write('signed_in', null, day(1))
  await store.anchor('2026-11-01', day(2))
  await write('seen', 'case-a', day(2))
  await store.anchor('2026-11-02', day(3))
})

test('a trail as it was written is sound', async () => {
  expect(await verifyAudit(store, key)).toEqual({ entries: 6, chains: 3, anchors: 2, faults: [] })
})

test('entries that several processes write at once stand one after the other', async () => {
  await Promise.all(Array.from({ length: 30 }, (_, number) => write(`act-${number}`, 'case-c', day(3))))
  expect(await verifyAudit(store, key)).toMatchObject({ entries: 36, faults: [] })
})

test('what a refused try says beside its kind is sealed too', async () => {
  await store.add(auditEntry({ accountId: null, at: day(3) }, 'sign_in_failed', null, { network: '203.0.113.5' }))
  expect(await verifyAudit(store, key)).toMatchObject({ entries: 7, faults: [] })
  await audit().updateOne({ what: 'sign_in_failed' }, { $set: { 'detail.network': '203.0.113.6' } })
  expect((await verifyAudit(store, key)).faults).toEqual([{ chain: '-', seq: 2, what: 'changed' }])
})

test('the same entry told twice stands once', async () => {
  const entry = auditEntry({ accountId: 'lan', at: day(3) }, 'seen', 'case-a')
  await store.add(entry)
  await store.add(entry)
  expect(await verifyAudit(store, key)).toMatchObject({ entries: 7, faults: [] })
})

const at = (seq: number) => ({ chain: 'case-a', seq })

test.each<[string, () => Promise<unknown>, object[]]>([
  ['changed', () => audit().updateOne(at(2), { $set: { accountId: 'minh' } }), [{ ...at(2), what: 'changed' }]],
  ['back-dated', () => audit().updateOne(at(2), { $set: { at: day(0) } }), [{ ...at(2), what: 'changed' }]],
  ['removed', () => audit().deleteOne(at(2)), [{ ...at(2), what: 'missing' }]],
  ['cut off the end', () => audit().deleteOne(at(4)), [{ ...at(4), what: 'missing' }]],
  [
    'moved to another case',
    () => audit().updateOne({ ...at(4) }, { $set: { subject: 'case-b' } }),
    [{ ...at(4), what: 'changed' }],
  ],
])('an entry that was %s is found', async (_what, tamper, faults) => {
  await tamper()
  expect((await verifyAudit(store, key)).faults).toEqual(expect.arrayContaining(faults))
})

test('two entries that changed places are found', async () => {
  await audit().updateOne(at(2), { $set: { seq: 99 } })
  await audit().updateOne(at(3), { $set: { seq: 2 } })
  await audit().updateOne(at(99), { $set: { seq: 3 } })
  expect((await verifyAudit(store, key)).faults).toContainEqual({ ...at(2), what: 'changed' })
})

test('a whole chain that is gone is missed at its anchor, a changed or removed anchor too', async () => {
  await audit().deleteMany({ chain: 'case-b' })
  expect((await verifyAudit(store, key)).faults).toEqual([{ chain: 'case-b', seq: 1, what: 'missing' }])
  await anchors().deleteOne({ _id: '2026-11-01' })
  expect((await verifyAudit(store, key)).faults).toEqual([{ day: '2026-11-02', what: 'anchor_changed' }])
})

test('a day is anchored once', async () => {
  expect(await store.anchor('2026-11-02', day(4))).toBeNull()
})

test('who has the database but not the key writes no chain that holds', async () => {
  const [last] = await audit().find({ chain: 'case-a' }).sort({ seq: -1 }).limit(1).toArray()
  const entry = auditEntry({ accountId: 'lan', at: day(3) }, 'seen', 'case-a')
  const { id, ...rest } = entry
  const seal = sealOf(Buffer.alloc(32, 8), entry, { seq: 5, before: last?.seal })
  await connection
    .collection<{ _id: string; seq: number }>('audit')
    .insertOne({ _id: id, ...rest, chain: 'case-a', seq: 5, seal } as never)
  expect((await verifyAudit(store, key)).faults).toEqual([{ chain: 'case-a', seq: 5, what: 'changed' }])
})
