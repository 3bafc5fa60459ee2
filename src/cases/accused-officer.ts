import { type Account, can, roles } from '../accounts/roles.js'
import { withoutPlaces } from '../places/find-places.js'
import { surnames } from '../places/surnames.js'
import { foldMarks } from '../shared/text.js'
import type { Case, TimelineEvent } from './case.js'
import { kindOf } from './kinds/index.js'

/** One word is no name: "Hoa" is also a flower, and a street. */
export const fewestWords = 2

/** What a case tells of whom it is about. */
type Told = Pick<Case, 'kind' | 'against' | 'text' | 'request' | 'evidence' | 'keptFrom'> & {
  timeline: readonly TimelineEvent[]
}

/**
 * Whether a case is about this officer by name: whoever is named doesn't see or handle it, whatever the role (Luật Tố cáo
 * Điều 38 khoản 5; for complaints and feedback a rule of ours, decision 0075). Of a protected case who is accused is read,
 * of the others every word of the citizen's. A namesake is kept away as well: another officer handles the case. Left to
 * its leader is a complaint about the commune's leader: the law has them settle it first (Luật Khiếu nại Điều 7, 17).
 */
export const isAccused = (account: Account, found: Case): boolean =>
  namesOf(account, found).some((name) => isNamed(name, found)) && !settlesFirst(account, found)

/** Whether the law has this account settle a first complaint, though it be about themselves. */
const settlesFirst = (account: Account, { kind, agency, keptFrom }: Pick<Case, 'kind' | 'agency' | 'keptFrom'>) =>
  kind === 'complaint' &&
  keptFrom === null &&
  roles[account.role].isOfCommune &&
  can(account, 'lead_commune', agency.communeCode)

const namesOf = ({ displayName }: Account, { kind }: Pick<Case, 'kind'>): string[] => {
  const person = personIn(displayName)
  return [...(kindOf(kind).isProtected ? [foldMarks(displayName)] : []), ...(person ? [person] : [])]
}

const hasCapital = /^\p{Lu}\p{L}*$/u

/**
 * The person's name in an account's, folded: "Cán bộ Nguyễn Văn Gian" -> "nguyen van gian". Null: "Giám sát của tỉnh", "Cán bộ
 * Mễ Sở" name a post.
 */
export const personIn = (displayName: string): string | null => {
  const words = displayName.normalize('NFC').split(/[\s,()-]+/u)
  const isWritten = words.some((word) => hasCapital.test(word))
  const run = words.slice(words.findLastIndex((word) => isWritten && !hasCapital.test(word)) + 1).filter(Boolean)
  const isPlace = !surnames.has(foldMarks(run[0] ?? '')) && withoutPlaces(displayName) !== displayName
  return run.length >= fewestWords && !isPlace ? foldMarks(run.join(' ')) : null
}

/** What the citizen said, then and later, also as an officer wrote it down. */
const toldIn = ({ kind, against, text, request, evidence, timeline }: Told): (string | null)[] =>
  kindOf(kind).isProtected
    ? against
      ? [against]
      : [text]
    : [against, text, request, evidence, ...timeline.filter(isToldByCitizen).map((event) => event.text)]

/** What a citizen says after the case was opened, also as an officer wrote it down. */
export const isAddition = ({ what }: Pick<TimelineEvent, 'what'>): boolean => what === 'added' || what === 'answered'

const isToldByCitizen = ({ by, what }: TimelineEvent): boolean => by.role === 'citizen' || what === 'noted'

/** Each part's words; of a long text all of them. */
const foldedParts = (told: readonly (string | null)[]): string[][] =>
  told.map((part) => (part ?? '').split(/\s+/u).flatMap((word) => foldMarks(word).split(' ').filter(Boolean)))

/** Whether a folded name of two words or more stands in what a case tells of whom it is about. */
export const isNamed = (name: string, found: Told): boolean =>
  name.split(' ').length >= fewestWords &&
  foldedParts(toldIn(found)).some((words) => ` ${words.join(' ')} `.includes(` ${name} `))

const pairsOf = (words: readonly string[]): string[] => words.slice(1).map((word, index) => `${words[index]} ${word}`)

/** Every two words that follow each other in what an ordinary case tells: whoever is named is found by them. */
export const pairsIn = (found: Told): string[] =>
  kindOf(found.kind).isProtected ? [] : [...new Set(foldedParts(toldIn(found)).flatMap(pairsOf))]

/** Whether what comes to a case names who has it: they have it no longer. */
export const isNewlyNamed = ({ kind, assignee }: Pick<Case, 'kind' | 'assignee'>, after: Told): boolean => {
  const person = assignee && !kindOf(kind).isProtected ? personIn(assignee.name) : null
  return person !== null && isNamed(person, after)
}

/** The pairs of an account's name, the rarest first: it ends with the given name; none: no ordinary case can name it. */
export const pairsOfName = ({ displayName }: Pick<Account, 'displayName'>): string[] =>
  pairsOf((personIn(displayName) ?? '').split(' ')).reverse()

/** Whether a case that is known by its pairs alone may be about this account. */
export const mayBeAbout = (
  account: Account,
  found: Pick<Case, 'kind' | 'agency' | 'keptFrom'> & { pairs?: readonly string[] },
): boolean => {
  const pairs = pairsOfName(account)
  return pairs.length > 0 && pairs.every((pair) => found.pairs?.includes(pair)) && !settlesFirst(account, found)
}

const mostWords = 5
/** Two words that begin with no known family's name are rather a title: "Giám Đốc". */
const fewestOfStranger = 3

/** Full names that words can end with: "Chủ tịch UBND xã Mễ Sở Nguyễn Văn Hùng" with "nguyen van hung". */
const namesAtEnd = (words: string): string[] => {
  const folded = foldMarks(withoutPlaces(words)).split(' ').filter(Boolean).slice(-mostWords)
  return folded.flatMap((word, index) => (surnames.has(word) ? [folded.slice(index).join(' ')] : []))
}

/** The person at the end, whatever the family's name: "Giám Đốc Zắng Văn Khừu" with "zang van khuu". */
const personAtEnd = (words: string): string[] => {
  const person = personIn(withoutPlaces(words))?.split(' ') ?? []
  return person.flatMap((_, index) =>
    person.length - index >= fewestOfStranger ? [person.slice(index).join(' ')] : [],
  )
}

/** Whether a case accuses whom these words name, with a title or without: a protected one, or one kept from an office. */
export const accusesByName = (found: Case, words: string): boolean =>
  (kindOf(found.kind).isProtected || found.keptFrom !== null) &&
  [...namesAtEnd(words), ...personAtEnd(words)].some((name) => isNamed(name, found))
