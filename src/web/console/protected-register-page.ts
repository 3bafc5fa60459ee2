import type { Case } from '../../cases/case.js'
import { kindOf, stateOf } from '../../cases/kinds/index.js'
import { localDay, readableDay } from '../../shared/clock.js'
import { shorten } from '../../shared/text.js'
import { html } from '../kit/html.js'
import { page } from '../kit/page.js'
import { accountOf } from '../kit/security.js'
import { table } from '../kit/table.js'
import { get, type WebPage } from '../kit/web-page.js'
import { registerWording as say } from './wording.js'

const path = '/can-bo/so-to-cao'
const longestStory = 200

const rowOf = (found: Case): (string | null)[] => [
  found.receiptCode,
  readableDay(localDay(found.openedAt)),
  kindOf(found.kind).label,
  found.against,
  shorten(found.text, longestStory),
  found.settledBy,
  stateOf(found.kind, found.state).label,
  found.dueAt && readableDay(localDay(new Date(found.dueAt.getTime() - 1))),
  found.assignee?.name ?? null,
]

/** The register of the denunciations and tips that this officer opens, for printing: made in memory, without who sent them. */
export const protectedRegisterPage: WebPage = {
  path,
  title: say.title,
  who: ['view_protected'],
  navigation: say.title,
  actions: ({ cases, clock }) => [
    get(path, async (request, response) => {
      const now = clock.now()
      const found = await cases.readProtectedRegister(accountOf(request), now)
      const main = html`<h1>${say.title}</h1><p class="actions no-print"><button type="button" class="button" data-print hidden>${say.print}</button></p>
        <p>${say.made(readableDay(localDay(now)), found.length)}</p><p class="muted">${say.withoutSender}</p>
        ${table({ label: say.title, columns: say.columns, rows: found.map(rowOf) })}`
      response.set('cache-control', 'no-store')
      response.send(page({ title: say.title, main, request, wide: true, current: path, scripts: ['print.js'] }))
    }),
  ],
}
