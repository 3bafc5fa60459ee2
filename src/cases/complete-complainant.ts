import { z } from 'zod'
import { InvalidInput } from '../shared/errors.js'
import type { Case } from './case.js'
import { applyChange, assertMay, type CaseVerb, staffEvent } from './change-case.js'
import { isFinal } from './kinds/index.js'
import { hasLawfulSettler, routeOfComplaint } from './who-may-settle.js'
import { caseWording } from './wording.js'

const line = (most: number) => z.string().trim().max(most).default('')

/** What a complaint must tell (Luật Khiếu nại Điều 8.2) and one that came as something else may not. */
export const completeForm = z.object({
  name: line(100),
  address: line(300),
  phone: line(40),
  against: line(300),
  request: line(4_000),
})
export type CompleteForm = z.input<typeof completeForm>
export type Missing = keyof CompleteForm

/** What a complaint doesn't tell yet; nothing of other kinds. */
export const missingOf = (found: Case): Missing[] => {
  if (!hasLawfulSettler(found) || isFinal(found.kind, found.state)) return []
  const { reporter, against, request } = found
  const known: Record<Missing, string | null> = { ...reporter, against, request }
  return (['name', 'address', 'phone', 'against', 'request'] as const).filter((field) => !known[field])
}

/**
 * An officer adds what a complaint doesn't tell; what stands there stays. Who settles it follows from whom it is about.
 * Throws InvalidInput, Forbidden or Conflict.
 */
export const completeComplainant = async (verb: CaseVerb, typed: CompleteForm): Promise<void> => {
  const { store, found } = verb
  assertMay(verb.account, found, 'handle')
  const form = completeForm.parse(typed)
  const added = missingOf(found).filter((field) => form[field])
  if (added.length === 0) throw new InvalidInput(caseWording.errors.nothingAdded)
  const of = <T>(field: Missing, before: T): T | string => (added.includes(field) ? form[field] : before)
  const { reporter } = found
  const against = of('against', found.against)
  await applyChange(store, found, {
    set: {
      reporter: {
        ...reporter,
        name: of('name', reporter.name),
        address: of('address', reporter.address),
        phone: of('phone', reporter.phone),
      },
      against,
      request: of('request', found.request),
      ...(added.includes('against') && { settledBy: routeOfComplaint(found, against).settledBy }),
    },
    event: staffEvent(verb, {
      what: 'completed',
      text: added.map((field) => `${caseWording.complainant[field]}: ${form[field]}`).join('\n'),
    }),
    outgoing: [],
  })
}
