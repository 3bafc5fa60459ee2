import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ClaimStore, createClaimStore } from '../../src/channels/web-chat/claim-store.js'
import { type Connection, connectMongo } from '../../src/shared/mongo.js'
import { startTestDatabase } from '../journeys/journey.js'

let database: Awaited<ReturnType<typeof startTestDatabase>>
let connection: Connection
let claims: ClaimStore
beforeAll(async () => {
  database = await startTestDatabase()
  connection = await connectMongo(database.uri)
  claims = createClaimStore(connection)
})
afterAll(async () => {
  await connection.close()
  await database.stop()
})

const at = (minutes: number) => new Date(Date.parse('2026-11-25T03:00:00Z') + minutes * 60_000)

test('a conversation is opened by one message, which may come again within the hour', async () => {
  expect(await claims.claim('a', 'first', at(0))).toBe(true)
  expect(await claims.claim('a', 'second', at(0))).toBe(false)
  expect(await claims.claim('a', 'first', at(59))).toBe(true)
  expect(await claims.claim('a', 'first', at(60))).toBe(false)
})

test('a bound conversation never opens again', async () => {
  expect(await claims.claim('b', 'first', at(0))).toBe(true)
  await claims.bind('b')
  expect(await claims.claim('b', 'first', at(1))).toBe(false)
  expect(await claims.isBound('b')).toBe(true)
})
