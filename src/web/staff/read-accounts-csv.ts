import Papa from 'papaparse'
import type { NewAccount } from '../../accounts/create-many.js'
import { type Role, roleNames, roles } from '../../accounts/roles.js'
import { communes, getCommune } from '../../places/communes.js'
import { foldMarks } from '../../shared/text.js'
import { importWording as say } from './accounts-wording.js'
import { newAccountForm } from './new-account-form.js'

const mostRows = 500

const roleNamed = (said: string): Role | undefined =>
  roleNames.find((role) => role === said || foldMarks(roles[role].label) === foldMarks(said))

/** By code, or by name with or without what it is. */
const communeNamed = (said: string): string | undefined =>
  getCommune(said)?.code ??
  communes.find(({ name, bareName }) => [name, bareName].some((one) => foldMarks(one) === foldMarks(said)))?.code

const readRow = (row: Readonly<Record<string, string>>): NewAccount | string[] => {
  const told = (name: keyof typeof say.columns): string => (row[say.columns[name]] ?? '').trim()
  const role = roleNamed(told('role'))
  if (!role) return [say.unknownRole(told('role'))]
  const commune = told('commune') && communeNamed(told('commune'))
  if (commune === undefined) return [say.unknownCommune(told('commune'))]
  const checked = newAccountForm.safeParse({
    user_name: told('user_name'),
    display_name: told('display_name'),
    role,
    commune,
  })
  if (!checked.success) return checked.error.issues.map(({ message }) => message)
  const { user_name: userName, display_name: displayName } = checked.data
  return { userName, displayName, role, communeCode: roles[role].isOfCommune ? commune : null }
}

/** The line of a file on which an account stands: the first is the head. */
export const lineOf = (place: number): number => place + 2

/** Reads accounts from a CSV file as a spreadsheet writes it; `errors` by line, in words. Nothing is made of half a file. */
export const readAccountsCsv = (text: string): { wanted: NewAccount[] } | { errors: string[] } => {
  const { data, meta, errors } = Papa.parse<Record<string, string>>(text.trim().replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: 'greedy',
    transformHeader: (name) => foldMarks(name).replaceAll(' ', '_'),
  })
  const lacking = Object.values(say.columns).filter((name) => !meta.fields?.includes(name))
  if (text.trim() === '') return { errors: [say.empty] }
  if (lacking.length > 0) return { errors: lacking.map(say.noColumn) }
  if (errors.some(({ type }) => type === 'Quotes')) return { errors: [say.unreadable] }
  if (data.length === 0) return { errors: [say.empty] }
  if (data.length > mostRows) return { errors: [say.tooMany(mostRows)] }
  const rows = data.map(readRow)
  const wrong = rows.flatMap((row, place) =>
    Array.isArray(row) ? row.map((said) => say.errorAt(lineOf(place), said)) : [],
  )
  return wrong.length > 0 ? { errors: wrong } : { wanted: rows.filter((row): row is NewAccount => !Array.isArray(row)) }
}
