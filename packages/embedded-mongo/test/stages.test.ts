import { EJSON } from 'bson'
import { Decimal128, type Document, Double, Int32, Long, ObjectId } from 'mongodb'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Loose, rejection, startForTest } from './start.js'

let started: Awaited<ReturnType<typeof startForTest>>
beforeAll(async () => {
  started = await startForTest()
})
afterAll(async () => {
  await started.stop()
})

const int = (value: number) => new Int32(value)
const long = (value: number) => Long.fromNumber(value)
const double = (value: number) => new Double(value)
const decimal = (value: string) => Decimal128.fromString(value)
const at = (text: string) => new Date(text)

const run = (documents: Document[], pipeline: Document[], promoteValues = false, more: Document = {}) =>
  started.db
    .aggregate([{ $documents: documents.map((one) => ({ $literal: one })) }, ...pipeline], { promoteValues, ...more })
    .toArray()
const shown = (value: unknown) => EJSON.stringify(value, { relaxed: false })

type Example = { name: string; documents: Document[]; pipeline: Document[]; answer: unknown[] }
const answers = (table: Example[]) =>
  test.each(table)('$name', async ({ documents, pipeline, answer }) => {
    expect(shown(await run(documents, pipeline))).toBe(shown(answer))
  })
const refusals = (table: Array<[Document, number]>) =>
  test.each(table.map(([stage, code]) => [shown(stage), stage, code] as const))('%s', async (_, stage, code) => {
    expect(await rejection(run([{ a: 1, list: [1] }], [stage], true))).toMatchObject({ code })
  })

const mixed = [
  { n: int(1) },
  { n: double(2.5) },
  { n: long(4) },
  { n: 'text' },
  { n: null },
  {},
  { n: [int(9)] },
  { n: true },
]
const numbers = [4, 1, 3, 2].map((n) => ({ n: int(n) }))

describe('group', () => {
  answers([
    {
      name: 'sums and means leave out what isn’t a number, and give the widest kind',
      documents: mixed,
      pipeline: [
        { $group: { _id: null, sum: { $sum: '$n' }, mean: { $avg: '$n' }, n: { $sum: 1 }, c: { $count: {} } } },
      ],
      answer: [{ _id: null, sum: double(7.5), mean: double(2.5), n: int(8), c: int(8) }],
    },
    {
      name: 'kinds of sums',
      documents: [
        { i: int(2_147_483_647), l: long(1), d: decimal('0.10') },
        { i: int(1), l: int(2), d: decimal('0.20') },
      ],
      pipeline: [{ $group: { _id: null, i: { $sum: '$i' }, l: { $sum: '$l' }, d: { $sum: '$d' }, m: { $avg: '$d' } } }],
      answer: [{ _id: null, i: long(2_147_483_648), l: long(3), d: decimal('0.30'), m: decimal('0.15') }],
    },
    {
      name: 'of no number',
      documents: [{ n: 'x' }, {}],
      pipeline: [
        {
          $group: {
            _id: '$none',
            sum: { $sum: '$n' },
            mean: { $avg: '$n' },
            min: { $min: '$no' },
            first: { $first: '$no' },
          },
        },
      ],
      answer: [{ _id: null, sum: int(0), mean: null, min: null, first: null }],
    },
    {
      name: 'least and greatest in BSON’s order, without null',
      documents: mixed,
      pipeline: [{ $group: { _id: null, min: { $min: '$n' }, max: { $max: '$n' } } }],
      answer: [{ _id: null, min: int(1), max: true }],
    },
    {
      name: 'a missing id and null are one group; equal numbers of other kinds too, under the first',
      documents: [{ k: null }, {}, { k: int(1) }, { k: double(1) }],
      pipeline: [{ $group: { _id: '$k', n: { $sum: 1 } } }],
      answer: [
        { _id: null, n: int(2) },
        { _id: int(1), n: int(2) },
      ],
    },
    {
      name: 'lists, sets and documents',
      documents: [{ n: int(1), o: { a: int(1) } }, { n: double(1), o: { b: int(2) } }, { o: null }],
      pipeline: [
        { $group: { _id: null, all: { $push: '$n' }, set: { $addToSet: '$n' }, merged: { $mergeObjects: '$o' } } },
      ],
      answer: [{ _id: null, all: [int(1), double(1)], set: [int(1)], merged: { a: int(1), b: int(2) } }],
    },
    {
      name: 'quantiles and the N best',
      documents: numbers,
      pipeline: [
        {
          $group: {
            _id: null,
            median: { $median: { input: '$n', method: 'approximate' } },
            p: { $percentile: { input: '$n', p: [double(0.25), double(0.9)], method: 'approximate' } },
            top: { $topN: { n: 2, sortBy: { n: -1 }, output: '$n' } },
            bottom: { $bottom: { sortBy: { n: -1 }, output: '$n' } },
            first: { $firstN: { n: 2, input: '$n' } },
            least: { $minN: { n: 2, input: '$n' } },
            spread: { $stdDevPop: '$n' },
          },
        },
      ],
      answer: [
        {
          _id: null,
          median: double(2),
          p: [double(1), double(4)],
          top: [int(4), int(3)],
          bottom: int(1),
          first: [int(4), int(1)],
          least: [int(1), int(2)],
          spread: double(Math.sqrt(1.25)),
        },
      ],
    },
  ])
  refusals([
    [{ $group: { n: { $sum: 1 } } }, 15955],
    [{ $group: 1 }, 15947],
    [{ $group: { _id: 1, n: 1 } }, 40234],
    [{ $group: { _id: 1, n: { $sum: 1, $avg: 1 } } }, 40238],
    [{ $group: { _id: 1, 'a.b': { $sum: 1 } } }, 40235],
    [{ $group: { _id: 1, n: { $add: [1] } } }, 15952],
    [{ $group: { _id: 1, n: { $sum: [1, 2] } } }, 40237],
    [{ $group: { _id: 1, n: { $rank: {} } } }, 15952],
    [{ $group: { _id: 1, n: { $accumulator: {} } } }, 31264],
    [{ $group: { _id: 1, n: { $median: { input: '$a' } } } }, 40414],
  ])
})

describe('unwind, fields and roots', () => {
  const lists = [
    { i: int(1), l: ['a', 'b'] },
    { i: int(2), l: [] },
    { i: int(3) },
    { i: int(4), l: null },
    { i: int(5), l: 'x' },
  ]
  answers([
    {
      name: '$unwind leaves out what is empty, and takes one value as a list of one',
      documents: lists,
      pipeline: [{ $unwind: '$l' }],
      answer: [
        { i: int(1), l: 'a' },
        { i: int(1), l: 'b' },
        { i: int(5), l: 'x' },
      ],
    },
    {
      name: '$unwind keeps the empty and numbers the others',
      documents: lists,
      pipeline: [{ $unwind: { path: '$l', preserveNullAndEmptyArrays: true, includeArrayIndex: 'at' } }],
      answer: [
        { i: int(1), l: 'a', at: long(0) },
        { i: int(1), l: 'b', at: long(1) },
        { i: int(2), at: null },
        { i: int(3), at: null },
        { i: int(4), l: null, at: null },
        { i: int(5), l: 'x', at: null },
      ],
    },
    {
      name: '$set goes into documents and lists, and takes away',
      documents: [{ o: { a: int(1) }, l: [{ x: int(1) }, int(2)], gone: int(1) }],
      pipeline: [{ $set: { 'o.b': '$o.a', l: { y: 0 }, new: { deep: '$nothing' }, gone: '$$REMOVE' } }],
      answer: [{ o: { a: int(1), b: int(1) }, l: [{ x: int(1), y: int(0) }, { y: int(0) }], new: {} }],
    },
    {
      name: '$project computes, keeps and leaves out',
      documents: [{ a: long(1), b: { c: double(1), d: int(2) } }],
      pipeline: [{ $project: { 'b.c': 1, n: { $add: ['$a', 1] }, none: '$nothing' } }],
      answer: [{ b: { c: double(1) }, n: long(2) }],
    },
    {
      name: '$project computes inside of lists and documents, and leaves the rest of them out',
      documents: [{ a: { b: [{ c: int(1), d: int(2) }, int(3)], e: int(4) } }, { a: { b: [] } }, { a: int(5) }, {}],
      pipeline: [{ $project: { 'a.b.c': { $literal: 9 } } }],
      answer: [
        { a: { b: [{ c: int(9) }] } },
        { a: { b: [] } },
        { a: { b: { c: int(9) } } },
        { a: { b: { c: int(9) } } },
      ],
    },
    {
      name: '$project computes an _id',
      documents: [{ _id: int(1), a: int(2) }],
      pipeline: [{ $project: { _id: '$a' } }],
      answer: [{ _id: int(2) }],
    },
    {
      name: '$replaceRoot',
      documents: [{ o: { a: int(1) } }],
      pipeline: [{ $replaceRoot: { newRoot: { $mergeObjects: ['$o', { b: 2 }] } } }],
      answer: [{ a: int(1), b: int(2) }],
    },
    {
      name: 'the order of missing, null and all kinds',
      documents: mixed,
      pipeline: [{ $sort: { n: -1 } }, { $group: { _id: null, all: { $push: { $ifNull: ['$n', 'null'] } } } }],
      answer: [{ _id: null, all: [true, 'text', [int(9)], long(4), double(2.5), int(1), 'null', 'null'] }],
    },
    {
      name: '$sortByCount, $skip, $limit, $count',
      documents: [{ k: 'a' }, { k: 'b' }, { k: 'b' }, { k: 'c' }],
      pipeline: [
        {
          $facet: {
            by: [{ $sortByCount: '$k' }, { $limit: 1 }],
            n: [{ $skip: 1 }, { $count: 'n' }],
            none: [{ $match: { k: 'z' } }, { $count: 'n' }],
          },
        },
      ],
      answer: [{ by: [{ _id: 'b', count: int(2) }], n: [{ n: int(3) }], none: [] }],
    },
    {
      name: '$bucket',
      documents: [{ n: int(0) }, { n: double(9.5) }, { n: int(10) }, { n: 'x' }],
      pipeline: [
        { $bucket: { groupBy: '$n', boundaries: [0, 10, 20], default: 'other', output: { n: { $push: '$n' } } } },
      ],
      answer: [
        { _id: int(0), n: [int(0), double(9.5)] },
        { _id: int(10), n: [int(10)] },
        { _id: 'other', n: ['x'] },
      ],
    },
  ])
  refusals([
    [{ $unwind: 'list' }, 28818],
    [{ $unwind: 1 }, 15981],
    [{ $unwind: {} }, 28812],
    [{ $unwind: { path: 1 } }, 28808],
    [{ $unwind: { path: '$list', includeArrayIndex: '$i' } }, 28822],
    [{ $unwind: { path: '$list', preserveNullAndEmptyArrays: 1 } }, 28809],
    [{ $unwind: { path: '$list', keep: true } }, 28811],
    [{ $set: {} }, 40177],
    [{ $set: { a: {} } }, 40180],
    [{ $set: { a: 1, 'a.b': 2 } }, 40176],
    [{ $set: { $a: 1 } }, 16410],
    [{ $project: {} }, 51272],
    [{ $project: { a: 1, b: 0 } }, 31254],
    [{ $project: { a: 1, 'a.b': '$list' } }, 31249],
    [{ $replaceRoot: { newRoot: '$a' } }, 40228],
    [{ $replaceWith: '$nothing' }, 40228],
    [{ $limit: 0 }, 15958],
    [{ $limit: 'x' }, 5107201],
    [{ $skip: -1 }, 5107200],
    [{ $sort: {} }, 15976],
    [{ $count: '' }, 40156],
    [{ $count: '$a' }, 40158],
    [{ $sortByCount: 'a' }, 40148],
    [{ $match: 1 }, 15959],
    [{ $facet: {} }, 40169],
    [{ $facet: { a: [{ $facet: { b: [] } }] } }, 40600],
    [{ $bucket: { groupBy: '$a', boundaries: [5, 10] } }, 40066],
    [{ $bucket: { groupBy: '$a', boundaries: [5] } }, 40192],
    [{ $bucket: { groupBy: '$a', boundaries: [5, 1] } }, 40194],
    [{ $bucket: { groupBy: '$a', boundaries: [5, 'x'] } }, 40193],
    [{ $bucket: { groupBy: 'a', boundaries: [1, 2] } }, 40202],
    [{ $bucket: { groupBy: '$a', boundaries: [1, 9], default: 3 } }, 40199],
    [{ $fly: 1 }, 40324],
    [{ $bucketAuto: { groupBy: '$a', buckets: 2 } }, 238],
    [{ $densify: {} }, 238],
    [{ $fill: {} }, 238],
    [{ $geoNear: {} }, 238],
    [{ $documents: [] }, 40602],
  ])
})

describe('sample', () => {
  test('gives each document at most once, and no more than there are', async () => {
    for (let i = 0; i < 20; i++) {
      const found = await run(numbers, [{ $sample: { size: 3 } }], true)
      expect(new Set(found.map(({ n }) => n)).size).toBe(3)
    }
    expect((await run(numbers, [{ $sample: { size: 100 } }], true)).map(({ n }) => n).sort()).toEqual([1, 2, 3, 4])
  })
  test('draws all alike', async () => {
    const firsts = await Promise.all(
      Array.from({ length: 200 }, async () => (await run(numbers, [{ $sample: { size: 1 } }], true))[0]?.n),
    )
    for (const n of [1, 2, 3, 4]) expect(firsts.filter((one) => one === n).length).toBeGreaterThan(15)
  })
  refusals([
    [{ $sample: {} }, 28749],
    [{ $sample: 3 }, 28745],
    [{ $sample: { size: 'x' } }, 28746],
    [{ $sample: { size: 0 } }, 28747],
    [{ $sample: { size: -1 } }, 28747],
    [{ $sample: { count: 1 } }, 28748],
  ])
})

describe('windows', () => {
  const days = [
    { c: 'b', d: at('2026-01-03T00:00:00Z'), n: int(5) },
    { c: 'a', d: at('2026-01-01T00:00:00Z'), n: int(1) },
    { c: 'a', d: at('2026-01-02T00:00:00Z'), n: int(2) },
    { c: 'a', d: at('2026-01-05T00:00:00Z'), n: int(2) },
  ]
  const windowed = (output: Document, sortBy: Document | undefined = { d: 1 }): Document[] => [
    { $setWindowFields: { partitionBy: '$c', ...(sortBy && { sortBy }), output } },
    { $group: { _id: null, all: { $push: '$x' } } },
    { $project: { _id: 0 } },
  ]
  const table: Array<[string, Document, Document | undefined, unknown[]]> = [
    [
      'running sum',
      { $sum: '$n', window: { documents: ['unbounded', 'current'] } },
      { d: 1 },
      [int(1), int(3), int(5), int(5)],
    ],
    ['whole partition', { $avg: '$n' }, { d: 1 }, [double(5 / 3), double(5 / 3), double(5 / 3), double(5)]],
    [
      'neighbours',
      { $push: '$n', window: { documents: [-1, 1] } },
      { d: 1 },
      [[int(1), int(2)], [int(1), int(2), int(2)], [int(2), int(2)], [int(5)]],
    ],
    ['behind', { $sum: '$n', window: { documents: [1, 'unbounded'] } }, { d: 1 }, [int(4), int(2), int(0), int(0)]],
    ['two days', { $sum: '$n', window: { range: [-1, 0], unit: 'day' } }, { d: 1 }, [int(1), int(3), int(2), int(5)]],
    [
      'a range of numbers',
      { $count: {}, window: { range: [-1, 'current'] } },
      { n: 1 },
      [int(1), int(3), int(3), int(1)],
    ],
    ['rank', { $rank: {} }, { n: -1 }, [int(1), int(1), int(3), int(1)]],
    ['dense rank', { $denseRank: {} }, { n: -1 }, [int(1), int(1), int(2), int(1)]],
    ['number', { $documentNumber: {} }, { d: 1 }, [int(1), int(2), int(3), int(1)]],
    ['shift', { $shift: { output: '$n', by: -1, default: 'none' } }, { d: 1 }, ['none', int(1), int(2), 'none']],
    ['without order', { $max: '$n' }, undefined, [int(2), int(2), int(2), int(5)]],
  ]
  test.each(table)('%s', async (_, field, sortBy, all) => {
    expect(shown(await run(days, windowed({ x: field }, sortBy)))).toBe(shown([{ all }]))
  })
  refusals([
    [{ $setWindowFields: { output: { x: { $sum: '$a', window: { documents: [-1, 0] } } } } }, 5339901],
    [{ $setWindowFields: { sortBy: { a: 1 }, output: { x: { $sum: '$a', window: { documents: [1, 0] } } } } }, 5339900],
    [{ $setWindowFields: { output: { x: { $rank: {} } } } }, 5371602],
    [{ $setWindowFields: { sortBy: { a: 1 }, output: { x: { $rank: {}, window: {} } } } }, 5371601],
    [{ $setWindowFields: { sortBy: { a: 1 }, output: { x: { $fly: 1 } } } }, 9],
    [{ $setWindowFields: { sortBy: { a: 1 }, output: { x: { $derivative: {} } } } }, 238],
    [{ $setWindowFields: { partitionBy: '$list', output: { x: { $sum: 1 } } } }, 14],
    [{ $setWindowFields: { sortBy: { a: 1 } } }, 40414],
  ])
})

describe('with collections', () => {
  const collection = (name: string) => started.db.collection<Loose>(name)
  const typed = { promoteValues: false }
  beforeEach(async () => {
    for (const name of ['cases', 'communes', 'merged']) await collection(name).deleteMany({})
    await collection('communes').insertMany([
      { _id: 'c1', name: 'Vũ Phúc', people: long(10), next: 'c2' },
      { _id: 'c2', name: 'Tân Hưng', people: long(20), next: 'c3' },
      { _id: 'c3', name: 'Đông Hưng', people: long(30), next: 'c1' },
    ])
    await collection('cases').insertMany([
      { _id: 1, commune: 'c1', fee: double(3) },
      { _id: 2, commune: 'c2', fee: int(4) },
      { _id: 3, fee: long(5) },
    ])
  })

  test('$lookup binds its let to expressions and joins null to missing', async () => {
    const lookup = {
      from: 'cases',
      let: { id: '$_id', least: { $add: [1, 2] } },
      pipeline: [
        { $match: { $expr: { $and: [{ $eq: ['$commune', '$$id'] }, { $gte: ['$fee', '$$least'] }] } } },
        { $project: { _id: 0, fee: 1, who: '$$id' } },
      ],
      as: 'found',
    }
    const found = await collection('communes')
      .aggregate([{ $lookup: lookup }, { $sort: { _id: 1 } }, { $project: { found: 1 } }], typed)
      .toArray()
    expect(shown(found)).toBe(
      shown([
        { _id: 'c1', found: [{ fee: double(3), who: 'c1' }] },
        { _id: 'c2', found: [{ fee: int(4), who: 'c2' }] },
        { _id: 'c3', found: [] },
      ]),
    )
    const joined = await collection('cases')
      .aggregate([
        { $match: { _id: 3 } },
        { $lookup: { from: 'cases', localField: 'commune', foreignField: 'commune', as: 'same' } },
      ])
      .toArray()
    expect(joined[0]?.same).toMatchObject([{ _id: 3 }])
    const unbound = { from: 'cases', pipeline: [{ $match: { $expr: { $eq: ['$commune', '$$id'] } } }], as: 'x' }
    expect(
      await rejection(
        collection('communes')
          .aggregate([{ $lookup: unbound }])
          .toArray(),
      ),
    ).toMatchObject({ code: 17276 })
  })

  test('$graphLookup reaches each document once, with its depth', async () => {
    const reach = {
      from: 'communes',
      startWith: '$next',
      connectFromField: 'next',
      connectToField: '_id',
      as: 'all',
      depthField: 'depth',
    }
    const [found] = await collection('communes')
      .aggregate([{ $match: { _id: 'c1' } }, { $graphLookup: reach }], typed)
      .toArray()
    expect(shown(found?.all.map(({ _id, depth }: Document) => [_id, depth]))).toBe(
      shown([
        ['c2', long(0)],
        ['c3', long(1)],
        ['c1', long(2)],
      ]),
    )
    const [near] = await collection('communes')
      .aggregate([{ $match: { _id: 'c1' } }, { $graphLookup: { ...reach, maxDepth: 0 } }])
      .toArray()
    expect(near?.all.length).toBe(1)
  })

  test('a command’s let is evaluated once, wherever it is used', async () => {
    const cases = collection('cases')
    const bound = { let: { least: { $add: [2, 2] }, now: '$$NOW' } }
    const isDear = { $expr: { $gte: ['$fee', '$$least'] } }
    const found = await cases
      .aggregate(
        [{ $match: isDear }, { $sort: { _id: 1 } }, { $set: { least: '$$least', isNow: { $eq: ['$$now', '$$NOW'] } } }],
        { ...bound, ...typed },
      )
      .toArray()
    expect(shown(found.map(({ _id, least, isNow }) => [_id, least, isNow]))).toBe(
      shown([
        [int(2), int(4), true],
        [int(3), int(4), true],
      ]),
    )
    expect((await cases.find(isDear, bound).toArray()).length).toBe(2)
    await cases.updateMany(isDear, [{ $set: { least: '$$least' } }], bound)
    expect(await cases.countDocuments({ least: 4 })).toBe(2)
    expect((await cases.deleteMany(isDear, bound)).deletedCount).toBe(2)
    expect(await rejection(cases.find({}, { let: { a: '$fee' } }).toArray())).toMatchObject({ code: 4890500 })
    expect(await rejection(cases.find({}, { let: { Big: 1 } }).toArray())).toMatchObject({ code: 16867 })
    expect(await rejection(cases.find({ $expr: '$$none' }, bound).toArray())).toMatchObject({ code: 17276 })
  })

  test('$merge, $out and updates by pipeline keep int, long, double and decimal', async () => {
    const all = { i: int(1), l: long(2), d: double(3), m: decimal('4.50') }
    const kinds = async (name: string) =>
      (await collection(name)
        .find({}, { ...typed, projection: { _id: 0 } })
        .toArray()) as unknown
    const cases = collection('cases')
    await cases.deleteMany({})
    await cases.insertOne({ _id: 1, ...all })
    const added = { ...all, sum: double(3), half: double(0.5) }
    const add = { $set: { sum: { $multiply: ['$i', '$d'] }, half: { $divide: ['$i', 2] } } }
    await cases.aggregate([add, { $merge: 'merged' }]).toArray()
    expect(shown(await kinds('merged'))).toBe(shown([added]))
    await cases.aggregate([add, { $out: 'merged' }]).toArray()
    expect(shown(await kinds('merged'))).toBe(shown([added]))
    await cases.updateOne({ _id: 1 }, [add])
    expect(shown(await kinds('cases'))).toBe(shown([added]))
  })

  test('$merge goes by its modes, and by its pipeline with let', async () => {
    const merge = (spec: Document) =>
      collection('cases')
        .aggregate([{ $match: { _id: 1 } }, { $merge: { into: 'merged', ...spec } }])
        .toArray()
    await collection('merged').insertOne({ _id: 1, n: long(1), fee: int(1) })
    await merge({
      whenMatched: [{ $set: { n: { $add: ['$n', '$$new.fee', '$$more'] } } }],
      let: { more: { $add: [1, 1] } },
    })
    expect(shown(await collection('merged').findOne({ _id: 1 }, typed))).toBe(
      shown({ _id: int(1), n: double(6), fee: int(1) }),
    )
    await merge({ whenMatched: 'keepExisting' })
    expect((await collection('merged').findOne({ _id: 1 }))?.n).toBe(6)
    await merge({ whenMatched: 'replace' })
    expect(shown(await collection('merged').findOne({ _id: 1 }, typed))).toBe(
      shown({ _id: int(1), commune: 'c1', fee: double(3) }),
    )
    expect(await rejection(merge({ whenMatched: 'fail' }))).toMatchObject({ code: 11000 })
    expect(await rejection(merge({ whenMatched: 'perhaps' }))).toMatchObject({ code: 2 })
    expect(await rejection(merge({ whenMatched: 'fail', whenNotMatched: 'discard' }))).toMatchObject({ code: 51181 })
    expect(await rejection(merge({ on: 'fee' }))).toMatchObject({ code: 51183 })
  })

  test('a month of cases by day in Vietnam is what MongoDB counts', async () => {
    const cases = collection('cases')
    await cases.deleteMany({})
    await cases.insertMany([
      { at: at('2026-01-31T16:59:59.999Z'), kind: 'a', days: int(3), _id: new ObjectId() },
      { at: at('2026-01-31T17:00:00Z'), kind: 'a', days: int(4), _id: new ObjectId() },
      { at: at('2026-02-28T16:59:59Z'), kind: 'b', days: double(1.5), _id: new ObjectId() },
      { at: at('2026-02-28T17:00:00Z'), kind: 'a', _id: new ObjectId() },
    ])
    const month = { $dateToString: { date: '$at', format: '%Y-%m', timezone: 'Asia/Ho_Chi_Minh' } }
    const found = await cases
      .aggregate(
        [
          {
            $group: {
              _id: month,
              n: { $sum: 1 },
              days: { $sum: '$days' },
              mean: { $avg: '$days' },
              kinds: { $addToSet: '$kind' },
            },
          },
          { $set: { kinds: { $size: '$kinds' }, mean: { $round: ['$mean', 1] } } },
          { $sort: { _id: 1 } },
        ],
        typed,
      )
      .toArray()
    expect(shown(found)).toBe(
      shown([
        { _id: '2026-01', n: int(1), days: int(3), mean: double(3), kinds: int(1) },
        { _id: '2026-02', n: int(2), days: double(5.5), mean: double(2.8), kinds: int(2) },
        { _id: '2026-03', n: int(1), days: int(0), mean: null, kinds: int(1) },
      ]),
    )
  })
})
