import { type Account, can, roles } from '../accounts/roles.js'
import type { CaseToRemind } from '../cases/case-store.js'
import { kindOf } from '../cases/kinds/index.js'
import type { Step } from './steps.js'

type Audience = 'officers' | 'leaders' | 'province'

/** Who hears of which step: officer, then leader, then province (legal-facts section 14.2). */
const audiencesOf: Record<Step, readonly Audience[]> = {
  half: ['officers'],
  before: ['officers'],
  day: ['officers', 'leaders'],
  after: ['leaders', 'province'],
}

const above: Record<Audience, Audience | null> = { officers: 'leaders', leaders: 'province', province: null }

const belongsTo = (account: Account, audience: Audience, communeCode: string | null): boolean => {
  const isOfCommune = roles[account.role].isOfCommune
  if (audience === 'province') return !isOfCommune && can(account, 'handle_cases', communeCode)
  const leads = can(account, 'close_reopened', communeCode)
  return isOfCommune && can(account, 'handle_cases', communeCode) && leads === (audience === 'leaders')
}

/**
 * The accounts that hear of a step of a case. Where nobody is in office at a level, the next one hears it. Of protected
 * cases those hear who handle them, at every step, and nobody else.
 */
export const whoIsTold = (
  { kind, agency }: Pick<CaseToRemind, 'kind' | 'agency'>,
  step: Step,
  inOffice: readonly Account[],
): Account[] => {
  if (kindOf(kind).isProtected)
    return inOffice.filter((account) => can(account, 'handle_protected', agency.communeCode))
  const of = (audience: Audience): Account[] => {
    const found = inOffice.filter((account) => belongsTo(account, audience, agency.communeCode))
    const higher = above[audience]
    return found.length > 0 || !higher ? found : of(higher)
  }
  return [...new Set(audiencesOf[step].flatMap(of))]
}
