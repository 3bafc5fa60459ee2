import { fillMissing } from './fill-missing.js'
import type { Migration } from './run-migrations.js'

/** Since December 2026 a procedure may wait for its day, be taken away, and its draft be under review. */
export const catalogVersions: Migration = {
  id: '0017-catalog-versions',
  what: 'every procedure says what waits for its day and whether it was taken away, every draft who wrote it',
  async up(database) {
    await fillMissing(database, 'procedure_versions', { scheduled: null, withdrawn: null, draft: null })
    await database
      .collection('procedure_versions')
      .updateMany(
        { draft: { $ne: null }, 'draft.writers': { $exists: false } },
        { $set: { 'draft.writers': {}, 'draft.review': null } },
      )
  },
}
