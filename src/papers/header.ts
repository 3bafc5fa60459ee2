import { breakLines, type Line } from './break-lines.js'
import { baseOf, type Item, lineHeightOf, placeLine, textItems } from './items.js'
import { type Page, sheet, textWidth } from './page.js'
import { type OfficeHeader, type Paper, plain, type Run, type Style } from './paper.js'
import { papersWording as say } from './wording.js'

/** Sizes in points of Nghị định 30/2020/NĐ-CP, phụ lục I, mục II: quốc hiệu 12–13, tiêu ngữ 13–14, địa danh 13–14. */
const sizes = { nation: 13, motto: 14, agency: 13, number: 13, place: 14, name: 14 } as const
/** The agency's column and the nation's, as left edge and width. */
const leftColumn = { x: sheet.left - 14, width: 185 }
const rightColumn = {
  x: leftColumn.x + leftColumn.width,
  width: sheet.left + textWidth - leftColumn.x - leftColumn.width,
}
const ruleGap = 3
const draftGap = 3
/** Between the names and the row of number and day. */
const rowGap = 6

type Column = { x: number; width: number }
const wholeWidth: Column = { x: sheet.left, width: textWidth }

const linesIn = ({ width }: Column, runs: readonly Run[], size: number): Line[] =>
  breakLines(runs, { size, first: width, rest: width })

/** Lines of one style in the middle of a column; returns the lowest edge and the width of the widest line. */
const centreIn = (
  page: Page,
  column: Column,
  runs: readonly Run[],
  { top, size }: { top: number; size: number },
): { bottom: number; widest: number } => {
  const lines = linesIn(column, runs, size)
  lines.forEach((line, index) => {
    const x = column.x + (column.width - line.width) / 2
    placeLine(page, line, { x, top: top + index * lineHeightOf(size), size })
  })
  return {
    bottom: top + lines.length * lineHeightOf(size),
    widest: Math.max(0, ...lines.map(({ width }) => width)),
  }
}

const ruleUnder = (page: Page, column: Column, y: number, width: number): void => {
  page.rules.push({ x: column.x + (column.width - width) / 2, y, width, isDotted: false })
}

const styled = (text: string, style: Style): Run[] => [{ text, style }]

const nation = (page: Page, column: Column, top: number): number => {
  const country = centreIn(page, column, styled(say.nation, 'bold'), { top, size: sizes.nation })
  const motto = centreIn(page, column, styled(say.motto, 'bold'), { top: country.bottom, size: sizes.motto })
  ruleUnder(page, column, motto.bottom, motto.widest)
  return motto.bottom + ruleGap
}

const agencyColumn = (
  page: Page,
  { agency, number }: OfficeHeader,
  { isDraft, top, numberTop }: { isDraft: boolean; top: number; numberTop: number },
): number => {
  let bottom = top
  let widest = 0
  for (const line of agency) {
    const placed = centreIn(page, leftColumn, styled(line, 'bold'), { top: bottom, size: sizes.agency })
    bottom = placed.bottom
    widest = placed.widest
  }
  ruleUnder(page, leftColumn, bottom + ruleGap, widest / 2)
  const numbered = centreIn(page, leftColumn, [plain(say.number(number))], { top: numberTop, size: sizes.number })
  if (!isDraft) return numbered.bottom
  return centreIn(page, leftColumn, styled(say.draft, 'bold'), { top: numbered.bottom + draftGap, size: sizes.number })
    .bottom
}

/** Height of the agency's name; all its lines are short of its column's width. */
const agencyHeight = ({ agency }: OfficeHeader): number =>
  agency.reduce((sum, line) => sum + linesIn(leftColumn, styled(line, 'bold'), sizes.agency).length, 0) *
    lineHeightOf(sizes.agency) +
  ruleGap

const officeTop = (paper: Paper, header: OfficeHeader): Item => {
  const place = (page: Page, top: number): number => {
    const row = Math.max(nation(page, rightColumn, top), agencyHeight(header) + top) + rowGap
    const day = styled(say.placeAndDay(header.place, header.day), 'italic')
    const dated = centreIn(page, rightColumn, day, { top: row, size: sizes.place })
    const numberTop = row + baseOf(sizes.place) - baseOf(sizes.number)
    return Math.max(agencyColumn(page, header, { isDraft: paper.isDraft, top, numberTop }), dated.bottom) - top
  }
  return { before: 0, height: place({ texts: [], rules: [], squares: [] }, 0), keepsNext: true, place }
}

const citizenTop = (): Item => {
  const place = (page: Page, top: number): number => {
    const bottom = nation(page, wholeWidth, top)
    const dated = breakLines(styled(say.openPlaceAndDay, 'italic'), { size: 13, first: textWidth, rest: textWidth })
    for (const line of dated)
      placeLine(page, line, { x: sheet.left + textWidth - line.width, top: bottom + 10, size: 13 })
    return bottom + 10 + lineHeightOf(13) - top
  }
  return { before: 0, height: place({ texts: [], rules: [], squares: [] }, 0), keepsNext: true, place }
}

const centredBold = (text: string, size: number, before: number): Item[] =>
  textItems(styled(text, 'bold'), { size, align: 'centre', before }).map((item) => ({ ...item, keepsNext: true }))

/** What a paper is about, with a rule of half its last line under it. */
const subjectItems = (subject: string): Item[] => {
  const last = linesIn(wholeWidth, styled(subject, 'bold'), sizes.name).at(-1)
  const rule: Item = {
    before: ruleGap,
    height: 1,
    keepsNext: true,
    place: (page, top) => ruleUnder(page, wholeWidth, top, (last?.width ?? 0) / 2),
  }
  return [...centredBold(subject, sizes.name, 0), rule]
}

const addressees = (to: readonly string[], size: number): Item[] => {
  if (to.length === 0) return []
  const only = to.length === 1 ? ` ${to[0]}` : ''
  const first = textItems([plain(`${say.to}${only}`)], { size, align: 'centre', before: 14 })
  const others =
    to.length === 1 ? [] : to.flatMap((one) => textItems([plain(`- ${one}`)], { size, align: 'centre', before: 0 }))
  return [...first, ...others].map((item) => ({ ...item, keepsNext: true }))
}

/** Everything above the body, at the body's size. */
export const headerItems = (paper: Paper, size: number): Item[] => {
  const { header, name, subject, authority, to } = paper
  return [
    header.kind === 'office' ? officeTop(paper, header) : citizenTop(),
    ...centredBold(name, header.kind === 'office' ? sizes.name : 16, 22),
    ...(subject ? subjectItems(subject) : []),
    ...(authority ? centredBold(authority, sizes.name, 14) : []),
    ...addressees(to, size),
  ]
}
