import { fillMissing } from './fill-missing.js'
import type { Migration } from './run-migrations.js'

/** Until 30 November 2026 no case went on with another. */
export const joinedCases: Migration = {
  id: '0010-joined-cases',
  what: 'every case says which one it goes on with',
  async up(database) {
    for (const collection of ['cases', 'protected_cases']) await fillMissing(database, collection, { joinedTo: null })
  },
}
