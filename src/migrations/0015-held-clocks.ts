import type { Database } from '../shared/mongo.js'
import type { Migration } from './run-migrations.js'

type OldEvent = { what: string; to: string | null; at: Date }
type OldClock = { stoppedOn: string | null }

const localDayOf = (at: Date): string => new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 10)

/** Since December 2026 the clocks of a joined case stand still until it is parted. */
export const heldClocks: Migration = {
  id: '0015-held-clocks',
  what: 'the clocks of joined cases have stopped on the day of joining',
  async up(database: Database) {
    const cases = database.collection('cases')
    for await (const { _id, clocks, timeline, joinedTo } of cases.find({ state: 'joined', 'clocks.stoppedOn': null })) {
      const joined = (timeline as OldEvent[]).findLast(({ what, to }) => what === 'moved' && to === 'joined')
      if (!joined || !joinedTo) continue
      const stoppedOn = localDayOf(joined.at)
      const held = (clocks as OldClock[]).map((clock) =>
        clock.stoppedOn === null ? { ...clock, stoppedOn, goesOnWith: joinedTo } : clock,
      )
      await cases.updateOne({ _id }, { $set: { clocks: held } })
    }
  },
}
