import { randomUUID } from 'node:crypto'
import type { Migration } from './run-migrations.js'

/** Until December 2026 a published answer was asked for by its case's own id. */
export const publicIds: Migration = {
  id: '0019-public-ids',
  what: 'every answer that may be published has an id of its own for everybody',
  async up(database) {
    const answers = database.collection<{ _id: string; publicId: string }>('public_answers')
    for await (const { _id } of answers.find({ publicId: { $exists: false } }, { projection: { _id: 1 } }))
      await answers.updateOne({ _id }, { $set: { publicId: randomUUID() } })
  },
}
