import type { Reply } from '../messaging/message.js'
import { reply } from '../messaging/message.js'
import { localDay } from '../shared/clock.js'
import { InvalidInput } from '../shared/errors.js'
import type { Case, CaseClock, TimelineEvent } from './case.js'
import { type CaseVerb, newsOf } from './change-case.js'
import { isPromised, nameOfClock, ownLimits, promisedClock, roleOfClock } from './clocks.js'
import { forbiddenBy } from './guards.js'
import { kindOf } from './kinds/index.js'
import type { CaseClockId, Started, Step } from './kinds/state-table.js'
import { whyNotNumber } from './paper-number.js'
import { ratingChoices } from './rate-case.js'
import { whyNotSent } from './send-on.js'
import { settlerOf } from './settled-elsewhere.js'
import { whyNotSigned } from './signer.js'
import { latestStart, receivedOn } from './step-days.js'
import { type ReadStep, readStep, type StepForm, stepDay } from './step-form.js'
import { superiorOf } from './superior-of.js'
import { caseWording, describeLimit, fillNews } from './wording.js'

/**
 * Reads what an officer filled in for a step and checks what must be so first. `notBefore`: no paper of it is older;
 * `isFutureDay`: the day asked for may lie ahead. Throws InvalidInput.
 */
export const readAllowedStep = (
  verb: CaseVerb,
  step: Step,
  form: StepForm,
  { notBefore, isFutureDay = false }: { notBefore: string; isFutureDay?: boolean },
): ReadStep => {
  const { found, at } = verb
  const today = localDay(at)
  const start = latestStart(found, step.stops)
  const read = readStep(step, form, { today, notBefore: start > notBefore ? start : notBefore, isFutureDay })
  const day = stepDay(read, at)
  const clockOf = (id: string | undefined): CaseClock | undefined =>
    found.clocks.findLast(({ clockId }) => clockId === id)
  const early = clockOf(step.notBefore)
  if (early && day < early.dueOn)
    throw new InvalidInput(caseWording.errors.tooEarlyFor(nameOfClock(early), early.dueOn))
  const late = clockOf(step.notAfter)
  if (late && day > late.dueOn) throw new InvalidInput(caseWording.errors.tooLateFor(nameOfClock(late), late.dueOn))
  const forbidden =
    whyNotNumber(found, read.paper) ??
    forbiddenBy(step.guards ?? [], verb, read) ??
    whyNotSent(found, step, read.facts) ??
    whyNotSigned(found, step, read)
  if (forbidden) throw new InvalidInput(forbidden)
  return read
}

/** The steps by which a complainant uses what a limit is for. */
const usedBy: Partial<Record<CaseClockId, string>> = { 'kn.second': 'second_complaint', 'kn.sue': 'lawsuit' }

const isUsed = ({ timeline }: Case, clock: CaseClockId): boolean =>
  timeline.some(({ what, to }) => what === 'moved' && to === usedBy[clock])

/** What a step starts on the ground that was chosen. */
export const startedBy = (
  { starts, startsNot = {} }: Pick<Step, 'starts' | 'startsNot'>,
  { facts }: ReadStep,
): readonly Started[] => {
  const left = startsNot[facts.ground ?? ''] ?? []
  return starts.filter((one) => !left.includes(typeof one === 'string' ? one : one.clock))
}

/** The clocks a step starts, each from its day; none from a day that isn't known yet, none for what was done already. */
export const startsOf = (found: Case, starts: readonly Started[], read: ReadStep, at: Date) => {
  const day = stepDay(read, at)
  return starts.flatMap((one) => {
    if (typeof one === 'string') return [{ clock: one, day }]
    const { clock } = one
    if (isUsed(found, clock)) return []
    const from = one.from === 'received' ? receivedOn(found) : read.facts.day
    return from ? [{ clock, day: from }] : []
  })
}

/** A limit that ran from an unanswered period gives way to the one from the decision (Luật Khiếu nại Điều 33.1). */
export const givingWay = (found: Case, starts: readonly { clock: CaseClockId }[]): CaseClockId[] =>
  starts.map(({ clock }) => clock).filter((begun) => ownLimits(found.clocks).some(({ clockId }) => clockId === begun))

/** A step's ground in words for the citizen, '' where it has none; null: nobody is told of a step on this ground. */
const groundTold = ({ grounds = {}, told = {} }: Pick<Step, 'grounds' | 'told'>, { facts }: TimelineEvent) => {
  const ground = facts?.ground
  if (!ground) return ''
  return Object.hasOwn(told, ground) ? (told[ground] ?? null) : (grounds[ground] ?? '')
}

/** A state is entered anew before anything was done in it: the new paper stands in place of the first. */
const replaces = ({ timeline }: Case, { what, from, to }: TimelineEvent): boolean =>
  what === 'moved' &&
  from === to &&
  !timeline.slice(timeline.findLastIndex((one) => one.what === 'moved')).some((one) => one.what === 'acted')

/** What the citizen hears of a step, with the dates that are theirs; none where the step tells nothing. */
export const newsOfStep = (
  found: Case,
  step: Pick<
    Step,
    'news' | 'newsOfText' | 'newsWithoutDay' | 'newsAfterwards' | 'newsAgain' | 'grounds' | 'told' | 'starts'
  >,
  event: TimelineEvent,
  { clocks, isRatingAsked }: { clocks: readonly CaseClock[]; isRatingAsked: boolean },
) => {
  const ground = groundTold(step, event)
  if (!step.news || ground === null) return []
  const before = new Map(found.clocks.map((clock) => [clock.clockId, clock.dueOn]))
  const isNew = (clock: CaseClock): boolean => !clock.stoppedOn && before.get(clock.clockId) !== clock.dueOn
  const changed = clocks.filter(isNew)
  // A period that went on with the same day still has one to be told.
  const due = changed.filter(isPromised).at(-1) ?? promisedClock(clocks)
  const { facts = {} } = event
  const isOver = facts.shortNotice || (facts.day !== undefined && facts.day < localDay(event.at))
  const news =
    (isOver && step.newsAfterwards) ||
    (facts.day === undefined && step.newsWithoutDay) ||
    (replaces(found, event) && step.newsAgain) ||
    step.news
  const text = fillNews(news, {
    receiptCode: found.receiptCode,
    agency: found.agency.name,
    text: event.text,
    paper: event.paper,
    due: due?.dueOn ?? null,
    day: facts.day ?? null,
    ground,
    target: facts.target ?? null,
    settler: settlerOf(found),
    superior: superiorOf(found),
    days: facts.days ?? null,
    done: facts.done ?? null,
    limits: changed
      .filter((clock) => roleOfClock(clock) === 'limit')
      .map((clock) => describeLimit(nameOfClock(clock), clock.dueOn, clock.article)),
  })
  const told: Reply = isRatingAsked
    ? reply(`${text}\n\n${caseWording.askRating}`, ratingChoices(found.receiptCode))
    : reply(text)
  const onlyToSender = step.newsOfText && event.text ? step.newsOfText.replace('{text}', () => event.text ?? '') : ''
  return [{ ...newsOf(found, event, told), ...(onlyToSender && { onlyToSender }) }]
}

/**
 * The citizen marks how a matter was handled once it is answered, never where the kind is protected, nor who wants to be
 * left alone.
 */
export const mayAskRating = async ({
  found,
  mayAskMark = async () => true,
}: Pick<CaseVerb, 'found' | 'mayAskMark'>): Promise<boolean> =>
  !kindOf(found.kind).isProtected && found.rating === null && found.chat !== null && mayAskMark(found.chat)
