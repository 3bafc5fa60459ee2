import { randomUUID } from 'node:crypto'
import type { Request } from 'express'
import { z } from 'zod'
import type { Case } from '../../cases/case.js'
import { isSealed } from '../../cases/kinds/index.js'
import { mayChangeRating, scores } from '../../cases/rate-case.js'
import { caseWording } from '../../cases/wording.js'
import { isAsked } from '../../surveys/about-case.js'
import { csrfField, hidden } from '../kit/form.js'
import { type Html, html } from '../kit/html.js'
import type { WebParts } from '../kit/web-parts.js'
import { lookUpWording as say } from './look-up-wording.js'

export const markPath = '/tra-cuu/danh-gia'

const names = { score: 'diem', key: 'lan' } as const
const markSchema = z.object({
  [names.score]: z.coerce.number().pipe(z.literal(scores)),
  [names.key]: z.uuid(),
})

/** An answer as the page shows it: the question for a mark stands over the marks, or nowhere. */
export const withoutQuestion = (text: string): string => text.replace(caseWording.askRating, '').trimEnd()

/** Whether its sender is asked here for the mark that the answer asks for, or may change it, until the case is taken up again. */
const takesMark = async ({ surveys }: Pick<WebParts, 'surveys'>, found: Case, at: Date): Promise<boolean> =>
  isAsked(found) &&
  !isSealed(found) &&
  mayChangeRating(found, at) &&
  found.chat !== null &&
  (await surveys.mayAsk(found.chat))

/** Of an answered case that `secret` opened: its marks, and the one that was given; null: it is asked for none. */
export const markView = async (
  parts: Pick<WebParts, 'surveys'>,
  { request, found, secret, at, isLost }: { request: Request; found: Case; secret: string; at: Date; isLost: boolean },
): Promise<Html | null> => {
  const lost = isLost ? html`<p class="notice notice-error" role="alert">${say.markLost}</p>` : null
  const { rating } = found
  const given = rating && html`<p class="notice">${say.marked(caseWording.ratings[rating.score])}</p>`
  if (!(await takesMark(parts, found, at))) return given ?? lost
  return html`${lost}<section class="card">${given ? html`${given}<p class="muted">${say.markAgain}</p>` : html`<h2>${caseWording.askRating}</h2>`}
    <form method="post" action="${markPath}" class="actions">${csrfField(request)}${hidden('ma', found.receiptCode)}${hidden('so_kin', secret)}${hidden(names.key, randomUUID())}
      ${scores.filter((score) => score !== rating?.score).map((score) => html`<button class="button-quiet" name="${names.score}" value="${score}">${caseWording.ratings[score]}</button>`)}</form></section>`
}

/** Takes a mark that was posted with the code and number of a case; false: none was asked for, or the case changed meanwhile. */
export const takeMark = async (
  { cases, surveys, clock }: Pick<WebParts, 'cases' | 'surveys' | 'clock'>,
  found: Case,
  typed: Readonly<Record<string, string>>,
): Promise<boolean> => {
  const read = markSchema.safeParse(typed)
  if (!read.success || found.chat === null) return false
  const { diem: score, lan: key } = read.data
  const messageId = `page:${key}`
  if (found.timeline.some(({ id }) => id === messageId)) return true
  const at = clock.now()
  if (!(await takesMark({ surveys }, found, at))) return false
  if (!(await cases.rate(found, { score, messageId, at }))) return false
  await surveys.noteCaseMark(found, { chat: found.chat, score, at })
  return true
}
