import { PDFiumLibrary } from '@hyzyla/pdfium'

/** A letter as it stands in a file: its box in points from the top left of the page. */
export type Letter = { character: string; left: number; right: number; top: number; bottom: number }
/** A page as PDFium sees it: size in points, text, letters, and a picture in shades of grey, one byte a dot. */
export type ReadPage = {
  width: number
  height: number
  text: string
  letters: Letter[]
  picture: { width: number; height: number; data: Uint8Array }
}

/** What of PDFium's own functions the package keeps to itself. */
type Inside = {
  module: {
    HEAPU8: Uint8Array
    wasmExports: { malloc(bytes: number): number; free(at: number): void }
    _FPDFText_LoadPage(page: number): number
    _FPDFText_ClosePage(textPage: number): void
    _FPDFText_CountChars(textPage: number): number
    _FPDFText_GetUnicode(textPage: number, index: number): number
    _FPDFText_GetCharBox(textPage: number, index: number, ...into: [number, number, number, number]): number
  }
  pageIdx: number
}

const lettersOf = ({ module, pageIdx }: Inside, height: number): Letter[] => {
  const textPage = module._FPDFText_LoadPage(pageIdx)
  const at = module.wasmExports.malloc(32)
  const letters: Letter[] = []
  for (let index = 0; index < module._FPDFText_CountChars(textPage); index += 1) {
    module._FPDFText_GetCharBox(textPage, index, at, at + 8, at + 16, at + 24)
    const box = new DataView(module.HEAPU8.buffer, at, 32)
    const [left, right, bottom, top] = [0, 8, 16, 24].map((offset) => box.getFloat64(offset, true)) as [
      number,
      number,
      number,
      number,
    ]
    const character = String.fromCodePoint(module._FPDFText_GetUnicode(textPage, index))
    letters.push({ character, left, right, top: height - top, bottom: height - bottom })
  }
  module.wasmExports.free(at)
  module._FPDFText_ClosePage(textPage)
  return letters
}

const library = PDFiumLibrary.init()

/** The pages of a PDF file; `scale` is dots per point of the picture. Throws when it is no PDF. */
export const readPdf = async (bytes: Uint8Array, scale = 1): Promise<ReadPage[]> => {
  const document = await (await library).loadDocument(bytes)
  try {
    const pages: ReadPage[] = []
    for (const page of document.pages()) {
      const { originalWidth: width, originalHeight: height } = page.getOriginalSize()
      const text = page.getText()
      const letters = lettersOf(page as unknown as Inside, height)
      // Drawing lets go of the page: nothing can be read of it any more.
      const { data, ...size } = await page.render({ scale, colorSpace: 'Gray', render: 'bitmap' })
      pages.push({ width, height, text, letters, picture: { ...size, data: new Uint8Array(data) } })
    }
    return pages
  } finally {
    document.destroy()
  }
}

const shades = ' .:-=+*#%@'

/** A picture in letters, `columns` wide, so that a change can be read in a diff. */
export const drawnInLetters = ({ picture }: ReadPage, columns = 84): string => {
  const { width, height, data } = picture
  const cell = width / columns
  const rows = Math.floor(height / (cell * 2))
  const shadeAt = (column: number, row: number): string => {
    let dark = 0
    let dots = 0
    for (let y = Math.floor(row * cell * 2); y < Math.floor((row + 1) * cell * 2); y += 1)
      for (let x = Math.floor(column * cell); x < Math.floor((column + 1) * cell); x += 1) {
        dark += 255 - (data[y * width + x] as number)
        dots += 1
      }
    const share = dark / dots / 255
    return shades[Math.min(shades.length - 1, Math.round(share * 2 * (shades.length - 1)))] as string
  }
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => shadeAt(column, row))
      .join('')
      .trimEnd(),
  ).join('\n')
}
