import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serialize } from 'bson'
import { open } from 'lmdb'
import { type Collection, type Document, MongoClient } from 'mongodb'
import { spawnServer } from '../test/spawn-server.js'

const CONNECTIONS = 32
const COUNT = 20_000

const caseDocument = (i: number): Document => ({
  code: `PA-${i.toString(36).padStart(7, '0')}`,
  commune: `xa-${i % 104}`,
  state: ['received', 'in_progress', 'resolved'][i % 3],
  deadline: new Date(1_790_000_000_000 + i * 60_000),
  text: 'Đường làng ngập rác, mùi hôi thối quanh khu chợ, đề nghị xã cho người dọn. '.repeat(3),
  timeline: [{ at: new Date(1_790_000_000_000), event: 'opened', by: 'citizen' }],
})

/** Runs `work` for 0 … count-1 from 32 connections at once; gives operations per second. */
const rate = async (count: number, work: (i: number) => Promise<unknown>): Promise<number> => {
  let next = 0
  const begin = performance.now()
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (next < count) await work(next++)
    }),
  )
  return (count / (performance.now() - begin)) * 1000
}

/** The same documents put into LMDB directly, without a server, an index or a driver, awaiting each batch's sync. */
const bareLmdb = async (folder: string): Promise<number> => {
  const database = open<Uint8Array, number>({ path: folder, overlappingSync: false, encoding: 'binary' })
  const result = await rate(COUNT, (i) => database.put(i, Buffer.from(serialize(caseDocument(i)))))
  await database.close()
  return result
}

/** Durable inserts and indexed finds per second through the driver, and what bare LMDB does with the same documents. */
const benchEmbeddedMongo = async (): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'embedded-mongo-bench-'))
  const { uri, kill, startedIn: emptyStart } = await spawnServer(join(folder, 'server'))
  const client = await new MongoClient(uri, { maxPoolSize: CONNECTIONS, minPoolSize: CONNECTIONS }).connect()
  const collection: Collection<Document> = client.db('bench').collection('cases')
  try {
    await collection.createIndex({ code: 1 }, { unique: true })
    await rate(2000, (i) => collection.insertOne({ ...caseDocument(i), code: `warm-${i}` }))
    await collection.deleteMany({})
    const inserts = await rate(COUNT, (i) => collection.insertOne(caseDocument(i)))
    await rate(2000, (i) => collection.findOne({ code: caseDocument(i).code }))
    const finds = await rate(COUNT, (i) =>
      collection.findOne({ code: `PA-${((i * 7919) % COUNT).toString(36).padStart(7, '0')}` }),
    )
    const bare = await bareLmdb(join(folder, 'bare'))
    console.log(`embedded-mongo, ${COUNT} documents, ${CONNECTIONS} connections, server in its own process:`)
    console.log(
      `  durable inserts/s  ${Math.round(inserts)}   (bar: 4000; bare LMDB ${Math.round(bare)}/s, ratio ${(bare / inserts).toFixed(1)})`,
    )
    console.log(`  indexed finds/s    ${Math.round(finds)}   (bar: 6000)`)
  } finally {
    await client.close()
    await kill()
    const again = await spawnServer(join(folder, 'server'))
    await again.kill()
    console.log(
      `  start              ${Math.round(again.startedIn)} ms with the documents, ${Math.round(emptyStart)} ms with none`,
    )
    rmSync(folder, { recursive: true, force: true })
  }
}

await benchEmbeddedMongo()
