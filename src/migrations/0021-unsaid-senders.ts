import type { Migration } from './run-migrations.js'

/** Until December 2026 the office that a case was under way to found it by its sender; the start fills its words anew. */
export const unsaidSenders: Migration = {
  id: '0021-unsaid-senders',
  what: 'no case that is under way is found by its sender where it has not been accepted',
  async up(database) {
    await database.collection('cases').updateMany({ 'transfer.state': 'sent' }, { $unset: { words: '' } })
  },
}
