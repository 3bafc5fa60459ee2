import { z } from 'zod'
import { localDay } from '../shared/clock.js'
import { InvalidInput } from '../shared/errors.js'
import type { OfficialPaper, StepFacts } from './case.js'
import { mostExtensionDays } from './clocks.js'
import { complexities } from './kinds/grounds.js'
import type { Ask, Step } from './kinds/state-table.js'
import { caseWording } from './wording.js'

const line = (most: number) => z.string().trim().max(most).default('')

/** What an officer fills in for a step; which fields count, the step's `asks` say. Days are 'YYYY-MM-DD'. */
const stepFields = {
  text: line(10_000),
  paper_number: line(60),
  paper_date: line(10),
  paper_signer: line(100),
  signer_checked: line(3),
  unanswered: line(3),
  day: line(10),
  done: line(10),
  cover_number: line(60),
  agreed: line(3),
  short_notice: line(3),
  letter_number: line(60),
  letter_date: line(10),
  ground: line(30),
  target: line(200),
  target_checked: line(3),
  target_why: line(1_000),
  people: line(1_000),
  count: line(6),
  days: line(3),
  ...(Object.fromEntries(Object.keys(complexities).map((name) => [`criteria_${name}`, line(3)])) as Record<
    `criteria_${keyof typeof complexities}`,
    ReturnType<typeof line>
  >),
}
export const stepForm = z.object(stepFields)
/** A step as a page, or a call, fills it in: what isn't there is empty. */
export type StepForm = z.input<typeof stepForm>

/** The form of a move: where to. */
export const moveForm = stepForm.extend({ to: z.string().max(40) })
/** The form of an act: which. */
export const actForm = stepForm.extend({ act: z.string().max(40) })
/** The form that ends a duty: its place among the case's clocks. */
export const dutyForm = stepForm.extend({
  clock: z.union([z.number(), z.string().regex(/^\d{1,3}$/)]).transform(Number),
})

const { errors } = caseWording
const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))

type Filled = z.output<typeof stepForm>

const isFullName = (name: string): boolean => (name.match(/\p{L}+/gu) ?? []).length >= 2

const hasPaper = (form: Filled): boolean => Boolean(form.paper_number || form.paper_date || form.paper_signer)

const readPaper = (form: Filled, { today, notBefore }: Days): OfficialPaper => {
  if (!form.paper_number || !form.paper_date || !form.paper_signer) throw new InvalidInput(errors.paperMissing)
  if (!isDay(form.paper_date) || form.paper_date > today) throw new InvalidInput(errors.paperDate)
  if (form.paper_date < notBefore) throw new InvalidInput(errors.paperTooEarly(notBefore))
  if (!isFullName(form.paper_signer)) throw new InvalidInput(errors.signer)
  return { number: form.paper_number, date: form.paper_date, signer: form.paper_signer }
}

/** Today, and the day before which nothing of this case can have happened now: that of its last step. */
type Days = { today: string; notBefore: string }

/** A letter counts from the day on which it came, whatever day the citizen wrote on it. */
const readLetter = (form: Filled, { today, notBefore }: Days): Pick<StepFacts, 'day' | 'letter'> => {
  if (!isDay(form.day) || form.day > today) throw new InvalidInput(errors.letterDay)
  if (form.day < notBefore) throw new InvalidInput(errors.letterTooEarly(notBefore))
  if (form.letter_date && (!isDay(form.letter_date) || form.letter_date > form.day))
    throw new InvalidInput(errors.letterDate)
  return { day: form.day, letter: { number: form.letter_number || null, date: form.letter_date || null } }
}

const mostPeople = 5

const readPeople = (form: Filled): { people: string[]; count?: number } => {
  const people = form.people.split('\n').flatMap((name) => name.trim() || [])
  if (people.length === 0 || people.length > mostPeople) throw new InvalidInput(errors.people(mostPeople))
  if (!form.count) return { people }
  if (!/^\d+$/.test(form.count) || Number(form.count) < people.length) throw new InvalidInput(errors.count)
  return { people, count: Number(form.count) }
}

/** What the step wrote down: text, paper, the rest. Throws InvalidInput with what is missing. */
export type ReadStep = { text: string | null; paper: OfficialPaper | null; facts: StepFacts }

/** Reads the fields that a step asks for. `isFutureDay`: the day asked for may lie ahead. Throws InvalidInput. */
export const readStep = (
  { asks, grounds, emptyDay, paperlessBy }: Pick<Step, 'asks' | 'grounds' | 'emptyDay' | 'paperlessBy'>,
  typed: StepForm,
  days: Days & { isFutureDay: boolean },
): ReadStep => {
  const form = stepForm.parse(typed)
  const has = (ask: Ask): boolean => asks.includes(ask)
  const facts: StepFacts = {}
  if (has('reason') && !form.text) throw new InvalidInput(errors.reasonMissing)
  if (has('answer') && !form.text) throw new InvalidInput(errors.answerMissing)
  const isPaperless = Boolean(paperlessBy && form[paperlessBy]) && !hasPaper(form)
  const paper = has('paper') && !isPaperless ? readPaper(form, days) : null
  if (paper && form.signer_checked) facts.signerChecked = true
  if (has('done')) {
    const done = form.done || days.today
    if (!isDay(done) || done > days.today) throw new InvalidInput(errors.doneDay)
    if (paper && done < paper.date) throw new InvalidInput(errors.doneBeforePaper(paper.date))
    facts.done = done
  }
  if (has('cover') && form.cover_number) facts.cover = form.cover_number
  const day = form.day || (emptyDay === 'today' ? days.today : '')
  if (has('day') && (day || emptyDay !== 'unknown')) {
    const isWrong = !isDay(day) || day < days.notBefore || (!days.isFutureDay && day > days.today)
    if (isWrong) throw new InvalidInput(errors.day)
    facts.day = day
    if (form.agreed) facts.agreed = true
    if (form.short_notice) facts.shortNotice = true
  }
  if (has('letter')) Object.assign(facts, readLetter(form, days))
  if (has('ground')) {
    if (!grounds || !Object.hasOwn(grounds, form.ground)) throw new InvalidInput(errors.ground)
    facts.ground = form.ground
  }
  if (has('criteria')) {
    facts.criteria = Object.keys(complexities).filter(
      (name) => form[`criteria_${name as keyof typeof complexities}`] !== '',
    )
    if (facts.criteria.length === 0) throw new InvalidInput(errors.criteria)
  }
  if (has('days')) {
    if (!/^\d+$/.test(form.days) || Number(form.days) < 1 || Number(form.days) > mostExtensionDays)
      throw new InvalidInput(errors.days(mostExtensionDays))
    facts.days = Number(form.days)
  }
  if (has('target')) {
    if (!form.target) throw new InvalidInput(errors.target)
    facts.target = form.target
    if (form.target_checked) facts.targetChecked = true
    if (form.target_why) facts.targetWhy = form.target_why
  }
  if (has('people')) Object.assign(facts, readPeople(form))
  const takesText = has('reason') || has('answer') || has('note')
  return { text: takesText ? form.text || null : null, paper, facts }
}

/** The day of a step: that on which a duty was done, that of its paper, of the letter's receipt or of what was done, else that of the entry. */
export const stepDay = ({ paper, facts }: Pick<ReadStep, 'paper'> & { facts?: StepFacts }, at: Date): string =>
  facts?.done ?? paper?.date ?? facts?.day ?? localDay(at)
