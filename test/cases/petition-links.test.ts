import mongoose from 'mongoose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPetitionLinkStore } from '../../src/cases/petition-link-store.js'
import { createNames } from '../../src/sealing/names.js'
import { startTestDatabase } from '../journeys/test-database.js'

const at = new Date('2026-11-25T03:00:00Z')
let database: Awaited<ReturnType<typeof startTestDatabase>>
let connection: mongoose.Connection

beforeAll(async () => {
  database = await startTestDatabase()
  connection = await mongoose.createConnection(database.uri).asPromise()
})
afterAll(async () => {
  await connection.close()
  await database.stop()
})

test('five wrong codes end an address; a right one gives the tries back', async () => {
  const links = createPetitionLinkStore(connection, createNames(Buffer.alloc(32)))
  const token = await links.open({ id: 'c1', kind: 'complaint', chat: null }, at)
  for (let tries = 1; tries <= 4; tries++)
    expect(await links.takeTry(token, at)).toEqual({ caseId: 'c1', isProtected: false, copy: null })
  await links.giveTriesBack(token)
  for (let tries = 1; tries <= 5; tries++) expect(await links.takeTry(token, at)).not.toBeNull()
  expect(await links.takeTry(token, at)).toBeNull()
})
