import { Conflict } from '../shared/errors.js'
import type { OfficialPaper, TimelineEvent } from './case.js'
import type { CaseStore } from './case-store.js'
import { caseWording } from './wording.js'

/** A paper that has its number, as the timeline tells of it: `label` its kind, and number, day, signer. */
export type MadePaper = {
  id: string
  caseId: string
  isProtected: boolean
  label: string
  paper: OfficialPaper
  at: Date
  by: { accountId: string; name: string }
}

const mostTries = 20

/**
 * Puts a numbered paper into its case's timeline, once for each id. What else happens to the case meanwhile is no reason
 * against it: the number is given. Nothing is done when the case is no more. Throws Conflict when the case never stood still.
 */
export const notePaper = async (store: Pick<CaseStore, 'get' | 'apply'>, made: MadePaper): Promise<void> => {
  const { id, caseId, isProtected, label, paper, at, by } = made
  const event: TimelineEvent = {
    id,
    at,
    by: { role: 'staff', ...by },
    what: 'paper_made',
    from: null,
    to: label,
    text: null,
    paper,
  }
  for (let tries = 0; tries < mostTries; tries += 1) {
    const found = await store.get(caseId, { isProtected })
    if (!found || found.timeline.some((one) => one.id === id)) return
    if (await store.apply(found, { set: {}, event, outgoing: [] })) return
  }
  throw new Conflict(caseWording.errors.changedMeanwhile)
}
