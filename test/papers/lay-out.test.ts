import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { breakLines } from '../../src/papers/break-lines.js'
import { layOut } from '../../src/papers/lay-out.js'
import { type Page, type PlacedText, sheet } from '../../src/papers/page.js'
import { type Block, bold, heading, type Paper, paragraph, plain, point } from '../../src/papers/paper.js'
import { printablePaper } from '../../src/papers/printable-paper.js'
import { typeface } from '../../src/papers/typeface.js'

const paperOf = (body: readonly Block[], changes: Partial<Paper> = {}): Paper => ({
  title: 'Thử',
  header: {
    kind: 'office',
    agency: ['ỦY BAN NHÂN DÂN', 'XÃ MỄ SỞ'],
    number: '05/TB-UBND',
    place: 'Mễ Sở',
    day: '2026-12-05',
  },
  isDraft: false,
  name: 'THÔNG BÁO',
  subject: 'Về việc thử',
  authority: null,
  to: ['Ông/bà Trần Thị Lan'],
  body,
  signature: { lines: ['CHỦ TỊCH'], note: null, name: 'Nguyễn Văn Bình' },
  recipients: ['Như trên', 'Lưu: VT'],
  reference: null,
  qr: null,
  ...changes,
})
const layBody = (body: readonly Block[], changes: Partial<Paper> = {}): Page[] =>
  layOut(printablePaper(paperOf(body, changes)))

const right = ({ text, style, size, x, spread }: PlacedText): number =>
  x + typeface().widthOf(text, style, size) + spread * (text.match(/[ \u00a0]/g)?.length ?? 0)
const textOf = (pages: readonly Page[]): string => pages.flatMap(({ texts }) => texts.map(({ text }) => text)).join(' ')
const lorem = 'Thửa đất số 45 tờ bản đồ số 12 có nguồn gốc do cha mẹ để lại và được cấp giấy chứng nhận năm 1998.'

/** Half a point: kerning between pieces is measured apart. */
const slack = 0.5

describe('lines', () => {
  const size = 14
  const words = fc.array(fc.stringMatching(/^[a-zđơưêôâă0-9/-]{1,40}$/), { minLength: 1, maxLength: 40 })
  const widths = fc.record({ first: fc.integer({ min: 40, max: 300 }), rest: fc.integer({ min: 60, max: 460 }) })

  test('no line is wider than its room and no word is lost, whatever is written', () => {
    fc.assert(
      fc.property(words, widths, fc.boolean(), (said, { first, rest }, isBold) => {
        const run = isBold ? bold(said.join(' ')) : plain(said.join(' '))
        const lines = breakLines([run], { size, first, rest })
        for (const [index, line] of lines.entries())
          expect(line.width).toBeLessThanOrEqual((index === 0 ? Math.max(first, 0) : rest) + slack)
        const written = lines.map(({ pieces }) => pieces.map(({ text }) => text).join('')).join('')
        expect(written.replaceAll(' ', '')).toBe(said.join(''))
        expect(lines.map(({ isLast }) => isLast).indexOf(true)).toBe(lines.length - 1)
      }),
      { numRuns: 300 },
    )
  })

  test('a word longer than a line goes on in the next, its marks with their letters', () => {
    const word = 'ế'.normalize('NFD').repeat(400)
    const lines = breakLines([plain(word)], { size, first: 200, rest: 200 })
    expect(lines.length).toBeGreaterThan(5)
    for (const { width } of lines) expect(width).toBeLessThanOrEqual(200)
    for (const { pieces } of lines) expect(pieces[0]?.text).toMatch(/^\P{M}/u)
  })

  test('a word of two styles is not parted', () => {
    const lines = breakLines([plain('Căn cứ '), bold('Điều'), plain(', khoản')], { size, first: 62, rest: 80 })
    expect(lines.map(({ pieces }) => pieces.map(({ text }) => text).join('')).join('|')).toBe('Căn cứ|Điều, khoản')
  })

  test('a day is not parted from its word', () => {
    const lines = breakLines([plain('từ ngày\u00a001/12/2026')], { size, first: 60, rest: 120 })
    expect(lines.map(({ pieces }) => pieces.map(({ text }) => text).join(''))).toEqual(['từ', 'ngày\u00a001/12/2026'])
  })
})

describe('pages', () => {
  const body = fc.array(
    fc.oneof(
      fc.integer({ min: 1, max: 30 }).map((times) => paragraph(Array(times).fill(lorem).join(' '))),
      fc.constant(heading('I. Nội dung khiếu nại')),
      fc
        .tuple(fc.constantFrom('Địa chỉ', ''), fc.option(fc.constant(lorem)), fc.integer({ min: 1, max: 4 }))
        .map(([label, value, lines]) => point(label, value, lines)),
    ),
    { maxLength: 30 },
  )

  test('everything stands within the margins, in order, no line on another', () => {
    fc.assert(
      fc.property(body, fc.boolean(), (blocks, isDraft) => {
        const pages = layBody(blocks, { isDraft })
        for (const [index, { texts, rules }] of pages.entries()) {
          const inside = index === 0 ? texts : texts.slice(1)
          for (const one of inside) {
            expect(one.x).toBeGreaterThanOrEqual(sheet.left - 20)
            expect(right(one)).toBeLessThanOrEqual(sheet.width - sheet.right + slack)
            expect(one.y - one.size).toBeGreaterThanOrEqual(sheet.top - slack)
            expect(one.y).toBeLessThanOrEqual(sheet.height - sheet.bottom)
          }
          for (const { x, y, width } of rules) {
            expect(x + width).toBeLessThanOrEqual(sheet.width - sheet.right + slack)
            expect(y).toBeLessThanOrEqual(sheet.height - sheet.bottom)
          }
          const isOnAnother = inside.some((one, at) =>
            inside.slice(at + 1).some((other) => {
              const apart = Math.abs(one.y - other.y)
              return apart < 10 && one.x < right(other) - slack && other.x < right(one) - slack
            }),
          )
          expect(isOnAnother).toBe(false)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('a page ends neither with a heading nor with the first line of a paragraph, and the signature is never alone', () => {
    const lastLine = (layBody([paragraph(`${lorem} ${lorem} ${lorem}`)])[0] as Page).texts
      .filter(({ size, style }) => size === 14 && style === 'regular')
      .at(-1)?.text as string
    expect(lastLine).toMatch(/1998\.$/)
    for (let lines = 1; lines < 90; lines += 1) {
      const blocks = [
        ...Array.from({ length: lines }, () => paragraph('Một dòng.')),
        heading('II. Kết luận'),
        paragraph(`${lorem} ${lorem} ${lorem}`),
      ]
      const pages = layBody(blocks)
      const ends = pages.slice(0, -1).map(({ texts }) => texts.at(-1) as PlacedText)
      for (const end of ends) {
        expect(end.style, String(lines)).not.toBe('bold')
        expect(end.text, String(lines)).not.toMatch(/^Thửa đất số 45/)
      }
      for (const { texts } of pages.slice(1)) expect(texts[1]?.text, String(lines)).not.toBe(lastLine)
      const last = (pages.at(-1) as Page).texts
      const signed = last.findIndex(({ text }) => text === 'Nơi nhận:')
      expect(last.slice(pages.length > 1 ? 1 : 0, signed).length, String(lines)).toBeGreaterThanOrEqual(2)
    }
  })

  test('from the second page on each has its number in the middle of the upper margin', () => {
    const pages = layBody([paragraph(Array(120).fill(lorem).join(' '))])
    expect(pages.length).toBeGreaterThan(4)
    expect(pages.slice(1).map(({ texts }) => texts[0]?.text)).toEqual(pages.slice(1).map((_, index) => `${index + 2}`))
    expect(pages[0]?.texts.some(({ text }) => /^\d$/.test(text))).toBe(false)
    for (const { texts } of pages.slice(1)) expect(texts[0]?.y).toBeLessThan(sheet.top)
    expect(textOf(pages).match(/Thửa/g)).toHaveLength(120)
  })

  test('the lines of a paragraph reach both margins, the last and a single one do not', () => {
    const [page] = layBody([paragraph(`${lorem} ${lorem}`), paragraph('Ngắn.')]) as [Page]
    const lines = page.texts.filter(({ text, size }) => size === 14 && /[Tt]hửa|nguồn|giấy chứng|Ngắn/.test(text))
    const edge = sheet.width - sheet.right
    expect(Math.abs(right(lines[0] as PlacedText) - edge)).toBeLessThan(slack)
    expect(right(lines.at(-1) as PlacedText)).toBeLessThan(edge - 50)
    expect(lines.at(-1)?.spread).toBe(0)
  })

  test('what is not known is a dotted line to the right margin; empty texts take no room', () => {
    const [page] = layBody([point('Địa chỉ', null, 3), point('', null), paragraph('')]) as [Page]
    const dotted = page.rules.filter(({ isDotted }) => isDotted)
    expect(dotted).toHaveLength(4)
    for (const { x, width } of dotted) expect(x + width).toBeCloseTo(sheet.width - sheet.right, 1)
    expect(layBody([paragraph(''), paragraph('   ')])[0]?.texts).toEqual(layBody([])[0]?.texts)
  })

  test('the top stands as Nghị định 30/2020/NĐ-CP says: sizes, styles, rules, number and day on one line', () => {
    const [{ texts, rules }] = layBody([paragraph(lorem)]) as [Page]
    const found = (text: string) => texts.find((one) => one.text === text) as PlacedText
    const nation = found('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')
    const motto = found('Độc lập - Tự do - Hạnh phúc')
    const day = found('Mễ Sở, ngày 05 tháng 12 năm 2026')
    const number = found('Số: 05/TB-UBND')
    expect([nation.size, nation.style, motto.size, motto.style]).toEqual([13, 'bold', 14, 'bold'])
    expect([number.size, number.style, day.size, day.style]).toEqual([13, 'regular', 14, 'italic'])
    expect(number.y).toBeCloseTo(day.y, 1)
    expect(found('ỦY BAN NHÂN DÂN').x).toBeLessThan(nation.x)
    expect(right(found('XÃ MỄ SỞ'))).toBeLessThan(nation.x)
    const underMotto = rules.find(({ y }) => y > motto.y && y < day.y - 10)
    expect(rules.some(({ x, width }) => Math.abs(x - motto.x) < 1 && Math.abs(x + width - right(motto)) < 1)).toBe(true)
    expect(underMotto).toBeDefined()
    expect(sheet.left).toBeCloseTo(85.04, 1)
  })

  test.each([
    ['2026-02-01', 'Mễ Sở, ngày 01 tháng 02 năm 2026'],
    ['2026-03-09', 'Mễ Sở, ngày 09 tháng 3 năm 2026'],
    ['2026-11-20', 'Mễ Sở, ngày 20 tháng 11 năm 2026'],
    [null, 'Mễ Sở, ngày …… tháng …… năm ………'],
  ])('the day %s is written "%s"', (day, expected) => {
    const header = { kind: 'office', agency: ['ỦY BAN'], number: '1', place: 'Mễ Sở', day } as const
    expect(textOf(layBody([], { header }))).toContain(expected)
  })
})
