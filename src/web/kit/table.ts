import { type Html, html } from './html.js'

type Cell = Html | string | number | null

/** A table that scrolls sideways within itself where it is wider than the page. */
export const table = ({
  label,
  columns,
  rows,
  attributes,
}: {
  label: string
  columns: readonly string[]
  rows: readonly (readonly Cell[])[]
  attributes?: Html
}): Html => html`<div class="table-wrap" tabindex="0" role="region" aria-label="${label}"><table${attributes ? html` ${attributes}` : ''}>
    <thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
    <tbody>${rows.map((cells) => html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody></table></div>`
