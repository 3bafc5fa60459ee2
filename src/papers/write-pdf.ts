import PDFDocument from 'pdfkit'
import { layOut } from './lay-out.js'
import { type Page, sheet } from './page.js'
import type { Paper } from './paper.js'
import { printablePaper } from './printable-paper.js'
import { typeface } from './typeface.js'
import { papersWording as say } from './wording.js'

const ruleWidth = 0.8
const watermark = { size: 96, colour: '#e4e4e4', angle: -52 } as const

type Pdf = InstanceType<typeof PDFDocument>

const drawWatermark = (pdf: Pdf): void => {
  const { fonts, widthOf } = typeface()
  const { size, colour, angle } = watermark
  const [x, y] = [sheet.width / 2, sheet.height / 2]
  pdf
    .save()
    .rotate(angle, { origin: [x, y] })
    .fillColor(colour)
  pdf.font(fonts.bold as never).fontSize(size)
  pdf.text(say.draft, x - widthOf(say.draft, 'bold', size) / 2, y - size / 2, { lineBreak: false })
  pdf.restore().fillColor('black')
}

const drawPage = (pdf: Pdf, { texts, rules, squares }: Page): void => {
  const { fonts } = typeface()
  for (const { text, style, size, x, y, spread } of texts) {
    pdf.font(fonts[style] as never).fontSize(size)
    pdf.text(text, x, y, { lineBreak: false, baseline: 'alphabetic', ...(spread !== 0 && { wordSpacing: spread }) })
  }
  for (const { x, y, width, isDotted } of rules) {
    pdf.save().lineWidth(ruleWidth)
    if (isDotted) pdf.dash(1, { space: 2.5 })
    pdf
      .moveTo(x, y)
      .lineTo(x + width, y)
      .stroke()
      .restore()
  }
  for (const { x, y, width, height } of squares) pdf.rect(x, y, width, height)
  if (squares.length > 0) pdf.fill()
}

/**
 * A paper as a PDF file (1.7, A4, typeface embedded as far as it is used). The same paper at the same instant gives the
 * same bytes. Throws MissingGlyph for a character that can't be printed.
 */
export const writePdf = async (paper: Paper, at: Date): Promise<Buffer> => {
  const pages = layOut(printablePaper(paper))
  const pdf = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    font: null as never,
    pdfVersion: '1.7',
    lang: 'vi-VN',
    displayTitle: true,
    info: { Title: paper.title, Producer: say.product, Creator: say.product, CreationDate: at, ModDate: at },
  })
  const chunks: Buffer[] = []
  const ended = new Promise<void>((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
    pdf.on('end', resolve)
    pdf.on('error', reject)
  })
  for (const page of pages) {
    pdf.addPage()
    if (paper.isDraft) drawWatermark(pdf)
    drawPage(pdf, page)
  }
  pdf.end()
  await ended
  return Buffer.concat(chunks)
}
