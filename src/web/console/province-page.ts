import { type Account, can } from '../../accounts/roles.js'
import { mostCounted } from '../../cases/inbox/find-inbox.js'
import type { QueueName } from '../../cases/inbox/queues.js'
import type { DeskCount } from '../../cases/oversight/pipelines.js'
import type { Figure } from '../../indicators/figures.js'
import { communes } from '../../places/communes.js'
import { type Html, html } from '../kit/html.js'
import { page } from '../kit/page.js'
import { accountOf } from '../kit/security.js'
import { stackTable } from '../kit/table.js'
import { get, type WebPage } from '../kit/web-page.js'
import { contactsPage } from './contacts-page.js'
import { inTimeLine, readInTime } from './in-time.js'
import { inboxWording } from './inbox-wording.js'
import { shownValue } from './indicator-view.js'
import { provinceWording as say } from './province-wording.js'
import { consoleWording } from './wording.js'

/** How the communes stand beside each other: who needs help today, and who answers in time. */
export const provincePage: WebPage = {
  path: '/can-bo/toan-tinh',
  title: say.title,
  who: ['view_figures'],
  navigation: say.title,
  actions: ({ cases, places, indicators, clock }) => [
    get(provincePage.path, async (request, response) => {
      const account = accountOf(request)
      const [counts, queues, withContact, inTime] = await Promise.all([
        cases.findProvince(account, clock.now()),
        cases.countQueues(account, clock.now(), { most: mostCounted }),
        places.findWithContact(),
        readInTime({ indicators, clock }),
      ])
      const order = request.query.sap === 'inTime' ? 'inTime' : 'late'
      const desks: Desk[] = [
        ...communes.map(({ code, name }) => ({ code, name, count: countOf(counts, code), inTime: inTime.of(code) })),
        { code: 'province', name: consoleWording.province, count: countOf(counts, 'province'), inTime: inTime.of('') },
      ]
      const main = html`<h1>${say.title}</h1><p>${say.help}</p><p>${say.lateMeans}</p>${totals(queues)}${inTimeLine(inTime)}
        ${tiles(desks.filter(({ code }) => code !== 'province'))}${league(desks, order, inTime.month)}
        ${withoutContact(
          account,
          communes.filter(({ code }) => !withContact.has(code)),
        )}`
      response.send(page({ title: say.title, main, request, wide: true, current: provincePage.path }))
    }),
  ],
}

/** `inTime`: what it answered in time in the last month; null: nothing was to be answered. */
type Desk = { code: string; name: string; count: DeskCount; inTime: Figure | null }
type Order = keyof typeof say.orders

const countOf = (counts: ReadonlyMap<string, DeskCount>, desk: string): DeskCount =>
  counts.get(desk) ?? { desk, open: 0, dueToday: 0, late: 0, waiting: 0 }

const listOf = (queue: string, code?: string): string =>
  `/can-bo?${new URLSearchParams({ xem: queue, ...(code && { xa: code }) })}`

const numbers = { late: 'overdue', dueToday: 'due_today', open: 'open' } as const

/** The whole province in three figures, each with its list. */
const totals = (queues: Partial<Record<QueueName, number>>): Html =>
  html`<ul class="numbers">${(Object.keys(numbers) as (keyof typeof numbers)[]).map(
    (name) =>
      html`<li class="card number"><a href="${listOf(numbers[name])}"><strong>${inboxWording.counted(queues[numbers[name]] ?? 0, mostCounted)}</strong> <span>${say.numbers[name]}</span></a></li>`,
  )}</ul>`

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
const share = ({ inTime }: Desk, ifNone: number): number => inTime?.value ?? ifNone

const comparers: Record<Order, (a: Desk, b: Desk) => number> = {
  late: (a, b) => b.count.late - a.count.late || share(a, 101) - share(b, 101) || b.count.open - a.count.open,
  inTime: (a, b) =>
    share(b, -1) - share(a, -1) || a.count.late - b.count.late || (b.inTime?.n ?? 0) - (a.inTime?.n ?? 0),
}

const figure = (count: number, address: string): Html | string =>
  count === 0 ? html`<span class="muted">0</span>` : html`<a href="${address}">${count}</a>`

/** Desks that have or had something, in order; equal ones share a rank. */
const league = (desks: readonly Desk[], order: Order, month: string): Html => {
  const compare = comparers[order]
  const ranked = desks
    .filter(({ count, inTime }) => count.open + (inTime?.n ?? 0) > 0)
    .toSorted((a, b) => compare(a, b) || a.name.localeCompare(b.name, 'vi'))
  const rankOf = (desk: Desk): number => ranked.findIndex((other) => compare(other, desk) === 0) + 1
  const { columns } = say
  return html`<section aria-labelledby="league"><h2 id="league">${say.table}</h2>
    <nav class="tabs" aria-label="${say.table}">${(Object.keys(say.orders) as Order[]).map((name) => html`<a href="${provincePage.path}?sap=${name}#league"${name === order ? html` aria-current="true"` : ''}>${say.orders[name]}</a>`)}</nav>
    ${stackTable({
      label: say.table,
      columns: [
        { title: columns.name },
        ...[columns.rank, columns.open, columns.dueToday, columns.late, columns.inTime(month), columns.waiting].map(
          (title) => ({
            title,
            isFigure: true,
          }),
        ),
      ],
      rows: ranked.map((desk) => {
        const { code, name, count, inTime } = desk
        return {
          cells: [
            html`<a href="${listOf('open', code)}">${name}</a>`,
            rankOf(desk),
            figure(count.open, listOf('open', code)),
            figure(count.dueToday, listOf('due_today', code)),
            figure(count.late, listOf('overdue', code)),
            inTime === null || inTime.value === null
              ? html`<span class="muted">${say.noAnswers}</span>`
              : html`<span>${shownValue(inTime)} <span class="muted">${say.inTime(inTime.part ?? 0, inTime.n)}</span></span>`,
            figure(count.waiting, listOf('awaits_citizen', code)),
          ],
        }
      }),
    })}</section>`
}

/** Which communes nobody can be sent to, since nobody entered where they are. */
const withoutContact = (account: Account, missing: readonly (typeof communes)[number][]): Html =>
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
