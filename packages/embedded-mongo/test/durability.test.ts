import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Collection, type Document, MongoClient } from 'mongodb'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startEmbeddedMongo } from '../src/server.js'
import { spawnServer } from './spawn-server.js'
import type { Loose } from './start.js'

let dataDir: string
beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'embedded-mongo-crash-'))
})
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

const ROUNDS = 20
const WRITERS = 12
const PAIRS = 6

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
      const writers = Array.from({ length: WRITERS }, (_, i) => writeUntilDeath(collection, i, round, noted))
      await new Promise((resolve) => setTimeout(resolve, 60 + Math.random() * 200))
      await server.kill()
      await client.close(true)
      await Promise.all(writers)
    }
    expect(noted.inserted.size).toBeGreaterThan(ROUNDS * WRITERS)
  }, 120_000)
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
  }, 20_000)

  test('with 10,000 documents is served within 300 ms', async () => {
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
    expect(again.startedIn).toBeLessThan(300)
  }, 30_000)
})
