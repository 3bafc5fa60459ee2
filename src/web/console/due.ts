import type { Case } from '../../cases/case.js'
import { isFinal } from '../../cases/kinds/index.js'
import { localDay } from '../../shared/clock.js'
import { type Html, html } from '../kit/html.js'
import { consoleWording } from './wording.js'

const dayMs = 24 * 60 * 60_000
const say = consoleWording.due

/** The nearest deadline in words and colour. `dueAt` is the end of the last day, so a moment before it is that day. */
export const dueBadge = ({ kind, state, dueAt }: Pick<Case, 'kind' | 'state' | 'dueAt'>, now: Date): Html => {
  if (dueAt === null) return html`<span class="badge">${isFinal(kind, state) ? say.done : say.none}</span>`
  const lastDay = localDay(new Date(dueAt.getTime() - 1))
  const days = Math.round((Date.parse(lastDay) - Date.parse(localDay(now))) / dayMs)
  if (days < 0) return html`<span class="badge badge-danger">${say.over(-days)}</span>`
  if (days === 0) return html`<span class="badge badge-danger">${say.today}</span>`
  return html`<span class="badge ${days <= 3 ? 'badge-warning' : 'badge-ok'}">${say.left(days)}</span>`
}
