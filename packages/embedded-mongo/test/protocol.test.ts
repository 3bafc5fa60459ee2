import { connect, type Socket } from 'node:net'
import { type Document, deserialize, serialize } from 'bson'
import { MongoClient } from 'mongodb'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Loose, rejection, startForTest } from './start.js'

let started: Awaited<ReturnType<typeof startForTest>>
beforeAll(async () => {
  started = await startForTest()
})
afterAll(() => started.stop())

const codeOf = async (promise: Promise<unknown>) => (await rejection(promise)).code

const int32 = (...values: number[]) => {
  const bytes = Buffer.alloc(values.length * 4)
  values.forEach((value, i) => {
    bytes.writeInt32LE(value, i * 4)
  })
  return bytes
}
const framed = (opCode: number, ...parts: Uint8Array[]) => {
  const payload = Buffer.concat(parts)
  return Buffer.concat([int32(payload.length + 16, 7, 0, opCode), payload])
}
const message = (body: Document, flags = 0, ...rest: Uint8Array[]) =>
  framed(2013, int32(flags), Buffer.from([0]), serialize(body), ...rest)

const open = (): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect(started.server.port, '127.0.0.1', () => resolve(socket))
    socket.once('error', reject)
  })
/** Sends bytes on a new connection: the first answer's document, or 'closed'. */
const exchange = async (bytes: Uint8Array, headSize = 21): Promise<Document | 'closed'> => {
  const socket = await open()
  try {
    return await new Promise((resolve) => {
      let got = Buffer.alloc(0)
      socket.on('data', (chunk) => {
        got = Buffer.concat([got, chunk])
        if (got.length < 4 || got.length < got.readInt32LE(0)) return
        resolve(deserialize(got.subarray(headSize, got.readInt32LE(0))))
      })
      socket.on('close', () => resolve('closed'))
      socket.on('error', () => resolve('closed'))
      socket.write(bytes)
    })
  } finally {
    socket.destroy()
  }
}

describe('the wire', () => {
  test('answers OP_MSG, with a checksum or without, and the OP_QUERY greeting', async () => {
    expect(await exchange(message({ ping: 1, $db: 'admin' }))).toEqual({ ok: 1 })
    expect(await exchange(message({ ping: 1, $db: 'admin' }, 1, int32(0)))).toEqual({ ok: 1 })
    const greeting = framed(
      2004,
      int32(0),
      Buffer.from('admin.$cmd\0'),
      int32(0, -1),
      serialize({ isMaster: 1, helloOk: true }),
    )
    expect(await exchange(greeting, 36)).toMatchObject({ ok: 1, ismaster: true, helloOk: true, maxWireVersion: 21 })
  })

  test('takes a message in single bytes and several in one packet, and stays silent when asked to', async () => {
    const socket = await open()
    const answers: Document[] = []
    let got = Buffer.alloc(0)
    socket.on('data', (chunk) => {
      got = Buffer.concat([got, chunk])
      while (got.length >= 4 && got.length >= got.readInt32LE(0)) {
        answers.push(deserialize(got.subarray(21, got.readInt32LE(0))))
        got = got.subarray(got.readInt32LE(0))
      }
    })
    for (const byte of message({ ping: 1, $db: 'admin' })) {
      socket.write(Buffer.from([byte]))
      await new Promise((resolve) => setImmediate(resolve))
    }
    const silent = message({ insert: 'silent', documents: [{ x: 1 }], writeConcern: { w: 0 }, $db: 'test_wire' }, 2)
    socket.write(
      Buffer.concat([silent, message({ count: 'silent', $db: 'test_wire' }), message({ ping: 1, $db: 'admin' })]),
    )
    await expect.poll(() => answers.length).toBe(3)
    expect(answers).toEqual([{ ok: 1 }, { n: 1, ok: 1 }, { ok: 1 }])
    socket.destroy()
  })

  test('closes on what is no message, and serves the others on', async () => {
    const good = message({ ping: 1, $db: 'admin' })
    const wrong = (change: (bytes: Buffer) => void) => {
      const bytes = Buffer.from(good)
      change(bytes)
      return bytes
    }
    const malformed: Uint8Array[] = [
      int32(3, 1, 0, 2013),
      int32(-1, 1, 0, 2013),
      int32(48_000_001, 1, 0, 2013),
      int32(16, 1, 0, 2013),
      wrong((bytes) => bytes.writeInt32LE(2012, 12)),
      wrong((bytes) => bytes.writeInt32LE(0x8000, 16)),
      wrong((bytes) => bytes.writeUInt8(9, 20)),
      wrong((bytes) => bytes.writeInt32LE(5000, 21)),
      wrong((bytes) => bytes.writeInt32LE(-5, 21)),
      wrong((bytes) => bytes.writeUInt8(0x99, 25)),
      message({ insert: 'x', $db: 'y' }, 0, Buffer.from([1]), int32(30), Buffer.from('documents\0'), int32(999)),
      framed(2004, int32(0), Buffer.from('no end')),
      framed(1, int32(0)),
      Buffer.from('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'),
    ]
    for (const bytes of malformed) expect(await exchange(bytes), Buffer.from(bytes).toString('hex')).toBe('closed')
    for (let i = 0; i < 300; i++) {
      const noise = Buffer.from(good)
      for (let k = 0; k < 3; k++)
        noise[16 + Math.floor(Math.random() * (noise.length - 16))] = Math.floor(Math.random() * 256)
      const answer = await exchange(Buffer.concat([noise, good]))
      expect(answer === 'closed' || 'ok' in answer).toBe(true)
    }
    expect(await started.db.command({ ping: 1 })).toEqual({ ok: 1 })
    expect(started.errors).toEqual([])
  }, 20_000)

  test('answers a document of 20 MB and one nested a hundred thousand deep with an error, on a connection that lives', async () => {
    const socket = await open()
    const answers: Document[] = []
    let got = Buffer.alloc(0)
    socket.on('data', (chunk) => {
      got = Buffer.concat([got, chunk])
      while (got.length >= 4 && got.length >= got.readInt32LE(0)) {
        answers.push(deserialize(got.subarray(21, got.readInt32LE(0))))
        got = got.subarray(got.readInt32LE(0))
      }
    })
    const element = Buffer.concat([
      Buffer.from([2]),
      Buffer.from('big\0'),
      int32(20_000_000),
      Buffer.alloc(19_999_999, 120),
      Buffer.from([0]),
    ])
    const big = Buffer.concat([int32(element.length + 5), element, Buffer.from([0])])
    const sequence = Buffer.concat([Buffer.from('documents\0'), big])
    socket.write(
      message({ insert: 'big', $db: 'test_wire' }, 0, Buffer.from([1]), int32(sequence.length + 4), sequence),
    )
    let deep = Buffer.concat([int32(5), Buffer.from([0])])
    const parts: Buffer[] = []
    const depth = 100_000
    for (let i = 0; i < depth; i++) parts.push(int32(5 + 8 * (depth - i)), Buffer.from([3]), Buffer.from('a\0'))
    deep = Buffer.concat([...parts, deep, Buffer.alloc(depth)])
    const nested = Buffer.concat([Buffer.from('documents\0'), deep])
    socket.write(message({ insert: 'deep', $db: 'test_wire' }, 0, Buffer.from([1]), int32(nested.length + 4), nested))
    socket.write(message({ ping: 1, $db: 'admin' }))
    await expect.poll(() => answers.length, { timeout: 10_000 }).toBe(3)
    expect(answers[0]).toMatchObject({ n: 0, writeErrors: [{ index: 0, code: 10334 }] })
    expect(answers[1]).toMatchObject({ n: 0, writeErrors: [{ index: 0, code: 15 }] })
    expect(answers[2]).toEqual({ ok: 1 })
    socket.destroy()
  }, 20_000)

  test('listens on loopback only', () => {
    expect(started.server.uri).toBe(`mongodb://127.0.0.1:${started.server.port}/?directConnection=true`)
  })
})

describe('errors', () => {
  test('carry MongoDB’s own codes', async () => {
    const { db } = started
    const things = db.collection<Loose>('errors')
    await things.insertOne({ a: 1 })
    expect(await codeOf(db.command({ fly: 1 }))).toBe(59)
    expect(await codeOf(things.findOne({ a: { $fly: 1 } }))).toBe(2)
    expect(await codeOf(things.findOne({ $fly: 1 }))).toBe(2)
    expect(await codeOf(things.findOne({ $where: 'true' }))).toBe(2)
    expect(await codeOf(things.findOne({ $text: { $search: 'x' } }))).toBe(27)
    expect(await codeOf(things.findOne({ a: { $in: 1 } }))).toBe(2)
    expect(await codeOf(things.findOne({ $or: [] }))).toBe(2)
    expect(await codeOf(db.command({ find: 'errors', sort: { a: 3 } }))).toBe(15975)
    expect(await codeOf(things.find({}, { hint: 'none' }).toArray())).toBe(2)
    expect(await codeOf(things.aggregate([{ $fly: 1 }]).toArray())).toBe(40324)
    expect(await codeOf(things.aggregate([{ $match: {}, $limit: 1 }]).toArray())).toBe(40323)
    expect(await codeOf(things.aggregate([{ $set: { b: { $fly: 1 } } }]).toArray())).toBe(168)
    expect(await codeOf(things.aggregate([{ $project: { b: { $fly: 1 } } }]).toArray())).toBe(168)
    expect(await codeOf(things.aggregate([{ $group: { _id: 1, b: { $fly: 1 } } }]).toArray())).toBe(15952)
    expect(await codeOf(things.aggregate([{ $group: { b: { $sum: 1 } } }]).toArray())).toBe(15955)
    expect(
      await codeOf(things.aggregate([{ $set: { b: { $function: { body: 'f', args: [], lang: 'js' } } } }]).toArray()),
    ).toBe(31264)
    expect(await codeOf(things.find({}, { collation: { locale: 'vi' } }).toArray())).toBe(115)
    expect(await codeOf(db.createCollection('errors'))).toBe(48)
    expect(await codeOf(db.createCollection('a$b'))).toBe(73)
    expect(await codeOf(db.createCollection('capped', { capped: true, size: 1000 }))).toBe(115)
    expect(await codeOf(db.command({ aggregate: 'errors', pipeline: [] }))).toBe(9)
    expect(await codeOf(things.insertOne({ a: 2 }, { writeConcern: { w: 2 } }))).toBe(2)
    expect(await codeOf(things.watch().next())).toBe(40573)
  })

  test('refuse transactions as a standalone server does', async () => {
    const session = started.client.startSession()
    session.startTransaction()
    const error = await rejection(started.db.collection('tx').insertOne({ x: 1 }, { session }))
    // the driver words a standalone's refusal its own way and keeps the server's as the cause
    expect(error.originalError).toMatchObject({
      code: 20,
      message: 'Transaction numbers are only allowed on a replica set member or mongos',
    })
    await session.abortTransaction().catch(() => {})
    await session.endSession()
    expect(await started.db.collection('tx').countDocuments()).toBe(0)
    const plain = started.client.startSession()
    await started.db.collection('tx').insertOne({ x: 1 }, { session: plain })
    await plain.endSession()
  })
})

describe('administration', () => {
  test('keeps databases apart, lists and drops them', async () => {
    const [one, two] = [started.client.db('test_one'), started.client.db('test_two')]
    await one.collection('a').insertOne({ x: 1 })
    await two.collection('a').insertOne({ x: 2 })
    await two.collection('b').insertOne({ x: 3 })
    expect(await one.collection('a').findOne({}, { projection: { _id: 0 } })).toEqual({ x: 1 })
    const names = (await started.client.db().admin().listDatabases()).databases.map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['test_one', 'test_two']))
    expect((await two.listCollections().toArray()).map(({ name }) => name).sort()).toEqual(['a', 'b'])
    expect((await two.listCollections({ name: 'b' }, { nameOnly: true }).toArray()).length).toBe(1)
    await two.collection('b').rename('c')
    expect(await two.collection('c').findOne({ x: 3 })).toBeTruthy()
    await two.dropDatabase()
    expect(await two.listCollections().toArray()).toEqual([])
    expect(await one.collection('a').countDocuments()).toBe(1)
    expect(await one.collection('a').drop()).toBe(true)
    await one.collection('a').insertOne({ x: 9 })
    expect(await one.collection('a').countDocuments()).toBe(1)
  })

  test('tells what a driver or a shell asks of a server', async () => {
    const admin = started.client.db('admin')
    expect(await admin.command({ hello: 1 })).toMatchObject({ isWritablePrimary: true, maxBsonObjectSize: 16777216 })
    expect(await admin.command({ buildInfo: 1 })).toMatchObject({ version: expect.stringMatching(/^7\./) })
    expect(await admin.command({ getParameter: 1, featureCompatibilityVersion: 1 })).toMatchObject({ ok: 1 })
    expect(await admin.command({ serverStatus: 1 })).toMatchObject({ pid: process.pid })
    expect(
      (await started.db
        .collection('validated')
        .indexes()
        .catch(({ code }) => code)) as unknown,
    ).toBe(26)
  })

  test('checks documents with a collection’s validator', async () => {
    const checked = await started.db.createCollection('validated', { validator: { age: { $gte: 0 } } })
    await checked.insertOne({ age: 1 })
    expect(await codeOf(checked.insertOne({ age: -1 }))).toBe(121)
    expect(await codeOf(checked.updateOne({}, { $set: { age: -1 } }))).toBe(121)
  })

  test('serves many clients at once', async () => {
    const clients = await Promise.all(Array.from({ length: 8 }, () => new MongoClient(started.server.uri).connect()))
    await Promise.all(
      clients.map((client, c) =>
        Promise.all(
          Array.from({ length: 25 }, (_, i) =>
            client
              .db('test_many')
              .collection<Loose>('n')
              .insertOne({ _id: c * 100 + i }),
          ),
        ),
      ),
    )
    await Promise.all(
      clients.map((client) =>
        Promise.all(
          Array.from({ length: 25 }, () =>
            client
              .db('test_many')
              .collection<Loose>('n')
              .updateOne({ _id: 0 }, { $inc: { hits: 1 } }),
          ),
        ),
      ),
    )
    const collection = clients[0]?.db('test_many').collection<Loose>('n')
    expect(await collection?.countDocuments()).toBe(200)
    expect((await collection?.findOne({ _id: 0 }))?.hits).toBe(200)
    await Promise.all(clients.map((client) => client.close()))
  })
})
