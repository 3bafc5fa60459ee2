import { Decimal128, type Document, GridFSBucket, Long, ObjectId } from 'mongodb'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Loose, rejection, startForTest } from './start.js'

let started: Awaited<ReturnType<typeof startForTest>>
beforeAll(async () => {
  started = await startForTest()
})
afterAll(() => started.stop())

const codeOf = async (promise: Promise<unknown>) => (await rejection(promise)).code
const seeded = async (name: string, documents: Document[]) => {
  const collection = started.db.collection<Loose>(name)
  await collection.insertMany(documents)
  return collection
}

describe('find', () => {
  test('matches as MongoDB does', async () => {
    const things = await seeded('matching', [
      {
        _id: 1,
        a: 1,
        tags: ['x', 'y'],
        sub: { k: 1 },
        list: [
          { p: 1, q: 2 },
          { p: 3, q: 4 },
        ],
      },
      { _id: 2, a: null, tags: [], list: [{ p: 1, q: 4 }] },
      { _id: 3, tags: ['z'], text: 'Phường Vũ Phúc' },
      { _id: 4, a: [1, 5], n: 7 },
      { _id: 5, a: 'text', big: Long.fromString('9007199254740993'), money: Decimal128.fromString('0.10') },
    ])
    const found = async (filter: Document) =>
      (await things.find(filter).sort({ _id: 1 }).toArray()).map(({ _id }) => _id)
    expect(await found({ a: null })).toEqual([2, 3])
    expect(await found({ a: { $exists: false } })).toEqual([3])
    expect(await found({ a: { $ne: 1 } })).toEqual([2, 3, 5])
    expect(await found({ a: { $gt: 0 } })).toEqual([1, 4])
    expect(await found({ a: { $gt: 3, $lt: 4 } })).toEqual([4])
    expect(await found({ a: { $gt: 2, $lt: 4 } })).toEqual([4])
    expect(await found({ a: { $elemMatch: { $gt: 2, $lt: 4 } } })).toEqual([])
    expect(await found({ 'list.p': 1, 'list.q': 4 })).toEqual([1, 2])
    expect(await found({ list: { $elemMatch: { p: 1, q: 4 } } })).toEqual([2])
    expect(await found({ 'list.0.p': 1 })).toEqual([1, 2])
    expect(await found({ tags: { $all: ['x', 'y'] } })).toEqual([1])
    expect(await found({ tags: { $size: 0 } })).toEqual([2])
    expect(await found({ tags: ['x', 'y'] })).toEqual([1])
    expect(await found({ sub: { k: 1 } })).toEqual([1])
    expect(await found({ text: /vũ phúc/i })).toEqual([3])
    expect(await found({ tags: { $in: [/^[xz]$/] } })).toEqual([1, 3])
    expect(await found({ a: { $not: { $type: 'number' } } })).toEqual([2, 3, 5])
    expect(await found({ n: { $mod: [4, 3] } })).toEqual([4])
    expect(await found({ $or: [{ n: 7 }, { text: { $exists: true } }] })).toEqual([3, 4])
    expect(await found({ $nor: [{ tags: { $exists: true } }] })).toEqual([4, 5])
    expect(await found({ $expr: { $gt: ['$_id', 3] } })).toEqual([4, 5])
    expect(await found({ big: Long.fromString('9007199254740993') })).toEqual([5])
    expect(await found({ big: 9007199254740992 })).toEqual([])
    expect(await found({ money: Decimal128.fromString('0.1') })).toEqual([5])
    expect(await found({ money: 0.1 })).toEqual([])
  })

  test('projects fields, parts of arrays and computed values', async () => {
    const things = await seeded('projecting', [
      {
        _id: 1,
        a: 1,
        b: { c: 2, d: 3 },
        list: [
          { x: 1, y: 1 },
          { x: 2, y: 2 },
          { x: 3, y: 3 },
        ],
      },
    ])
    const project = (projection: Document, filter: Document = {}) => things.findOne(filter, { projection })
    expect(await project({ a: 1 })).toEqual({ _id: 1, a: 1 })
    expect(await project({ _id: 0, 'b.c': 1, 'list.x': 1 })).toEqual({
      b: { c: 2 },
      list: [{ x: 1 }, { x: 2 }, { x: 3 }],
    })
    expect(await project({ a: 0, list: 0, 'b.d': 0 })).toEqual({ _id: 1, b: { c: 2 } })
    expect(await project({ a: 1, list: { $slice: [1, 1] } })).toEqual({ _id: 1, a: 1, list: [{ x: 2, y: 2 }] })
    expect(await project({ list: { $elemMatch: { x: { $gt: 1 } } } })).toEqual({ _id: 1, list: [{ x: 2, y: 2 }] })
    expect(await project({ 'list.$': 1 }, { 'list.x': 3 })).toEqual({ _id: 1, list: [{ x: 3, y: 3 }] })
    expect(await project({ _id: 0, sum: { $add: ['$a', '$b.c'] }, copy: '$b' })).toEqual({
      sum: 3,
      copy: { c: 2, d: 3 },
    })
    expect(await codeOf(project({ a: 1, b: 0 }))).toBe(31254)
    expect(await codeOf(project({ a: 1, 'a.b': 1 }))).toBe(31249)
  })

  test('sorts, skips, limits, counts and tells distinct values', async () => {
    const things = await seeded(
      'paging',
      Array.from({ length: 30 }, (_, i) => ({ _id: i, n: (i * 7) % 30, group: [`g${i % 3}`, 'all'] })),
    )
    const page = await things.find({}, { sort: { n: -1 }, skip: 5, limit: 3 }).toArray()
    expect(page.map(({ n }) => n)).toEqual([24, 23, 22])
    expect(await things.findOne({}, { sort: { $natural: -1 } })).toMatchObject({ _id: 29 })
    expect(await things.countDocuments({ n: { $lt: 10 } })).toBe(10)
    expect(await things.countDocuments({}, { skip: 25, limit: 10 })).toBe(5)
    expect(await things.estimatedDocumentCount()).toBe(30)
    expect(await things.distinct('group', { n: { $lt: 3 } })).toEqual(
      ['all', 'g0', 'g1', 'g2'].filter((g) => g !== 'none'),
    )
  })
})

describe('a cursor', () => {
  test('streams in batches, survives writes in between, and can be killed', async () => {
    const things = await seeded(
      'streaming',
      Array.from({ length: 1000 }, (_, i) => ({ _id: i, text: 'x'.repeat(100) })),
    )
    const cursor = things.find({}, { batchSize: 50 })
    let seen = 0
    for await (const { _id } of cursor) {
      if (_id === 100) await things.deleteMany({ _id: { $gte: 900 } } as Document)
      seen++
    }
    expect(seen).toBe(900)
    const killed = things.find({}, { batchSize: 10 })
    await killed.next()
    const id = killed.id as Long
    await killed.close()
    expect(await codeOf(started.db.command({ getMore: id, collection: 'streaming' }))).toBe(43)
    const { cursor: raw } = await started.db.command({ find: 'streaming', batchSize: 0 })
    expect([raw.firstBatch.length, raw.id.isZero?.() ?? raw.id === 0]).toEqual([0, false])
  })

  test('splits batches at 16 MB', async () => {
    const things = await seeded('heavy', []).catch(() => started.db.collection<Loose>('heavy'))
    for (let i = 0; i < 5; i++) await things.insertOne({ _id: i as never, text: 'x'.repeat(6 * 1024 * 1024) })
    expect((await things.find().toArray()).length).toBe(5)
  })
})

describe('aggregate', () => {
  test('groups, joins, unions, splits and truncates dates in Vietnamese time', async () => {
    await seeded('communes', [
      { _id: 'c1', name: 'Vũ Phúc' },
      { _id: 'c2', name: 'Tân Hưng' },
    ])
    const cases = await seeded('cases', [
      { _id: 1, commune: 'c1', at: new Date('2026-07-01T18:00:00Z'), fee: 10, tags: ['a', 'b'] },
      { _id: 2, commune: 'c1', at: new Date('2026-07-02T02:00:00Z'), fee: 20, tags: ['b'] },
      { _id: 3, commune: 'c2', at: new Date('2026-07-02T20:00:00Z'), fee: 5, tags: [] },
    ])
    const run = (pipeline: Document[]) => cases.aggregate(pipeline).toArray()
    expect(
      await run([
        {
          $group: {
            _id: { $dateTrunc: { date: '$at', unit: 'day', timezone: 'Asia/Ho_Chi_Minh' } },
            n: { $sum: 1 },
            fee: { $avg: '$fee' },
          },
        },
        { $sort: { _id: 1 } },
      ]),
    ).toEqual([
      { _id: new Date('2026-07-01T17:00:00Z'), n: 2, fee: 15 },
      { _id: new Date('2026-07-02T17:00:00Z'), n: 1, fee: 5 },
    ])
    expect(
      await run([
        { $match: { fee: { $gt: 5 } } },
        { $lookup: { from: 'communes', localField: 'commune', foreignField: '_id', as: 'place' } },
        { $set: { place: { $first: '$place.name' } } },
        { $project: { place: 1 } },
        { $limit: 1 },
      ]),
    ).toEqual([{ _id: 1, place: 'Vũ Phúc' }])
    expect(
      await started.db
        .collection('communes')
        .aggregate([
          {
            $lookup: {
              from: 'cases',
              let: { id: '$_id' },
              pipeline: [{ $match: { $expr: { $eq: ['$commune', '$$id'] } } }, { $count: 'n' }],
              as: 'cases',
            },
          },
          { $sort: { _id: 1 } },
        ])
        .toArray(),
    ).toEqual([
      { _id: 'c1', name: 'Vũ Phúc', cases: [{ n: 2 }] },
      { _id: 'c2', name: 'Tân Hưng', cases: [{ n: 1 }] },
    ])
    expect(
      await run([
        {
          $facet: {
            byTag: [{ $unwind: '$tags' }, { $sortByCount: '$tags' }],
            total: [{ $group: { _id: null, fee: { $sum: '$fee' } } }],
          },
        },
      ]),
    ).toEqual([
      {
        byTag: [
          { _id: 'b', count: 2 },
          { _id: 'a', count: 1 },
        ],
        total: [{ _id: null, fee: 35 }],
      },
    ])
    expect(
      (
        await run([
          { $project: { _id: 1 } },
          { $unionWith: { coll: 'communes', pipeline: [{ $match: { _id: 'c1' } }] } },
        ])
      ).length,
    ).toBe(4)
    expect(await run([{ $bucket: { groupBy: '$fee', boundaries: [0, 10, 100], output: { n: { $sum: 1 } } } }])).toEqual(
      [
        { _id: 0, n: 1 },
        { _id: 10, n: 2 },
      ],
    )
    expect(
      await run([
        { $group: { _id: '$commune', ids: { $push: '$_id' }, last: { $max: '$at' } } },
        { $sort: { _id: -1 } },
      ]),
    ).toMatchObject([
      { _id: 'c2', ids: [3] },
      { _id: 'c1', ids: [1, 2], last: new Date('2026-07-02T02:00:00Z') },
    ])
    expect(
      await run([
        {
          $setWindowFields: {
            sortBy: { at: 1 },
            output: { running: { $sum: '$fee', window: { documents: ['unbounded', 'current'] } } },
          },
        },
        { $project: { running: 1 } },
      ]),
    ).toEqual([
      { _id: 1, running: 10 },
      { _id: 2, running: 30 },
      { _id: 3, running: 35 },
    ])
  })

  test('prunes, merges and ranks', async () => {
    const things = await seeded('shapes', [
      { _id: 1, level: 1, none: null, sub: { level: 5, x: 1 }, list: [{ level: 1, y: 1 }, { level: 9 }] },
      { _id: 2, level: 7, sub: { z: 2 } },
    ])
    const prune = { $cond: [{ $gt: ['$level', 3] }, '$$PRUNE', '$$DESCEND'] }
    expect(await things.aggregate([{ $redact: prune }]).toArray()).toEqual([
      { _id: 1, level: 1, none: null, list: [{ level: 1, y: 1 }] },
    ])
    expect(
      await things
        .aggregate([
          {
            $group: {
              _id: null,
              all: { $mergeObjects: '$sub' },
              top: { $topN: { n: 1, sortBy: { level: -1 }, output: '$_id' } },
            },
          },
        ])
        .toArray(),
    ).toEqual([{ _id: null, all: { level: 5, x: 1, z: 2 }, top: [2] }])
    expect(await codeOf(things.aggregate([{ $set: { n: { $toInt: 'abc' } } }]).toArray())).toBe(241)
    expect(await codeOf(things.aggregate([{ $set: { n: { $add: ['abc', 1] } } }]).toArray())).toBe(14)
  })

  test('groups by ids and by nested keys', async () => {
    const [a, b] = [new ObjectId(), new ObjectId()]
    const things = await seeded('by_id', [
      { o: a, x: 1 },
      { o: new ObjectId(a.toHexString()), x: 1 },
      { o: b, x: 2 },
    ])
    const groups = await things
      .aggregate([{ $group: { _id: { o: '$o', x: '$x' }, n: { $sum: 1 } } }, { $sort: { n: -1 } }])
      .toArray()
    expect(groups).toEqual([
      { _id: { o: a, x: 1 }, n: 2 },
      { _id: { o: b, x: 2 }, n: 1 },
    ])
  })

  test('sums decimals and longs exactly', async () => {
    const things = await seeded('exact', [
      { m: Decimal128.fromString('0.1'), l: Long.MAX_VALUE.sub(1) },
      { m: Decimal128.fromString('0.2'), l: Long.ONE },
    ])
    const [sum] = await things
      .aggregate([{ $group: { _id: null, m: { $sum: '$m' }, l: { $sum: '$l' } } }], { promoteLongs: false })
      .toArray()
    expect(String(sum?.m)).toBe('0.3')
    expect(String(sum?.l)).toBe('9223372036854775807')
  })

  test('writes its result with $merge and $out', async () => {
    const source = await seeded('source', [
      { _id: 1, n: 1 },
      { _id: 2, n: 2 },
    ])
    await seeded('target', [{ _id: 1, kept: true }])
    await source.aggregate([{ $merge: { into: 'target' } }]).toArray()
    const target = started.db.collection('target')
    expect(await target.find().sort({ _id: 1 }).toArray()).toEqual([
      { _id: 1, kept: true, n: 1 },
      { _id: 2, n: 2 },
    ])
    await source.aggregate([{ $match: { n: 2 } }, { $out: 'target' }]).toArray()
    expect(await target.find().toArray()).toEqual([{ _id: 2, n: 2 }])
    expect(await codeOf(source.aggregate([{ $out: 'x' }, { $match: {} }]).toArray())).toBe(40601)
  })

  test('streams without holding the collection', async () => {
    const things = started.db.collection<Loose>('streaming')
    const cursor = things.aggregate([{ $set: { n: { $add: ['$_id', 1] } } }], { batchSize: 20 })
    expect(await cursor.next()).toMatchObject({ n: 1 })
    expect((await cursor.toArray()).length).toBe(899)
  })
})

test('GridFS stores, reads, lists and deletes files', async () => {
  const bucket = new GridFSBucket(started.db, { chunkSizeBytes: 100_000 })
  const content = Buffer.from(Array.from({ length: 350_000 }, (_, i) => i % 251))
  const upload = bucket.openUploadStream('photo.jpg', { metadata: { of: 'case' } })
  await new Promise((resolve, reject) => upload.once('finish', resolve).once('error', reject).end(content))
  const read = async (options = {}) => Buffer.concat(await bucket.openDownloadStream(upload.id, options).toArray())
  expect((await read()).equals(content)).toBe(true)
  expect((await read({ start: 99_990, end: 200_010 })).equals(content.subarray(99_990, 200_010))).toBe(true)
  expect(await bucket.find({ 'metadata.of': 'case' }).toArray()).toMatchObject([
    { filename: 'photo.jpg', length: 350_000 },
  ])
  await bucket.delete(upload.id)
  expect(await started.db.collection('fs.chunks').countDocuments()).toBe(0)
})
