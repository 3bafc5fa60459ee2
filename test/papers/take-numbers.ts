// A process of its own that takes numbers: `node --import tsx take-numbers.ts URI NAME COUNT`. Every fourth paper fails, every
// seventh is left as if the process had died. Prints what it issued as JSON.
import { createNumberStore } from '../../src/papers/number-store.js'
import { connectMongo } from '../../src/shared/mongo.js'

const [uri = '', name = '', count = ''] = process.argv.slice(2)
const register = { issuer: 'commune:12049', symbol: 'TB', year: 2026 }
const at = new Date('2026-12-05T03:00:00Z')

const run = async () => {
  const connection = await connectMongo(uri)
  const numbers = createNumberStore(connection)
  const issued: number[] = []
  const one = async (index: number) => {
    const paperId = `${name}-${index}`
    const number = await numbers.take(register, { paperId, day: '2026-12-05', at })
    if (index % 7 === 6) return
    if (index % 4 === 3) return numbers.release(paperId)
    if (await numbers.issue(paperId)) issued.push(number)
  }
  for (let from = 0; from < Number(count); from += 4)
    await Promise.all(Array.from({ length: Math.min(4, Number(count) - from) }, (_, step) => one(from + step)))
  await connection.close()
  console.log(JSON.stringify(issued))
}

await run()
