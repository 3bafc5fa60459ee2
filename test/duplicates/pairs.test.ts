import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDuplicates, type Duplicates } from '../../src/duplicates/duplicates.js'
import { type Connection, connectMongo } from '../../src/shared/mongo.js'
import { startTestDatabase } from '../journeys/journey.js'
import { type Pair, type PlaceTold, readPairs } from './pairs.js'

describe.each<PlaceTold>(['by itself', 'in the story'])('the place is told %s', (place) => {
  const like = readPairs('like', 'held', place)
  const unlike = readPairs('unlike', 'held', place)
  /** Every earlier report stands in one index, so that each look-up has the others to choose wrongly from. */
  const others = [readPairs('like', 'seen', place), readPairs('unlike', 'seen', place)].flat()
  const byId = new Map([...like, ...unlike, ...others].map(({ earlier }) => [earlier.id, earlier]))
  const findReports = async (ids: string[]) => ids.flatMap((id) => byId.get(id) ?? [])

  let connection: Connection
  let database: Awaited<ReturnType<typeof startTestDatabase>>
  let duplicates: Duplicates
  beforeAll(async () => {
    database = await startTestDatabase()
    connection = await connectMongo(database.uri)
    duplicates = createDuplicates({ connection })
    await duplicates.prepare()
    for (const report of byId.values()) await duplicates.add(report.id, report)
  }, 60_000)
  afterAll(async () => {
    await connection.close()
    await database.stop()
  })

  const listedFor = async ({ later }: Pair): Promise<string[]> =>
    (await duplicates.findListed(later, findReports)).slice(0, 3).map(({ report }) => report.id)
  const offeredFor = async ({ later }: Pair): Promise<string[]> =>
    (await duplicates.findOffered(later, findReports)).map(({ report }) => report.id)
  const shareOf = async (pairs: Pair[], find: (pair: Pair) => Promise<string[]>): Promise<number> => {
    const found = await Promise.all(pairs.map(async (pair) => (await find(pair)).includes(pair.earlier.id)))
    return found.filter(Boolean).length / pairs.length
  }

  test('of two held reports of one matter the earlier is among the three that an officer is shown', async () => {
    const share = await shareOf(like, listedFor)
    expect(share).toBeGreaterThanOrEqual(place === 'by itself' ? 0.9 : 0.8)
  })

  test('of two held reports that only look alike the earlier is seldom offered to the citizen', async () => {
    expect(await shareOf(unlike, offeredFor)).toBeLessThanOrEqual(0.05)
  })

  test('of two held reports of one matter the earlier is offered to the citizen in about half of all pairs', async () => {
    expect(await shareOf(like, offeredFor)).toBeGreaterThanOrEqual(0.4)
  })
})
