import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MongoClient } from 'mongodb'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startEmbeddedMongoThread } from '../src/index.js'

let dataDir: string
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'embedded-mongo-thread-'))
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

test('a server in a thread serves like any other and keeps what it was given', async () => {
  const first = await startEmbeddedMongoThread({ dataDir })
  const client = await MongoClient.connect(first.uri)
  await client.db('a').collection('b').insertOne({ x: 1 })
  await client.close()
  await first.close()
  await first.close()
  const second = await startEmbeddedMongoThread({ dataDir, isPrivate: process.platform !== 'win32' })
  const again = await MongoClient.connect(second.uri)
  expect(await again.db('a').collection('b').countDocuments({})).toBe(1)
  await again.close()
  await second.close()
}, 30_000)

test('a folder in use stops the start with the reason, as without a thread', async () => {
  const server = await startEmbeddedMongoThread({ dataDir })
  await expect(startEmbeddedMongoThread({ dataDir })).rejects.toThrow(/is in use by process/)
  await server.close()
}, 30_000)
