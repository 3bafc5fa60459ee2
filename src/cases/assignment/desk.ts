import { type Account, can } from '../../accounts/roles.js'
import { localDay } from '../../shared/clock.js'
import { Forbidden, NotFound } from '../../shared/errors.js'
import { caseWording } from '../wording.js'
import type { FindAccount } from './assign.js'
import type { DeskStore } from './desk-store.js'

/**
 * Who is at the desk, and whether new cases of a commune are given out to those who are. Everybody is there unless it was
 * said otherwise for today; without a setting nothing is given out.
 */
export const createDesk = (store: DeskStore, findAccount: FindAccount) => ({
  isEven: store.isEven,
  findAway: (accountIds: readonly string[], at: Date): Promise<Set<string>> => store.findAway(accountIds, localDay(at)),

  /** Throws Forbidden but for whoever leads the commune. */
  async setEven(by: Account, communeCode: string, isEven: boolean, at: Date): Promise<void> {
    if (!can(by, 'lead_commune', communeCode)) throw new Forbidden(caseWording.errors.forbidden)
    await store.setEven(communeCode, isEven, { accountId: by.id, at })
  },

  /** Says for today whether somebody is at the desk: oneself, or one of the staff whom one leads. Throws Forbidden, NotFound. */
  async setPresent(by: Account, accountId: string, isPresent: boolean, at: Date): Promise<void> {
    const account = accountId === by.id ? by : await findAccount(accountId)
    if (!account?.communeCode) throw new NotFound(caseWording.errors.notFound)
    const { communeCode } = account
    if (!can(account, 'handle_cases', communeCode) || (account.id !== by.id && !can(by, 'lead_commune', communeCode)))
      throw new Forbidden(caseWording.errors.forbidden)
    await store.setAway(account.id, isPresent ? null : localDay(at), { accountId: by.id, at })
  },
})
