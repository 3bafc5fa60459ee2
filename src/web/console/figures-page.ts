import { kindOf } from '../../cases/kinds/index.js'
import { html } from '../kit/html.js'
import { page } from '../kit/page.js'
import { accountOf } from '../kit/security.js'
import { table } from '../kit/table.js'
import { get, type WebPage } from '../kit/web-page.js'
import { figuresWording as say } from './desk-wording.js'
import { inTimeLine, readInTime } from './in-time.js'

/** How many ordinary cases are open, late and finished; nothing of protected ones. */
export const figuresPage: WebPage = {
  path: '/can-bo/so-lieu',
  title: say.title,
  who: ['view_figures'],
  navigation: say.title,
  actions: ({ cases, indicators, clock }) => [
    get(figuresPage.path, async (request, response) => {
      const { byKind, byAgency, all } = await cases.count(accountOf(request), clock.now())
      const columns = [say.open, say.late, say.finished, say.paused, say.extended]
      const cells = (sums: typeof all) => [sums.open, sums.late, sums.finished, sums.paused, sums.extended]
      const ranked = [...byAgency].sort(
        ([a, x], [b, y]) => y.late - x.late || y.open - x.open || a.localeCompare(b, 'vi'),
      )
      const main = html`<h1>${say.title}</h1><p>${say.help}</p><p>${say.lateMeans}</p>${inTimeLine(await readInTime({ indicators, clock }))}
        <h2>${say.byKind}</h2>${table({
          label: say.byKind,
          columns: [say.kind, ...columns],
          rows: [
            ...[...byKind].map(([kind, sums]) => [kindOf(kind).label, ...cells(sums)]),
            [html`<strong>${say.all}</strong>`, ...cells(all)],
          ],
        })}
        <h2>${say.byAgency}</h2>${table({
          label: say.byAgency,
          columns: [say.agency, ...columns],
          rows: ranked.map(([agency, sums]) => [agency, ...cells(sums)]),
        })}`
      response.send(page({ title: say.title, main, request, wide: true, current: figuresPage.path }))
    }),
  ],
}
