import type { Account } from '../../accounts/roles.js'
import { Conflict, Forbidden, InvalidInput } from '../../shared/errors.js'
import type { Case } from '../case.js'

/** A case as it stood in the list that it was chosen from. */
export type ChosenCase = Pick<Case, 'id' | 'version'>

/**
 * What became of each: `done`; `changed`, somebody was faster; `refused`, in words; `gone`, not among the account's cases
 * any more.
 */
export type BulkOutcome = {
  done: Case[]
  changed: Case[]
  refused: { found: Case; why: string }[]
  gone: number
}

/** At most a page of the inbox. */
export const mostChosen = 50

/**
 * Does one thing for several cases, each by its own verb as if it alone had been chosen: what the verb wouldn't do for one
 * isn't done for many, and one that can't be done keeps no other back.
 */
export const doForMany = async (
  findOneFor: (account: Account, id: string) => Promise<Case | null>,
  { account, chosen, run }: { account: Account; chosen: readonly ChosenCase[]; run: (found: Case) => Promise<void> },
): Promise<BulkOutcome> => {
  const outcome: BulkOutcome = { done: [], changed: [], refused: [], gone: 0 }
  for (const { id, version } of chosen.slice(0, mostChosen)) {
    const found = await findOneFor(account, id)
    if (!found) outcome.gone += 1
    else if (found.version !== version) outcome.changed.push(found)
    else
      try {
        await run(found)
        outcome.done.push(found)
      } catch (error) {
        if (error instanceof Conflict) outcome.changed.push(found)
        else if (error instanceof InvalidInput || error instanceof Forbidden)
          outcome.refused.push({ found, why: error.message })
        else throw error
      }
  }
  return outcome
}
