import type { Request } from 'express'
import { findProcedures } from '../../catalog/find-procedures.js'
import type { Procedure } from '../../catalog/procedure.js'
import type { CatalogEntry } from '../../catalog/version.js'
import { readableMonth } from '../../catalog/wording.js'
import { localDay, readableDay } from '../../shared/clock.js'
import { taskKindNames, taskKinds } from '../../tasks/kinds/index.js'
import { type Html, html } from '../kit/html.js'
import { page } from '../kit/page.js'
import { stackTable } from '../kit/table.js'
import { tasksAddress } from '../kit/tasks-address.js'
import { nameOf, pathOf } from './entries.js'
import { sheetsWording } from './sheets-wording.js'
import { editorWording as say } from './wording.js'

/** What waits for the editors of the catalog. */
const waiting = taskKindNames.filter((kind) => taskKinds[kind].permission === 'edit_catalog')

const tabs = (): Html => html`<nav class="tabs" aria-label="${say.title}">
  <a href="/bien-tap">${say.title}</a>
  ${waiting.map((kind) => html`<a href="${tasksAddress(kind)}">${taskKinds[kind].label}</a>`)}
</nav>`

type Row = Pick<Procedure, 'slug' | 'name' | 'short_name' | 'code' | 'other_codes' | 'also_called'> & {
  field: string
  asOf: string
  doubts: number
}

/** Procedures that citizens don't read yet, or no more, stand in the list by what is known of them. */
const rowsOf = (procedures: readonly Procedure[], unfinished: readonly CatalogEntry[]): Row[] => {
  const known = new Set(procedures.map(({ slug }) => slug))
  const others = unfinished
    .filter(({ slug }) => !known.has(slug))
    .map((entry): Row => {
      const { slug, archived, scheduled } = entry
      const last = entry.draft?.procedure ?? scheduled?.procedure ?? archived[0]?.procedure
      const own = nameOf(entry)
      if (!last)
        return {
          slug,
          name: own,
          short_name: own,
          code: null,
          other_codes: [],
          also_called: [],
          field: '',
          asOf: '',
          doubts: 0,
        }
      return { ...last, asOf: readableMonth(last.as_of), doubts: last.to_verify.length }
    })
  return [
    ...procedures.map((one) => ({ ...one, asOf: readableMonth(one.as_of), doubts: one.to_verify.length })),
    ...others,
  ]
}

const stateOf = (isPublished: boolean, entry: CatalogEntry | undefined): Html => {
  const { states } = say
  const badges = [
    ...(entry?.draft?.review ? [states.review] : entry?.draft ? [states.draft] : []),
    ...(entry?.scheduled ? [say.scheduledOn(readableDay(localDay(entry.scheduled.from)))] : []),
    ...(entry?.withdrawn ? [states.withdrawn] : isPublished ? [] : [states.fresh]),
  ]
  return html`${(badges.length > 0 ? badges : [states.published]).map((label) => html`<span class="badge">${label}</span> `)}`
}

/** The catalog as a list, searched by name; what waits for an editor comes first. */
export const catalogList = (
  request: Request,
  procedures: readonly Procedure[],
  unfinished: readonly CatalogEntry[],
  query: string,
): string => {
  const entries = new Map(unfinished.map((entry) => [entry.slug, entry]))
  const published = new Set(procedures.map(({ slug }) => slug))
  const found = findProcedures(rowsOf(procedures, unfinished), query).toSorted(
    (a, b) =>
      Number(entries.has(b.slug)) - Number(entries.has(a.slug)) ||
      a.field.localeCompare(b.field, 'vi') ||
      a.short_name.localeCompare(b.short_name, 'vi'),
  )
  const { columns } = say
  const main = html`${tabs()}<h1>${say.title}</h1>
    <form method="get" action="/bien-tap" class="search" role="search">
      <label for="q">${say.search}</label><input id="q" name="q" type="search" value="${query}"><button class="button">${say.find}</button>
    </form>
    <p class="actions"><a class="button-quiet" href="/bien-tap/them">${say.new.title}</a> <a class="button-quiet" href="/bien-tap/can-xem">${say.watch.link}</a> <a class="button-quiet" href="/bien-tap/bang-tinh">${sheetsWording.link}</a></p>
    ${
      found.length === 0
        ? html`<p>${say.none}</p>`
        : stackTable({
            label: say.title,
            columns: [
              { title: columns.name },
              { title: columns.field },
              { title: columns.asOf },
              { title: columns.state },
            ],
            rows: found.map(({ slug, short_name, field, asOf, doubts }) => ({
              cells: [
                html`<a href="${pathOf(slug)}">${short_name}</a>${doubts > 0 ? html` <span class="badge">${say.toVerify(doubts)}</span>` : ''}`,
                field,
                asOf,
                stateOf(published.has(slug), entries.get(slug)),
              ],
            })),
          })
    }`
  return page({ title: say.title, main, request, wide: true, current: '/bien-tap' })
}
