import type { Account } from '../accounts/roles.js'
import { InvalidInput } from '../shared/errors.js'
import type { Case, TimelineEvent } from './case.js'
import { applyChange, assertMay, type CaseVerb, staffEvent } from './change-case.js'
import type { MessageForm } from './message-citizen.js'
import { caseWording } from './wording.js'

/** A note among the staff. It causes no message, to nobody. Throws Forbidden, InvalidInput or Conflict. */
export const noteInternally = async (verb: CaseVerb, { text }: MessageForm): Promise<void> => {
  assertMay(verb.account, verb.found, 'handle')
  if (!text) throw new InvalidInput(caseWording.errors.messageMissing)
  const event = staffEvent(verb, { what: 'internal_note', text })
  await applyChange(verb.store, verb.found, { set: {}, event, outgoing: [] })
}

export const isInternalNote = ({ what }: TimelineEvent): boolean => what === 'internal_note'

/** Notes are among an agency's own staff: whoever was only asked to take the case reads them once it has taken it. */
export const withoutForeignNotes = ({ communeCode }: Account, found: Case): Case =>
  communeCode === null || communeCode === found.agency.communeCode
    ? found
    : { ...found, timeline: found.timeline.filter((event) => !isInternalNote(event)) }
