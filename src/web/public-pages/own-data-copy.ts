import type { Case } from '../../cases/case.js'
import { isOfOther } from '../../cases/joined-words.js'
import { kindOf, stateOf } from '../../cases/kinds/index.js'
import { withoutCitizenNumbers } from '../../dialogue/forms/citizen-number.js'
import { localDay, readableDay } from '../../shared/clock.js'
import { dataRightLabels } from '../../tasks/kinds/data-wish.js'
import type { Task } from '../../tasks/task.js'
import type { Answer } from './look-up-view.js'
import { ownDataWording as say } from './own-data-wording.js'

/** One line of what is held, as people read it and as the file names it. */
export type HeldLine = { label: string; value: string }

/** What a case holds of whoever sent it. */
export type OwnCopy = {
  code: string
  facts: HeldLine[]
  /** Their own words, the first ones first; never those of others who sent the same. */
  said: { day: string; text: string }[]
  answers: { day: string; text: string }[]
  requests: { day: string; right: string; text: string; dueOn: string | null; answer: string | null }[]
}

const dayOf = (at: Date): string => readableDay(localDay(at))
const covered = (text: string): string => `…${text.slice(-4)}`

/** Of the person themselves; with four figures of the telephone alone no more is told than who typed them knows. */
const reporterFacts = ({ reporter }: Case, isFull: boolean): [string, string | null][] =>
  isFull
    ? [
        [say.held.name, reporter.name],
        [say.held.address, reporter.address],
        [say.held.phone, reporter.phone],
        [say.held.contact, reporter.contact ?? null],
      ]
    : [
        [say.held.name, reporter.name && say.held.hidden],
        [say.held.address, reporter.address && say.held.hidden],
        [say.held.phone, reporter.phone && covered(reporter.phone)],
        [say.held.contact, reporter.contact ? say.held.hidden : null],
      ]

/**
 * The copy of one's own data that a case holds (Luật 91/2025 Điều 4; Nghị định 356/2025 Điều 5): given at once. Names of the
 * staff, notes among them and what others sent are no data of this person's and stay out.
 */
export const copyOf = (
  found: Case,
  { answers, asked, isFull }: { answers: readonly Answer[]; asked: readonly Task[]; isFull: boolean },
): OwnCopy => {
  const facts: [string, string | null][] = [
    [say.held.kind, kindOf(found.kind).label],
    [say.held.sent, dayOf(found.openedAt)],
    [say.held.state, stateOf(found.kind, found.state).label],
    [say.held.agency, found.agency.name],
    ...reporterFacts(found, isFull),
    [say.held.place, found.placeText],
    [say.held.when, found.when],
    [say.held.against, found.against],
    [say.held.request, found.request],
    [say.held.evidence, found.evidence],
    [say.held.files, found.attachments.length > 0 ? say.held.fileCount(found.attachments.length) : null],
    [say.held.rating, found.rating ? say.held.mark(found.rating.score) : null],
  ]
  const later = found.timeline.flatMap((event) =>
    event.by.role === 'citizen' && event.text && !isOfOther(event) ? [{ at: event.at, text: event.text }] : [],
  )
  return {
    code: found.receiptCode,
    facts: facts.flatMap(([label, value]) => (value ? [{ label, value: withoutCitizenNumbers(value) }] : [])),
    said: [{ at: found.openedAt, text: found.text }, ...later].map(({ at, text }) => ({
      day: dayOf(at),
      text: withoutCitizenNumbers(text),
    })),
    answers: answers.map(({ at, text }) => ({ day: dayOf(at), text })),
    requests: asked.flatMap((task) =>
      task.kind === 'data_wish'
        ? [
            {
              day: dayOf(task.openedAt),
              right: dataRightLabels[task.facts.right],
              text: isFull ? task.facts.text : say.held.hidden,
              dueOn: task.dueOn && readableDay(task.dueOn),
              answer: isFull ? task.answer : task.answer && say.held.hidden,
            },
          ]
        : [],
    ),
  }
}
