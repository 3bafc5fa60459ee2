import type { PublicAnswer } from '../../cases/public-answers/public-answer.js'
import type { Procedure } from '../../catalog/procedure.js'
import type { Calendar } from '../../deadlines/calendar.js'
import { addDays, addWorkingDays, countWorkingDays } from '../../deadlines/working-days.js'
import { type CommuneContact, requiredContactFields } from '../../places/commune-contact.js'
import { publicationKindNames } from '../../publications/kinds.js'
import { isPublic, type Publication } from '../../publications/publication.js'
import type { ReceptionDay } from '../../reception/reception-day.js'
import { localDay } from '../../shared/clock.js'
import type { TaskTimes } from '../../tasks/task.js'
import { type Fact, merged } from '../fact.js'
import type { Measure } from '../measures.js'

type Of = { commune: string; kind: string; field: string }
const fact = (of: Of, day: string, measure: Measure, n = 1, by = ''): Fact => ({ day, measure, ...of, by, n })

/** Asked for a person: answered within one working day, counted once it is answered in time or that day is over. A report of a wrong answer: whether it was right, and how long until an editor was done. */
export const taskFacts = (task: TaskTimes, calendar: Calendar): Fact[] => {
  const { kind, openedAt, doneAt, communeCode, audience, isConfirmed } = task
  if (audience === 'protected') return []
  const opened = localDay(openedAt)
  const done = doneAt && localDay(doneAt)
  const of = { commune: communeCode ?? '', kind: 'question', field: '' }
  if (kind === 'hand_off') {
    const due = addWorkingDays(calendar, opened, 1)
    const isInTime = done !== null && done <= due
    const day = isInTime ? done : addDays(due, 1)
    return merged([fact(of, day, 'handed_off'), ...(isInTime ? [fact(of, day, 'handed_off_in_time')] : [])])
  }
  if (kind !== 'error_report') return []
  return merged([
    fact(of, opened, 'error_reported'),
    ...(done === null
      ? []
      : [
          ...(isConfirmed ? [fact(of, done, 'error_settled')] : []),
          fact(of, done, 'error_days', 1, String(countWorkingDays(calendar, opened, done))),
        ]),
  ])
}

/** Công khai by Luật 10/2022 Điều 12.3: due on its day, or posted before. */
export const publicationFacts = ({ communeCode, kind, dueOn, postedFrom, takenDown }: Publication): Fact[] => {
  if (takenDown !== null && postedFrom === null) return []
  const of = { commune: communeCode, kind: 'publication', field: kind }
  const isInTime = postedFrom !== null && postedFrom <= dueOn
  const day = isInTime ? postedFrom : dueOn
  return merged([fact(of, day, 'publication_due'), ...(isInTime ? [fact(of, day, 'publication_in_time')] : [])])
}

/** A day that was promised to citizens; one that was postponed wasn't held as posted. */
export const receptionFacts = ({ communeCode, day, state, postedAt }: ReceptionDay): Fact[] => {
  if (postedAt === null || state === 'planned' || state === 'removed') return []
  const of = { commune: communeCode, kind: 'reception', field: '' }
  return merged([fact(of, day, 'reception_posted'), ...(state === 'held' ? [fact(of, day, 'reception_held')] : [])])
}

/** An answer that everybody may read. */
export const publicAnswerFacts = ({ communeCode, category, publishedAt, state }: PublicAnswer): Fact[] =>
  state === 'published' && publishedAt
    ? [
        fact(
          { commune: communeCode ?? '', kind: 'feedback', field: category ?? '' },
          localDay(publishedAt),
          'published_answers',
        ),
      ]
    : []

/** Days after which what nobody looked at is no longer fresh. */
const freshDays = 180

const isFull = ({ situations, time_limit, fees, received_by_text, legal_basis }: Procedure): boolean =>
  situations.some(({ papers }) => papers.length > 0) &&
  time_limit !== null &&
  fees !== null &&
  received_by_text !== '' &&
  legal_basis.length > 0

const isPriced = ({ fees }: Procedure): boolean =>
  fees !== null && fees.every(({ amount, set_by }) => amount !== null || set_by !== null)

/** The last day of the month for which a source holds. */
const lookedAtOn = ({ verified_on, as_of }: Procedure): string => verified_on ?? `${as_of}-28`

/** How the catalog, the contacts and what is posted stand on a day. */
export const standingFacts = (
  day: string,
  {
    procedures,
    contacts,
    publications,
  }: { procedures: readonly Procedure[]; contacts: readonly CommuneContact[]; publications: readonly Publication[] },
): Fact[] => {
  const since = addDays(day, -freshDays)
  const ofField = procedures.flatMap((one): Fact[] => {
    const of = { commune: '', kind: 'catalog', field: one.field }
    const holds: [boolean, Measure][] = [
      [true, 'live_procedures'],
      [isFull(one), 'full_procedures'],
      [lookedAtOn(one) >= since, 'fresh_procedures'],
      [isPriced(one), 'priced_procedures'],
      [one.code !== null, 'official_procedures'],
    ]
    return holds.flatMap(([is, measure]) => (is ? [fact(of, day, measure)] : []))
  })
  const ofCommunes = contacts.flatMap((one): Fact[] => {
    const of = { commune: one.communeCode, kind: 'publication', field: '' }
    const posted = new Set(
      publications
        .filter((other) => other.communeCode === one.communeCode && isPublic(other, day))
        .map(({ kind }) => kind),
    )
    const isComplete = requiredContactFields.every((name) => one[name] !== null)
    return [
      fact(of, day, 'communes'),
      ...(isComplete ? [fact(of, day, 'contacts_complete')] : []),
      ...publicationKindNames
        .filter((kind) => posted.has(kind))
        .map((kind) => fact({ ...of, field: kind }, day, 'kinds_published')),
    ]
  })
  return merged([...ofField, ...ofCommunes])
}
