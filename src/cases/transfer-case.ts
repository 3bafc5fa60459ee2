import { z } from 'zod'
import { reply } from '../messaging/message.js'
import { getCommune } from '../places/communes.js'
import { communeAgency, provinceAgency } from '../routing/route-case.js'
import { InvalidInput } from '../shared/errors.js'
import { applyChange, assertMay, type CaseVerb, newsOf, staffEvent } from './change-case.js'
import { isFinal, kindOf } from './kinds/index.js'
import { caseWording } from './wording.js'

/** `to`: code of a commune, or 'province'. */
export const transferForm = z.object({ to: z.string().max(20), text: z.string().trim().max(4_000) })
export type TransferForm = z.infer<typeof transferForm>

/**
 * Hands a case over to another agency with a reason (Luật Tiếp công dân Điều 26.2.b). Its clocks run on: the citizen's
 * waiting doesn't begin anew. Protected cases move by their own states, never into a commune's hands.
 */
export const transferCase = async (verb: CaseVerb, form: TransferForm): Promise<void> => {
  const { store, found } = verb
  assertMay(verb.account, found, 'handle')
  if (kindOf(found.kind).isProtected || isFinal(found.kind, found.state))
    throw new InvalidInput(caseWording.errors.notAllowedNow)
  if (!form.text) throw new InvalidInput(caseWording.errors.reasonMissing)
  if (form.to !== 'province' && !getCommune(form.to)) throw new InvalidInput(caseWording.errors.notAllowedNow)
  const agency = form.to === 'province' ? provinceAgency : communeAgency(form.to)
  if (agency.communeCode !== null && agency.communeCode === found.keptFrom)
    throw new InvalidInput(caseWording.errors.keptFrom)
  if (agency.communeCode === found.agency.communeCode) throw new InvalidInput(caseWording.errors.sameAgency)
  const event = staffEvent(verb, { what: 'transferred', from: found.agency.name, to: agency.name, text: form.text })
  await applyChange(store, found, {
    set: { agency, settledBy: null, routedBecause: form.text },
    event,
    outgoing: [newsOf(found, event, reply(caseWording.transferred(found.receiptCode, agency.name, form.text)))],
  })
}
