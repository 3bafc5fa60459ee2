import { addDays } from '../deadlines/working-days.js'
import { localDay, readableDay } from '../shared/clock.js'
import type { Case, CaseContent, CaseLink } from './case.js'
import type { CaseStore } from './case-store.js'
import { standingTimeline } from './standing-timeline.js'
import { caseWording } from './wording.js'

/** A case as another one names it. */
export const linkTo = ({ id, receiptCode, kind }: Case, relation: CaseLink['relation']): CaseLink => ({
  id,
  receiptCode,
  kind,
  relation,
})

/** The decision on a first complaint by number and day, or that there is none; '' where none is recorded. */
export const firstDecision = (found: Case): string => {
  const { clocks, receiptCode } = found
  const decided = standingTimeline(found).findLast(
    ({ what, to, paper }) => what === 'moved' && to === 'decided' && paper,
  )?.paper
  if (decided) return caseWording.firstDecision(receiptCode, decided.number, readableDay(decided.date))
  const term = clocks.findLast(({ clockId }) => clockId === 'kn.resolve1')
  return term ? caseWording.firstUnanswered(receiptCode, readableDay(term.dueOn)) : ''
}

const beforeDecision: ReadonlySet<string> = new Set([
  'received',
  'accepted',
  'verifying',
  'dialogue',
  'paused',
  'resumed',
])

/**
 * Whether a first complaint still runs: no decision, its term not over; a second one comes too early (Luật Khiếu nại Điều 33
 * khoản 1). `from`: the day from which it may come without a decision, null: not known yet.
 */
export const firstStillRuns = ({ state, clocks }: Case, at: Date): { from: string | null } | null => {
  if (!beforeDecision.has(state)) return null
  const term = clocks.findLast(({ clockId }) => clockId === 'kn.resolve1')
  if (!term || term.pausedOn !== null) return { from: null }
  return term.stoppedOn === null && term.dueAt > at ? { from: addDays(term.dueOn, 1) } : null
}

/** Whether a second complaint says that the first one was never decided: there is no decision to go with it. */
export const isAfterNoAnswer = ({ text }: Pick<Case, 'text'>): boolean =>
  /^Khiếu nại lần đầu \(\S+\) chưa có quyết định/m.test(text)

/** A second complaint in the citizen's words, with the story of the first, the decision that it is about, and since when it was known. */
export const afterFirst = (content: CaseContent, first: Case): CaseContent => ({
  ...content,
  category: first.category,
  text: [content.text, caseWording.firstStory(first.text), firstDecision(first)].filter(Boolean).join('\n\n'),
})

/** The first complaint's office sees that a second one was written. */
export const noteSecond = async (store: CaseStore, first: Case, second: Case, at: Date): Promise<void> => {
  if (first.links.some(({ id }) => id === second.id)) return
  await store.apply(first, {
    set: { links: [...first.links, linkTo(second, 'second_instance')] },
    event: {
      id: `linked:${second.id}`,
      at,
      by: { role: 'citizen', accountId: null, name: caseWording.citizen },
      what: 'linked',
      from: null,
      to: null,
      text: caseWording.secondWritten(second.receiptCode, readableDay(localDay(at))),
      paper: null,
    },
    outgoing: [],
  })
}
