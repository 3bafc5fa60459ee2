import type { DraftContent } from './version.js'

const textOf = (record: Readonly<Record<string, unknown>>, names: readonly string[]): string | null => {
  const found = names.map((name) => record[name]).find((value) => typeof value === 'string' && value.trim() !== '')
  return typeof found === 'string' ? found.trim().normalize('NFC') : null
}

/**
 * What a record of the national catalog, one line of JSON, says of a procedure; null where it is none. Only name, code and
 * field are read here.
 */
export const procedureFromRecord = (line: string): DraftContent | null => {
  let record: unknown
  try {
    record = JSON.parse(line)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
  if (typeof record !== 'object' || record === null || Array.isArray(record)) return null
  const members = record as Readonly<Record<string, unknown>>
  const name = textOf(members, ['name', 'procedure_name', 'ten', 'TenTTHC'])
  if (name === null) return null
  const code = textOf(members, ['code', 'procedure_code', 'ma', 'MaTTHC'])
  const field = textOf(members, ['field', 'linh_vuc', 'LinhVuc'])
  return { name, code: code !== null && /^\d\.\d{6}$/.test(code) ? code : null, ...(field !== null && { field }) }
}
