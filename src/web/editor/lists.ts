import type { Request } from 'express'
import type { Procedure } from '../../catalog/procedure.js'
import { readableMonth } from '../../catalog/wording.js'
import { foldMarks } from '../../shared/text.js'
import { taskKindNames, taskKinds } from '../../tasks/kinds/index.js'
import { type Html, html } from '../kit/html.js'
import { page } from '../kit/page.js'
import { table } from '../kit/table.js'
import { tasksAddress } from '../kit/tasks-address.js'
import { editorWording as say } from './wording.js'

/** What waits for the editors of the catalog. */
const waiting = taskKindNames.filter((kind) => taskKinds[kind].permission === 'edit_catalog')

const tabs = (): Html => html`<nav class="tabs" aria-label="${say.title}">
  <a href="/bien-tap">${say.title}</a>
  ${waiting.map((kind) => html`<a href="${tasksAddress(kind)}">${taskKinds[kind].label}</a>`)}
</nav>`

/** The catalog as a list, searched by name and code. */
export const catalogList = (
  request: Request,
  procedures: readonly Procedure[],
  drafts: ReadonlySet<string>,
  query: string,
): string => {
  const words = foldMarks(query)
  const found = procedures
    .filter(({ name, short_name, also_called, code, other_codes }) =>
      foldMarks([name, short_name, code ?? '', ...other_codes, ...also_called].join(' ')).includes(words),
    )
    .toSorted((a, b) => a.field.localeCompare(b.field, 'vi') || a.short_name.localeCompare(b.short_name, 'vi'))
  const main = html`${tabs()}<h1>${say.title}</h1>
    <form method="get" action="/bien-tap" class="search" role="search">
      <label for="q">${say.search}</label><input id="q" name="q" type="search" value="${query}"><button class="button">${say.find}</button>
    </form>
    ${table({
      label: say.title,
      columns: Object.values(say.columns),
      rows: found.map(({ slug, short_name, field, as_of, to_verify: doubts }) => [
        html`<a href="/bien-tap/thu-tuc/${slug}">${short_name}</a>${doubts.length > 0 ? html` <span class="badge badge-warning">${say.toVerify(doubts.length)}</span>` : ''}`,
        field,
        readableMonth(as_of),
        drafts.has(slug)
          ? html`<span class="badge badge-warning">${say.hasDraft}</span>`
          : html`<span class="badge">${say.published}</span>`,
      ]),
    })}
    ${found.length === 0 ? html`<p>${say.none}</p>` : ''}`
  return page({ title: say.title, main, request, wide: true, current: '/bien-tap' })
}
