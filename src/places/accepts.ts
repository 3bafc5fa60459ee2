import { isMisreadWithoutMarks, isOftenMisreadWithoutMarks } from './hazards.js'
import type { NameSpelling } from './name-index.js'
import type { Text } from './phrases.js'
import type { After } from './read-after.js'
import type { Before } from './read-before.js'
import { caseOf, Gap, type TextWord } from './syllables.js'

type Evidence = {
  text: Text
  /** The name itself: its first word and how many. */
  at: number
  length: number
  spellings: NameSpelling[]
  fit: 1 | 2 | 3
  isTitle: boolean
  before: Before
  after: After
  when: 'old' | 'new' | null
  /** A former district or province that one of its readings lies in is said with it. */
  hasRegion: boolean
  /** Listed after a place, as in "xã Đông Kết, An Vĩ và Ông Đình". */
  isListed: boolean
  /** The person was asked for a place. */
  isExpected: boolean
}

const politeWords = new Set(['da', 'vang', 'a', 'ah', 'nha', 'nhe', 'em', 'e', 'u', 'oi'])
/** A message of more words isn't just the answer to "where?". */
const longestWhole = 30
const isPolite = (word: TextWord): boolean => politeWords.has(word.folded)

/** Whether a name means a place here: a type word always says so; the rest depends on what else the name may be. */
export const accepts = (evidence: Evidence): boolean => {
  const { text, spellings, fit, isTitle, before, after, isExpected } = evidence
  if (before.type !== null) return true
  if (before.isSurname || before.isInsideName) return false
  if (before.role === 'person' || before.role === 'street' || before.role === 'hamlet') return false
  if (spellings.every((one) => one.hazard === 'region')) return false
  const isWhole =
    text.words.length <= longestWhole &&
    text.words.every((word, k) => (k >= before.from && k <= after.last) || isPolite(word))
  if (isExpected && (isWhole || text.words.length <= 8 || (fit === 3 && isTitle))) return true
  if (fit === 1) return false
  const isPlain = spellings.some((one) => one.hazard === null || one.hazard === 'given')
  return isPlain ? acceptsPlain(evidence, isWhole) : acceptsHazard(evidence, isWhole)
}

const acceptsPlain = (
  { text, at, length, spellings, fit, isTitle, before, when, hasRegion, isListed }: Evidence,
  isWhole: boolean,
): boolean => {
  if (hasRegion || isListed || when === 'old' || before.role === 'office' || (isWhole && isTitle && !before.isNumber))
    return true
  const words = text.words.slice(at, at + length)
  const isGiven = spellings.every((one) => one.hazard === 'given')
  const isMarked = fit === 3 && words.some((word) => /[^\x20-\x7e]/.test(text.raw.slice(word.start, word.end)))
  if (isMarked || isTitle)
    return !isGiven || before.role === 'here' || before.role === 'locative' || before.role === 'site'
  const folded = words.map((word) => word.folded).join(' ')
  const isDoubtful = isGiven || isMisreadWithoutMarks(folded)
  return !isDoubtful || ((isWhole || before.role === 'here') && !isOftenMisreadWithoutMarks(folded))
}

const acceptsHazard = (
  { text, at, length, spellings, isTitle, before, after, when, hasRegion, isListed }: Evidence,
  isWhole: boolean,
): boolean => {
  const hazard = spellings[0]?.hazard
  const isPlaced = before.role === 'here' || before.role === 'locative' || before.role === 'office' || isWhole
  const isRegionAlike = hasRegion && (isWhole || after.region === null || after.isRegionTitle === isTitle)
  const isOwnClause = after.region !== null && (text.words[at]?.gap ?? Gap.broken) >= Gap.soft
  if (length === 1) return isRegionAlike && (isTitle || isOwnClause)
  if (isRegionAlike) return hazard !== 'everyday' || isTitle || isPlaced || isOwnClause
  if (when === 'old') return isTitle || isPlaced
  const next = text.words[at + length]
  const goesOn = next?.gap === Gap.joined && after.last < at + length && caseOf(text.raw, next) === 'title'
  if (before.isNumber || (isTitle && goesOn)) return false
  if (isWhole && hazard === 'person') return true
  if (isListed || isWhole || before.role === 'office') return isTitle
  return hazard === 'word' && isTitle && before.role === 'here'
}
