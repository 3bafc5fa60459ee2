import type { Case, CaseClock } from '../../cases/case.js'
import { nameOfClock, roleOfClock } from '../../cases/clocks.js'
import { isTargetClock } from '../../cases/kinds/state-table.js'
import { ruleOfVersion } from '../../deadlines/clock-rules.js'
import { describeSum } from '../../deadlines/describe-sum.js'
import { nameArticle } from '../../deadlines/name-article.js'
import { localDay, readableDay } from '../../shared/clock.js'
import { type Html, html } from '../kit/html.js'
import { clocksWording as say } from './wording.js'

const statusOf = (clock: CaseClock, today: string): { text: string; badge: string } => {
  const role = roleOfClock(clock)
  if (clock.goesOnWith) return { text: say.goesOn, badge: 'badge' }
  if (clock.stoppedOn) return { text: say.done(readableDay(clock.stoppedOn)), badge: 'badge' }
  if (clock.pausedOn) return { text: say.paused(readableDay(clock.pausedOn)), badge: 'badge' }
  if (role === 'limit' || role === 'awaited') return { text: say.until(readableDay(clock.dueOn)), badge: 'badge' }
  if (role === 'date') return { text: say.from(readableDay(clock.dueOn)), badge: 'badge' }
  return clock.dueOn < today
    ? { text: say.overdue(readableDay(clock.dueOn)), badge: 'badge badge-danger' }
    : { text: say.due(readableDay(clock.dueOn)), badge: 'badge badge-ok' }
}

/** How sure the source of a clock's rule is; nothing where it was read in the text. */
const markOf = (clock: CaseClock): string => {
  if (isTargetClock(clock.clockId)) return ''
  const { mark } = ruleOfVersion(clock.ruleVersion)
  return mark === 'text' ? '' : ` ${say.marks[mark]}`
}

/** Two clocks of one name are told apart by the day on which each began. */
const ownName = (clock: CaseClock, all: readonly CaseClock[]): string => {
  const name = nameOfClock(clock)
  const isOne = all.filter((other) => nameOfClock(other) === name).length < 2
  return isOne ? name : say.begun(name, readableDay(clock.startedOn))
}

const clockItem = (clock: CaseClock, today: string, all: readonly CaseClock[]): Html => {
  const { text, badge } = statusOf(clock, today)
  return html`<li><strong>${ownName(clock, all)}</strong>${clock.comesFrom ? html` <span class="muted">(${say.brought})</span>` : ''} <span class="${badge}">${text}</span>${
    clock.provisional && !clock.stoppedOn ? html` <span class="badge badge-warning">${say.provisional}</span>` : ''
  }<br>
  <span class="muted">${describeSum({ ...clock, isDate: roleOfClock(clock) === 'date' })}. ${nameArticle(clock.article)}${markOf(clock)}</span></li>`
}

/** The clocks of a case in three lists: what has to be done, what only informs, what is the citizen's own time. */
export const clocksCard = (found: Case, now: Date): Html => {
  const today = localDay(now)
  const lists = (['duty', 'awaited', 'date', 'limit'] as const).flatMap((role) => {
    const clocks = found.clocks.filter((clock) => roleOfClock(clock) === role)
    return clocks.length === 0
      ? []
      : [
          html`<h3>${say.roles[role]}</h3><ul class="timeline">${clocks.map((clock) => clockItem(clock, today, found.clocks))}</ul>`,
        ]
  })
  return html`<section class="card" aria-labelledby="clocks"><h2 id="clocks">${say.title}</h2>
    ${lists.length === 0 ? html`<p>${say.none}</p>` : lists}</section>`
}
