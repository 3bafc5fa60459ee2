import { fillMissing } from './fill-missing.js'
import type { Migration } from './run-migrations.js'

/** Until 23 November 2026 cases had no files and no marks, until 29 November nobody that they are kept from. */
export const wholeCases: Migration = {
  id: '0002-whole-cases',
  what: 'every case has its list of files, its mark and from whom it is kept',
  async up(database) {
    for (const collection of ['cases', 'protected_cases'])
      await fillMissing(database, collection, { attachments: [], rating: null, keptFrom: null })
  },
}
