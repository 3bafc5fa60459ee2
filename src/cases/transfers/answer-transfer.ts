import { z } from 'zod'
import { type Account, can, roles } from '../../accounts/roles.js'
import { reply } from '../../messaging/message.js'
import { Conflict, Forbidden, InvalidInput } from '../../shared/errors.js'
import type { Case } from '../case.js'
import { applyChange, assertMay, type CaseVerb, newsOf, staffEvent } from '../change-case.js'
import { kindOf } from '../kinds/index.js'
import { settledAfterMove } from '../who-may-settle.js'
import { caseWording } from '../wording.js'
import { takeJoinedAlong } from './take-joined-along.js'
import { isUnderWay, type Transfer } from './transfer.js'
import { transferWording } from './wording.js'

export const returnForm = z.object({ text: z.string().trim().max(4_000) })
export type ReturnForm = z.infer<typeof returnForm>

const underWay = ({ transfer }: Case): Transfer => {
  if (!isUnderWay(transfer)) throw new InvalidInput(transferWording.errors.notUnderWay)
  return transfer
}

/**
 * Whether an account may accept or return a case that is under way: the receiver's; the province's for a commune only
 * once the two working days are over.
 */
export const mayAnswer = (account: Account, { kind, transfer }: Case, at: Date): boolean =>
  isUnderWay(transfer) &&
  can(account, kindOf(kind).handle, transfer.to.communeCode) &&
  (roles[account.role].isOfCommune || transfer.to.communeCode === null || transfer.answerBy <= at)

/** The case itself, of which the receiver saw no sender. Throws Conflict when it changed since. */
const wholeOf = async ({ store, found: seen }: Pick<CaseVerb, 'store' | 'found'>): Promise<Case> => {
  const found = await store.get(seen.id, { isProtected: kindOf(seen.kind).isProtected })
  if (found?.version !== seen.version) throw new Conflict(caseWording.errors.changedMeanwhile)
  return found
}

const assertMayAnswer = ({ account, found, at }: Pick<CaseVerb, 'account' | 'found' | 'at'>): void => {
  const { to } = underWay(found)
  if (mayAnswer(account, found, at)) return
  if (can(account, kindOf(found.kind).handle, to.communeCode)) throw new InvalidInput(transferWording.errors.notYours)
  throw new Forbidden(caseWording.errors.forbidden)
}

/** The receiver takes the case over, with those that are joined to it; the citizens are told. Throws InvalidInput, Forbidden, Conflict. */
export const acceptTransfer = async (verb: CaseVerb): Promise<void> => {
  const { store } = verb
  assertMayAnswer(verb)
  const found = await wholeOf(verb)
  const { to, reason } = underWay(found)
  const event = staffEvent(verb, { what: 'transferred', from: found.agency.name, to: to.name, text: reason })
  await applyChange(store, found, {
    set: { agency: to, ...settledAfterMove(found), routedBecause: reason, transfer: null },
    event,
    outgoing: [newsOf(found, event, reply(caseWording.transferred(found.receiptCode, to.name, reason)))],
  })
  await takeJoinedAlong(store, found, { to, event })
}

/** The receiver gives it back with a reason; it lies with the sender as before. Throws InvalidInput, Forbidden, Conflict. */
export const returnTransfer = async (verb: CaseVerb, { text }: ReturnForm): Promise<void> => {
  const { store, account, at } = verb
  assertMayAnswer(verb)
  const found = await wholeOf(verb)
  const transfer = underWay(found)
  if (!text) throw new InvalidInput(caseWording.errors.reasonMissing)
  const returned = { by: { accountId: account.id, name: account.displayName }, at, reason: text }
  await applyChange(store, found, {
    set: { transfer: { ...transfer, state: 'returned', returned } },
    event: staffEvent(verb, { what: 'transfer_returned', from: transfer.to.name, to: found.agency.name, text }),
    outgoing: [],
  })
}

/** The sender takes it back before it was answered. Throws InvalidInput, Forbidden, Conflict. */
export const takeBackTransfer = async (verb: CaseVerb): Promise<void> => {
  const { store, account, found } = verb
  assertMay(account, found, 'handle')
  const { to } = underWay(found)
  await applyChange(store, found, {
    set: { transfer: null },
    event: staffEvent(verb, { what: 'transfer_taken_back', from: to.name, to: found.agency.name }),
    outgoing: [],
  })
}
