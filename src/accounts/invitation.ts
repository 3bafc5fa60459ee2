import { NotFound } from '../shared/errors.js'
import type { AccountStore } from './account-store.js'
import { checkPassword } from './check-password.js'
import { hashPassword } from './password.js'
import type { Account } from './roles.js'
import { createToken, hashToken } from './token.js'

const lastsMs = 3 * 24 * 60 * 60_000

/** Makes a one-time link, valid for three days, with which the account's owner sets a password. An older one ends. */
export const inviteAccount = async (
  accounts: AccountStore,
  { id, publicUrl, at }: { id: string; publicUrl: string; at: Date },
): Promise<string> => {
  const token = createToken()
  await accounts.invite(id, hashToken(token), new Date(at.getTime() + lastsMs))
  return `${publicUrl}/moi/${token}`
}

/** At the first starts, as long as nobody has a password: the link for the first administrator. Null afterwards. */
export const createFirstAdministratorLink = async ({
  accounts,
  publicUrl,
  at,
}: {
  accounts: AccountStore
  publicUrl: string
  at: Date
}): Promise<string | null> => {
  if (await accounts.hasAnyPassword()) return null
  const administrator =
    (await accounts.getByRole('administrator')) ??
    (await accounts.create(
      { userName: 'quantri', displayName: 'Quản trị', role: 'administrator', communeCode: null },
      at,
    ))
  return inviteAccount(accounts, { id: administrator.id, publicUrl, at })
}

/** The account that a link is for. Throws NotFound when it was used or ran out. */
export const getInvited = async (accounts: AccountStore, token: string, at: Date): Promise<Account> => {
  const account = await accounts.getInvited(hashToken(token), at)
  if (!account) throw new NotFound('Đường dẫn này đã dùng hoặc đã hết hạn. Hãy xin quản trị một đường dẫn mới.')
  return account
}

/** Sets the password and uses the link up. Throws InvalidInput for a password that is easily guessed. */
export const acceptInvitation = async (
  accounts: AccountStore,
  { token, password, displayName, at }: { token: string; password: string; displayName: string; at: Date },
): Promise<Account> => {
  const account = await getInvited(accounts, token, at)
  checkPassword(password, [account.userName, account.displayName, displayName])
  const set = { passwordHash: await hashPassword(password), displayName: displayName || account.displayName }
  if (!(await accounts.acceptInvitation(hashToken(token), set, at))) return getInvited(accounts, token, at)
  return account
}
