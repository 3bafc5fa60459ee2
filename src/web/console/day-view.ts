import type { Request } from 'express'
import type { Account } from '../../accounts/roles.js'
import { roles } from '../../accounts/roles.js'
import { takesTurns } from '../../cases/assignment/give-out.js'
import { mostCounted } from '../../cases/inbox/find-inbox.js'
import { figuresSince } from '../../cases/inbox/queues.js'
import type { CommuneDay, Compared } from '../../cases/oversight/commune-day.js'
import type { OfficerCount } from '../../cases/oversight/pipelines.js'
import { communes } from '../../places/communes.js'
import { localDay } from '../../shared/clock.js'
import { csrfField, formField, hidden } from '../kit/form.js'
import { type Html, html } from '../kit/html.js'
import { stackTable } from '../kit/table.js'
import { dayWording as say } from './day-wording.js'
import { inboxWording } from './inbox-wording.js'

export const dayPath = '/can-bo/hom-nay'
export const presencePath = `${dayPath}/co-mat`

/** Addresses of lists: of the commune that is looked at, for whoever has the whole province in view. */
export type ListAddress = (query: Readonly<Record<string, string>>) => string

export const listAddress =
  (account: Account, communeCode: string): ListAddress =>
  (query) =>
    `/can-bo?${new URLSearchParams({ ...(roles[account.role].isOfCommune ? {} : { xa: communeCode }), ...query })}`

const figure = (count: number, address: string): Html | string =>
  count === 0 ? html`<span class="muted">0</span>` : html`<a href="${address}">${count}</a>`

const number = (name: keyof typeof say.numbers, { now, before }: Compared, address: string, earlier?: string): Html =>
  html`<li class="card number"><a href="${address}"><strong>${now}</strong> <span>${say.numbers[name].label}</span></a>
    <p class="muted">${earlier ? html`<a href="${earlier}">${say.numbers[name].before(before)}</a>` : say.numbers[name].before(before)}</p></li>`

/** Three figures with what they were a month ago; each opens its list. */
export const dayNumbers = ({ fresh, dueToday, late }: CommuneDay, to: ListAddress, now: Date): Html => {
  const since = figuresSince(now)
  const before = { tu: localDay(figuresSince(since)), den: localDay(new Date(since.getTime() - 1)) }
  return html`<ul class="numbers">
    ${number('fresh', fresh, to({ xem: 'all', tu: localDay(since) }), to({ xem: 'all', ...before }))}
    ${number('dueToday', dueToday, to({ xem: 'due_today' }))}
    ${number('late', late, to({ xem: 'overdue' }))}</ul>`
}

const mostTodos = 3

/** The three things that are most pressing, each with its list. */
export const dayTodos = ({ queues }: CommuneDay, to: ListAddress): Html => {
  const counted = (count: number) => inboxWording.counted(count, mostCounted)
  const todos = (Object.keys(say.todos) as (keyof typeof say.todos)[])
    .flatMap((queue) => (queues[queue] ? [{ queue, words: say.todos[queue](counted(queues[queue])) }] : []))
    .slice(0, mostTodos)
  return html`<section aria-labelledby="todo"><h2 id="todo">${say.todo}</h2>${
    todos.length === 0
      ? html`<p>${say.nothing} <a href="${to({ xem: 'open' })}">${say.seeOpen(counted(queues.open ?? 0))}</a></p>`
      : html`<ol class="todos">${todos.map(({ queue, words }) => html`<li><a href="${to({ xem: queue })}">${words}</a></li>`)}</ol>`
  }</section>`
}

/** Somebody of the commune's staff with what he has; null: what nobody has. */
export type OfficerRow = { officer: Account | null; name: string; has: OfficerCount; isAway: boolean }

const bar = (count: number, most: number, address: string): Html =>
  html`<a class="bar" href="${address}"><svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect width="${most > 0 ? Math.round((count / most) * 100) : 0}" height="10"/></svg><b>${count}</b></a>`

/** Says for today that somebody isn't at the desk, or is. */
export const presenceForm = (
  request: Request,
  { id, isAway, label }: { id: string; isAway: boolean; label: string | Html },
): Html =>
  html`<form method="post" action="${presencePath}">${csrfField(request)}${hidden('officer', id)}${hidden('present', isAway ? '1' : '')}<button class="button-quiet">${label}</button></form>`

const urgeForm = (request: Request, { officer, name, has }: OfficerRow, by: Account): Html | null =>
  officer && officer.id !== by.id && has.dueToday + has.late > 0
    ? html`<form method="post" action="${dayPath}/nhac">${csrfField(request)}${hidden('officer', officer.id)}<button class="button-quiet">${say.urge}<span class="visually-hidden">${say.urgeOf(name)}</span></button></form>`
    : null

/** What can be done about somebody; null: nothing. */
const actionsOf = (
  request: Request,
  row: OfficerRow,
  { by, isEven }: { by: Account; isEven: boolean },
): Html | null => {
  const { officer, name, isAway } = row
  const urge = urgeForm(request, row, by)
  const presence =
    officer?.communeCode && isEven && takesTurns(officer, officer.communeCode)
      ? presenceForm(request, {
          id: officer.id,
          isAway,
          label: html`${isAway ? say.desk.markPresent : say.desk.markAway}<span class="visually-hidden">${say.desk.of(name)}</span>`,
        })
      : null
  return urge || presence ? html`<div class="actions">${urge}${presence}</div>` : null
}

/** Who has how much; every figure opens its list. */
export const dayOfficers = (
  request: Request,
  rows: readonly OfficerRow[],
  { by, to, now, isEven }: { by: Account; to: ListAddress; now: Date; isEven: boolean },
): Html => {
  const most = Math.max(0, ...rows.map(({ has }) => has.open))
  const since = localDay(figuresSince(now))
  const { columns } = say
  const cellsOf = (row: OfficerRow) => {
    const { officer, name, has, isAway } = row
    const open = (query: Record<string, string>): string =>
      to(officer || has.assigneeId ? { canbo: has.assigneeId ?? officer?.id ?? '', ...query } : query)
    if (!officer && !has.assigneeId)
      return [name, bar(has.open, most, open({ xem: 'unassigned' })), null, null, null, null, null]
    return [
      html`${name}${isAway ? html` <span class="badge">${say.desk.away}</span>` : ''}`,
      bar(has.open, most, open({ xem: 'open' })),
      figure(has.fresh, open({ xem: 'all', tu: since })),
      figure(has.dueToday, open({ xem: 'due_today' })),
      figure(has.late, open({ xem: 'overdue' })),
      figure(has.answered, open({ xem: 'answered' })),
      actionsOf(request, row, { by, isEven }),
    ]
  }
  return html`<section aria-labelledby="officers"><h2 id="officers">${say.officers}</h2>${
    rows.every(({ officer }) => officer === null) ? html`<p>${say.noOfficers}</p>` : ''
  }${stackTable({
    label: say.officers,
    columns: [
      { title: columns.who },
      { title: columns.open },
      ...[columns.fresh, columns.dueToday, columns.late, columns.answered].map((title) => ({ title, isFigure: true })),
      { title: columns.urge, isAction: true },
    ],
    rows: rows.map((row) => ({ cells: cellsOf(row) })),
  })}<p class="muted">${say.columnsHelp}</p></section>`
}

/** Whether new cases are given out to whoever is at the desk, with the button that changes it. */
export const distributionCard = (request: Request, communeCode: string, isEven: boolean): Html =>
  html`<section class="card" aria-labelledby="desk"><h2 id="desk">${say.desk.heading}</h2><p>${isEven ? say.desk.on : say.desk.off}</p>
    <form method="post" action="${dayPath}/chia-deu">${csrfField(request)}${hidden('xa', communeCode)}${hidden('even', isEven ? '' : '1')}<button class="button-quiet">${isEven ? say.desk.turnOff : say.desk.turnOn}</button></form></section>`

/** For whoever has the whole province in view: which commune. */
export const communeForm = (communeCode: string): Html =>
  html`<form action="${dayPath}" class="search">${formField(
    {
      name: 'xa',
      label: say.choose,
      input: {
        kind: 'select',
        withBlank: communeCode === '',
        options: Object.fromEntries(communes.map(({ code, name }) => [code, name])),
      },
    },
    { value: communeCode },
  )}<button class="button-quiet">${say.show}</button></form>`
