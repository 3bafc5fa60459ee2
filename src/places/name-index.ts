import { type Commune, communes, type OldUnit } from './communes.js'
import { type Hazard, hazardOf, longerNames, otherDistricts, otherProvinces } from './hazards.js'
import { keyOf, type Sound, soundOf, type TextWord, textWordsOf } from './syllables.js'

export type UnitType = OldUnit['type']

/** One way to read a name: the commune of that name, or (with `unit`) the one an old unit went into. */
export type NameReading = {
  commune: Commune
  unit: { name: string; type: UnitType; district: string; province: string } | null
}

/** All readings of a name as spelled with its marks. */
export type NameSpelling = { name: string; sounds: Sound[]; hazard: Hazard | null; readings: NameReading[] }

/** A former district, city or province, or a province elsewhere (`isElsewhere`). */
export type Region = {
  name: string
  sounds: Sound[]
  districts: string[]
  province: string | null
  isElsewhere: boolean
  /** Such names are common: they count only behind "huyện", "thị xã". */
  isTypedOnly?: true
}

type Node<T> = { next: Map<string, Node<T>>; ends: T[] }
const emptyNode = <T>(): Node<T> => ({ next: new Map(), ends: [] })

const insert = <T>(root: Node<T>, name: string, value: T): void => {
  let node = root
  for (const { folded } of textWordsOf(name)) {
    const key = keyOf(folded)
    const child = node.next.get(key) ?? emptyNode<T>()
    node.next.set(key, child)
    node = child
  }
  node.ends.push(value)
}

/** The entries of the longest name that begins at this word (joined words only), and how many words it has. */
const longestAt = <T>(root: Node<T>, words: readonly TextWord[], at: number): { length: number; found: T[] } | null => {
  let node: Node<T> | undefined = root
  let best: { length: number; found: T[] } | null = null
  for (let i = at; i < words.length; i += 1) {
    const word = words[i] as TextWord
    if (i > at && word.gap !== 0) break
    node = node.next.get(keyOf(word.folded))
    if (node === undefined) break
    if (node.ends.length > 0) best = { length: i - at + 1, found: node.ends }
  }
  return best
}

const soundsOf = (name: string): Sound[] => textWordsOf(name).map((word) => soundOf(name.slice(word.start, word.end)))

const spellings = new Map<string, NameSpelling>()
const addReading = (name: string, reading: NameReading): void => {
  const sounds = soundsOf(name)
  const key = sounds.map((sound) => sound.letters + sound.tone).join(' ')
  const spelling = spellings.get(key) ?? { name, sounds, hazard: hazardOf(name), readings: [] }
  spellings.set(key, spelling)
  spelling.readings.push(reading)
}

for (const commune of communes) {
  for (const name of [commune.bareName, ...commune.variants]) addReading(name, { commune, unit: null })
}
for (const commune of communes) {
  for (const { name, type, district, province, variants, formerly } of [...commune.mergedFrom, ...commune.olderUnits]) {
    const unit = { name, type, district, province }
    for (const spelled of [name, ...variants]) addReading(spelled, { commune, unit: { ...unit, name: spelled } })
    for (const older of formerly) {
      if (older.name !== name) addReading(older.name, { commune, unit: { ...unit, ...older } })
    }
  }
}

/** A longer phrase of another kind that begins or goes on like one of our names. */
type OtherPhrase = { sounds: Sound[]; readings: null }

const nameRoot = emptyNode<NameSpelling | OtherPhrase>()
for (const spelling of spellings.values()) insert(nameRoot, spelling.name, spelling)
for (const name of longerNames) insert(nameRoot, name, { sounds: soundsOf(name), readings: null })

const regionRoot = emptyNode<Region>()
const addRegion = (name: string, rest: Omit<Region, 'name' | 'sounds'>): void =>
  insert(regionRoot, name, { name, sounds: soundsOf(name), ...rest })

const districtNames = new Map<string, string>()
for (const commune of communes) {
  for (const { district } of commune.mergedFrom)
    districtNames.set(district.replace(/^(Huyện|Thị xã|Thành phố) /, ''), district)
}
for (const [name, district] of districtNames) {
  const isProvince = name === 'Hưng Yên' || name === 'Thái Bình'
  addRegion(name, { districts: [district], province: isProvince ? name : null, isElsewhere: false })
}
for (const name of otherProvinces) addRegion(name, { districts: [], province: null, isElsewhere: true })

for (const name of Object.values(otherDistricts).flat())
  addRegion(name, { districts: [], province: null, isElsewhere: true, isTypedOnly: true })

/** Commune names of today and before that begin at this word, longest match, and other phrases. */
export const namesAt = (words: readonly TextWord[], at: number) => longestAt(nameRoot, words, at)

/** Former districts and provinces, and provinces elsewhere, whose name begins at this word. */
export const regionAt = (words: readonly TextWord[], at: number): { length: number; region: Region } | null => {
  const match = longestAt(regionRoot, words, at)
  const region = match?.found[0]
  return match && region ? { length: match.length, region } : null
}

/** Whether two names differ by one letter: changed, left out, added, or two that changed places. */
const isOneSlip = (one: string, other: string): boolean => {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (long.length - short.length > 1 || one === other) return false
  let at = 0
  while (at < short.length && short[at] === long[at]) at += 1
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1)
  const isSwapped =
    short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2)
  return isSwapped || short.slice(at + 1) === long.slice(at + 1)
}

const foldedNames = new Map<string, NameReading[]>()
for (const { name, readings } of spellings.values()) {
  const folded = textWordsOf(name).map((word) => word.folded)
  const key = folded.join(' ')
  foldedNames.set(key, [...(foldedNames.get(key) ?? []), ...readings])
}

/** Readings of names that are one letter off from this one, without marks. */
export const readingsNear = (folded: string): NameReading[] =>
  [...foldedNames].flatMap(([name, readings]) => (isOneSlip(name, folded) ? readings : []))

/** Every name of a commune, old or new, and of a former district. */
export const allNames: readonly string[] = [...[...spellings.values()].map((one) => one.name), ...districtNames.keys()]
