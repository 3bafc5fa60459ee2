import type { Database } from '../shared/mongo.js'
import { fillMissing } from './fill-missing.js'
import type { Migration } from './run-migrations.js'

/** Until 30 November 2026 cases had no findings, links and acts, and clocks didn't know how they had stood still. */
export const dutiesAndActs: Migration = {
  id: '0009-duties-and-acts',
  what: 'every case has its findings, representatives, links; every clock its pauses and extensions',
  async up(database: Database) {
    for (const name of ['cases', 'protected_cases']) {
      await fillMissing(database, name, {
        findings: [],
        group: null,
        authorised: null,
        forwardedBy: null,
        protection: null,
        links: [],
        toOpen: [],
        reopenedByCitizen: 0,
      })
      const cases = database.collection(name)
      for await (const { _id, clocks } of cases.find({ 'clocks.0': { $exists: true } })) {
        if (!Array.isArray(clocks) || clocks.every((clock) => 'pauses' in clock)) continue
        const whole = clocks.map((clock) => ({ pauses: [], extensions: 0, ...clock }))
        await cases.updateOne({ _id }, { $set: { clocks: whole } })
      }
    }
  },
}
