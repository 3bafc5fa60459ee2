import { breakLines } from './break-lines.js'
import { type Item, lineHeightOf, placeLine } from './items.js'
import { type Page, sheet, textWidth } from './page.js'
import { type Paper, plain, type Run } from './paper.js'
import { placeQr } from './qr.js'
import { papersWording as say } from './wording.js'

/** Sizes in points of Nghị định 30/2020/NĐ-CP, phụ lục I, mục II: 'Nơi nhận' 12, its list 11. */
const sizes = { recipientsTitle: 12, recipients: 11, caption: 11 } as const
const left = { x: sheet.left, width: 205 }
const right = { x: sheet.left + left.width + 10, width: textWidth - left.width - 10 }
/** Room for a signature and a seal. */
const signingRoom = 72
const qrSize = 92

type Column = { x: number; width: number; centred: boolean }

const write = (page: Page, column: Column, run: Run, { top, size }: { top: number; size: number }): number => {
  const lines = breakLines([run], { size, first: column.width, rest: column.width })
  lines.forEach((line, index) => {
    const x = column.centred ? column.x + (column.width - line.width) / 2 : column.x
    placeLine(page, line, { x, top: top + index * lineHeightOf(size), size })
  })
  return top + lines.length * lineHeightOf(size)
}

const leftColumn = (page: Page, { recipients, reference, qr }: Paper, top: number): number => {
  const column = { ...left, centred: false }
  let bottom = top
  if (recipients.length > 0) {
    bottom = write(page, column, { text: say.recipients, style: 'boldItalic' }, { top, size: sizes.recipientsTitle })
    recipients.forEach((one, index) => {
      const end = index === recipients.length - 1 ? '.' : ';'
      bottom = write(page, column, plain(`- ${one}${end}`), { top: bottom, size: sizes.recipients })
    })
  }
  if (reference) bottom = write(page, column, plain(reference), { top: bottom, size: sizes.recipientsTitle })
  if (!qr) return bottom
  placeQr(page, qr.address, { x: left.x, y: bottom + 8, size: qrSize })
  return write(
    page,
    column,
    { text: qr.caption, style: 'italic' },
    { top: bottom + 8 + qrSize + 2, size: sizes.caption },
  )
}

const rightColumn = (page: Page, { signature }: Paper, size: number, top: number): number => {
  const column = { ...right, centred: true }
  let bottom = top
  for (const line of signature.lines) bottom = write(page, column, { text: line, style: 'bold' }, { top: bottom, size })
  if (signature.note)
    bottom = write(page, column, { text: signature.note, style: 'italic' }, { top: bottom, size: size - 1 })
  bottom += signingRoom
  return signature.name ? write(page, column, { text: signature.name, style: 'bold' }, { top: bottom, size }) : bottom
}

/** The end of a paper: who gets it on the left, who signs on the right; never divided. */
export const signatureItem = (paper: Paper, size: number): Item => {
  const place = (page: Page, top: number): number =>
    Math.max(leftColumn(page, paper, top), rightColumn(page, paper, size, top)) - top
  return { before: 16, height: place({ texts: [], rules: [], squares: [] }, 0), keepsNext: false, place }
}
