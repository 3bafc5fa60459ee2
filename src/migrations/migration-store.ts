import type { Database } from '../shared/mongo.js'

type StoredMigration = { _id: string; what: string; at: Date }

/** Which migrations a database has been through. */
export const createMigrationStore = (database: Database) => {
  const collection = database.collection<StoredMigration>('migrations')

  return {
    findDone: async (): Promise<string[]> =>
      (await collection.find({}, { projection: { _id: 1 } }).toArray()).map(({ _id }) => _id),

    async add({ id, ...rest }: { id: string; what: string; at: Date }): Promise<void> {
      await collection.updateOne({ _id: id }, { $setOnInsert: rest }, { upsert: true })
    },
  }
}
