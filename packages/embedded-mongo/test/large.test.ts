import { type Collection, type Document, MongoClient } from 'mongodb'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pingsDuring } from './pings.js'
import { type ServerProcess, spawnServer } from './spawn-server.js'
import { type Loose, rejection, startForTest } from './start.js'

let started: Awaited<ReturnType<typeof startForTest>>
beforeAll(async () => {
  started = await startForTest()
})
afterAll(() => started.stop())

const numbers = (count: number, from = 0) => Array.from({ length: count }, (_, i) => ({ _id: from + i, n: from + i }))
/** Milliseconds of processor time, since the server runs in this process and the machine may have other work. */
const milliseconds = async (work: () => Promise<unknown>): Promise<number> => {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
const best = async (work: () => Promise<unknown>): Promise<number> =>
  Math.min(await milliseconds(work), await milliseconds(work), await milliseconds(work))

describe('a list of thousands', () => {
  test('in $in, $nin, $all of conditions and $pull costs what its documents cost, not the square of it', async () => {
    const things = started.db.collection<Loose>('listed')
    await things.createIndex({ n: 1 })
    await things.insertMany(numbers(6000))
    const list = Array.from({ length: 5000 }, (_, i) => i)
    const all = await best(() => things.find({}).toArray())
    const found = async (filter: Document) => (await things.find(filter).toArray()).length
    expect(await found({ _id: { $in: list } })).toBe(5000)
    expect(await found({ n: { $nin: list } })).toBe(1000)
    expect(await found({ $and: [{ n: { $in: list } }, { n: { $in: list.map((n) => n + 1) } }] })).toBe(4999)
    for (const filter of [
      { _id: { $in: list } },
      { n: { $in: list } },
      { n: { $nin: list } },
      { $and: [{ n: { $in: list } }, { n: { $in: list } }] },
    ]) {
      expect(await best(() => found(filter)), JSON.stringify(filter).slice(0, 30)).toBeLessThan(all * 12 + 100)
    }
    await things.insertOne({ _id: 'list', list })
    const changes: Document[] = [
      { $pull: { list: { $in: list.slice(1) } } },
      { $addToSet: { list: { $each: list } } },
      { $pullAll: { list: list.slice(1) } },
    ]
    for (const change of changes) {
      expect(await milliseconds(() => things.updateOne({ _id: 'list' }, change))).toBeLessThan(all * 12 + 100)
    }
    expect((await things.findOne({ _id: 'list' }))?.list).toEqual([0])
  })

  test('of small documents, over 62,000 of them, goes in and comes out in one batch', async () => {
    const things = started.db.collection<Loose>('batch')
    await things.insertMany(numbers(70_000))
    expect((await things.find({}, { batchSize: 100_000 }).toArray()).length).toBe(70_000)
    expect((await things.aggregate([{ $match: {} }], { batchSize: 100_000 }).toArray()).length).toBe(70_000)
  })

  test('of over 130,000 values is pushed, sorted and looked up', async () => {
    const things = started.db.collection<Loose>('pushed')
    const list = Array.from({ length: 130_000 }, (_, i) => 130_000 - i)
    await things.insertOne({ _id: 1, list: [0] })
    await things.updateOne({ _id: 1 }, {
      $push: { list: { $each: list, $position: 0, $sort: 1, $slice: 5 } },
    } as Document)
    expect((await things.findOne({ _id: 1 }))?.list).toEqual([0, 1, 2, 3, 4])
    const objects = list.map((n) => ({ n }))
    await things.updateOne({ _id: 1 }, { $set: { list } })
    await things.updateOne({ _id: 1 }, { $set: { objects: [] } })
    await things.updateOne({ _id: 1 }, {
      $push: { objects: { $each: objects, $sort: { n: 1 }, $slice: 2 } },
    } as Document)
    expect((await things.findOne({ _id: 1 }))?.objects).toEqual([{ n: 1 }, { n: 2 }])
    const joined = await things
      .aggregate([{ $lookup: { from: 'pushed', localField: 'list', foreignField: '_id', as: 'found' } }])
      .next()
    expect(joined?.found.length).toBe(1)
  })
})

describe('counting a whole collection', () => {
  test('reads a number instead of the documents, and follows every kind of write', async () => {
    const things = started.db.collection<Loose>('counted')
    await things.insertMany(numbers(20_000))
    const counts = async () => {
      const scanned = (await things.find({}, { projection: { _id: 1 } }).toArray()).length
      expect(await things.estimatedDocumentCount()).toBe(scanned)
      expect(await things.countDocuments({})).toBe(scanned)
      expect(await things.countDocuments({}, { skip: 3, limit: 5 })).toBe(Math.max(Math.min(scanned - 3, 5), 0))
      expect((await things.aggregate([{ $count: 'n' }]).toArray())[0]?.n).toBe(scanned || undefined)
      return scanned
    }
    expect(await counts()).toBe(20_000)
    const scan = await best(() => things.countDocuments({ n: { $gte: 0 } }))
    expect(await best(() => things.countDocuments({}))).toBeLessThan(scan / 5)
    expect(await best(() => things.estimatedDocumentCount())).toBeLessThan(scan / 5)
    await Promise.all([
      things.deleteMany({ n: { $lt: 5000 } }),
      things.insertMany(numbers(500, 20_000)),
      things.updateMany({}, { $inc: { hits: 1 } }),
      things.findOneAndDelete({ _id: 19_999 }),
      things.updateOne({ _id: 'new' }, { $set: { n: 90_000 } }, { upsert: true }),
      rejection(things.insertMany([{ _id: 'a' }, { _id: 'a' }])),
    ])
    expect(await counts()).toBe(20_000 - 5000 + 500 - 1 + 1 + 1)
    await things.aggregate([{ $match: { n: { $lt: 5010 } } }, { $out: 'counted' }]).toArray()
    expect(await counts()).toBe(10)
    await things.drop()
    expect(await counts()).toBe(0)
  })
})

describe('$out', () => {
  test('that fails leaves its target as it was, and one that succeeds keeps the indexes', async () => {
    const source = started.db.collection<Loose>('source')
    const target = started.db.collection<Loose>('target')
    await source.insertMany([
      { _id: 1, k: 1 },
      { _id: 2, k: 1 },
    ])
    await target.createIndex({ k: 1 }, { unique: true })
    await target.insertMany([
      { _id: 8, k: 8 },
      { _id: 9, k: 9 },
    ])
    expect((await rejection(source.aggregate([{ $out: 'target' }]).toArray())).code).toBe(11000)
    const broken = [{ $set: { k: { $divide: ['$_id', 'x'] } } }, { $out: 'target' }]
    expect(await rejection(source.aggregate(broken).toArray())).toBeTruthy()
    expect(await target.find().sort({ _id: 1 }).toArray()).toEqual([
      { _id: 8, k: 8 },
      { _id: 9, k: 9 },
    ])
    expect(await target.countDocuments()).toBe(2)
    await source.aggregate([{ $match: { _id: 1 } }, { $out: 'target' }]).toArray()
    expect(await target.find({ k: 1 }, { hint: 'k_1' }).toArray()).toEqual([{ _id: 1, k: 1 }])
    expect((await rejection(target.insertOne({ k: 1 }))).code).toBe(11000)
    expect((await started.db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name)).not.toContain(
      expect.stringContaining('tmp'),
    )
  })
})

describe('with a collection too large for one turn', () => {
  const SIZE = 20_000
  let server: ServerProcess
  let client: MongoClient
  let other: MongoClient
  let many: Collection<Loose>
  beforeAll(async () => {
    server = await spawnServer(started.dataDir.replace('test', 'turns'))
    client = await new MongoClient(server.uri).connect()
    other = await new MongoClient(server.uri).connect()
    many = client.db('test_turns').collection<Loose>('many')
    const list = numbers(SIZE).map((one) => ({ ...one, text: 'x'.repeat(200), k: (one.n * 7919) % SIZE }))
    await many.insertMany(list)
  })
  afterAll(async () => {
    await client.close()
    await other.close()
    await server.kill()
  })

  const works: Record<string, () => Promise<unknown>> = {
    scan: () => many.find({ text: 'none' }).toArray(),
    count: () => many.countDocuments({ k: { $gte: 0 } }),
    sort: () => many.find({}, { sort: { k: 1 }, skip: SIZE - 1 }).toArray(),
    'sort in a pipeline': () =>
      many.aggregate([{ $set: { z: '$k' } }, { $sort: { z: 1 } }, { $skip: SIZE - 1 }]).toArray(),
    group: () => many.aggregate([{ $group: { _id: '$k', n: { $sum: 1 } } }, { $skip: SIZE - 1 }]).toArray(),
    distinct: () => many.distinct('k'),
    join: () =>
      many
        .aggregate([
          { $limit: 300 },
          { $lookup: { from: 'many', as: 'l', pipeline: [{ $match: { text: 'none' } }] } },
          { $limit: 3 },
        ])
        .next(),
    'index build': async () => {
      await many.createIndex({ k: 1, text: 1 })
      await many.dropIndexes()
    },
    'update of all': () => many.updateMany({}, { $inc: { hits: 1 } }),
    'update of one, by a scan': () => many.updateOne({ text: 'none' }, { $set: { x: 1 } }),
    $out: () => many.aggregate([{ $out: 'copied' }]).toArray(),
    'insert of many and drop': async () => {
      const copy = client.db('test_turns').collection<Loose>('copy')
      await copy.insertMany(numbers(SIZE))
      await copy.drop()
    },
  }
  test.each(Object.keys(works))('%s lets another client have its turns', async (name) => {
    const served: number[] = []
    while (served.length < 5 && !served.some((count) => count >= 8)) {
      served.push((await pingsDuring(other, works[name] as () => Promise<unknown>)).length)
    }
    expect(Math.max(...served)).toBeGreaterThanOrEqual(8)
  })

  test('an index is built right while others write, and another who asks for it waits', async () => {
    const collection = client.db('test_turns').collection<Loose>('building')
    await collection.insertMany(numbers(SIZE))
    const asked = [collection, other.db('test_turns').collection<Loose>('building')].map(async (one) => {
      await one.createIndex({ n: 1 }, { unique: true })
      return one.countDocuments({ n: { $gte: 0 } }, { hint: 'n_1' })
    })
    const written = [
      collection.deleteMany({ n: { $gte: SIZE - 1000, $lt: SIZE } }),
      collection.updateMany({ n: { $lt: 1000 } }, { $inc: { n: SIZE } }),
      collection.insertMany(numbers(100, 5 * SIZE)),
    ]
    expect(await Promise.all(asked)).toEqual([expect.any(Number), expect.any(Number)])
    await Promise.all(written)
    for (const hint of ['n_1', { $natural: 1 }]) {
      expect(await collection.countDocuments({ n: { $gte: 0 } }, { hint })).toBe(SIZE - 1000 + 100)
      expect(await collection.countDocuments({ n: { $gte: SIZE } }, { hint })).toBe(1100)
    }
    expect((await rejection(collection.insertOne({ n: 5 * SIZE }))).code).toBe(11000)
  })

  test('maxTimeMS ends what goes on longer, with MongoDB’s code, and the connection lives on', async () => {
    const limit = { maxTimeMS: 1 }
    const slow: Array<() => Promise<unknown>> = [
      () => many.find({ text: 'none' }, limit).toArray(),
      () => many.find({}, { ...limit, sort: { k: 1 } }).toArray(),
      () => many.countDocuments({ k: { $gte: 0 } }, limit),
      () => many.distinct('k', {}, limit),
      () => many.aggregate([{ $group: { _id: '$k' } }], limit).toArray(),
      () => many.createIndex({ k: 1, text: -1 }, limit),
      () => many.findOneAndUpdate({ text: 'none' }, { $set: { x: 1 } }, limit),
      () => many.find({}, { ...limit, batchSize: 100 }).toArray(),
    ]
    for (const work of slow)
      expect(await rejection(work()), String(work)).toMatchObject({ code: 50, codeName: 'MaxTimeMSExpired' })
    expect((await many.indexes()).length).toBe(1)
    expect((await many.find({}, { maxTimeMS: 60_000 }).toArray()).length).toBe(SIZE)
    expect((await many.findOne({ _id: 5 }, { maxTimeMS: 1000 }))?.n).toBe(5)
    expect((await rejection(many.find({}, { maxTimeMS: -1 }).toArray())).code).toBe(2)
  })
})
