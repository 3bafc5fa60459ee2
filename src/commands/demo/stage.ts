import type { Account } from '../../accounts/roles.js'
import type { Core } from '../../core.js'

/** Where the life of the sample happens: the core, and who of the staff acts in it. */
export type Stage = {
  core: Core
  officer: Account
  leader: Account
  neighbours: Account
  supervisor: Account
  leaderOf(communeCode: string): Account
}
