import type { Case } from '../../cases/case.js'
import type { Cases } from '../../cases/cases.js'
import type { OpenDuty } from '../../cases/finish-duty.js'
import type { Papers } from '../../papers/papers.js'

type MadePaper = Awaited<ReturnType<Papers['findMade']>>[number]

/** A step that is still to be done with a paper that has its number: its form, with number, day and signer filled in. */
export type StepToRecord = { paper: MadePaper; form: string; label: string; values: Record<string, string> }

/** Whether a step of the case wrote a paper's number down already. */
const isRecorded = ({ timeline }: Case, { number, day }: MadePaper): boolean =>
  timeline.some(({ what, paper }) => what !== 'paper_made' && paper?.number === number && paper.date === day)

/** The steps that wait for the numbers of a case's papers, the newest paper first; each step once. */
export const stepsToRecord = (
  found: Case,
  made: readonly MadePaper[],
  { offered: { moves, acts }, duties }: { offered: ReturnType<Cases['offered']>; duties: readonly OpenDuty[] },
): StepToRecord[] => {
  const asking = [
    ...moves.map(({ to, action, asks }) => ({ of: `move:${to}`, form: `move-${to}`, label: action, asks })),
    ...acts.map(({ act, label, asks }) => ({ of: `act:${act}`, form: `act-${act}`, label, asks })),
    ...duties.map(({ clock, index, label, duty }) => ({
      of: `duty:${clock.clockId}`,
      form: `duty-${index}`,
      label,
      asks: duty.asks,
    })),
  ].filter(({ asks }) => asks.includes('paper') || asks.includes('cover'))
  const steps = made.toReversed().flatMap((paper): StepToRecord[] => {
    const step = isRecorded(found, paper) ? undefined : asking.find(({ of }) => paper.recordedBy.includes(of))
    if (!step) return []
    const values = {
      paper_number: paper.number,
      paper_date: paper.day,
      paper_signer: paper.signer,
      cover_number: paper.number,
      ...paper.passedOn,
    }
    return [{ paper, form: step.form, label: step.label, values }]
  })
  return steps.filter(({ form }, index) => steps.findIndex((one) => one.form === form) === index)
}
