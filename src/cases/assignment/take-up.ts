import type { CaseChange } from '../case.js'
import type { CaseVerb } from '../change-case.js'
import { isFinal, kindOf } from '../kinds/index.js'
import { mayHave } from './assign.js'

/** Whether nobody has the case and this account is of the staff that would. */
const isFirst = ({ account, found }: Pick<CaseVerb, 'account' | 'found'>): boolean =>
  found.assignee === null &&
  !isFinal(found.kind, found.state) &&
  (kindOf(found.kind).isProtected || account.communeCode === found.agency.communeCode) &&
  mayHave(account, found)

/** The change of an answer, a question or a step: the first of the agency's own staff who makes one has the case from then on. */
export const takingUp = (verb: Pick<CaseVerb, 'account' | 'found'>, change: CaseChange): CaseChange =>
  isFirst(verb)
    ? {
        ...change,
        set: { ...change.set, assignee: { id: verb.account.id, name: verb.account.displayName } },
        event: { ...change.event, facts: { ...change.event.facts, takes: true } },
      }
    : change
