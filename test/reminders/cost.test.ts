import mongoose from 'mongoose'
import { beforeEach, expect, test } from 'vitest'
import { useReminders } from './world.js'

const world = useReminders()
const many = 3_000

beforeEach(() => world.empty())

/** Copies of a case that come due in a year: none of them has to be looked at. */
const addQuietCases = async (): Promise<void> => {
  world.setNow('2026-11-30 09:00')
  const { id } = await world.open()
  const [one] = await world.collection('cases').find({ _id: id }).toArray()
  const later = new Date('2027-11-30T00:00:00Z')
  const copies = Array.from({ length: many }, (_, index) => ({
    ...one,
    _id: `quiet-${index}`,
    openedBy: `quiet-${index}`,
    receiptCode: `quiet-${index}`,
    agency: { ...(one?.agency as object), communeCode: `${10_000 + (index % 100)}` },
    remindAt: later,
    sortDue: later,
    dueAt: later,
    openedAt: new Date('2026-01-05T00:00:00Z'),
  }))
  await world.collection('cases').insertMany(copies)
}

/** What the database looked at for a command. */
const examined = async (command: object): Promise<{ docs: number; keys: number }> => {
  const { executionStats } = await world.database().command({ explain: command, verbosity: 'executionStats' })
  return { docs: executionStats.totalDocsExamined, keys: executionStats.totalKeysExamined }
}

test('the job looks at the cases that are due and no others', async () => {
  await addQuietCases()
  world.setNow('2026-12-14 07:30')
  const at = world.now()
  const find = { find: 'cases', filter: { remindAt: { $lte: at } }, sort: { remindAt: 1 }, limit: 100 }
  expect((await examined(find)).docs).toBeLessThanOrEqual(1)
  await world.reminders.run()
  expect((await examined(find)).docs).toBe(0)
})

test('a digest counts by the index', async () => {
  await addQuietCases()
  const at = world.now()
  for (const agency of [{}, { 'agency.communeCode': '12049' }])
    for (const filter of [
      { sortDue: { $lt: at } },
      { sortDue: new Date('2026-12-14T17:00:00Z') },
      { openedAt: { $gte: new Date('2026-11-29T17:00:00Z') } },
      { awaitsCitizen: true },
    ]) {
      const { docs, keys } = await examined({ count: 'cases', query: { ...agency, ...filter } })
      expect({ filter, docs: docs <= 2, keys: keys <= 3 }).toEqual({ filter, docs: true, keys: true })
    }
})

test('a minute in which nothing is due asks the database four questions', async () => {
  await addQuietCases()
  world.setNow('2026-12-14 07:30')
  const connection = await mongoose
    .createConnection(world.uri(), { autoIndex: false, monitorCommands: true })
    .asPromise()
  const { reminders } = world.createProcess(connection)
  await reminders.run()
  const commands: string[] = []
  connection
    .getClient()
    .on('commandStarted', ({ commandName, command }) => commands.push(`${commandName} ${command[commandName]}`))
  world.setNow('2026-12-14 07:31')
  await reminders.run()
  await connection.close()
  expect(commands.filter((name) => !/hello|ping|endSessions/.test(name))).toEqual([
    'find cases',
    'find protected_cases',
    'find protected_cases',
    'find reminders',
  ])
})
