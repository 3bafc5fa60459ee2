import type { Database } from '../shared/mongo.js'
import type { Migration } from './run-migrations.js'

/** Until 30 November 2026 nobody was reminded of a case: those with an open duty are looked at now, the others at their next change. */
export const remindedCases: Migration = {
  id: '0012-reminded-cases',
  what: 'every case says when reminders look at it next',
  async up(database: Database) {
    for (const name of ['cases', 'protected_cases']) {
      const cases = database.collection(name)
      await cases.updateMany({ remindAt: { $exists: false }, dueAt: null }, { $set: { remindAt: null } })
      await cases.updateMany({ remindAt: { $exists: false } }, { $set: { remindAt: new Date(0) } })
    }
  },
}
