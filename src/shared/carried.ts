import type { Model } from 'mongoose'

/** Documents that carry, in the update that changed them, what this change causes. */
export type CarriedSource<T extends { id: string }> = {
  findPending(limit: number): Promise<T[]>
  clearPending(ids: string[]): Promise<void>
}

/**
 * What the documents of a collection carry in a list `field`, each with an id; needs an index on '<field>.id'. Whoever
 * collects stores a thing by its id first and clears it afterwards: a crash in between neither loses nor doubles it.
 */
export const carriedSourceOf = <F extends string, T extends { id: string }>(
  model: Model<Record<F, T[]>>,
  field: F,
): CarriedSource<T> => {
  const documents = model as unknown as Model<Record<string, T[]>>
  const idOf = `${field}.id`
  return {
    async findPending(limit) {
      const found = await documents.find().gt(idOf, '').select([field]).limit(limit).lean<Record<string, T[]>[]>()
      return found.flatMap((document) => document[field] ?? [])
    },
    async clearPending(ids) {
      await documents.updateMany({}, { $pull: { [field]: { id: { $in: ids } } } }).in(idOf, ids)
    },
  }
}
