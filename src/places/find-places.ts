import { foldMarks, partToRead } from '../shared/text.js'
import { splitGluedNames } from './glued-names.js'
import { isBecame, isListed } from './joined-mentions.js'
import { type NameReading, type NameSpelling, namesAt, type Region, regionAt } from './name-index.js'
import { fitOfName, type Text } from './phrases.js'
import { isIn } from './read-after.js'
import { type FoundName, prefer, readMention } from './read-mention.js'
import { readTypedRegion } from './region-words.js'
import { textWordsOf } from './syllables.js'

/**
 * A place named in a text. `communes` are all it can mean: more than one, ask back. `via` is the old name that led
 * there with its district ("xã Bình Minh (huyện Khoái Châu cũ)"), null for today's name. `start` and `end` are
 * positions in the text; the mention takes in its type word and the district given with it.
 */
export type PlaceMention = {
  mention: string
  start: number
  end: number
  communes: { code: string; name: string; via: string | null }[]
}

/**
 * Finds today's communes and those of before the mergers in a message, in the order of the text. Ordinary words,
 * people and streets that share a name need a cue. With `expected` (the person was just asked where) bare names count.
 * Of a long text the part to read is read.
 */
export const findPlaces = (whole: string, { expected = false }: { expected?: boolean } = {}): PlaceMention[] => {
  const raw = partToRead(whole)
  const text: Text = { raw, words: splitGluedNames(textWordsOf(raw)) }
  const { names, districtsSaid } = scan(text, expected)
  return names.map((name, k) => {
    const next = names[k + 1]
    const become = next && isBecame(text, name.last, next.from) ? codesOf(next.readings) : null
    const left = become ? prefer(name.readings, (one) => become.has(one.commune.code)) : name.readings
    return { ...inWhole(spanOf(text, name), raw, whole), communes: asCommunes(narrow(left, districtsSaid)) }
  })
}

/** The text with blanks where it names places. */
export const withoutPlaces = (text: string): string =>
  findPlaces(text).reduceRight((rest, { start, end }) => `${rest.slice(0, start)} ${rest.slice(end)}`, text)

/**
 * The text without the communes that it names as such: without marks "xã Mễ Sở" reads like "mẹ sợ". A name without "xã" stays,
 * since it may be none.
 */
export const withoutNamedCommunes = (text: string): string =>
  findPlaces(text).reduceRight(
    (rest, { start, end }) =>
      calledCommune.test(foldMarks(text.slice(start, end))) ? `${rest.slice(0, start)} ${rest.slice(end)}` : rest,
    text,
  )
const calledCommune = /^(?:xa|phuong|x|p|thi tran|tt)\b/

/** The span where it stands in the whole text, of which `raw` is the part to read: its beginning and its end. */
const inWhole = <T extends { start: number; end: number }>(span: T, raw: string, whole: string): T => {
  const isAtBeginning = whole.startsWith(raw.slice(0, span.end))
  const shift = isAtBeginning ? 0 : whole.length - raw.length
  return { ...span, start: span.start + shift, end: span.end + shift }
}

/** All names in the text, and the former districts said anywhere in it. */
const scan = (text: Text, isExpected: boolean): { names: FoundName[]; districtsSaid: Set<string> } => {
  const names: (FoundName & { name: string })[] = []
  /** Names of districts elsewhere, said with their province: said again in the same text without it they are the same place. */
  const saidElsewhere = new Set<string>()
  const districtsSaid = new Set<string>()
  let isInList = false
  let leading: { region: Region; end: number } | null = null
  let elsewhereEnd = -farthest
  for (let at = 0; at < text.words.length; ) {
    const said = readTypedRegion(text, at)
    if (said) {
      at += said.length
      leading = said.isDistrict ? { region: said.region, end: at } : null
      if (said.region.isTypedOnly) elsewhereEnd = at
      if (said.isDistrict) for (const district of said.region.districts) districtsSaid.add(district)
      continue
    }
    const match = nameAt(text, at)
    if (match === null || match.spellings.length === 0) {
      at += match?.length ?? 1
      continue
    }
    const last = names.at(-1)
    const isOfList: boolean = isInList && last !== undefined && isListed(text, last.last, at)
    const region = leading && at - leading.end < farthest ? leading.region : null
    const isElsewhere = at - elsewhereEnd < farthest
    const found: FoundName | 'elsewhere' | null = isElsewhere
      ? null
      : readMention(text, { at, ...match, isListed: isOfList, isExpected, leading: region })
    const name = nameWords(text, at, match.length)
    if (found === 'elsewhere') {
      if (regionAt(text.words, at)?.region.isElsewhere) saidElsewhere.add(name)
    } else if (found) {
      names.push({ ...found, name })
      isInList = found.isTyped || isOfList
      for (const district of found.districts) districtsSaid.add(district)
    }
    at = found && found !== 'elsewhere' ? found.last + 1 : at + 1
  }
  return { names: names.filter(({ name }) => !saidElsewhere.has(name)), districtsSaid }
}

const nameWords = ({ words }: Text, at: number, length: number): string =>
  words
    .slice(at, at + length)
    .map(({ folded }) => folded)
    .join(' ')

/** So near behind a district a commune is taken to lie in it. */
const farthest = 3

/** The longest name that begins at this word; without spellings when the words are a longer phrase of another kind. */
const nameAt = (text: Text, at: number): { length: number; spellings: NameSpelling[] } | null => {
  const match = namesAt(text.words, at)
  if (!match) return null
  const spellings = match.found.filter((one): one is NameSpelling => one.readings !== null)
  const isOther = match.found.some((one) => one.readings === null && fitOfName(text, at, one.sounds) > 1)
  if (isOther) return { length: match.length, spellings: [] }
  return spellings.length > 0 ? { length: match.length, spellings } : null
}

const closing: Record<string, string> = { '(': ')', '"': '"', '“': '”', '[': ']' }

/** From the type word to the last word that belongs to the name, with a closing bracket or quotation mark. */
const spanOf = ({ raw, words }: Text, { from, last }: FoundName): Omit<PlaceMention, 'communes'> => {
  const start = words[from]?.start ?? 0
  const end = words[last]?.end ?? start
  const mention = raw.slice(start, end)
  const opened = [...mention].findLast((letter) => letter in closing || letter === ')' || letter === ']')
  const isOpen = opened !== undefined && closing[opened] === raw[end] && raw[end] !== undefined
  return isOpen ? { mention: raw.slice(start, end + 1), start, end: end + 1 } : { mention, start, end }
}

const codesOf = (readings: NameReading[]): Set<string> => new Set(readings.map((one) => one.commune.code))

/** An ambiguous name is settled by a former district named elsewhere in the same text. */
const narrow = (readings: NameReading[], districts: Set<string>): NameReading[] =>
  codesOf(readings).size < 2
    ? readings
    : prefer(readings, (one) => isIn(one, { districts: [...districts], province: null }))

const asCommunes = (readings: NameReading[]): PlaceMention['communes'] => {
  const found = new Map<string, PlaceMention['communes'][number]>()
  for (const { commune, unit } of readings) {
    if (found.has(commune.code)) continue
    const district = unit && `${unit.district.charAt(0).toLowerCase()}${unit.district.slice(1)}`
    found.set(commune.code, {
      code: commune.code,
      name: commune.name,
      via: unit && `${unit.type} ${unit.name} (${district} cũ)`,
    })
  }
  return [...found.values()]
}
