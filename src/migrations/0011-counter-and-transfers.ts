import { fillMissing } from './fill-missing.js'
import type { Migration } from './run-migrations.js'

/** Until 30 November 2026 every case came from a chat, and a transfer was done at once. */
export const counterAndTransfers: Migration = {
  id: '0011-counter-and-transfers',
  what: 'every case says whether it is under way to another agency, who entered it, and what is to be told',
  async up(database) {
    for (const collection of ['cases', 'protected_cases'])
      await fillMissing(database, collection, { transfer: null, entry: null, toTell: [] })
  },
}
