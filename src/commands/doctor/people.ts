import { createAccountStore } from '../../accounts/account-store.js'
import type { Role } from '../../accounts/roles.js'
import { advice, right } from '../../shared/health-check.js'
import type { Look } from './look.js'
import { doctorWording } from './wording.js'

const { people: say } = doctorWording

/** Who the service can't do without, and who can sign in. */
export const lookAtPeople: Look = async ({ connection }) => {
  if (!connection) return []
  const all = await createAccountStore(connection).findAll()
  const count = (role: Role): number => all.filter((one) => one.role === role && one.isActive && one.hasPassword).length
  const administrators = count('administrator')
  const check = (what: string, found: number, isMissing: boolean, told: string) =>
    isMissing ? advice(what, told) : right(what, say.right(found))
  const [officers, keepers] = [count('denunciation_officer'), count('identity_keeper')]
  return [
    check(say.administrators, administrators, administrators < 2, say.oneAdministrator(administrators)),
    check(say.officers, officers, officers === 0, say.noOfficer),
    check(say.keepers, keepers, keepers === 0, say.noKeeper),
  ]
}
