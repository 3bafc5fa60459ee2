import { type Account, type Role, roles } from '../../src/accounts/roles.js'

/** Somebody of a role; of a commune's, where the role belongs to one: Mễ Sở, if no other is named. */
export const buildAccount = (role: Role, communeCode = '12049'): Account => ({
  id: `${role}-${communeCode}`,
  userName: role,
  displayName: roles[role].label,
  role,
  communeCode: roles[role].isOfCommune ? communeCode : null,
})
