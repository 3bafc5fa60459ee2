import { z } from 'zod'
import { reply } from '../messaging/message.js'
import { localDay } from '../shared/clock.js'
import { InvalidInput } from '../shared/errors.js'
import type { OfficialPaper } from './case.js'
import { applyChange, assertMay, type CaseVerb, may, newsOf, staffEvent } from './change-case.js'
import { kindOf, type StateName, stateOf } from './kinds/index.js'
import { ratingChoices } from './rate-case.js'
import { caseWording, fillNews } from './wording.js'

/** The form of a move: text for a reason or an answer, and the paper behind it. Dates are 'YYYY-MM-DD'. */
export const moveForm = z.object({
  to: z.string().max(40),
  text: z.string().trim().max(10_000).default(''),
  paper_number: z.string().trim().max(60).default(''),
  paper_date: z.string().trim().max(10).default(''),
  paper_signer: z.string().trim().max(100).default(''),
})
export type MoveForm = z.infer<typeof moveForm>

const readOfficialPaper = (form: MoveForm, today: string): OfficialPaper => {
  if (!form.paper_number || !form.paper_date || !form.paper_signer)
    throw new InvalidInput(caseWording.errors.paperMissing)
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(form.paper_date) && !Number.isNaN(Date.parse(form.paper_date))
  if (!isDay || form.paper_date > today) throw new InvalidInput(caseWording.errors.paperDate)
  return { number: form.paper_number, date: form.paper_date, signer: form.paper_signer }
}

/**
 * Moves a case to a state that its kind's table allows next. One update filters on the old state and carries the
 * timeline event, the clocks and the news to the citizen. A paper's date is the day that starts or stops a clock.
 * Throws InvalidInput, Forbidden or Conflict.
 */
export const changeState = async (verb: CaseVerb, form: MoveForm): Promise<void> => {
  const { store, clocks, account, found, at } = verb
  const to = stateOf(found.kind, found.state).next.find((state) => state === form.to)
  if (!to) throw new InvalidInput(caseWording.errors.notAllowedNow)
  const target = stateOf(found.kind, to)
  assertMay(account, found, target.by === 'handler' ? 'handle' : 'decide')
  const needsPaper = target.asks === 'paper' || target.asks === 'paper_and_reason'
  const needsReason = target.asks === 'reason' || target.asks === 'paper_and_reason'
  if (target.asks === 'answer' && !form.text) throw new InvalidInput(caseWording.errors.answerMissing)
  if (needsReason && !form.text) throw new InvalidInput(caseWording.errors.reasonMissing)
  const paper = needsPaper ? readOfficialPaper(form, localDay(at)) : null
  const running = clocks.onEnter({
    kind: found.kind,
    category: found.category,
    state: to,
    clocks: found.clocks,
    at,
    ...(paper && { day: paper.date }),
  })
  const event = staffEvent(verb, { what: 'moved', from: found.state, to, text: form.text || null, paper })
  const due = running.clocks.filter((clock) => clock.startedOn === (paper?.date ?? localDay(at)) && !clock.stoppedOn)
  const asksRating = Boolean(target.asksRating) && !kindOf(found.kind).isProtected && found.rating === null
  const news = target.news
    ? [
        newsOf(
          found,
          event,
          reply(
            fillNews(target.news, {
              receiptCode: found.receiptCode,
              agency: found.agency.name,
              text: event.text,
              paper,
              due: due.filter(({ clockId }) => target.starts.includes(clockId)).at(-1)?.dueOn ?? null,
            }) + (asksRating ? `\n\n${caseWording.askRating}` : ''),
            asksRating ? ratingChoices(found.receiptCode) : [],
          ),
        ),
      ]
    : []
  await applyChange(store, found, { set: { state: to, ...running, awaitsCitizen: false }, event, outgoing: news })
}

/** The moves an account may make now, as the page shows them. */
export const movesFor = ({
  account,
  found,
}: Pick<CaseVerb, 'account' | 'found'>): { to: StateName; action: string; asks: string }[] =>
  stateOf(found.kind, found.state).next.flatMap((to) => {
    const { action, asks, by } = stateOf(found.kind, to)
    if (by === 'system' || by === 'citizen') return []
    return may(account, found, by === 'handler' ? 'handle' : 'decide') ? [{ to, action, asks }] : []
  })
