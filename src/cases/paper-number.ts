import { readableDay } from '../shared/clock.js'
import type { Case, OfficialPaper } from './case.js'
import { standingTimeline } from './standing-timeline.js'
import { caseWording } from './wording.js'

/** '12/QĐ-UBND': with the series, so that it is one paper in a year. */
const isOfSeries = (number: string): boolean => number.includes('/')

const plain = (number: string): string => number.replace(/\s/g, '').toUpperCase()

/** What stands against a paper's number: it is another paper's of this case, of the same year. Null: nothing. */
export const whyNotNumber = (found: Case, paper: OfficialPaper | null): string | null => {
  if (!paper || !isOfSeries(paper.number)) return null
  const other = standingTimeline(found).find(
    (event) =>
      event.paper &&
      plain(event.paper.number) === plain(paper.number) &&
      event.paper.date.slice(0, 4) === paper.date.slice(0, 4) &&
      event.paper.date !== paper.date,
  )?.paper
  return other ? caseWording.errors.numberOfOther(paper.number, readableDay(other.date)) : null
}
