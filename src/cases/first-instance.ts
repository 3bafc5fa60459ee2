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

/** A second complaint in the citizen's words, with the decision that it is about, and since when it was known. */
export const afterFirst = (content: CaseContent, first: Case): CaseContent => ({
  ...content,
  text: [content.text, firstDecision(first)].filter(Boolean).join('\n\n'),
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
