// Invents cases of two years, sums and corrects them, and counts again: npm run indicators:rehearse -- [COUNT]
import type { Case } from '../../../src/cases/case.js'
import { stateCalendar } from '../../../src/deadlines/calendar.js'
import { createIndicators } from '../../../src/indicators/indicators.js'
import { readPeriod } from '../../../src/indicators/period.js'
import { connectMongo } from '../../../src/shared/mongo.js'
import { startTestDatabase } from '../../journeys/test-database.js'
import { createRandomCases } from './random-cases.js'

const count = Number(process.argv[2] ?? 20_000)
const stretch = { from: '2024-12-01', to: '2026-11-20' }
const today = stretch.to
const every = 50
const round = { now: 0 }

/** The same case each time; one of fifty was corrected since the last round. */
const caseOf = (index: number): Case => {
  const { make, goOn } = createRandomCases(index, stretch)
  let found = make(`c${index}`)
  const corrections = Math.floor((round.now + every - 1 - (index % every)) / every)
  for (let done = 0; done < corrections; done += 1) found = goOn(found)
  return {
    ...found,
    updatedAt: corrections > 0 ? new Date(Date.parse(`${today}T12:00:00Z`) + round.now * 1_000_000) : found.updatedAt,
  }
}

async function* none(): AsyncGenerator<never> {}
const seconds = (since: number): string => `${((performance.now() - since) / 1_000).toFixed(1)} s`

const database = await startTestDatabase()
const connection = await connectMongo(database.uri)
const indicators = createIndicators({
  connection,
  key: Buffer.alloc(32),
  version: async () => String(round.now),
  read: {
    async *cases() {
      for (let index = 0; index < count; index += 1) yield caseOf(index)
    },
    tasks: none,
    surveyAnswers: none,
    surveyInvitations: none,
    publicAnswers: none,
    publications: async () => [],
    receptionDays: none,
    contacts: async () => [],
    procedures: () => [],
    calendarOf: () => stateCalendar,
    now: () => new Date(`${today}T12:00:00+07:00`),
  },
})
await indicators.prepare()
let differences = 0
for (round.now = 0; round.now < 2; round.now += 1) {
  const started = performance.now()
  const { documents, days } = await indicators.rollUp()
  console.log(
    `round ${round.now}: ${documents} of ${count} cases had changed, ${days} days summed, ${seconds(started)}`,
  )
  const counting = performance.now()
  const found = await indicators.recount()
  differences += found.differences.length
  console.log(`recount: ${found.sums} sums, ${found.differences.length} differences, ${seconds(counting)}`)
}
for (const key of ['2026-10', '2026-Q3', '2025']) {
  const period = readPeriod(key)
  if (!period) throw new Error(key)
  const started = performance.now()
  await indicators.byGroup({ period, today }, 'commune')
  console.log(`all communes of ${key}: ${seconds(started)}`)
}
await connection.close()
await database.stop()
process.exit(differences === 0 ? 0 : 1)
