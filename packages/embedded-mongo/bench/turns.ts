import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Document, MongoClient } from 'mongodb'
import { idlePings, pingsDuring, typicalPing } from '../test/pings.js'
import { spawnServer } from '../test/spawn-server.js'

const COUNT = Number(process.argv[2] ?? 300_000)

/** How long another client's ping takes while one client works on 300,000 documents; the bar is 20 times its idle time. */
const benchTurns = async (): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'embedded-mongo-turns-'))
  const server = await spawnServer(folder)
  const [client, other] = [await new MongoClient(server.uri).connect(), await new MongoClient(server.uri).connect()]
  const many = client.db('bench').collection<Document>('many')
  const text = 'Đường làng ngập rác, mùi hôi thối quanh khu chợ, đề nghị xã cho người dọn. '
  for (let at = 0; at < COUNT; at += 50_000) {
    const part = Array.from({ length: Math.min(50_000, COUNT - at) }, (_, i) => ({
      n: at + i,
      k: ((at + i) * 7919) % COUNT,
      text,
    }))
    await many.insertMany(part)
  }
  const ids = (await many.find({}, { projection: { _id: 1 }, limit: 5000 }).toArray()).map(({ _id }) => _id)
  const works: Record<string, () => Promise<unknown>> = {
    scan: () => many.find({ text: 'none' }).toArray(),
    'count of a filter': () => many.countDocuments({ k: { $gte: 0 } }),
    'count of all': () => many.countDocuments({}),
    'estimated count': () => many.estimatedDocumentCount(),
    '$in over 5,000 ids': () => many.find({ _id: { $in: ids } }).toArray(),
    sort: () => many.find({}, { sort: { k: 1 }, limit: 10, skip: COUNT - 10 }).toArray(),
    group: () => many.aggregate([{ $group: { _id: '$k', n: { $sum: 1 } } }, { $skip: COUNT - 1 }]).toArray(),
    'index build': () => many.createIndex({ k: 1 }),
    'index drop': () => many.dropIndexes(),
    'update of one by a scan': () => many.updateOne({ text: 'none' }, { $set: { x: 1 } }),
    'update of all': () => many.updateMany({}, { $inc: { n: 1 } }),
    $out: () => many.aggregate([{ $out: 'copied' }]).toArray(),
    drop: () => client.db('bench').collection('copied').drop(),
  }
  const idle = typicalPing(await idlePings(other, 2000))
  console.log(`${COUNT} documents; another client's ping when idle: ${idle.toFixed(2)} ms`)
  for (const [name, work] of Object.entries(works)) {
    const begin = performance.now()
    const pings = await pingsDuring(other, work)
    const seconds = (performance.now() - begin) / 1000
    const [longest, typical] = [pings.reduce((a, b) => Math.max(a, b), 0), typicalPing(pings)]
    const times = (ms: number) => `${ms.toFixed(1)} ms = ${(ms / idle).toFixed(1)} times`
    console.log(
      `  ${name.padEnd(24)} ${seconds.toFixed(2)} s; ping typically ${times(typical)}, longest ${times(longest)}`,
    )
  }
  await client.close()
  await other.close()
  await server.kill()
  rmSync(folder, { recursive: true, force: true })
}

await benchTurns()
