import { baseOf, type Item, lineHeightOf, textItems } from './items.js'
import { type Page, sheet, textWidth } from './page.js'
import { type Block, plain, type Run } from './paper.js'
import { typeface } from './typeface.js'

/** 1 cm: Nghị định 30/2020/NĐ-CP lets a paragraph's first line begin 1 or 1,27 cm in. */
export const firstIndent = 28.35
const paragraphGap = 6

/** A line to be written on from `x` to the right margin. */
const dotted = (page: Page, x: number, top: number, size: number): void => {
  page.rules.push({ x, y: top + baseOf(size), width: sheet.left + textWidth - x, isDotted: true })
}

/** How a kind of paper sets its body: size in points, and how far points stand from the left margin. */
export type BodySetting = { size: number; pointIndent: number }

const pointItems = (
  { label, value, lines }: Extract<Block, { kind: 'point' }>,
  { size, pointIndent }: BodySetting,
): Item[] => {
  const before = paragraphGap / 2
  const x = sheet.left + pointIndent
  if (value) {
    const said: Run = plain(`${label ? `${label}: ` : ''}${value.replace(/;?\s*\n\s*/g, '; ')}`)
    return textItems([said], { size, align: 'left', indent: pointIndent, before })
  }
  const labelWidth = label ? typeface().widthOf(`${label}: `, 'regular', size) : 0
  return Array.from({ length: lines }, (_, index) => ({
    before: index === 0 ? before : 0,
    height: lineHeightOf(size),
    keepsNext: false,
    place(page, top) {
      if (index > 0 || !label) return dotted(page, sheet.left, top, size)
      page.texts.push({ text: `${label}:`, style: 'regular', size, x, y: top + baseOf(size), spread: 0 })
      dotted(page, x + labelWidth, top, size)
    },
  }))
}

/** A part of the body as items. */
export const blockItems = (block: Block, setting: BodySetting): Item[] => {
  const { size } = setting
  if (block.kind === 'paragraph')
    return textItems(block.runs, { size, align: 'justified', indent: firstIndent, before: paragraphGap })
  if (block.kind === 'point') return pointItems(block, setting)
  const items = textItems([{ text: block.text, style: 'bold' }], {
    size,
    align: block.kind === 'centred' ? 'centre' : 'left',
    before: paragraphGap * 1.5,
  })
  return items.map((item) => ({ ...item, keepsNext: true }))
}
