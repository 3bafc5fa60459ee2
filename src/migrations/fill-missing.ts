import type { Database } from '../shared/mongo.js'

/** Gives the documents of a collection that lack a field its value; paths with dots reach into documents. */
export const fillMissing = async (
  database: Database,
  collection: string,
  values: Readonly<Record<string, unknown>>,
): Promise<void> => {
  for (const [path, value] of Object.entries(values))
    await database.collection(collection).updateMany({ [path]: { $exists: false } }, { $set: { [path]: value } })
}
