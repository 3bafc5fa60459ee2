import { createHash } from 'node:crypto'
import type { TextTable } from '../shared/spreadsheet/write-table.js'
import type { Figure } from './figures.js'
import type { Indicator } from './indicator.js'
import { indicators } from './list/index.js'
import { standingOf } from './targets.js'
import { indicatorWording, openDataWording, evidenceWording as say } from './wording.js'

/** What a pack of evidence is for: lines of the sources that speak of it. */
export const indexes = {
  sipas: { label: 'SIPAS', names: /SIPAS/ },
  papi: { label: 'PAPI', names: /PAPI/ },
  par: { label: 'PAR INDEX', names: /PAR INDEX|1487/ },
  qd766: { label: 'Quyết định 766/QĐ-TTg', names: /766/ },
} as const
export type IndexName = keyof typeof indexes
export const indexNames = Object.keys(indexes) as IndexName[]
export const isIndexName = (text: unknown): text is IndexName =>
  typeof text === 'string' && Object.hasOwn(indexes, text)

export const indicatorsOf = (index: IndexName): Indicator[] =>
  indicators.filter(({ source }) => indexes[index].names.test(source))

/** What a pack holds of a year: its months, each commune's year, and codes of cases behind each figure. */
export type EvidenceContent = {
  year: string
  index: IndexName
  province: readonly Figure[]
  months: readonly { month: string; figures: readonly Figure[] }[]
  communes: readonly { name: string; figures: readonly Figure[] }[]
  lists: readonly { indicator: Indicator; cases: readonly { code: string; isCounted: boolean | null }[] }[]
}

const shown = ({ indicator, value, isHidden, isHiddenBeside, isAwaited }: Figure): string =>
  indicator.compute === null
    ? indicatorWording.unknown
    : isHidden
      ? isHiddenBeside
        ? indicatorWording.hiddenBeside
        : indicatorWording.hidden
      : value === null
        ? isAwaited
          ? indicatorWording.awaited
          : indicatorWording.none
        : indicatorWording.value(value, indicator.unit)

const of = (figures: readonly Figure[], { id }: Indicator): Figure | undefined =>
  figures.find(({ indicator }) => indicator.id === id)

/** A figure with what it rests on: a share without its n says too much. */
const cellOf = (figures: readonly Figure[], indicator: Indicator): string => {
  const found = of(figures, indicator)
  if (!found) return ''
  const { value, n, isHidden, interval } = found
  return value === null || isHidden || indicator.unit === 'count'
    ? shown(found)
    : `${shown(found)} (${say.restsOn(n, interval ? indicatorWording.interval(interval) : null)})`
}

/** The sheets of a pack; the last one says what they hash to, so that a copy can be told from what was given. */
export const evidenceTables = (content: EvidenceContent): { tables: TextTable[]; hash: string } => {
  const all = indicatorsOf(content.index)
  const { sheets, columns } = say
  const tables: TextTable[] = [
    {
      title: sheets.definitions,
      columns: columns.definitions.map((title) => ({ title, width: 34 })),
      rows: all.map(({ id, name, formula, source, unit, cannotSay }) => [
        id,
        name,
        formula,
        source,
        openDataWording.units[unit],
        cannotSay,
      ]),
    },
    {
      title: sheets.year,
      columns: columns.year.map((title) => ({ title, width: 26 })),
      rows: all.map((indicator) => {
        const figure = of(content.province, indicator)
        const standing = figure && standingOf(figure)
        return [
          indicator.id,
          indicator.name,
          figure ? shown(figure) : '',
          figure?.isHidden ? '' : (figure?.part ?? ''),
          figure?.isHidden ? '' : (figure?.n ?? ''),
          figure?.interval ? indicatorWording.interval(figure.interval) : '',
          standing ? say.standing[standing] : '',
        ]
      }),
    },
    {
      title: sheets.months,
      columns: [columns.indicator, ...content.months.map(({ month }) => month)].map((title) => ({ title, width: 18 })),
      rows: all.map((indicator) => [
        indicator.name,
        ...content.months.map(({ figures }) => cellOf(figures, indicator)),
      ]),
    },
    {
      title: sheets.communes,
      columns: [columns.commune, ...all.map(({ name }) => name)].map((title) => ({ title, width: 22 })),
      rows: content.communes.map(({ name, figures }) => [name, ...all.map((indicator) => cellOf(figures, indicator))]),
    },
    {
      title: sheets.lists,
      columns: [columns.indicator, columns.code, columns.counted].map((title) => ({ title, width: 30 })),
      rows: content.lists.flatMap(({ indicator, cases }) =>
        cases.map(({ code, isCounted }) => [indicator.name, code, isCounted === null ? '' : say.counted(isCounted)]),
      ),
    },
  ]
  const hash = createHash('sha256').update(JSON.stringify(tables)).digest('hex')
  return {
    hash,
    tables: [
      ...tables,
      {
        title: sheets.hash,
        columns: [{ title: say.hash, width: 80 }],
        rows: [[hash], [say.limits], [say.notAnIndex(indexes[content.index].label)]],
      },
    ],
  }
}
