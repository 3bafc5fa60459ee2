import { foldMarks } from '../../../shared/text.js'
import type { Draft } from './draft.js'
import { clausesOf, joinClauses } from './told/clauses.js'

const please = '(?:(?:a|u|ma|thoi|nhung|nho|lam on|giup|cho|xin|hay|ad|toi|em|minh|chau|con|muon|can|luon|di|nhe) )*'
const drop = '(?:xoa|gach|bo|cat|go)'
/** Without such a word "bỏ rác ra đường" is a story. */
const piece = '(?:(?:cai|nhung|may) )?(?:phan|cho|chi tiet|dong|cau|chu|doan|y|khuc|viec|chuyen)'
const tail =
  '(?: (?:di|ra|nhe|nha|a|luon|duoc|khong|ko|nua|vao|trong don|thi|giup(?: (?:toi|em|minh|voi))?|ho (?:toi|em|minh|voi|cai)))*'
/** "bỏ đoạn nhà em ở sát vách nó đi, sợ nó biết". */
const before = new RegExp(
  `^${please}(?:${drop} ${please}${piece}(?: ${piece})?|dung (?:ghi|viet|dua|neu)) (.+?)${tail}$`,
)
/** "tôi là em họ ông ấy thì bỏ đi". */
const behind = new RegExp(`^(.+?) (?:thi|cho do|doan do|cau do|doan nay|cau nay|phan do)(?: thi)? ${drop}${tail}$`)

const wordsOf = (text: string): string[] =>
  foldMarks(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)

const empty = new Set('o dau gi ai la thi ma va nhe a cai do ay kia nay di co cho ghi'.split(' '))
/** What has its own field is left out there. */
const fieldWords = new Set('ten so dien thoai sdt dt dia chi anh hinh video giay to qua'.split(' '))
const people = new Set('toi em minh chau con ho cua'.split(' '))
const fewest = 2
/** So much of what is to go must be said in the piece that goes. */
const mostlyThere = 0.6
/** A longer piece tells more than what is to go. */
const longestPiece = 25
const longest = 120

/** The words that are to go; null: nothing is to. */
const unwantedIn = (text: string): string[] | null => {
  if (text.length > longest || text.includes('?') || text.startsWith('/')) return null
  const [first = ''] = text.split(/[,;.!\n]/)
  const folded = foldMarks(first)
  const said = (before.exec(folded) ?? behind.exec(folded))?.[1]
  const words = said ? wordsOf(said).filter((word) => !empty.has(word)) : []
  const namesField =
    words.some((word) => fieldWords.has(word)) && words.every((word) => fieldWords.has(word) || people.has(word))
  return words.length >= fewest && !namesField ? words : null
}

/** The piece of a text that speaks most of the unwanted words, and the text without it. */
const withoutPiece = (text: string, unwanted: readonly string[]): { removed: string; left: string } | null => {
  const lines = text.split('\n').map((line) => clausesOf(line))
  const pieces = lines.flatMap((clauses, line) => clauses.map((clause) => ({ line, clause })))
  const shareOf = (said: string): number => {
    const words = new Set(wordsOf(said))
    return words.size > longestPiece ? 0 : unwanted.filter((word) => words.has(word)).length / unwanted.length
  }
  const best = pieces.toSorted((one, other) => shareOf(other.clause.text) - shareOf(one.clause.text))[0]
  if (!best || shareOf(best.clause.text) < mostlyThere) return null
  const left = lines
    .map((clauses, line) => joinClauses(line === best.line ? clauses.filter((one) => one !== best.clause) : clauses))
    .filter(Boolean)
    .join('\n')
  return { removed: best.clause.text, left }
}

/**
 * What somebody wants out of what they told: the piece of the story or of the evidence that says so goes. Null: they want
 * none out, nothing says so, or nothing would be left of the story.
 */
export const takeOut = (draft: Draft, text: string): { draft: Draft; removed: string } | null => {
  const unwanted = unwantedIn(text)
  if (!unwanted) return null
  for (const field of ['text', 'evidence'] as const) {
    const found = draft[field] ? withoutPiece(draft[field], unwanted) : null
    if (!found || (field === 'text' && found.left === '')) continue
    return { draft: { ...draft, [field]: found.left || null }, removed: found.removed }
  }
  return null
}
