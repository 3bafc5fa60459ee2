import { z } from 'zod'
import type { Calendar } from '../../deadlines/calendar.js'
import { addWorkingDays, endOfDay } from '../../deadlines/working-days.js'
import { getCommune } from '../../places/communes.js'
import { type Agency, communeAgency, provinceAgency } from '../../routing/route-case.js'
import { localDay } from '../../shared/clock.js'
import { InvalidInput } from '../../shared/errors.js'
import { applyChange, assertMay, type CaseVerb, staffEvent } from '../change-case.js'
import { isFinal, kindOf, stateOf } from '../kinds/index.js'
import { whyNotSettledBy } from '../who-may-settle.js'
import { caseWording } from '../wording.js'
import { isUnderWay } from './transfer.js'
import { transferWording } from './wording.js'

/** `to`: code of a commune, or 'province'. */
export const transferForm = z.object({ to: z.string().max(20), text: z.string().trim().max(4_000) })
export type TransferForm = z.infer<typeof transferForm>

/** In working days. */
const answerWithin = 2

/** The agency that a form names; null: there is none such. */
export const agencyNamed = (to: string): Agency | null =>
  to === 'province' ? provinceAgency : getCommune(to) ? communeAgency(to) : null

/**
 * Sends a case to another agency with a reason (Luật Tiếp công dân Điều 26.2.b); it goes over once that accepts. Its
 * clocks run on: the citizen's waiting doesn't begin anew. Protected cases move by their own states, never into a
 * commune's hands. Throws InvalidInput, Forbidden, Conflict.
 */
export const sendTransfer = async (verb: CaseVerb & { calendar: Calendar }, form: TransferForm): Promise<void> => {
  const { store, found, account, at } = verb
  assertMay(account, found, 'handle')
  if (kindOf(found.kind).isProtected || isFinal(found.kind, found.state))
    throw new InvalidInput(caseWording.errors.notAllowedNow)
  if (stateOf(found.kind, found.state).asksRating) throw new InvalidInput(transferWording.errors.answered)
  if (isUnderWay(found.transfer)) throw new InvalidInput(transferWording.errors.underWay)
  if (!form.to) throw new InvalidInput(transferWording.errors.noTarget)
  if (!form.text) throw new InvalidInput(caseWording.errors.reasonMissing)
  const to = agencyNamed(form.to)
  if (!to) throw new InvalidInput(caseWording.errors.notAllowedNow)
  if (to.communeCode !== null && to.communeCode === found.keptFrom) throw new InvalidInput(caseWording.errors.keptFrom)
  if (to.communeCode === found.agency.communeCode) throw new InvalidInput(caseWording.errors.sameAgency)
  const notTheirs = whyNotSettledBy(found, to)
  if (notTheirs) throw new InvalidInput(notTheirs)
  await applyChange(store, found, {
    set: {
      transfer: {
        state: 'sent',
        to,
        reason: form.text,
        sentBy: { accountId: account.id, name: account.displayName },
        sentAt: at,
        answerBy: endOfDay(addWorkingDays(verb.calendar, localDay(at), answerWithin)),
        returned: null,
      },
    },
    event: staffEvent(verb, { what: 'transfer_sent', from: found.agency.name, to: to.name, text: form.text }),
    outgoing: [],
  })
}
