import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { layOut } from '../../src/papers/lay-out.js'
import { paragraph } from '../../src/papers/paper.js'
import { MissingGlyph } from '../../src/papers/printable.js'
import { printablePaper } from '../../src/papers/printable-paper.js'
import { writePdf } from '../../src/papers/write-pdf.js'
import { drawnInLetters, readPdf } from './read-pdf.js'
import { samplePapers } from './samples.js'

const at = new Date('2026-12-05T03:00:00Z')
const samples = samplePapers()
const first = samples[0] as (typeof samples)[number]
const bare = (text: string): string => text.replace(/[\s\ufffe]/g, '')

describe.each(samples)('$name', ({ name, paper }) => {
  const pages = layOut(printablePaper(paper))
  let file: ReturnType<typeof readPdf> | undefined
  const readFile = async () => {
    file ??= readPdf(await writePdf(paper, at))
    return file
  }

  test('the file says what was laid out, letter for letter, where it was laid', async () => {
    const read = await readFile()
    expect(read.map(({ width, height }) => [Math.round(width), Math.round(height)])).toEqual(
      pages.map(() => [595, 842]),
    )
    for (const [index, { texts }] of pages.entries()) {
      const { letters, text } = read[index] as (typeof read)[number]
      const shown = letters.filter(({ character }) => !/\s/.test(character))
      for (const { text: words, x, y, size } of texts) {
        expect(bare(text)).toContain(bare(words))
        const start = [...bare(words)]
        const places = shown.filter((_, from) =>
          start.every((character, step) => shown[from + step]?.character === character),
        )
        const isThere = places.some(
          ({ left, bottom }) => Math.abs(left - x) < size / 4 && Math.abs(bottom - y) < size / 2,
        )
        expect(isThere, words).toBe(true)
      }
    }
  })

  test('its pages look as they did when somebody last looked', async () => {
    const read = await readFile()
    const drawn = read.map((page) => `${page.text.replaceAll('\r', '')}\n\n${drawnInLetters(page)}`).join('\n\f\n')
    await expect(`${drawn}\n`).toMatchFileSnapshot(join(import.meta.dirname, 'pages', `${name}.txt`))
  })
})

describe('a file', () => {
  test('is PDF 1.7, in Vietnamese, with its title and its typeface inside, small, and the same for the same paper', async () => {
    const bytes = await writePdf(first.paper, at)
    const text = bytes.toString('latin1')
    expect(text.startsWith('%PDF-1.7')).toBe(true)
    expect(text).toMatch(/\/Lang \(vi-VN\)/)
    expect(text.match(/\/FontFile2 /g)?.length).toBeGreaterThan(1)
    expect(text).not.toMatch(/Helvetica/)
    expect(bytes.length).toBeLessThan(80_000)
    expect((await writePdf(first.paper, at)).equals(bytes)).toBe(true)
  })

  test('is refused whole when one character can’t be printed, wherever it stands', async () => {
    const places = [
      { body: [paragraph('một 漢 hai')] },
      { to: ['漢'] },
      { subject: '漢' },
      { recipients: ['漢'] },
      { signature: { lines: ['A'], note: null, name: '漢' } },
    ]
    for (const place of places) await expect(writePdf({ ...first.paper, ...place }, at)).rejects.toThrow(MissingGlyph)
  })

  test('a draft is marked on every page and has neither number nor day', async () => {
    for (const { name, paper } of samplePapers(null).filter(({ name: one }) => !one.startsWith('don.'))) {
      const read = await readPdf(await writePdf(paper, at))
      for (const { text } of read) expect(bare(text), name).toContain('DỰTHẢO')
      expect(read[0]?.text, name).toContain('Số: ……/')
      expect(read[0]?.text, name).toContain('ngày …… tháng')
    }
    for (const { name, paper } of samples)
      for (const { text } of await readPdf(await writePdf(paper, at))) expect(bare(text), name).not.toContain('DỰTHẢO')
  })

  test('the receipt’s QR code is drawn as its address says, module by module', async () => {
    const { create } = await import('qrcode')
    const { qr } = first.paper
    const scale = 4
    const [page] = layOut(printablePaper(first.paper))
    const [{ picture }] = (await readPdf(await writePdf(first.paper, at), scale)) as [
      Awaited<ReturnType<typeof readPdf>>[number],
    ]
    const { modules } = create(qr?.address ?? '', { errorCorrectionLevel: 'M' })
    const left = Math.min(...(page?.squares ?? []).map(({ x }) => x))
    const top = Math.min(...(page?.squares ?? []).map(({ y }) => y))
    const side = page?.squares[0]?.height ?? 0
    for (let row = 0; row < modules.size; row += 1)
      for (let column = 0; column < modules.size; column += 1) {
        const [x, y] = [left + (column + 0.5) * side, top + (row + 0.5) * side]
        const grey = picture.data[Math.floor(y * scale) * picture.width + Math.floor(x * scale)] as number
        expect(grey < 128, `${row} ${column}`).toBe(modules.get(row, column) === 1)
      }
    expect(qr?.address).toBe('https://xaoi.hungyen.gov.vn/#tra-cuu=ABCDE-23456')
    expect(side).toBeGreaterThan(2)
  })
})
