import type { Request } from 'express'
import type { Procedure } from '../../catalog/procedure.js'
import { readableMonth } from '../../catalog/wording.js'
import { localDay, readableDay } from '../../shared/clock.js'
import { foldMarks } from '../../shared/text.js'
import { csrfField, hidden } from '../kit/form.js'
import { type Html, html } from '../kit/html.js'
import { page } from '../kit/page.js'
import { table } from '../kit/table.js'
import { editorWording as say } from './wording.js'

const tabs = (): Html => html`<nav class="tabs" aria-label="${say.title}">
  <a href="/bien-tap">${say.title}</a>
  <a href="/bien-tap/cau-chua-tra-loi">${say.unanswered}</a>
  <a href="/bien-tap/bao-sai">${say.reports}</a>
</nav>`

/** The catalog as a list, searched by name. */
export const catalogList = (
  request: Request,
  procedures: readonly Procedure[],
  drafts: ReadonlySet<string>,
  query: string,
): string => {
  const words = foldMarks(query)
  const found = procedures
    .filter(({ name, short_name, also_called, code }) =>
      foldMarks([name, short_name, code ?? '', ...also_called].join(' ')).includes(words),
    )
    .toSorted((a, b) => a.field.localeCompare(b.field, 'vi') || a.short_name.localeCompare(b.short_name, 'vi'))
  const main = html`${tabs()}<h1>${say.title}</h1>
    <form method="get" action="/bien-tap" class="search" role="search">
      <label for="q">${say.search}</label><input id="q" name="q" type="search" value="${query}"><button class="button">${say.find}</button>
    </form>
    ${table({
      label: say.title,
      columns: Object.values(say.columns),
      rows: found.map(({ slug, short_name, field, as_of }) => [
        html`<a href="/bien-tap/thu-tuc/${slug}">${short_name}</a>`,
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

export type Task = {
  keys: string[]
  texts: string[]
  words: string[]
  at: Date
  slug: string | null
  procedure: string | null
}

const mostTexts = 8

/** Unanswered messages or reports of errors, each with the procedure to look at and a button to tick it off. */
export const taskList = (
  request: Request,
  { title, help, action, tasks }: { title: string; help: string | null; action: string; tasks: Task[] },
): string => {
  const main = html`${tabs()}<h1>${title}</h1>${help ? html`<p>${help}</p>` : ''}
    ${tasks.length === 0 ? html`<p>${say.none}</p>` : ''}
    <ul class="cards">${tasks.map(
      ({ keys, texts, words, at, slug, procedure }) => html`<li class="card">
        ${texts.length > 1 ? html`<p class="badge badge-warning">${say.times(texts.length)}</p> <p class="muted">${say.words}: ${words.join(', ')}</p>` : ''}
        ${[...new Set(texts)].slice(0, mostTexts).map((text) => html`<p>“${text}”</p>`)}
        <p class="muted">${readableDay(localDay(at))}${procedure ? html` · ${say.nearest}: ${slug ? html`<a href="/bien-tap/thu-tuc/${slug}">${procedure}</a>` : procedure}` : ''}</p>
        <form method="post" action="${action}">${csrfField(request)}${keys.map((key) => hidden('key', key))}
          <button class="button-quiet">${say.done}</button></form></li>`,
    )}</ul>`
  return page({ title, main, request, wide: true, current: '/bien-tap' })
}
