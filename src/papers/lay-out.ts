import { type BodySetting, blockItems, firstIndent } from './body.js'
import { headerItems } from './header.js'
import { fewestLines } from './items.js'
import { type Page, sheet, textWidth } from './page.js'
import { paginate } from './paginate.js'
import type { Paper } from './paper.js'
import { signatureItem } from './signature.js'
import { typeface } from './typeface.js'

/** Sizes in points: Nghị định 30/2020/NĐ-CP, phụ lục I, allows 13–14 for the body and for page numbers. */
const settings: Record<Paper['header']['kind'], BodySetting> = {
  office: { size: 14, pointIndent: firstIndent },
  citizen: { size: 13, pointIndent: 0 },
}
const pageNumberSize = 13
const pageNumberY = 40

/** From the second page on its number stands in the middle of the upper margin. */
const numbered = (pages: Page[]): Page[] => {
  pages.slice(1).forEach((page, index) => {
    const text = String(index + 2)
    const width = typeface().widthOf(text, 'regular', pageNumberSize)
    const x = sheet.left + (textWidth - width) / 2
    page.texts.unshift({ text, style: 'regular', size: pageNumberSize, x, y: pageNumberY, spread: 0 })
  })
  return pages
}

/** The pages of a paper whose texts are printable already. The last lines of the body stay with the signature. */
export const layOut = (paper: Paper): Page[] => {
  const setting = settings[paper.header.kind]
  const body = paper.body.flatMap((block) => blockItems(block, setting))
  const kept = body.map((item, index) => (index >= body.length - fewestLines ? { ...item, keepsNext: true } : item))
  return numbered(paginate([...headerItems(paper, setting.size), ...kept, signatureItem(paper, setting.size)]))
}
