import type { Account } from '../accounts/roles.js'
import { foldMarks } from '../shared/text.js'
import type { Case } from './case.js'
import { kindOf } from './kinds/index.js'

/** One word is no name: "Hoa" is also a flower, and a street. */
const fewestWords = 2

/**
 * Whether a case accuses this officer by name: whoever is accused doesn't see or handle it, whatever the role (Luật Tố cáo
 * Điều 38 khoản 5). Of a report that accuses people in an office the whole story is read, of the others
 * who is accused. A namesake is kept away as well: another officer handles the case.
 */
export const isAccused = ({ displayName }: Pick<Account, 'displayName'>, found: Case): boolean => {
  const isProtected = kindOf(found.kind).isProtected
  if (!isProtected && found.keptFrom === null) return false
  const accused = (isProtected && found.against) || [found.against, found.text].join(' ')
  const name = foldMarks(displayName)
  return name.split(' ').length >= fewestWords && ` ${foldMarks(accused)} `.includes(` ${name} `)
}
