import type { Case } from '../cases/case.js'
import type { Cases } from '../cases/cases.js'
import { kindOf } from '../cases/kinds/index.js'
import { localDay } from '../shared/clock.js'
import { Conflict } from '../shared/errors.js'
import type { NumberStore, Register } from './number-store.js'
import type { Paper } from './paper.js'
import type { MadePaper, PaperStore, PaperToNote } from './paper-store.js'
import { templateOf } from './templates/index.js'
import { papersWording as say } from './wording.js'

export type IssueParts = {
  numbers: NumberStore
  papers: PaperStore
  cases: Pick<Cases, 'notePaper'>
}

/** Puts a made paper into its case's timeline, once however often it is asked. */
const note = async ({ papers, cases }: IssueParts, paper: PaperToNote, isProtected: boolean): Promise<void> => {
  const { id, caseId, kind, number, day, at, by, signer } = paper
  await cases.notePaper({
    id,
    caseId,
    isProtected,
    label: templateOf(kind).label,
    paper: { number, date: day, signer },
    at,
    by,
  })
  await papers.markNoted(id, { isProtected })
}

/**
 * Gives a paper its number and notes it in its case. `make` writes it once the number is known; when it throws, the number
 * goes back and the next paper gets it. `paperId` is the form's: sent twice, it is one paper with one number. Throws
 * Conflict when the making took so long that the number was taken back.
 */
export const issuePaper = async (
  parts: IssueParts,
  order: Pick<MadePaper, 'kind' | 'by' | 'at' | 'signer' | 'passedOn'> & {
    paperId: string
    found: Case
    register: Omit<Register, 'year'>
    make: (number: number) => Promise<{ number: string; content: Paper }>
  },
): Promise<void> => {
  const { paperId, found, register, make, kind, by, at, signer, passedOn = {} } = order
  const { numbers, papers } = parts
  const { isProtected } = kindOf(found.kind)
  const day = localDay(at)
  const number = await numbers.take({ ...register, year: Number(day.slice(0, 4)) }, { paperId, day, at })
  if (await papers.get(paperId, found.id, { isProtected })) return
  let paper: MadePaper
  try {
    paper = { id: paperId, caseId: found.id, kind, day, at, by, signer, passedOn, ...(await make(number)) }
    await papers.keep(paper, { isProtected })
  } catch (error) {
    await numbers.release(paperId)
    throw error
  }
  if (!(await numbers.issue(paperId))) {
    await papers.drop(paperId, { isProtected })
    throw new Conflict(say.errors.numberTaken)
  }
  await note(parts, paper, isProtected)
}

/**
 * Keeps a paper under the number that a step of its case wrote down already, from the office's own book: none is taken.
 * Sent twice, it is one paper.
 */
export const keepRecorded = async (parts: IssueParts, paper: MadePaper, { isProtected }: { isProtected: boolean }) => {
  if (await parts.papers.get(paper.id, paper.caseId, { isProtected })) return
  await parts.papers.keep(paper, { isProtected })
  await note(parts, paper, isProtected)
}

/** Ends what a process that died left: a paper with its number is noted, one without is dropped. */
export const settlePapers = async (parts: IssueParts, before: Date): Promise<void> => {
  for (const { id, paper, isProtected } of await parts.papers.findUnfinished(before)) {
    await parts.numbers.release(id)
    if (!(await parts.numbers.isIssued(id))) await parts.papers.drop(id, { isProtected })
    else if (paper) await note(parts, paper, isProtected)
  }
}
