import { scaleLinear, scalePoint } from 'd3-scale'
import { line } from 'd3-shape'
import { type Html, html } from './html.js'

type Point = { label: string; value: number | null }

const size = { width: 640, height: 220, left: 44, right: 34, top: 12, bottom: 30 }

/** Values over time as a line with its points; where one is missing the line is broken. Its table stands beside it: the figure says the same to ears alone. */
export const lineChart = ({
  title,
  points,
  format,
}: {
  title: string
  points: readonly Point[]
  format: (value: number) => string
}): Html | null => {
  const known = points.flatMap(({ value }) => (value === null ? [] : [value]))
  if (known.length === 0) return null
  const x = scalePoint()
    .domain(points.map(({ label }) => label))
    .range([size.left, size.width - size.right])
  const y = scaleLinear()
    .domain([Math.min(0, ...known), Math.max(1, ...known)])
    .nice(4)
    .range([size.height - size.bottom, size.top])
  const at = ({ label }: Point): number => x(label) ?? 0
  const path = line<Point>()
    .defined(({ value }) => value !== null)
    .x(at)
    .y(({ value }) => y(value ?? 0))([...points])
  return html`<svg class="chart" viewBox="0 0 ${size.width} ${size.height}" role="img" aria-label="${title}">
    ${y.ticks(4).map((tick) => html`<line class="chart-grid" x1="${size.left}" x2="${size.width - size.right}" y1="${y(tick)}" y2="${y(tick)}"/><text x="${size.left - 6}" y="${y(tick) + 4}" text-anchor="end">${format(tick)}</text>`)}
    ${points.map((point, index) => (points.length <= 7 || index % 2 === (points.length - 1) % 2 ? html`<text x="${at(point)}" y="${size.height - 8}" text-anchor="middle">${point.label}</text>` : ''))}
    <path class="chart-line" d="${path ?? ''}"/>
    ${points.map((point) => (point.value === null ? '' : html`<circle class="chart-point" cx="${at(point)}" cy="${y(point.value)}" r="4"><title>${point.label}: ${format(point.value)}</title></circle>`))}
  </svg>`
}
