import { fillMissing } from './fill-missing.js'
import type { Migration } from './run-migrations.js'

/** Until 23 November 2026 cases had no files and no marks. */
export const wholeCases: Migration = {
  id: '0002-whole-cases',
  what: 'every case has its list of files and its mark',
  async up(database) {
    for (const collection of ['cases', 'protected_cases'])
      await fillMissing(database, collection, { attachments: [], rating: null })
  },
}
