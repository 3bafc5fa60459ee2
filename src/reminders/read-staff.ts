import type { AccountEntry } from '../accounts/account-store.js'
import type { Staff } from './make-reminders.js'
import type { WayStore } from './way-store.js'

/** Reads who can be told, and how. */
export const createReadStaff =
  (parts: {
    ways: Pick<WayStore, 'findAll'>
    accounts: { findAll(): Promise<AccountEntry[]> }
    hasMail: boolean
    address: string
  }) =>
  async (): Promise<Staff> => ({
    inOffice: (await parts.accounts.findAll()).filter(({ isActive, hasPassword }) => isActive && hasPassword),
    ways: new Map((await parts.ways.findAll()).map((way) => [way.accountId, way])),
    hasMail: parts.hasMail,
    address: parts.address,
  })
