import { z } from 'zod'
import { reply } from '../messaging/message.js'
import { localDay, readableDay } from '../shared/clock.js'
import { InvalidInput } from '../shared/errors.js'
import type { Case, CaseClock, TimelineEvent } from './case.js'
import { type CategoryName, categories, categoryNames } from './categories.js'
import { applyChange, assertMay, type CaseVerb, newsOf, staffEvent } from './change-case.js'
import { isFinal, stateOf } from './kinds/index.js'
import { targetClock } from './kinds/state-table.js'
import { caseWording } from './wording.js'

/** `text`: why, if the officer says it. */
export const categoryForm = z.object({
  category: z.string().max(40),
  text: z.string().trim().max(4_000).default(''),
})
export type CategoryForm = z.infer<typeof categoryForm>

/**
 * Puts a case under another category. The province's target, which hangs on it, is computed again from the day on which
 * it began; category and day as they were stay in the timeline. The citizen hears of a new day. Throws Forbidden,
 * InvalidInput or Conflict.
 */
export const changeCategory = async (verb: CaseVerb, form: CategoryForm): Promise<void> => {
  const { store, clocks, found, at } = verb
  assertMay(verb.account, found, 'handle')
  const category = categoryNames.find((name) => name === form.category)
  if (!category || isFinal(found.kind, found.state)) throw new InvalidInput(caseWording.errors.notAllowedNow)
  if (category === found.category) throw new InvalidInput(caseWording.errors.sameCategory)
  const running = clocks.onCategory({
    category,
    clocks: found.clocks,
    targetSince: openTarget(found.clocks)?.startedOn ?? targetSince(found),
    day: localDay(at),
  })
  const before = openTarget(found.clocks)?.dueOn ?? null
  const after = openTarget(running.clocks)?.dueOn ?? null
  const said = (name: CategoryName, dueOn: string | null): string =>
    before === after || !dueOn ? categories[name].label : caseWording.categoryDue(categories[name].label, dueOn)
  const event = staffEvent(verb, {
    what: 'category_changed',
    from: said(found.category, before),
    to: said(category, after),
    text: form.text || null,
  })
  const news = caseWording.newTarget(found.receiptCode, categories[category].label, after && readableDay(after))
  await applyChange(store, found, {
    set: { category, ...running },
    event,
    outgoing: before === after ? [] : [newsOf(found, event, reply(news))],
  })
}

const openTarget = (clocks: readonly CaseClock[]): CaseClock | undefined =>
  clocks.find(({ clockId, stoppedOn }) => clockId === targetClock && stoppedOn === null)

const entered = ({ what, to }: TimelineEvent): boolean => to !== null && (what === 'opened' || what === 'moved')

/** The day on which the target that runs now began, or would have if its category had had one; null: none runs. */
const targetSince = ({ kind, timeline }: Case): string | null => {
  for (const event of timeline.filter(entered).reverse()) {
    const { starts, stops } = stateOf(kind, event.to as Case['state'])
    if (starts.includes(targetClock)) return localDay(event.at)
    if (stops.includes(targetClock)) return null
  }
  return null
}
