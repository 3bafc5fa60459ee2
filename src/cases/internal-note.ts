import { InvalidInput } from '../shared/errors.js'
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
