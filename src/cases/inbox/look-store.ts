import { Schema } from 'mongoose'
import type { Account } from '../../accounts/roles.js'
import type { Connection } from '../../shared/mongo.js'
import type { Case } from '../case.js'

type StoredLook = { _id: string; account: string; at: Date }

const schema = new Schema<StoredLook>(
  { _id: String, account: String, at: Date },
  { versionKey: false, collection: 'case_looks' },
)
schema.index({ account: 1 })

const idOf = (account: Pick<Account, 'id'>, caseId: string): string => `${account.id}:${caseId}`

/** When each account last looked at each case, so that lists can tell what is new to it. */
export const createLookStore = (connection: Connection) => {
  const model = connection.model<StoredLook>('CaseLook', schema)
  return {
    prepare: () => model.createIndexes(),

    async note(account: Account, { id }: Pick<Case, 'id'>, at: Date): Promise<void> {
      await model.updateOne({ _id: idOf(account, id) }, { $set: { account: account.id, at } }, { upsert: true })
    },

    /** The ids of those cases that changed since the account looked at them last. */
    async findNew(account: Account, cases: readonly Pick<Case, 'id' | 'updatedAt'>[]): Promise<Set<string>> {
      const looks = await model.find({ _id: { $in: cases.map(({ id }) => idOf(account, id)) } }).lean<StoredLook[]>()
      const seen = new Map(looks.map(({ _id, at }) => [_id, at]))
      const isNew = ({ id, updatedAt }: Pick<Case, 'id' | 'updatedAt'>) =>
        (seen.get(idOf(account, id))?.getTime() ?? 0) < updatedAt.getTime()
      return new Set(cases.filter(isNew).map(({ id }) => id))
    },
  }
}
