import { type Account, can } from '../../accounts/roles.js'
import { type Answers, percentInTime } from '../../cases/in-time.js'
import { mostCounted } from '../../cases/inbox/find-inbox.js'
import type { QueueName } from '../../cases/inbox/queues.js'
import type { DeskCount } from '../../cases/oversight/pipelines.js'
import { type Commune, communes } from '../../places/communes.js'
import { type Html, html } from '../kit/html.js'
import { page } from '../kit/page.js'
import { accountOf } from '../kit/security.js'
import { stackTable } from '../kit/table.js'
import { get, type WebPage } from '../kit/web-page.js'
import { contactsPage } from './contacts-page.js'
import { inboxWording } from './inbox-wording.js'
import { provinceWording as say } from './province-wording.js'
import { consoleWording } from './wording.js'

/** How the communes stand beside each other: who needs help today, and who answers in time. */
export const provincePage: WebPage = {
  path: '/can-bo/toan-tinh',
  title: say.title,
  who: ['view_figures'],
  navigation: say.title,
  actions: ({ cases, places, clock }) => [
    get(provincePage.path, async (request, response) => {
      const account = accountOf(request)
      const [counts, queues, withContact] = await Promise.all([
        cases.findProvince(account, clock.now()),
        cases.countQueues(account, clock.now(), { most: mostCounted }),
        places.findWithContact(),
      ])
      const order = request.query.sap === 'inTime' ? 'inTime' : 'late'
      const desks: Desk[] = [
        ...communes.map(toDesk(counts)),
        { code: 'province', name: consoleWording.province, count: countOf(counts, 'province') },
      ]
      const main = html`<h1>${say.title}</h1><p>${say.help}</p>${totals(queues, [...counts.values()])}
        ${tiles(desks.filter(({ code }) => code !== 'province'))}${league(desks, order)}
        ${withoutContact(
          account,
          communes.filter(({ code }) => !withContact.has(code)),
        )}`
      response.send(page({ title: say.title, main, request, wide: true, current: provincePage.path }))
    }),
  ],
}

type Desk = { code: string; name: string; count: DeskCount }
type Order = keyof typeof say.orders

const countOf = (counts: ReadonlyMap<string, DeskCount>, desk: string): DeskCount =>
  counts.get(desk) ?? { desk, open: 0, dueToday: 0, late: 0, waiting: 0, answered: 0, inTime: 0 }

const toDesk =
  (counts: ReadonlyMap<string, DeskCount>) =>
  ({ code, name }: Commune): Desk => ({ code, name, count: countOf(counts, code) })

const listOf = (queue: string, code?: string): string =>
  `/can-bo?${new URLSearchParams({ xem: queue, ...(code && { xa: code }) })}`

const percentOf = (answers: Answers): string => {
  const percent = percentInTime(answers)
  return percent === null ? '–' : `${percent}%`
}

const sumOf = (counts: readonly DeskCount[], name: Exclude<keyof DeskCount, 'desk'>): number =>
  counts.reduce((sum, one) => sum + one[name], 0)

const numbers = { late: 'overdue', dueToday: 'due_today', open: 'open' } as const

/** The whole province in three figures, each with its list. */
const totals = (queues: Partial<Record<QueueName, number>>, counts: readonly DeskCount[]): Html => {
  const answers = { inTime: sumOf(counts, 'inTime'), answered: sumOf(counts, 'answered') }
  return html`<ul class="numbers">${(Object.keys(numbers) as (keyof typeof numbers)[]).map(
    (name) =>
      html`<li class="card number"><a href="${listOf(numbers[name])}"><strong>${inboxWording.counted(queues[numbers[name]] ?? 0, mostCounted)}</strong> <span>${say.numbers[name]}</span></a></li>`,
  )}</ul><p>${say.inTimeAll(percentOf(answers))}</p>`
}

/** Colours speak of duties alone. */
const tiles = (desks: readonly Desk[]): Html =>
  html`<section aria-labelledby="tiles"><h2 id="tiles">${say.tiles}</h2><p class="muted">${say.tilesHelp}</p>
    <ul class="tiles">${desks.map(({ code, name, count: { open, dueToday, late } }) => {
      const [colour, figure, words, queue] =
        late > 0
          ? ['tile-danger', late, say.tile.late(late), 'overdue']
          : dueToday > 0
            ? ['tile-warning', dueToday, say.tile.dueToday(dueToday), 'due_today']
            : open > 0
              ? ['tile-ok', open, say.tile.open(open), 'open']
              : ['', 0, say.tile.none, 'all']
      return html`<li><a class="tile ${colour}" href="${listOf(String(queue), code)}"><span>${name}</span><b aria-hidden="true">${figure}</b><span class="visually-hidden">: ${words}</span></a></li>`
    })}</ul></section>`

/** Who answered nothing stands behind all others, in either order. */
const share = ({ inTime, answered }: DeskCount, ifNone: number): number => (answered === 0 ? ifNone : inTime / answered)

const comparers: Record<Order, (a: DeskCount, b: DeskCount) => number> = {
  late: (a, b) => b.late - a.late || share(a, 2) - share(b, 2) || b.open - a.open,
  inTime: (a, b) => share(b, -1) - share(a, -1) || a.late - b.late || b.answered - a.answered,
}

const figure = (count: number, address: string): Html | string =>
  count === 0 ? html`<span class="muted">0</span>` : html`<a href="${address}">${count}</a>`

/** Desks that have or had something, in order; equal ones share a rank. */
const league = (desks: readonly Desk[], order: Order): Html => {
  const compare = comparers[order]
  const ranked = desks
    .filter(({ count }) => count.open + count.answered > 0)
    .toSorted((a, b) => compare(a.count, b.count) || a.name.localeCompare(b.name, 'vi'))
  const rankOf = ({ count }: Desk): number => ranked.findIndex((other) => compare(other.count, count) === 0) + 1
  const { columns } = say
  return html`<section aria-labelledby="league"><h2 id="league">${say.table}</h2>
    <nav class="tabs" aria-label="${say.table}">${(Object.keys(say.orders) as Order[]).map((name) => html`<a href="${provincePage.path}?sap=${name}#league"${name === order ? html` aria-current="true"` : ''}>${say.orders[name]}</a>`)}</nav>
    ${stackTable({
      label: say.table,
      columns: [
        { title: columns.name },
        ...[columns.rank, columns.open, columns.dueToday, columns.late, columns.inTime, columns.waiting].map(
          (title) => ({
            title,
            isFigure: true,
          }),
        ),
      ],
      rows: ranked.map((desk) => {
        const { code, name, count } = desk
        return {
          cells: [
            html`<a href="${listOf('open', code)}">${name}</a>`,
            rankOf(desk),
            figure(count.open, listOf('open', code)),
            figure(count.dueToday, listOf('due_today', code)),
            figure(count.late, listOf('overdue', code)),
            count.answered === 0
              ? html`<span class="muted">${say.noAnswers}</span>`
              : html`<span><strong>${percentOf(count)}</strong> <span class="muted">${say.inTime(count.inTime, count.answered)}</span></span>`,
            figure(count.waiting, listOf('awaits_citizen', code)),
          ],
        }
      }),
    })}</section>`
}

/** Which communes nobody can be sent to, since nobody entered where they are. */
const withoutContact = (account: Account, missing: readonly Commune[]): Html =>
  html`<section aria-labelledby="contacts"><h2 id="contacts">${missing.length === 0 ? say.allContacts : say.noContacts(missing.length)}</h2>${
    missing.length === 0
      ? ''
      : html`<p>${say.noContactsHelp}</p><details><summary>${say.columns.name} (${missing.length})</summary><p class="codes">${missing.map(
          ({ code, name }) =>
            can(account, 'edit_contacts', code)
              ? html`<a href="${contactsPage.path}?xa=${code}">${name}</a> `
              : html`<span>${name}</span> · `,
        )}</p></details>`
  }</section>`
