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

/** A table whose rows become cards on a telephone; the first cell of a row is its heading, figures stand to the right, actions need no label. */
export const stackTable = ({
  label,
  columns,
  rows,
}: {
  label: string
  columns: readonly { title: string; isFigure?: boolean; isAction?: boolean }[]
  rows: readonly { attributes?: Html; cells: readonly Cell[] }[]
}): Html => html`<table class="stack" aria-label="${label}">
    <thead><tr>${columns.map(({ title, isFigure }) => html`<th scope="col"${isFigure ? html` class="figure"` : ''}>${title}</th>`)}</tr></thead>
    <tbody>${rows.map(
      ({ attributes, cells }) =>
        html`<tr${attributes ? html` ${attributes}` : ''}>${cells.map((cell, index) =>
          index === 0
            ? html`<th scope="row">${cell}</th>`
            : html`<td data-label="${columns[index]?.isAction ? '' : (columns[index]?.title ?? '')}"${columns[index]?.isFigure ? html` class="figure"` : ''}>${cell}</td>`,
        )}</tr>`,
    )}</tbody></table>`
