import type { Case } from './case.js'
import type { CaseStore } from './case-store.js'
import { caseWording } from './wording.js'

/**
 * Puts the citizen's answer into the case's timeline. `messageId` is the answering message: the same one counts once.
 * Returns false when the case changed meanwhile and must be read again.
 */
export const answerOfficer = async (
  store: CaseStore,
  found: Case,
  answer: { text: string; messageId: string; at: Date; files: readonly string[] },
): Promise<boolean> => {
  if (found.timeline.some(({ id }) => id === answer.messageId)) return true
  return store.apply(found, {
    set: { awaitsCitizen: false },
    event: {
      id: answer.messageId,
      at: answer.at,
      by: { role: 'citizen', accountId: null, name: caseWording.citizen },
      what: 'answered',
      from: null,
      to: null,
      text: answer.text,
      paper: null,
    },
    outgoing: [],
    attachments: answer.files,
  })
}
