import { fillMissing } from './fill-missing.js'
import type { Migration } from './run-migrations.js'

/** Until 30 November 2026 nobody had a case, and lists looked for its agency. */
export const foundCases: Migration = {
  id: '0014-found-cases',
  what: 'every case says who has it and in whose lists it stands',
  async up(database) {
    for (const name of ['cases', 'protected_cases']) {
      await fillMissing(database, name, { assignee: null, citizenWaitsSince: null })
      const cases = database.collection(name)
      for await (const { _id, agency, transfer } of cases.find(
        { desks: { $exists: false } },
        { projection: { agency: 1, transfer: 1 } },
      )) {
        const desks = [agency.communeCode, ...(transfer?.state === 'sent' ? [transfer.to.communeCode] : [])]
        await cases.updateOne({ _id }, { $set: { desks: [...new Set(desks.map((one) => one ?? 'province'))] } })
      }
    }
  },
}
