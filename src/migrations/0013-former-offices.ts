import type { Database } from '../shared/mongo.js'
import { fillMissing } from './fill-missing.js'
import type { Migration } from './run-migrations.js'

type OldEvent = { what: string; to: string | null; at: Date; paper: { date: string } | null }
type OldClock = { clockId: string; startedOn: string; stoppedOn: string | null; pauses: unknown[] }

/** The clocks that could stand still before 30 November 2026. */
const pausable = new Set(['kn.resolve1', 'kn.resolve2', 'tc.resolve', 'tc.extend'])

const dayOf = ({ at, paper }: OldEvent): string =>
  paper?.date ?? new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 10)

/** Each time that a case stood still and went on, as its timeline tells it. */
const standsOf = (timeline: readonly OldEvent[]): { pausedOn: string; resumedOn: string }[] => {
  const stands: { pausedOn: string; resumedOn: string }[] = []
  let pausedOn: string | null = null
  for (const event of timeline) {
    if (event.what !== 'moved') continue
    if (event.to === 'paused') pausedOn = dayOf(event)
    else if (event.to === 'resumed' && pausedOn !== null) {
      stands.push({ pausedOn, resumedOn: dayOf(event) })
      pausedOn = null
    }
  }
  return stands
}

/** Since 30 November 2026 the clocks of a case are computed again from what happened to them, and by who had the case. */
export const formerOffices: Migration = {
  id: '0013-former-offices',
  what: 'every case has the offices that had it before; clocks know of stands that nobody had noted',
  async up(database: Database) {
    for (const name of ['cases', 'protected_cases']) {
      await fillMissing(database, name, { formerOffices: [] })
      const cases = database.collection(name)
      for await (const { _id, clocks, timeline } of cases.find({ 'timeline.to': 'resumed' })) {
        const stands = standsOf(timeline)
        const isUnaware = ({ clockId, stoppedOn, pauses }: OldClock): boolean =>
          pausable.has(clockId) && stoppedOn === null && pauses.length === 0
        if (stands.length === 0 || !(clocks as OldClock[]).some(isUnaware)) continue
        const aware = (clocks as OldClock[]).map((clock) =>
          isUnaware(clock) ? { ...clock, pauses: stands.filter(({ pausedOn }) => pausedOn >= clock.startedOn) } : clock,
        )
        await cases.updateOne({ _id }, { $set: { clocks: aware } })
      }
    }
  },
}
