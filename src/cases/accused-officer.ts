import type { Account } from '../accounts/roles.js'
import { withoutPlaces } from '../places/find-places.js'
import { surnames } from '../places/surnames.js'
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
export const isAccused = ({ displayName }: Pick<Account, 'displayName'>, found: Case): boolean =>
  isNamed(foldMarks(displayName), found)

const isNamed = (name: string, found: Case): boolean => {
  const isProtected = kindOf(found.kind).isProtected
  if (!isProtected && found.keptFrom === null) return false
  const accused = (isProtected && found.against) || [found.against, found.text].join(' ')
  return name.split(' ').length >= fewestWords && ` ${foldMarks(accused)} `.includes(` ${name} `)
}

const mostWords = 5

/** Full names that words can end with: "Chủ tịch UBND xã Mễ Sở Nguyễn Văn Hùng" with "nguyen van hung". */
const namesAtEnd = (words: string): string[] => {
  const folded = foldMarks(withoutPlaces(words)).split(' ').filter(Boolean).slice(-mostWords)
  return folded.flatMap((word, index) => (surnames.has(word) ? [folded.slice(index).join(' ')] : []))
}

/** Whether a case accuses whom these words name, with a title or without. */
export const accusesByName = (found: Case, words: string): boolean =>
  namesAtEnd(words).some((name) => isNamed(name, found))
