import {
  type Collection,
  Decimal128,
  type Document,
  Double,
  Int32,
  Long,
  type MongoBulkWriteError,
  ObjectId,
} from 'mongodb'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Loose, rejection, startForTest } from './start.js'

let started: Awaited<ReturnType<typeof startForTest>>
beforeAll(async () => {
  started = await startForTest()
})
afterAll(() => started.stop())

let round = 0
let things = undefined as unknown as Collection<Loose>
beforeEach(() => {
  things = started.db.collection(`writes_${round++}`)
})
/** Applies an update to one document and gives the document after it. */
const changed = async (
  document: Document,
  update: Document | Document[],
  filter: Document = {},
  options: Document = {},
) => {
  const { insertedId } = await things.insertOne({ ...document })
  await things.updateOne({ _id: insertedId, ...filter }, update, options)
  const { _id, ...rest } = (await things.findOne({ _id: insertedId })) as Document
  return rest
}
const codeOf = async (promise: Promise<unknown>) => (await rejection(promise)).code

describe('insert', () => {
  test('stops at the first error when ordered, and goes on when not, telling each with its place', async () => {
    const list = [{ _id: 1 }, { _id: 1 }, { _id: 2 }, { _id: 2 }, { _id: 3 }]
    const ordered = (await rejection(things.insertMany(list as never[]))) as unknown as MongoBulkWriteError
    expect(ordered.insertedCount).toBe(1)
    expect(await things.countDocuments()).toBe(1)
    await things.deleteMany({})
    const unordered = (await rejection(
      things.insertMany(list as never[], { ordered: false }),
    )) as unknown as MongoBulkWriteError
    expect(unordered.insertedCount).toBe(3)
    expect([unordered.writeErrors].flat().map(({ index, code }) => [index, code])).toEqual([
      [1, 11000],
      [3, 11000],
    ])
  })

  test('keeps every BSON type as it was sent, also in fields an update did not touch', async () => {
    const document = {
      _id: 1,
      i: new Int32(5),
      d: new Double(5),
      l: Long.fromString('5'),
      big: Long.MAX_VALUE,
      m: Decimal128.fromString('5.10'),
    }
    await things.insertOne(document as never)
    await things.updateOne({}, { $set: { other: 1 } })
    await things.updateOne({}, [{ $set: { computed: { $add: ['$i', 1] } } }])
    const found = await things.findOne({}, { promoteValues: false })
    expect(found).toEqual({ ...document, _id: new Int32(1), other: new Int32(1), computed: new Int32(6) })
    expect(await things.findOne({}, { promoteValues: false, projection: { d: 1, _id: 0 } })).toEqual({
      d: new Double(5),
    })
  })

  test('refuses a document over 16 MB with a code, and the connection lives on', async () => {
    const big = 'x'.repeat(16.5 * 1024 * 1024)
    expect(await codeOf(started.db.command({ insert: things.collectionName, documents: [{ big }] }))).toBe(10334)
    await things.insertOne({ _id: 1 as never, half: 'x'.repeat(9 * 1024 * 1024) })
    expect(await codeOf(things.updateOne({}, { $set: { other: 'x'.repeat(9 * 1024 * 1024) } }))).toBe(17419)
    expect(await things.countDocuments({ other: { $exists: false } })).toBe(1)
    expect(started.errors).toEqual([])
  })

  test('refuses ids that can be none, and makes one where there is none', async () => {
    expect(await codeOf(things.insertOne({ _id: [1] as never }))).toBe(53)
    await started.db.command({ insert: things.collectionName, documents: [{ x: 1 }] })
    expect((await things.findOne({ x: 1 }))?._id).toBeInstanceOf(ObjectId)
  })
})

describe('update', () => {
  test('sets, counts, renames, removes and dates fields', async () => {
    expect(
      await changed({ a: { b: 1 }, n: 1 }, { $set: { 'a.c': 2, 'x.y.z': 3 }, $inc: { n: 2.5, 'm.k': 1 } }),
    ).toEqual({
      a: { b: 1, c: 2 },
      n: 3.5,
      x: { y: { z: 3 } },
      m: { k: 1 },
    })
    expect(await changed({ a: 1, b: 2 }, { $rename: { a: 'c.d' }, $unset: { b: '' } })).toEqual({ c: { d: 1 } })
    expect(await changed({ a: 5, b: 5 }, { $min: { a: 3, x: 1 }, $max: { b: 3 }, $mul: { y: 5 } })).toEqual({
      a: 3,
      b: 5,
      x: 1,
      y: 0,
    })
    const dated = await changed({}, { $currentDate: { at: true, stamp: { $type: 'timestamp' } } })
    expect(Math.abs((dated.at as Date).getTime() - Date.now())).toBeLessThan(5000)
    expect(await changed({ bits: 12 }, { $bit: { bits: { and: 10 } } })).toEqual({ bits: 8 })
  })

  test('adds exactly over the limits of its number types', async () => {
    const typed = async (value: unknown, increment: unknown) => {
      await things.deleteMany({})
      await things.insertOne({ n: value })
      await things.updateOne({}, { $inc: { n: increment as number } })
      return (await things.findOne({}, { promoteValues: false }))?.n
    }
    expect(await typed(new Int32(2147483647), 1)).toEqual(Long.fromNumber(2147483648))
    expect(await typed(Long.fromString('9007199254740993'), 1)).toEqual(Long.fromString('9007199254740994'))
    expect(String(await typed(Decimal128.fromString('0.1'), Decimal128.fromString('0.2')))).toBe('0.3')
    expect(await codeOf(typed(Long.MAX_VALUE, 1))).toBe(2)
    expect(await codeOf(typed('text', 1))).toBe(14)
  })

  test('changes arrays', async () => {
    expect(await changed({ a: [3, 1] }, { $push: { a: { $each: [2, 5], $sort: 1, $slice: -3 } } })).toEqual({
      a: [2, 3, 5],
    })
    expect(await changed({ a: [1] }, { $push: { a: { $each: [0], $position: 0 }, b: 'new' } })).toEqual({
      a: [0, 1],
      b: ['new'],
    })
    expect(await changed({ a: [{ s: 2 }, { s: 1 }] }, { $push: { a: { $each: [], $sort: { s: 1 } } } })).toEqual({
      a: [{ s: 1 }, { s: 2 }],
    })
    expect(await changed({ a: [1, { x: 1 }] }, { $addToSet: { a: { $each: [1, 2, { x: 1 }] } } })).toEqual({
      a: [1, { x: 1 }, 2],
    })
    expect(
      await changed({ a: [1, 5, 9], b: [{ k: 1, v: 2 }, { k: 2 }] }, { $pull: { a: { $gt: 4 }, b: { k: 1 } } }),
    ).toEqual({ a: [1], b: [{ k: 2 }] })
    const rated = { l: [{ s: 1, k: 'a' }, { s: 5, k: 'b' }, { s: 9, k: 'c' }, 7] }
    expect(await changed(rated, { $pull: { l: { $or: [{ s: 1 }, { k: 'c' }] } } } as Document)).toEqual({
      l: [{ s: 5, k: 'b' }, 7],
    })
    expect(
      await changed(rated, { $pull: { l: { $and: [{ s: { $gt: 1 } }, { s: { $lt: 9 } }] } } } as Document),
    ).toEqual({ l: [{ s: 1, k: 'a' }, { s: 9, k: 'c' }, 7] })
    expect(await changed(rated, { $pull: { l: { $nor: [{ s: 1 }], k: 'b' } } } as Document)).toEqual({
      l: [{ s: 1, k: 'a' }, { s: 9, k: 'c' }, 7],
    })
    expect(
      await changed({ a: [1, 2, 1], b: [1, 2], c: [1, 2] }, { $pullAll: { a: [1] }, $pop: { b: 1, c: -1 } }),
    ).toEqual({ a: [2], b: [1], c: [2] })
    expect(await changed({ a: [1] }, { $set: { 'a.3': 9 } })).toEqual({ a: [1, null, null, 9] })
    expect(await changed({ a: [1, 2] }, { $unset: { 'a.0': 1 } })).toEqual({ a: [null, 2] })
  })

  test('reaches array elements by position, all of them, and by array filters', async () => {
    const grades = {
      g: [
        { n: 80, std: 8 },
        { n: 85, std: 5 },
        { n: 95, std: 9 },
      ],
    }
    expect((await changed(grades, { $set: { 'g.$.std': 6 } }, { 'g.n': 85 })).g[1]).toEqual({ n: 85, std: 6 })
    expect(
      (await changed(grades, { $inc: { 'g.$.std': 1 } }, { g: { $elemMatch: { n: { $gt: 80 }, std: 9 } } })).g[2].std,
    ).toBe(10)
    const mixed = { g: [{ n: 1 }, { n: 2, std: 5 }, { l: [1, 2] }] }
    expect((await changed(mixed, { $set: { 'g.$.ok': 1 } }, { 'g.std': { $exists: true } })).g[1]).toEqual({
      n: 2,
      std: 5,
      ok: 1,
    })
    expect((await changed(mixed, { $set: { 'g.$.ok': 1 } }, { 'g.l': { $size: 2 } })).g[2]).toEqual({
      l: [1, 2],
      ok: 1,
    })
    expect((await changed(mixed, { $set: { 'g.$.ok': 1 } }, { 'g.1': { $exists: true } })).g[1].ok).toBe(1)
    expect((await changed(mixed, { $set: { 'g.$.ok': 1 } }, { 'g.1.n': 2, g: { $size: 3 } })).g[1].ok).toBe(1)
    expect(await codeOf(changed(mixed, { $set: { 'g.$': 1 } }, { g: { $exists: true } }))).toBe(2)
    expect((await changed({ a: [1, 2, 3] }, { $inc: { 'a.$[]': 10 } })).a).toEqual([11, 12, 13])
    const filtered = await changed(
      grades,
      { $set: { 'g.$[high].ok': true } },
      {},
      { arrayFilters: [{ 'high.n': { $gte: 85 } }] },
    )
    expect(filtered.g.map((grade: Document) => grade.ok)).toEqual([undefined, true, true])
    const nested = { l: [{ q: [1, 5] }, { q: [7] }] }
    expect(
      (await changed(nested, { $set: { 'l.$[].q.$[big]': 0 } }, {}, { arrayFilters: [{ big: { $gt: 4 } }] })).l,
    ).toEqual([{ q: [1, 0] }, { q: [0] }])
    expect(await codeOf(things.updateOne({}, { $set: { 'g.$.std': 1 } }))).toBe(2)
    expect(await codeOf(things.updateOne({}, { $set: { 'g.$[x].std': 1 } }))).toBe(2)
    expect(await codeOf(things.updateOne({}, { $set: { y: 1 } }, { arrayFilters: [{ x: 1 }] }))).toBe(9)
  })

  test('computes with a pipeline', async () => {
    expect(
      await changed({ a: 1, b: [1, 2] }, [
        { $set: { total: { $sum: '$b' }, a: { $add: ['$a', 1] } } },
        { $unset: 'b' },
      ]),
    ).toEqual({ a: 2, total: 3 })
    expect(await changed({ a: 1 }, [{ $replaceWith: { kept: '$a' } }])).toEqual({ kept: 1 })
    expect(await codeOf(things.updateOne({}, [{ $match: {} }]))).toBe(72)
  })

  test('inserts when nothing matches, from the filter and the update', async () => {
    const { upsertedId } = await things.updateOne(
      { 'a.b': 1, c: { $eq: 2 }, d: { $gt: 3 }, $and: [{ e: 4 }] },
      { $set: { f: 5 }, $setOnInsert: { g: 6 } },
      { upsert: true },
    )
    expect(await things.findOne({ _id: upsertedId as never })).toEqual({
      _id: upsertedId,
      a: { b: 1 },
      c: 2,
      e: 4,
      f: 5,
      g: 6,
    })
    await things.updateOne({ c: 2 }, { $set: { f: 7 }, $setOnInsert: { g: 0 } }, { upsert: true })
    expect(await things.findOne({ c: 2 })).toMatchObject({ f: 7, g: 6 })
    await things.replaceOne({ _id: 'own' as never }, { z: 1 }, { upsert: true })
    expect(await things.findOne({ z: 1 })).toEqual({ _id: 'own', z: 1 })
  })

  test('counts what matched and what changed', async () => {
    await things.insertMany([{ a: 1 }, { a: 1 }, { a: 2 }])
    expect(await things.updateMany({ a: 1 }, { $set: { a: 1 } })).toMatchObject({ matchedCount: 2, modifiedCount: 0 })
    expect(await things.updateMany({}, { $set: { a: 2 } })).toMatchObject({ matchedCount: 3, modifiedCount: 2 })
    expect(await things.updateMany({ a: { $gte: 2 } }, { $inc: { a: 1 } })).toMatchObject({ modifiedCount: 3 })
  })

  test('changes and deletes thousands, each once, though the index it reads moves under it', async () => {
    await things.createIndex({ n: 1 })
    await things.insertMany(Array.from({ length: 3000 }, (_, n) => ({ n, hits: 0 })))
    const raised = things.updateMany({ n: { $gte: 500 } }, { $inc: { n: 1000, hits: 1 } })
    const between = things.insertOne({ n: -1, hits: 5 })
    expect(await raised).toMatchObject({ matchedCount: 2500, modifiedCount: 2500 })
    await between
    expect(await things.countDocuments({ hits: 1 })).toBe(2500)
    expect(await things.countDocuments({ n: { $gte: 1500 } }, { hint: 'n_1' })).toBe(2500)
    expect(await things.deleteMany({ n: { $gte: 0 } })).toMatchObject({ deletedCount: 3000 })
    expect(await things.find({}, { hint: 'n_1', projection: { _id: 0 } }).toArray()).toEqual([{ n: -1, hits: 5 }])
  })

  test('refuses what MongoDB refuses, with its codes', async () => {
    await things.insertOne({ _id: 1 as never, a: 1, list: [1] })
    expect(await codeOf(things.updateOne({}, { $set: { a: 1 }, $inc: { a: 1 } }))).toBe(40)
    expect(await codeOf(things.updateOne({}, { $set: { 'a.b': 1 } }))).toBe(28)
    expect(await codeOf(things.updateOne({}, { $set: { _id: 2 } }))).toBe(66)
    expect(await codeOf(things.replaceOne({}, { _id: 2 }))).toBe(66)
    expect(await codeOf(things.updateOne({}, { $push: { a: 1 } } as Document))).toBe(2)
    expect(await codeOf(things.updateOne({}, { $fly: { a: 1 } }))).toBe(9)
    expect(await codeOf(things.updateOne({}, { $set: { 'list.x': 1 } }))).toBe(28)
    expect(await codeOf(things.updateOne({}, { $set: { '': 1 } }))).toBe(56)
    expect(await things.findOne({})).toEqual({ _id: 1, a: 1, list: [1] })
  })
})

describe('bulkWrite and findAndModify', () => {
  test('mix operations and report each', async () => {
    const result = await things.bulkWrite([
      { insertOne: { document: { _id: 1 as never, n: 1 } } },
      { updateOne: { filter: { n: 1 }, update: { $inc: { n: 1 } } } },
      { updateOne: { filter: { n: 9 }, update: { $set: { n: 9 } }, upsert: true } },
      { deleteOne: { filter: { n: 2 } } },
    ])
    expect(result).toMatchObject({ insertedCount: 1, modifiedCount: 1, upsertedCount: 1, deletedCount: 1 })
  })

  test('give the document before or after, by the sort, or remove it', async () => {
    await things.insertMany([{ n: 1, x: [1, 2] }, { n: 2 }, { n: 3 }])
    expect(await things.findOneAndUpdate({}, { $inc: { n: 10 } }, { sort: { n: -1 } })).toMatchObject({ n: 3 })
    expect(
      await things.findOneAndUpdate({ n: 13 }, { $inc: { n: 1 } }, { returnDocument: 'after', projection: { _id: 0 } }),
    ).toEqual({ n: 14 })
    expect(await things.findOneAndDelete({ n: 14 })).toMatchObject({ n: 14 })
    expect(await things.findOneAndUpdate({ n: 99 }, { $set: { y: 1 } })).toBeNull()
    expect(
      await things.findOneAndReplace({ n: 99 }, { n: 99 }, { upsert: true, returnDocument: 'after' }),
    ).toMatchObject({ n: 99 })
    const won = await Promise.all(
      Array.from({ length: 10 }, () => things.findOneAndUpdate({ n: 2 }, { $set: { n: 20 } })),
    )
    expect(won.filter(Boolean).length).toBe(1)
  })

  test('delete one or all', async () => {
    await things.insertMany([{ a: 1 }, { a: 1 }, { a: 2 }])
    expect(await things.deleteOne({ a: 1 })).toMatchObject({ deletedCount: 1 })
    expect(await things.deleteMany({ a: { $lte: 2 } })).toMatchObject({ deletedCount: 2 })
  })
})
