import type { Account } from '../../accounts/roles.js'
import type { Case } from '../../cases/case.js'
import { categories } from '../../cases/categories.js'
import { nameOfClock, nearestDuty } from '../../cases/clocks.js'
import { isFinal, kindOf, stateOf } from '../../cases/kinds/index.js'
import { localDay, readableDay } from '../../shared/clock.js'
import { shorten } from '../../shared/text.js'
import { type Html, html } from '../kit/html.js'
import { dangerBadge } from './danger-badge.js'
import { inboxWording as say } from './inbox-wording.js'
import { maskName } from './person-view.js'
import { toTellBadge } from './to-tell-view.js'
import { transferBadge } from './transfer-view.js'
import { consoleWording } from './wording.js'

const dayMs = 24 * 60 * 60_000
const longestMatter = 180

/** What the duty is and when: "Trả lời phản ánh · hôm nay". Colours speak of duties alone. */
const dutyOf = (found: Case, now: Date): Html => {
  const duty = nearestDuty(found.clocks)
  if (found.dueAt === null || !duty)
    return html`<span class="duty">${isFinal(found.kind, found.state) ? stateOf(found.kind, found.state).label : say.due.none}</span>`
  const lastDay = localDay(new Date(found.dueAt.getTime() - 1))
  const days = Math.round((Date.parse(lastDay) - Date.parse(localDay(now))) / dayMs)
  const colour = days <= 0 ? 'badge-danger' : days <= 3 ? 'badge-warning' : 'badge-ok'
  const when =
    days < 0 ? say.due.over(-days) : days === 0 ? say.due.today : say.due.left(days, readableDay(lastDay).slice(0, 5))
  return html`<span class="badge duty ${colour}">${nameOfClock(duty)} · ${when}</span>`
}

/** What a case is about, in a line. */
export const matterOf = (found: Case): string => {
  if (kindOf(found.kind).isProtected) return say.sealed
  const [line = ''] = found.text.trim().split(/\n+/)
  return shorten(line || say.noStory, longestMatter)
}

const factsOf = (account: Account, found: Case): string[] => {
  const { kind, category, state, receiptCode, placeText, reporter, attachments, agency } = found
  const isSealed = kindOf(kind).isProtected
  return [
    ...(isSealed ? [] : [reporter.name && maskName(reporter.name), placeText]),
    kindOf(kind).label,
    categories[category].label,
    stateOf(kind, state).label,
    account.communeCode === agency.communeCode ? null : agency.name,
    attachments.length > 0 ? say.files(attachments.length) : null,
    receiptCode,
  ].filter((one): one is string => Boolean(one))
}

/** One case of a list: what happened first, then whose and where, what is due, who has it. The whole row opens. */
export const inboxRow = (
  found: Case,
  { account, now, isNew, list, choice }: { account: Account; now: Date; isNew: boolean; list: string; choice?: Html },
): Html =>
  html`<li class="inbox-row${isNew ? ' is-new' : ''}" data-case="${found.id}">${choice ?? ''}
    <p class="matter">${isNew ? html`<span class="dot"><span class="visually-hidden">${say.isNew}: </span></span>` : ''}<a href="/can-bo/vu-viec/${found.id}${list ? `?ds=${encodeURIComponent(list)}` : ''}">${matterOf(found)}</a></p>
    <p class="duty-line">${dangerBadge(found)}${dutyOf(found, now)}</p>
    <p class="muted facts-line">${factsOf(account, found).join(' · ')}${found.citizenWaitsSince ? html` <span class="badge">${say.queues.new_answers}</span>` : found.awaitsCitizen ? html` <span class="badge">${consoleWording.awaits}</span>` : ''}${transferBadge(account, found, now)}${toTellBadge(found)}</p>
    <p class="muted who">${found.assignee?.name ?? say.nobody}</p></li>`
