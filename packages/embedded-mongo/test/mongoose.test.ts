import mongoose, { type Connection, Schema } from 'mongoose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rejection, startForTest } from './start.js'

let started: Awaited<ReturnType<typeof startForTest>>
let connection: Connection
beforeAll(async () => {
  started = await startForTest()
  connection = await mongoose.createConnection(started.server.uri, { dbName: 'test_mongoose' }).asPromise()
})
afterAll(async () => {
  await connection.close()
  await started.stop()
})

describe('mongoose 9', () => {
  test('keeps models with subdocuments, defaults, timestamps and unique indexes', async () => {
    const caseSchema = new Schema(
      {
        code: { type: String, required: true, unique: true },
        state: { type: String, default: 'received', index: true },
        fee: Schema.Types.Decimal128,
        extra: { type: Map, of: String },
        timeline: [{ at: Date, event: String }],
        commune: { type: Schema.Types.ObjectId, ref: 'Commune' },
      },
      { timestamps: true, optimisticConcurrency: true },
    )
    const Case = connection.model('Case', caseSchema)
    const Commune = connection.model('Commune', new Schema({ name: String }))
    await Promise.all([Case.init(), Commune.init()])
    const commune = await Commune.create({ name: 'Vũ Phúc' })
    await Case.create({
      code: 'A1',
      commune: commune._id,
      extra: new Map([['k', 'v']]),
      timeline: [{ at: new Date(0), event: 'opened' }],
    })
    const error = await rejection(Case.create({ code: 'A1' }))
    expect([error.code, error.keyValue]).toEqual([11000, { code: 'A1' }])

    const moved = await Case.findOneAndUpdate(
      { code: 'A1', state: 'received' },
      { $set: { state: 'in_progress' }, $push: { timeline: { at: new Date(1), event: 'accepted' } } },
      { returnDocument: 'after' },
    ).populate<{ commune: { name: string } }>('commune')
    expect(moved?.state).toBe('in_progress')
    expect(moved?.timeline.length).toBe(2)
    expect(moved?.commune.name).toBe('Vũ Phúc')
    expect(moved?.extra?.get('k')).toBe('v')
    expect(moved?.updatedAt.getTime()).toBeGreaterThanOrEqual(moved?.createdAt.getTime() as number)
    expect(await Case.findOneAndUpdate({ code: 'A1', state: 'received' }, { $set: { state: 'lost' } })).toBeNull()

    const [first, second] = [await Case.findOne({ code: 'A1' }), await Case.findOne({ code: 'A1' })]
    if (!first || !second) throw new Error('the case is gone')
    first.timeline.push({ at: new Date(2), event: 'one' })
    await first.save()
    second.timeline.push({ at: new Date(3), event: 'two' })
    await expect(second.save()).rejects.toThrow(/No matching document|version/)
    expect(await Case.exists({ 'timeline.event': 'one' })).toBeTruthy()
  })

  test('streams with cursors, writes in bulk, aggregates and syncs indexes', async () => {
    const noteSchema = new Schema({ n: Number, tag: String, day: Date })
    noteSchema.index({ tag: 1, n: -1 })
    const Note = connection.model('Note', noteSchema)
    await Note.init()
    await Note.insertMany(
      Array.from({ length: 250 }, (_, n) => ({ n, tag: `t${n % 5}`, day: new Date(n * 3_600_000) })),
    )
    let sum = 0
    for await (const note of Note.find({ tag: 't1' }).sort({ n: -1 }).lean().cursor({ batchSize: 7 }))
      sum += note.n as number
    expect(sum).toBe(Array.from({ length: 50 }, (_, i) => i * 5 + 1).reduce((a, b) => a + b))
    await Note.bulkWrite([
      { updateOne: { filter: { n: 0 }, update: { $set: { tag: 'zero' } } } },
      { deleteMany: { filter: { n: { $gte: 200 } } } },
      { insertOne: { document: { n: 1000, tag: 'new' } } },
    ])
    expect(await Note.countDocuments()).toBe(201)
    expect(
      await Note.aggregate([{ $group: { _id: '$tag', n: { $sum: 1 } } }, { $sort: { n: -1, _id: 1 } }, { $limit: 1 }]),
    ).toEqual([{ _id: 't1', n: 40 }])
    expect(await Note.distinct('tag', { n: { $lt: 3 } })).toEqual(['t1', 't2', 'zero'])
    await Note.collection.createIndex({ day: 1 })
    expect(await Note.syncIndexes()).toEqual(['day_1'])
    const plan = await Note.find({ tag: 't2' }).sort({ n: -1 }).explain('queryPlanner')
    expect(JSON.stringify(plan)).toContain('"indexName":"tag_1_n_-1"')
  })
})
