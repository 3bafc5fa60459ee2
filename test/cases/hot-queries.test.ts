import type { CommandStartedEvent, Document } from 'mongodb'
import mongoose from 'mongoose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createBenchCases, openSample } from '../../bench/console/bench-cases.js'
import { fillCases } from '../../bench/console/fill-cases.js'
import { hotQueries } from '../../bench/console/hot-queries.js'
import type { Cases } from '../../src/cases/cases.js'
import { type Connection, databaseOf } from '../../src/shared/mongo.js'
import { startTestDatabase } from '../journeys/journey.js'

const now = new Date('2026-11-25T03:00:00Z')
/** What a driver adds to a command, which explain refuses. */
const driversOwn = ['lsid', '$db', '$clusterTime', 'txnNumber', '$readPreference']

let database: Awaited<ReturnType<typeof startTestDatabase>>
let connection: Connection
let cases: Cases
let asked: Document[] = []

beforeAll(async () => {
  database = await startTestDatabase()
  connection = await mongoose.createConnection(database.uri, { autoIndex: false, monitorCommands: true }).asPromise()
  cases = await createBenchCases(connection)
  await openSample(cases, now)
  await fillCases(connection, 1_000, now)
  connection.getClient().on('commandStarted', ({ commandName, command }: CommandStartedEvent) => {
    if (['find', 'aggregate', 'distinct'].includes(commandName)) asked.push(command)
  })
}, 60_000)
afterAll(async () => {
  await connection.close()
  await database.stop()
})

const stagesIn = (plan: unknown): string[] =>
  [...JSON.stringify(plan).matchAll(/"stage":"(\w+)"/g)].map(([, stage = '']) => stage)

/** The most that are late in one commune: they lie before those that are due today. */
const lateOnes = 10

test.each(['counts of a commune', 'counts of the province'])('%s read no more than what they count', async (name) => {
  asked = []
  await hotQueries(cases, now)[name]?.()
  for (const command of asked.filter(({ aggregate }) => aggregate)) {
    const { pipeline } = command
    const { executionStats: read } = await databaseOf(connection).command({
      explain: { aggregate: 'cases', pipeline, cursor: {} },
      verbosity: 'executionStats',
    })
    expect(read.totalDocsExamined - read.nReturned, JSON.stringify(pipeline)).toBeLessThanOrEqual(lateOnes)
    expect(read.totalDocsExamined, JSON.stringify(pipeline)).toBeLessThanOrEqual(100)
  }
})

test('what officers wait for all day reads by an index, never the whole collection', async () => {
  const names = Object.keys(hotQueries(cases, now))
  for (const name of names) {
    asked = []
    await hotQueries(cases, now)[name]?.()
    const commands = asked.map((command) =>
      Object.fromEntries(Object.entries(command).filter(([key]) => !driversOwn.includes(key))),
    )
    expect(commands.length, name).toBeGreaterThan(0)
    for (const command of commands) {
      const { queryPlanner, stages } = await databaseOf(connection).command({
        explain: command,
        verbosity: 'queryPlanner',
      })
      const read = stagesIn(queryPlanner?.winningPlan ?? stages)
      expect(read.length, name).toBeGreaterThan(0)
      expect(read, `${name}: ${JSON.stringify(command)}`).not.toContain('COLLSCAN')
    }
  }
})
