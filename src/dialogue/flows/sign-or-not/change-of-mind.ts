import { foldMarks } from '../../../shared/text.js'
import type { Draft } from '../intake/draft.js'
import { draftOfTeller } from '../intake/told/teller.js'

/** A changed mind about signing, and what the message says of who is writing beside it. */
export type ChangeOfMind = { to: 'signed' | 'unsigned'; teller: Draft }

const lead =
  '(?:(?:a|um|vang|da|ok|thoi|thoi the|the|gio|bay gio|nay|xin loi|nham|khoan|hay la|toi|em|minh|chau|con|tui|doi y|doi lai|nghi lai|suy nghi lai|lai|roi|muon|xin|cho|dong y|se|quyet dinh|chiu|dam|khong so|khong ngai|can|nen|duoc|la|van|ma|doi sang|chuyen sang|chuyen|gui|lam|viet|bang|cach|to cao|don) )*'
const signing =
  '(?:ky(?: ten)?(?: (?:vao )?don)?|ki(?: ten)?(?: (?:vao )?don)?|(?:neu|ghi|xung|de|dung|khai)(?: ro| du| that)?(?: ho)?(?: va)? ten|dung don|cong khai (?:danh tinh|ten)|co (?:ky )?ten|co ky)'
const tail =
  '(?: (?:toi|em|minh|chau|that|cua|va|ky|ki|ten|neu|don|vao|to cao|chu khong an danh|luon|roi|thoi|di|nhe|a|duoc khong|duoc ko|dc khong|dc ko|nua|dau|vi|so))*'
const refusing = '(?:khong|ko|k|khoi|chang|dung|mien|het|bo)(?: (?:muon|can|dam|phai|thich|the))*'
const unnamed = '(?:an danh|nac danh|giau (?:ten|danh tinh)|dau (?:ten|danh tinh)|kin ten|khong ten)'

const onlyLead = new RegExp(`^${lead}$`)
const signs = new RegExp(`^${lead}${signing}${tail}$`)
const refuses = new RegExp(`^${lead}(?:${refusing} ${signing}|${unnamed})${tail}$`)

const mostLeading = 3
const clausesOf = (text: string): string[] => text.split(/[,.;:!?\n]+/).filter((clause) => clause.trim() !== '')

const readClause = (clause: string): ChangeOfMind['to'] | null => {
  const folded = foldMarks(clause)
  if (refuses.test(folded)) return 'unsigned'
  return signs.test(folded) ? 'signed' : null
}

/**
 * Whether a message says, in a clause of its own, that who is writing signs after all, or stays unnamed after all ("tôi
 * đổi ý rồi, tôi muốn ký tên, tôi tên Hạnh"). Null: it says neither; whoever tells of somebody's signing changes nothing.
 */
export const readChangeOfMind = (text: string): ChangeOfMind | null => {
  if (text.startsWith('/')) return null
  const clauses = clausesOf(text)
  for (const [at, clause] of clauses.slice(0, mostLeading).entries()) {
    const to = readClause(clause)
    if (to) return { to, teller: draftOfTeller(clauses.slice(at + 1).join(', ')) }
    if (!onlyLead.test(`${foldMarks(clause)} `)) return null
  }
  return null
}
