import { z } from 'zod'
import { type Account, can } from '../../accounts/roles.js'
import { InvalidInput } from '../../shared/errors.js'
import { isAccused } from '../accused-officer.js'
import type { Case } from '../case.js'
import { applyChange, assertMay, type CaseVerb, staffEvent } from '../change-case.js'
import { isFinal, kindOf } from '../kinds/index.js'
import { hasLawfulSettler } from '../who-may-settle.js'
import { assignmentWording as say } from './wording.js'

/** `to`: the account's id, '' gives the case back to all. */
export const assignForm = z.object({ to: z.string().max(60) })
export type AssignForm = z.infer<typeof assignForm>

export type FindAccount = (id: string) => Promise<Account | null>

/** Whether an account works on cases of a kind where they lie: on a complaint only who may decide it has a step. */
export const isOfOffice = (account: Account, { kind, agency }: Pick<Case, 'kind' | 'agency'>): boolean =>
  can(account, hasLawfulSettler({ kind }) ? kindOf(kind).decide : kindOf(kind).handle, agency.communeCode)

/** Whether a case may be given to this account: who may handle it where it lies and isn't whom it is about. */
export const mayHave = (account: Account, found: Case): boolean =>
  isOfOffice(account, found) && !isAccused(account, found)

/**
 * Gives a case to somebody who may handle it, or back to all. The citizen hears nothing of it. Throws Forbidden,
 * InvalidInput or Conflict.
 */
export const assignCase = async (verb: CaseVerb & { findAccount: FindAccount }, form: AssignForm): Promise<void> => {
  const { store, account, found, findAccount } = verb
  assertMay(account, found, 'handle')
  if (isFinal(found.kind, found.state)) throw new InvalidInput(say.errors.isOver)
  const wanted = form.to === '' ? null : form.to === account.id ? account : await findAccount(form.to)
  if (form.to !== '' && (!wanted || !mayHave(wanted, found))) throw new InvalidInput(say.errors.mayNotHave)
  if ((wanted?.id ?? null) === (found.assignee?.id ?? null)) return
  const assignee = wanted && { id: wanted.id, name: wanted.displayName }
  const event = staffEvent(verb, {
    what: 'assigned',
    from: found.assignee?.name ?? null,
    to: assignee?.name ?? say.nobody,
  })
  await applyChange(store, found, { set: { assignee }, event, outgoing: [] })
}
