import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Database, open as openLmdb } from 'lmdb'
import { type Collection, type Document, MongoClient } from 'mongodb'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { compactDatabase } from '../src/compact.js'
import { startEmbeddedMongo } from '../src/server.js'
import { assertWhole as assertFileWhole } from '../src/storage/damage.js'
import { spawnServer } from './spawn-server.js'
import type { Loose } from './start.js'

let dataDir: string
beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'embedded-mongo-crash-'))
})
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

const ROUNDS = 8
const WRITERS = 12
const PAIRS = 6

type Bytes = Database<Buffer, Buffer>
type Acknowledged = { inserted: Map<string, number>; counted: number[] }

/** Writes until the connection breaks, noting only what was acknowledged. */
const writeUntilDeath = async (collection: Collection<Loose>, writer: number, round: number, noted: Acknowledged) => {
  for (let i = 0; ; i++) {
    try {
      const id = `${round}-${writer}-${i}`
      const weight = Math.floor(Math.random() * 6000)
      await collection.insertOne({
        _id: id as never,
        code: id,
        weight,
        text: 'ơ'.repeat(weight),
        tags: [`t${writer}`, id],
      })
      noted.inserted.set(id, weight)
      const pair = writer % PAIRS
      await collection.updateOne(
        { _id: `pair${pair}` as never },
        { $inc: { left: 1, right: 1 }, $set: { tags: [`n${i}`] } },
      )
      noted.counted[pair] = (noted.counted[pair] ?? 0) + 1
    } catch {
      return
    }
  }
}

const assertWhole = async (collection: Collection<Loose>, noted: Acknowledged) => {
  const found = new Map<string, Document>()
  for await (const document of collection.find({ weight: { $exists: true } })) {
    found.set(String(document._id), document)
    expect(document.code).toBe(document._id)
    expect(document.text.length).toBe(document.weight)
    expect(document.tags.length).toBe(2)
  }
  for (const [id, weight] of noted.inserted) expect(found.get(id)?.weight, id).toBe(weight)
  expect(await collection.countDocuments({ code: { $gte: '' } }, { hint: 'code_1' })).toBe(found.size + PAIRS)
  expect(await collection.estimatedDocumentCount()).toBe(found.size + PAIRS)
  const entries = await collection.aggregate([{ $unwind: '$tags' }, { $count: 'n' }]).next()
  const total = await collection.countDocuments({ tags: { $gte: '' } }, { hint: 'tags_1' })
  expect(total).toBe(found.size + PAIRS)
  expect(entries?.n).toBe(found.size * 2 + PAIRS)
  for (let pair = 0; pair < PAIRS; pair++) {
    const document = await collection.findOne({ _id: `pair${pair}` as never })
    expect(document?.left).toBe(document?.right)
    expect(document?.left).toBeGreaterThanOrEqual(noted.counted[pair] ?? 0)
  }
}

describe('kill -9', () => {
  test(`loses no acknowledged write and leaves none half there, ${ROUNDS} times under load`, async () => {
    const noted: Acknowledged = { inserted: new Map(), counted: [] }
    for (let round = 0; round <= ROUNDS; round++) {
      const server = await spawnServer(dataDir)
      const client = new MongoClient(server.uri, {
        serverSelectionTimeoutMS: 1000,
        retryWrites: false,
        retryReads: false,
      })
      const collection = client.db('test_crash').collection<Loose>('load')
      if (round === 0) {
        await collection.createIndexes([{ key: { code: 1 }, unique: true }, { key: { tags: 1 } }])
        await collection.insertMany(
          Array.from({ length: PAIRS }, (_, i) => ({
            _id: `pair${i}` as never,
            code: `pair${i}`,
            left: 0,
            right: 0,
            tags: ['x'],
          })),
        )
      } else {
        await assertWhole(collection, noted).catch(async (error) => {
          await server.kill()
          throw error
        })
      }
      const before = noted.inserted.size
      const writers = Array.from({ length: WRITERS }, (_, i) => writeUntilDeath(collection, i, round, noted))
      await new Promise((resolve) => setTimeout(resolve, 60 + Math.random() * 200))
      await vi.waitFor(() => expect(noted.inserted.size).toBeGreaterThan(before + WRITERS), { timeout: 20_000 })
      await server.kill()
      await client.close(true)
      await Promise.all(writers)
    }
  }, 300_000)
})

describe('a start', () => {
  const open = async (folder: string) => {
    const server = await startEmbeddedMongo({ dataDir: folder })
    const client = await new MongoClient(server.uri).connect()
    const close = async () => {
      await client.close()
      await server.close()
    }
    return { things: client.db('test_start').collection<Loose>('things'), close }
  }
  const seed = async (folder: string) => {
    const { things, close } = await open(folder)
    await things.createIndex({ n: 1 })
    await things.insertMany(Array.from({ length: 3000 }, (_, n) => ({ _id: n, n, text: 'x'.repeat(300) })))
    await things.insertOne({ _id: 'big', text: 'x'.repeat(100_000) })
    await close()
    return join(folder, 'embedded-mongo.lmdb')
  }
  const inFolder = async (work: (folder: string) => Promise<void>) => {
    const folder = mkdtempSync(join(tmpdir(), 'embedded-mongo-file-'))
    try {
      await work(folder)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }

  test(
    'on a file that was cut off or overwritten says which and what to do, and does not end the process',
    async () =>
      inFolder(async (folder) => {
        const file = await seed(folder)
        const whole = readFileSync(file)
        const page = 4096
        const overwritten = (at: number, length: number) => {
          const bytes = Buffer.from(whole)
          bytes.fill(0xa5, at, at + length)
          return bytes
        }
        const damaged = [
          Buffer.alloc(0),
          whole.subarray(0, 100),
          whole.subarray(0, page + 10),
          ...[2, 3, 10, whole.length / page / 2, whole.length / page - 3].map((n) => whole.subarray(0, n * page)),
          overwritten(0, page),
          overwritten(page, page),
          overwritten(0, 40),
          Buffer.concat([whole.subarray(0, 2 * page), Buffer.alloc(whole.length - 2 * page)]),
        ]
        for (const bytes of damaged) {
          writeFileSync(file, bytes)
          await expect(startEmbeddedMongo({ dataDir: folder }), `${bytes.length}`).rejects.toThrow(
            /^The database file .*embedded-mongo\.lmdb is damaged: .*Put the last backup in its place/,
          )
        }
        let refused = 0
        for (let at = 2 * page; at < whole.length; at += 7 * page) {
          writeFileSync(file, overwritten(at, page))
          try {
            assertFileWhole(file)
          } catch {
            refused++
          }
        }
        // the others are free pages, or stand inside the one long value
        expect(refused).toBeGreaterThan(whole.length / page / 14)
        writeFileSync(file, whole)
        const { things, close } = await open(folder)
        expect(await things.countDocuments({ n: { $gte: 0 } }, { hint: 'n_1' })).toBe(3000)
        await close()
      }),
    60_000,
  )

  test('counts what an older version wrote, and removes what a crash left of a drop or an index', async () =>
    inFolder(async (folder) => {
      const file = await seed(folder)
      const root = openLmdb({ path: file, noSubdir: true, keyEncoding: 'binary', encoding: 'binary' })
      const databases = ['documents', 'entries', 'counts'].map((name) =>
        root.openDB<Buffer, Buffer>({ name, keyEncoding: 'binary', encoding: 'binary' }),
      )
      const [documents, entries, counts] = databases as [Bytes, Bytes, Bytes]
      await counts.clearAsync()
      const stray = (n: number) => Buffer.from([0, 0, 0, n, 1, 2, 3])
      for (const n of [77, 78]) for (const one of [documents, entries]) await one.put(stray(n), Buffer.from('x'))
      await root.close()
      const { things, close } = await open(folder)
      expect(await things.estimatedDocumentCount()).toBe(3001)
      await close()
      const again = openLmdb({ path: file, noSubdir: true, keyEncoding: 'binary', encoding: 'binary' })
      for (const name of ['documents', 'entries']) {
        const database = again.openDB<Buffer, Buffer>({ name, keyEncoding: 'binary', encoding: 'binary' })
        expect(database.getKeysCount({ start: Buffer.from([0, 0, 0, 77]) })).toBe(0)
        expect(database.getKeysCount()).toBeGreaterThan(2000)
      }
      await again.close()
    }))

  test('compacts to what the documents need, and keeps them', async () =>
    inFolder(async (folder) => {
      await expect(compactDatabase(folder)).rejects.toThrow(/There is no database in/)
      await seed(folder)
      const { things, close } = await open(folder)
      await things.deleteMany({ n: { $gte: 100 } })
      await expect(compactDatabase(folder)).rejects.toThrow(/is in use by process/)
      await close()
      const { before, after } = await compactDatabase(folder)
      expect(after).toBeLessThan(before / 3)
      expect(readdirSync(folder).sort()).toEqual(['embedded-mongo.lmdb', 'embedded-mongo.lmdb-lock'])
      const opened = await open(folder)
      expect(await opened.things.countDocuments({})).toBe(101)
      expect(await opened.things.countDocuments({ n: { $gte: 0 } }, { hint: 'n_1' })).toBe(100)
      await opened.things.insertOne({ n: 1 })
      await opened.close()
    }))
})

describe.skipIf(process.platform === 'win32')('others on this machine', () => {
  const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8)
  const served = async (folder: string) => {
    const server = await startEmbeddedMongo({ dataDir: folder, isPrivate: true })
    const client = await new MongoClient(server.uri).connect()
    await client.db('test_private').collection('a').insertOne({ x: 1 })
    await client.close()
    return server
  }

  test('can read no file and reach no port', async () => {
    const parent = mkdtempSync(join(tmpdir(), 'em-'))
    const folder = join(parent, 'dữ liệu')
    mkdirSync(folder, { mode: 0o755 })
    writeFileSync(join(folder, 'mongo.sock'), 'left by a killed process')
    const server = await served(folder)
    expect(server.socket).toBe(join(folder, 'mongo.sock'))
    expect(server.port).toBe(0)
    expect(modeOf(folder)).toBe('700')
    for (const name of readdirSync(folder)) expect(modeOf(join(folder, name)), name).toBe('600')
    await server.close()
    expect(readdirSync(folder)).not.toContain('mongo.sock')
    rmSync(parent, { recursive: true, force: true })
  })

  test('nor where the path is too long for a socket, which then stands in a folder of its own', async () => {
    const parent = mkdtempSync(join(tmpdir(), 'em-'))
    const folder = join(parent, 'x'.repeat(110))
    const server = await served(folder)
    const elsewhere = dirname(server.socket as string)
    expect(elsewhere.startsWith(parent)).toBe(false)
    expect([modeOf(folder), modeOf(elsewhere), modeOf(server.socket as string)]).toEqual(['700', '700', '600'])
    await server.close()
    expect(existsSync(elsewhere)).toBe(false)
    rmSync(parent, { recursive: true, force: true })
  })
})

describe('the data directory', () => {
  test('is refused to a second process while the first lives, in a sentence that helps, and is free after kill -9', async () => {
    const first = await spawnServer(dataDir)
    await expect(startEmbeddedMongo({ dataDir })).rejects.toThrow(/is in use by process \d+ since .*Stop that process/)
    await expect(spawnServer(dataDir)).rejects.toThrow(/is in use by process/)
    await first.kill()
    const next = await startEmbeddedMongo({ dataDir })
    await expect(startEmbeddedMongo({ dataDir })).rejects.toThrow(`process ${process.pid}`)
    await next.close()
    await (await startEmbeddedMongo({ dataDir })).close()
  }, 60_000)

  test('with 10,000 documents is served whole after a restart', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'embedded-mongo-start-'))
    const server = await startEmbeddedMongo({ dataDir: folder })
    const client = new MongoClient(server.uri)
    const collection = client.db('test_start').collection('many')
    await collection.createIndex({ n: 1 })
    await collection.insertMany(Array.from({ length: 10_000 }, (_, n) => ({ n, text: 'x'.repeat(300) })))
    await client.close()
    await server.close()
    const again = await spawnServer(folder)
    const reader = new MongoClient(again.uri)
    expect(
      await reader
        .db('test_start')
        .collection('many')
        .countDocuments({ n: { $lt: 5000 } }),
    ).toBe(5000)
    await reader.close()
    await again.kill()
    rmSync(folder, { recursive: true, force: true })
  }, 60_000)
})
