import type { Style } from './paper.js'

const pointsOf = (millimetres: number): number => (millimetres * 72) / 25.4

/** A4 and its margins in points: Nghị định 30/2020/NĐ-CP, phụ lục I, mục I (top and bottom 20–25 mm, left 30–35, right 15–20). */
export const sheet = {
  width: 595.28,
  height: 841.89,
  top: pointsOf(20),
  bottom: pointsOf(20),
  left: pointsOf(30),
  right: pointsOf(15),
} as const

export const textWidth = sheet.width - sheet.left - sheet.right

/** Letters on a page: `x` their left edge, `y` their base line from the top, `spread` added to every space, in points. */
export type PlacedText = { text: string; style: Style; size: number; x: number; y: number; spread: number }
/** A straight line, dotted where it is to be written on. */
export type PlacedRule = { x: number; y: number; width: number; isDotted: boolean }
/** A filled square. */
export type PlacedSquare = { x: number; y: number; width: number; height: number }

/** What stands on a page, as plain data. */
export type Page = { texts: PlacedText[]; rules: PlacedRule[]; squares: PlacedSquare[] }

export const emptyPage = (): Page => ({ texts: [], rules: [], squares: [] })
