import { type ReadCell, readSpreadsheet } from '../shared/spreadsheet/read-table.js'
import type { TextTable } from '../shared/spreadsheet/write-table.js'
import { foldMarks } from '../shared/text.js'
import {
  type CommuneContact,
  type CommuneContactFields,
  type ContactFieldName,
  communeContactSchema,
  contactFieldNames,
} from './commune-contact.js'
import { type Commune, communes, getCommune } from './communes.js'
import { contactLabels, contactSheetWording as say } from './wording.js'

/** The contacts of the communes as a table: what was entered, and the empty cells that wait. */
export const contactTable = (contacts: readonly CommuneContact[]): TextTable => ({
  title: say.title,
  columns: [
    { title: say.code, width: 8 },
    { title: say.name, width: 22 },
    { title: say.revision, width: 8 },
    ...contactFieldNames.map((name) => ({ title: contactLabels[name], width: 28 })),
  ],
  rows: contacts.map((contact) => [
    contact.communeCode,
    getCommune(contact.communeCode)?.name ?? '',
    String(contact.revision),
    ...contactFieldNames.map((name) => contact[name] ?? ''),
  ]),
})

const textOf = (cell: ReadCell | undefined): string =>
  cell === null || cell === undefined
    ? ''
    : cell instanceof Date
      ? cell.toISOString().slice(0, 10)
      : String(cell).trim()

/** `revision`: -1 where the file has no such column. */
type Columns = { code: number; name: number; revision: number; fields: ReadonlyMap<ContactFieldName, number> }

const readHead = (head: readonly string[]): Columns | string[] => {
  const placeOf = (title: string): number => head.findIndex((one) => foldMarks(one) === foldMarks(title))
  const titles = [say.code, say.name, say.revision, ...Object.values(contactLabels)]
  const known = new Set(titles.map(foldMarks))
  const fields = contactFieldNames.flatMap((name) => {
    const place = placeOf(contactLabels[name])
    return place < 0 ? [] : [[name, place] as const]
  })
  const folded = head.map(foldMarks)
  const problems = [
    ...(placeOf(say.code) < 0 && placeOf(say.name) < 0 ? [say.noColumn(say.code)] : []),
    ...(fields.length === 0 ? [say.noColumn(contactLabels.address)] : []),
    ...head.filter((one) => one !== '' && !known.has(foldMarks(one))).map(say.unknownColumn),
    ...head.filter((one, place) => one !== '' && folded.indexOf(foldMarks(one)) !== place).map(say.twiceColumn),
  ]
  return problems.length > 0
    ? problems
    : { code: placeOf(say.code), name: placeOf(say.name), revision: placeOf(say.revision), fields: new Map(fields) }
}

const isCalled = ({ name, bareName }: Commune, said: string): boolean =>
  [name, bareName].some((one) => foldMarks(one) === foldMarks(said))

/** Excel takes the zero off a code. */
const communeOf = (code: string, name: string): Commune | string => {
  const byCode = code ? getCommune(code.padStart(5, '0')) : undefined
  const found = byCode ?? (code ? undefined : communes.find((one) => isCalled(one, name)))
  if (!found) return say.noCommune(code || name)
  return name && !isCalled(found, name) ? say.otherName(found.code, found.name, name) : found
}

/**
 * What a file changes of communes, by their codes; fields whose column isn't there stay as they are. A file says in its column
 * "Lần sửa" what it was made from: it replaces nothing that was written since, and without that column nothing at all.
 */
export type ReadContacts = { fields: ReadonlyMap<string, CommuneContactFields> } | { problems: string[] }

/**
 * Reads the contacts of communes from an XLSX or CSV file, all or nothing: `problems` by row, in words. Throws InvalidInput
 * where the file can't be read at all.
 */
export const readContactSheet = async (bytes: Uint8Array, before: readonly CommuneContact[]): Promise<ReadContacts> => {
  const [sheet] = await readSpreadsheet(bytes)
  const [head = [], ...body] = (sheet?.rows ?? []).map((row) => row.map(textOf))
  const columns = readHead(head)
  if (Array.isArray(columns)) return { problems: columns }
  const read = new Map<string, { row: number; fields: CommuneContactFields; isChanged: boolean }>()
  const problems: string[] = []
  for (const [place, cells] of body.entries()) {
    if (cells.every((cell) => cell === '')) continue
    const row = place + 2
    const refuse = (what: string): unknown => problems.push(say.at(row, what))
    const commune = communeOf(cells[columns.code] ?? '', cells[columns.name] ?? '')
    if (typeof commune === 'string') {
      refuse(commune)
      continue
    }
    const first = read.get(commune.code)
    if (first) refuse(say.twice(commune.name, first.row))
    const stored = before.find(({ communeCode }) => communeCode === commune.code)
    if (!stored) continue
    const typed = [...columns.fields].map(([name, column]) => [name, cells[column] ?? ''])
    const checked = communeContactSchema.safeParse(Object.fromEntries(typed))
    if (checked.success) {
      const changed = [...columns.fields.keys()].filter((name) => checked.data[name] !== stored[name])
      const seen = columns.revision < 0 ? null : (cells[columns.revision] ?? '')
      if (changed.length > 0 && seen !== null && seen !== String(stored.revision))
        refuse(say.changedSince(commune.name))
      if (seen === null)
        for (const name of changed.filter((one) => stored[one] !== null)) refuse(say.wouldReplace(contactLabels[name]))
      const kept = contactFieldNames.filter((name) => !columns.fields.has(name)).map((name) => [name, stored[name]])
      read.set(commune.code, {
        row,
        fields: { ...checked.data, ...Object.fromEntries(kept) },
        isChanged: changed.length > 0,
      })
    } else
      for (const { path, message } of checked.error.issues)
        refuse(say.field(contactLabels[path[0] as ContactFieldName], message))
  }
  if (problems.length > 0) return { problems }
  if (read.size === 0) return { problems: [say.empty] }
  const changed = [...read].filter(([, { isChanged }]) => isChanged)
  return { fields: new Map(changed.map(([code, { fields }]) => [code, fields])) }
}
