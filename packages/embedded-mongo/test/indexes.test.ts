import fc from 'fast-check'
import {
  Binary,
  BSON,
  BSONRegExp,
  BSONSymbol,
  Code,
  Decimal128,
  type Document,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from 'mongodb'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Loose, rejection, startForTest } from './start.js'

let started: Awaited<ReturnType<typeof startForTest>>
beforeAll(async () => {
  started = await startForTest()
})
afterAll(() => started.stop())

const scalars = fc.oneof(
  fc.constantFrom(
    null,
    true,
    false,
    '',
    'a',
    'ab',
    'a\u0000',
    'a\u0000b',
    'ệ',
    'x'.repeat(1500),
    `${'x'.repeat(1500)}y`,
    new Int32(0),
    new Int32(1),
    new Int32(-1),
    new Double(1),
    new Double(1.5),
    new Double(-0),
    new Double(Number.NaN),
    new Double(Number.POSITIVE_INFINITY),
    new Double(Number.NEGATIVE_INFINITY),
    new Double(0.1),
    new Double(2 ** 53),
    Long.fromString('9007199254740993'),
    Long.fromString('9007199254740992'),
    Long.fromInt(1),
    Long.MAX_VALUE,
    Decimal128.fromString('1'),
    Decimal128.fromString('1.50'),
    Decimal128.fromString('0.1'),
    Decimal128.fromString('-1E+400'),
    Decimal128.fromString('1E-400'),
    Decimal128.fromString('NaN'),
    Decimal128.fromString('Infinity'),
    Decimal128.fromString('9007199254740993'),
    new Date(0),
    new Date(-1),
    new Date(86_400_000),
    new ObjectId('000000000000000000000000'),
    new ObjectId('6b048d7dab4e0612c37bd407'),
    new Binary(Buffer.from([0, 255])),
    new Binary(Buffer.from([0, 255]), 5),
    new Binary(Buffer.from([1])),
    new Timestamp({ t: 1, i: 2 }),
    new Timestamp({ t: 4_000_000_000, i: 1 }),
    new BSONRegExp('^a', 'i'),
    new BSONSymbol('a'),
    new Code('f'),
    new MinKey(),
    new MaxKey(),
  ),
  fc.integer({ min: -3, max: 3 }).map((n) => new Int32(n)),
  fc.string({ maxLength: 3 }),
)
const objects = fc.dictionary(fc.constantFrom('b', 'c', 'd'), scalars, { maxKeys: 2 })
const values = fc.oneof(
  { weight: 5, arbitrary: scalars },
  { weight: 2, arbitrary: objects },
  { weight: 2, arbitrary: fc.array(fc.oneof(scalars, objects, fc.array(scalars, { maxLength: 2 })), { maxLength: 3 }) },
)
const few = fc.constantFrom('a', 'ab', null, true, false, new Date(0), new Date(86_400_000), new Int32(1))
const documents = fc.oneof(
  fc.array(
    fc.record({ a: values, b: values, n: fc.oneof(values, fc.integer({ min: 0, max: 4 })) }, { requiredKeys: [] }),
    { minLength: 5, maxLength: 40 },
  ),
  // as lists are kept: an array on one path alone, few values, nothing long
  fc.array(fc.record({ a: fc.oneof(few, fc.array(few, { maxLength: 3 })), n: few }, { requiredKeys: [] }), {
    minLength: 5,
    maxLength: 40,
  }),
)

const conditions = fc.oneof(
  { weight: 3, arbitrary: values },
  values.map((value) => ({ $eq: value })),
  fc
    .tuple(fc.constantFrom('$gt', '$gte', '$lt', '$lte', '$ne'), values)
    .map(([operator, value]) => ({ [operator]: value })),
  fc.tuple(values, values).map(([low, high]) => ({ $gte: low, $lt: high })),
  fc.array(values, { maxLength: 3 }).map((list) => ({ $in: list })),
  fc.array(values, { maxLength: 3 }).map((list) => ({ $nin: list })),
  fc.array(values, { maxLength: 2 }).map((list) => ({ $all: list })),
  fc.boolean().map((isThere) => ({ $exists: isThere })),
  fc.constantFrom('^a', 'b', '^x{3}', '^ab?').map((pattern) => ({ $regex: pattern })),
  fc
    .tuple(fc.constantFrom('$gt', '$lte', '$eq'), scalars)
    .map(([operator, value]) => ({ $elemMatch: { [operator]: value } })),
  objects.map((object) => ({ $elemMatch: object })),
  fc.constantFrom('number', 'string', 'array', 'object').map((type) => ({ $type: type })),
)
/** Comparing with a regular expression is refused, so it isn't asked; being equal to one inside $in or $all is. */
const comparesRegex = (condition: unknown): boolean =>
  condition instanceof BSONRegExp ||
  (typeof condition === 'object' &&
    condition !== null &&
    Object.entries(condition).some(([name, operand]) =>
      name === '$elemMatch' ? comparesRegex(operand) : operand instanceof BSONRegExp,
    ))
const usable = conditions.filter((condition) => !comparesRegex(condition))
const fewConditions = fc.oneof(
  few,
  fc
    .tuple(fc.constantFrom('$gt', '$gte', '$lt', '$lte', '$eq'), few)
    .map(([operator, value]) => ({ [operator]: value })),
  fc.tuple(few, few).map(([low, high]) => ({ $gte: low, $lt: high })),
  few.map((value) => ({ $elemMatch: { $eq: value } })),
)
const filters = fc.oneof(
  fc.tuple(fewConditions, fewConditions).map(([a, n]) => ({ a, n })),
  fewConditions.map((a) => ({ a })),
  usable.map((a) => ({ a })),
  usable.map((condition) => ({ 'a.b': condition })),
  fc.tuple(usable, usable).map(([a, n]) => ({ a, n })),
  fc.tuple(usable, usable).map(([b, c]) => ({ 'a.b': b, 'a.c': c })),
  fc.tuple(usable, usable).map(([a, other]) => ({ $and: [{ a }, { a: other }] })),
  fc.tuple(usable, usable, usable).map(([a, n, other]) => ({ $or: [{ a }, { n }, { 'a.b': other }] })),
)
const sorts = fc.constantFrom<Document>(
  { a: 1 },
  { a: -1 },
  { a: 1, n: -1 },
  { a: -1, n: 1 },
  { n: 1, a: 1 },
  { n: 1 },
  { n: -1 },
  { 'a.b': 1, n: 1 },
)

const INDEXES: Document[] = [
  { a: 1 },
  { a: 1, n: -1 },
  { a: -1, n: 1 },
  { 'a.b': 1, 'a.c': -1 },
  { 'a.b': -1, n: 1 },
  { n: 1, a: 1 },
]
const hex = (document: Document) => Buffer.from(BSON.serialize(document)).toString('hex')
const idsOf = async (cursor: { toArray: () => Promise<Document[]> }) =>
  (await cursor.toArray()).map(({ _id }) => Number(_id)).sort((x, y) => x - y)

describe('an index', () => {
  test('finds what a scan of the collection finds, for every BSON type', async () => {
    let round = 0
    await fc.assert(
      fc.asyncProperty(documents, fc.array(filters, { minLength: 15, maxLength: 15 }), async (list, questions) => {
        const collection = started.db.collection<Loose>(`property_${round++}`)
        const stored = list.map((document, i) => ({ _id: i, ...document }))
        const errors = new Set<number>()
        for (const key of INDEXES.filter((key) => !('a.b' in key && 'a.c' in key))) await collection.createIndex(key)
        await collection.createIndex({ a: 1 }, { name: 'sparse', sparse: true })
        await collection.createIndex({ n: 1 }, { name: 'partial', partialFilterExpression: { n: { $gte: 0 } } })
        try {
          await collection.insertMany(stored, { ordered: false })
        } catch (error) {
          for (const { index, code } of (error as { writeErrors: { index: number; code: number }[] }).writeErrors) {
            expect(code).toBe(171)
            errors.add(index)
          }
        }
        expect(await collection.countDocuments()).toBe(stored.length - errors.size)
        for (const filter of questions) {
          const scanned = await idsOf(collection.find(filter, { hint: { $natural: 1 } }))
          expect(await idsOf(collection.find(filter))).toEqual(scanned)
          expect(await collection.countDocuments(filter)).toBe(scanned.length)
          for (const { name } of await collection.indexes()) {
            expect(await idsOf(collection.find(filter, { hint: name as string })), `${name}`).toEqual(scanned)
            expect(await collection.countDocuments(filter, { hint: name as string }), `${name}`).toBe(scanned.length)
          }
        }
        await collection.drop()
      }),
      { numRuns: 25 },
    )
  }, 180_000)

  test('leaves out and keeps top fields of every BSON type', async () => {
    let round = 0
    await fc.assert(
      fc.asyncProperty(documents, async (list) => {
        const collection = started.db.collection<Loose>(`projected_${round++}`)
        const others = { ể: 'đ', code: new Code('f', { x: 1 }), '': 1 }
        await collection.insertMany(list.map((document, i) => ({ _id: i, ...document, ...others })))
        const options = { promoteValues: false, sort: { _id: 1 } } as const
        const whole = await collection.find({}, options).toArray()
        for (const shown of [{ a: 0 }, { ể: 0, n: 0 }, { n: 1, code: 1 }, { _id: 0, a: 1 }, { _id: 0 }, { _id: 1 }]) {
          const keeps = Object.values(shown).some((flag) => flag === 1)
          const isShown = (name: string) => (shown as Document)[name] ?? (name === '_id' || !keeps ? 1 : 0)
          const expected = whole.map((one) => Object.fromEntries(Object.entries(one).filter(([name]) => isShown(name))))
          const found = await collection.find({}, { ...options, projection: shown }).toArray()
          expect(found.map(hex)).toEqual(expected.map(hex))
        }
        await collection.drop()
      }),
      { numRuns: 25 },
    )
  }, 60_000)

  test('gives the order that sorting in memory gives', async () => {
    let round = 0
    await fc.assert(
      fc.asyncProperty(documents, sorts, filters, async (list, sort, filter) => {
        const collection = started.db.collection<Loose>(`sorted_${round++}`)
        await collection.createIndex({ a: 1, n: -1, _id: -1 })
        await collection.createIndex({ a: 1, n: 1, _id: 1 })
        await collection.createIndex({ n: 1, a: 1 })
        await collection.createIndex({ 'a.b': 1, n: 1 }).catch(() => {})
        await collection
          .insertMany(
            list.map((document, i) => ({ _id: i, ...document })),
            { ordered: false },
          )
          .catch(() => {})
        const keyed = async (hint: Document | undefined, limit: number) => {
          const found = await collection
            .find(filter, { sort: { ...sort, _id: 1 }, limit, ...(hint && { hint }) })
            .toArray()
          return found.map(({ _id }) => Number(_id))
        }
        const scanned = await keyed({ $natural: 1 }, 0)
        expect(await keyed(undefined, 0)).toEqual(scanned)
        expect(await keyed(undefined, 3)).toEqual(scanned.slice(0, 3))
        await collection.drop()
      }),
      { numRuns: 60 },
    )
  }, 180_000)

  test('gives the order of its other fields where one value of an array is asked for, and never that of the array', async () => {
    const collection = started.db.collection<Loose>('desks')
    await collection.createIndex({ desks: 1, due: 1, _id: 1 })
    await collection.insertMany(
      Array.from({ length: 40 }, (_, i) => ({ _id: i, desks: i % 2 ? ['b', 'c'] : ['b', 'a'], due: 40 - i })),
    )
    const inOrder = collection.find({ desks: 'b' }, { sort: { due: 1, _id: 1 }, limit: 3 })
    expect(await inOrder.toArray()).toMatchObject([{ _id: 39 }, { _id: 38 }, { _id: 37 }])
    const { executionStats } = await inOrder.explain()
    expect(Number(executionStats.totalDocsExamined)).toBe(3)
    const byDesk = await collection.find({ desks: 'b' }, { sort: { desks: 1, due: 1 }, limit: 20 }).toArray()
    expect(byDesk.map(({ _id }) => Number(_id) % 2)).toEqual(Array.from({ length: 20 }, () => 0))
  })

  test('counts without reading documents where its entries say all that is asked', async () => {
    const collection = started.db.collection<Loose>('counted')
    await collection.createIndex({ desks: 1, due: 1 })
    await collection.insertMany(
      Array.from({ length: 40 }, (_, i) => ({
        _id: i,
        desks: ['a', i % 2 ? 'b' : 'a'],
        due: new Date(i),
        open: i < 10,
      })),
    )
    const read = async (filter: Document) => {
      const pipeline = [{ $match: filter }, { $limit: 15 }, { $count: 'n' }]
      const [counted] = await collection.aggregate(pipeline).toArray()
      const { executionStats } = await started.db.command({
        explain: { aggregate: 'counted', pipeline, cursor: {} },
        verbosity: 'executionStats',
      })
      return [Number(counted?.n ?? 0), Number(executionStats.totalDocsExamined)]
    }
    expect(await read({ desks: 'a' })).toEqual([15, 0])
    expect(await read({ desks: 'b', due: { $lt: new Date(20) } })).toEqual([10, 0])
    expect(await read({ desks: 'b', due: { $gte: new Date(4), $lt: new Date(8) } })).toEqual([2, 0])
    expect(await read({ desks: 'a', open: true })).toEqual([10, 40])
    expect(await collection.countDocuments({ desks: 'b' }, { skip: 15, limit: 10 })).toBe(5)
  })

  test('stays right through updates and deletes', async () => {
    const collection = started.db.collection<Loose>('changing')
    await collection.createIndex({ tags: 1 })
    await collection.insertMany(Array.from({ length: 50 }, (_, i) => ({ _id: i, tags: [i, i + 1] })))
    await collection.updateMany({ tags: 10 }, { $push: { tags: 99 } as Document })
    await collection.updateOne({ _id: 20 }, { $set: { tags: 'none' } })
    await collection.deleteMany({ tags: { $gte: 40, $lt: 60 } })
    for (const filter of [{ tags: 99 }, { tags: 20 }, { tags: 'none' }, { tags: { $gt: 30 } }, { tags: 45 }]) {
      expect(await idsOf(collection.find(filter, { hint: 'tags_1' }))).toEqual(
        await idsOf(collection.find(filter, { hint: { $natural: 1 } })),
      )
    }
  })
})

describe('a unique index', () => {
  test('refuses a second document and names the pattern and the value', async () => {
    const collection = started.db.collection<Loose>('people')
    await collection.createIndex({ commune: 1, phone: 1 }, { unique: true })
    await collection.insertOne({ commune: 'c1', phone: 7 })
    await collection.insertOne({ commune: 'c2', phone: 7 })
    const error = await rejection(collection.insertOne({ commune: 'c1', phone: new Double(7) }))
    expect(error.code).toBe(11000)
    expect(error.keyPattern).toEqual({ commune: 1, phone: 1 })
    expect(error.keyValue).toEqual({ commune: 'c1', phone: 7 })
    expect(error.message).toContain(
      'E11000 duplicate key error collection: test_embedded.people index: commune_1_phone_1 dup key: { commune: "c1", phone: 7 }',
    )
    expect((await rejection(collection.updateOne({ commune: 'c2' }, { $set: { commune: 'c1' } }))).code).toBe(11000)
    expect(await collection.countDocuments({ commune: 'c2' })).toBe(1)
  })

  test('counts a missing field as null unless it is sparse or partial', async () => {
    const plain = started.db.collection<Loose>('unique_plain')
    await plain.createIndex({ x: 1 }, { unique: true })
    await plain.insertOne({})
    expect((await rejection(plain.insertOne({}))).code).toBe(11000)
    const sparse = started.db.collection<Loose>('unique_sparse')
    await sparse.createIndex({ x: 1 }, { unique: true, sparse: true })
    await sparse.insertMany([{}, {}, { x: 1 }])
    expect((await rejection(sparse.insertOne({ x: 1 }))).code).toBe(11000)
    const partial = started.db.collection<Loose>('unique_partial')
    await partial.createIndex({ x: 1 }, { unique: true, partialFilterExpression: { open: true } })
    await partial.insertMany([{ x: 1 }, { x: 1 }, { x: 1, open: true }])
    expect((await rejection(partial.insertOne({ x: 1, open: true }))).code).toBe(11000)
    expect((await rejection(partial.updateMany({}, { $set: { open: true } }))).code).toBe(11000)
  })

  test('is not built over documents that collide, and leaves nothing behind', async () => {
    const collection = started.db.collection<Loose>('colliding')
    await collection.insertMany([{ x: [1, 2] }, { x: [2, 3] }])
    expect((await rejection(collection.createIndex({ x: 1 }, { unique: true }))).code).toBe(11000)
    expect((await collection.indexes()).map(({ name }) => name)).toEqual(['_id_'])
    await collection.deleteOne({ x: 3 })
    await collection.createIndex({ x: 1 }, { unique: true })
    expect((await rejection(collection.insertOne({ x: 2 }))).code).toBe(11000)
  })
})

describe('createIndexes', () => {
  test('accepts the same index again and refuses one that contradicts it', async () => {
    const collection = started.db.collection<Loose>('same')
    await collection.createIndex({ x: 1 }, { name: 'first' })
    await collection.createIndex({ x: 1 }, { name: 'first' })
    expect((await rejection(collection.createIndex({ y: 1 }, { name: 'first' }))).code).toBe(86)
    expect((await rejection(collection.createIndex({ x: 1 }, { name: 'second' }))).code).toBe(85)
    expect((await rejection(collection.createIndex({ x: 'text' }))).code).toBe(67)
    expect((await rejection(collection.createIndex({ x: 1, y: 1 }, { expireAfterSeconds: 5 }))).code).toBe(67)
  })

  test('lists and drops by name, by key and all', async () => {
    const collection = started.db.collection<Loose>('dropping')
    await collection.createIndexes([
      { key: { x: 1 }, unique: true },
      { key: { y: -1 }, sparse: true },
      { key: { z: 1 } },
    ])
    expect(await collection.indexes()).toMatchObject([
      { name: '_id_' },
      { name: 'x_1', unique: true },
      { name: 'y_-1', sparse: true },
      { name: 'z_1' },
    ])
    await collection.dropIndex('x_1')
    expect((await rejection(collection.dropIndex('x_1'))).code).toBe(27)
    await collection.dropIndexes()
    expect((await collection.indexes()).length).toBe(1)
    expect((await rejection(started.db.collection('nowhere').indexes())).code).toBe(26)
  })

  test('deletes what a TTL index says is over', async () => {
    const collection = started.db.collection<Loose>('sessions')
    await collection.createIndex({ at: 1 }, { expireAfterSeconds: 60 })
    const now = Date.now()
    await collection.insertMany([
      { _id: 1, at: new Date(now - 61_000) },
      { _id: 2, at: new Date(now - 30_000) },
      { _id: 3, at: 'no date' },
      { _id: 4, at: [new Date(now), new Date(now - 90_000)] },
      { _id: 5 },
    ])
    await started.client.db('admin').command({ setParameter: 1, ttlMonitorSleepSecs: 1 })
    await expect.poll(() => idsOf(collection.find()), { timeout: 5000 }).toEqual([2, 3, 5])
  })
})

describe('explain', () => {
  const stageOf = async (filter: Document, sort?: Document) => {
    const collection = started.db.collection<Loose>('explained')
    const { queryPlanner } = await collection.find(filter, sort ? { sort } : {}).explain('queryPlanner')
    const { stage, inputStage } = queryPlanner.winningPlan
    return [stage, inputStage?.stage, inputStage?.indexName].filter(Boolean).join(' ')
  }
  test('names the index that is used, or the scan of the collection', async () => {
    const collection = started.db.collection<Loose>('explained')
    await collection.insertMany(
      Array.from({ length: 200 }, (_, i) => ({ _id: i, commune: i % 10, deadline: i, tags: [i] })),
    )
    await collection.createIndex({ commune: 1, deadline: 1 })
    await collection.createIndex({ open: 1 }, { partialFilterExpression: { open: true } })
    await collection.createIndex({ code: 1 }, { sparse: true })
    expect(await stageOf({ commune: 3 })).toBe('FETCH IXSCAN commune_1_deadline_1')
    expect(await stageOf({ commune: { $in: [3, 4] } })).toBe('FETCH IXSCAN commune_1_deadline_1')
    expect(await stageOf({ commune: 3, deadline: { $gt: 5 } }, { deadline: -1 })).toBe(
      'FETCH IXSCAN commune_1_deadline_1',
    )
    expect(await stageOf({ commune: { $gt: 3 } }, { commune: 1 })).toBe('FETCH IXSCAN commune_1_deadline_1')
    expect(await stageOf({ commune: 3 }, { tags: 1 })).toBe('SORT FETCH')
    expect(await stageOf({ deadline: 5 })).toBe('COLLSCAN')
    expect(await stageOf({ _id: 5 })).toBe('FETCH IXSCAN _id_')
    expect(await stageOf({ open: true })).toBe('FETCH IXSCAN open_1')
    expect(await stageOf({ open: { $ne: true } })).toBe('COLLSCAN')
    expect(await stageOf({ open: null })).toBe('COLLSCAN')
    expect(await stageOf({ $or: [{ commune: 3 }, { _id: 9 }] })).toBe('FETCH OR')
    expect(await stageOf({ $or: [{ commune: 3 }, { tags: 9 }] })).toBe('COLLSCAN')
    expect(await stageOf({ code: 'x' })).toBe('FETCH IXSCAN code_1')
    expect(await stageOf({ code: null })).toBe('COLLSCAN')
    const { executionStats } = await collection.find({ commune: 3 }, { sort: { deadline: 1 }, limit: 4 }).explain()
    expect(Number(executionStats.totalDocsExamined)).toBe(4)
    expect(Number(executionStats.nReturned)).toBe(4)
  })
})
