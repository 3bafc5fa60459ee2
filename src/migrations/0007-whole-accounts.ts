import { fillMissing } from './fill-missing.js'
import type { Migration } from './run-migrations.js'

/** Until 29 November 2026 nobody asked for consent to an account's link. */
export const wholeAccounts: Migration = {
  id: '0007-whole-accounts',
  what: 'every account says whether its link waits for consent',
  up: (database) => fillMissing(database, 'accounts', { communeCode: null, request: null }),
}
