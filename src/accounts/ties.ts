import type { Names } from '../sealing/names.js'
import { auditEntry } from '../shared/audit.js'
import { NotFound } from '../shared/errors.js'
import type { AccountStore } from './account-store.js'
import type { Account } from './roles.js'
import { accountWording as say } from './wording.js'

/** Who and what might make an officer partial, as they declared it: full names of relatives, units they are or were of. */
export type Ties = { relatives: readonly string[]; units: readonly string[] }

const none: Ties = { relatives: [], units: [] }

/**
 * What officers of denunciations declare of themselves (Luật Tố cáo Điều 38 khoản 5, Nghị định 31/2019/NĐ-CP Điều 5). Names of
 * third persons: they lie hidden under the lasting key of KEY_DIR, bound to the account; the audit trail has counts alone.
 */
export const createTies = ({
  store,
  names,
}: {
  store: Pick<AccountStore, 'findTies' | 'setTies'>
  names: () => Names
}) => {
  const kindFor = (id: string): string => `ties:${id}`

  const findAll = async (): Promise<Map<string, Ties>> =>
    new Map((await store.findTies()).map(({ id, ties }) => [id, JSON.parse(names().show(kindFor(id), ties)) as Ties]))

  return {
    /** By account; those who declared nothing are left out. */
    findAll,

    find: async ({ id }: Account): Promise<Ties> => (await findAll()).get(id) ?? none,

    /** Takes the place of what was declared before. Throws NotFound when the account was closed meanwhile. */
    async declare({ id }: Account, { relatives, units }: Ties, at: Date): Promise<void> {
      const counts = { relatives: relatives.length, units: units.length }
      const entry = auditEntry({ accountId: id, at }, 'ties_declared', id, counts)
      if (!(await store.setTies(id, names().hide(kindFor(id), JSON.stringify({ relatives, units })), entry)))
        throw new NotFound(say.unknown)
    },
  }
}
