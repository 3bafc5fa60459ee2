import { breakLines, type Line, spacesOf } from './break-lines.js'
import { type Page, sheet, textWidth } from './page.js'
import type { Run } from './paper.js'
import { ascent } from './typeface.js'

/** A part of a page that isn't divided. `keepsNext`: never the last on a page while another follows. */
export type Item = { before: number; height: number; keepsNext: boolean; place(page: Page, y: number): void }

/** The least of a paragraph that may stand alone at a page's end or beginning. */
export const fewestLines = 2

export const lineHeightOf = (size: number): number => size * 1.3

/** Where the base line of a line lies below its top. */
export const baseOf = (size: number): number => (lineHeightOf(size) - size) / 2 + size * ascent

/** Puts a line on a page with its left edge at `x`; `width` given: its spaces stretched to that width. */
export const placeLine = (
  page: Page,
  line: Line,
  { x, top, size, width }: { x: number; top: number; size: number; width?: number },
): void => {
  const spread = width === undefined || line.gaps === 0 ? 0 : (width - line.width) / line.gaps
  let left = x
  for (const { text, style, width: natural } of line.pieces) {
    page.texts.push({ text: text.trimEnd(), style, size, x: left, y: top + baseOf(size), spread })
    left += natural + spread * spacesOf(text)
  }
}

type Setting = { size: number; align: 'left' | 'centre' | 'justified'; indent?: number; before: number; room?: number }

/** Lines of text as items, a first and a last line never alone on a page. */
export const textItems = (runs: readonly Run[], setting: Setting): Item[] => {
  const { size, align, indent = 0, before, room = textWidth } = setting
  const lines = breakLines(runs, { size, first: room - indent, rest: room })
  return lines.map((line, index) => ({
    before: index === 0 ? before : 0,
    height: lineHeightOf(size),
    keepsNext: index < lines.length - 1 && (index < fewestLines - 1 || index === lines.length - fewestLines),
    place(page, top) {
      const shift = index === 0 ? indent : 0
      if (align === 'centre') placeLine(page, line, { x: sheet.left + (textWidth - line.width) / 2, top, size })
      else
        placeLine(page, line, {
          x: sheet.left + shift,
          top,
          size,
          ...(align === 'justified' && !line.isLast && { width: room - shift }),
        })
    },
  }))
}
