import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRerouteStore, type Reroute } from '../../../src/cases/transfers/reroute-store.js'
import { type Connection, connectMongo } from '../../../src/shared/mongo.js'
import { startTestDatabase } from '../../journeys/test-database.js'
import { at } from '../case-parts.js'

let database: Awaited<ReturnType<typeof startTestDatabase>>
let connection: Connection

beforeAll(async () => {
  database = await startTestDatabase()
  connection = await connectMongo(database.uri)
})
afterAll(async () => {
  await connection.close()
  await database.stop()
})

const reroute = (number: number): Reroute => ({
  id: `r${number}`,
  filter: {} as Reroute['filter'],
  to: 'province',
  reason: 'chia lại việc',
  by: { accountId: '1', name: 'A' },
  at: new Date(at.getTime() + number),
  caseIds: [`c${number}`],
  done: null,
})

test('what a crash cut off is found again, the newest first, no more than a page of them, until it is finished', async () => {
  const store = createRerouteStore(connection)
  for (let number = 0; number < 22; number += 1) await store.begin(reroute(number))
  const unfinished = (await store.findUnfinished()).map(({ id }) => id)
  expect(unfinished).toHaveLength(20)
  expect(unfinished.slice(0, 2)).toEqual(['r21', 'r20'])
  await store.finish('r21', { at, moved: 1, leftOut: [] })
  expect((await store.findUnfinished())[0]?.id).toBe('r20')
  expect((await store.get('r21'))?.done).toMatchObject({ moved: 1 })
  expect(await store.begin({ ...reroute(21), reason: 'khác' })).toMatchObject({
    reason: 'chia lại việc',
    caseIds: ['c21'],
  })
})
