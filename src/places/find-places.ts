import {
  type Before,
  isBecame,
  isConnector,
  isListed,
  readBefore,
  readRegionType,
  readWhen,
  type Text,
} from './cues.js'
import { isMisreadWithoutMarks, isOftenMisreadWithoutMarks } from './hazards.js'
import { namesAt, type Reading, type Region, regionAt, type Spelling } from './name-index.js'
import { caseOf, fitOf, Gap, soundOf, type Word, wordsOf } from './syllables.js'

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
 * Time grows linearly with the text.
 */
export const findPlaces = (raw: string, { expected = false }: { expected?: boolean } = {}): PlaceMention[] => {
  const text: Text = { raw, words: wordsOf(raw) }
  const mentions: (Omit<PlaceMention, 'communes'> & { readings: Reading[]; from: number; last: number })[] = []
  const districtsSaid = new Set<string>()
  let listed: { last: number } | null = null
  let districtBefore: { at: number; region: Region } | null = null
  let i = 0
  while (i < text.words.length) {
    const typedRegion = readTypedRegion(text, i)
    if (typedRegion) {
      for (const district of typedRegion.region.districts) if (typedRegion.isDistrict) districtsSaid.add(district)
      i += typedRegion.length
      districtBefore = typedRegion.isDistrict ? { at: i, region: typedRegion.region } : null
      continue
    }
    const match = namesAt(text.words, i)
    if (!match) {
      i += 1
      continue
    }
    const known = match.found.filter((one): one is Spelling => one.readings !== null)
    if (match.found.some((one) => one.readings === null && fitOfName(text, i, one.sounds) > 1)) {
      i += match.length
      continue
    }
    if (known.length === 0) {
      i += 1
      continue
    }
    const isList = listed !== null && isListed(text, listed.last, i)
    const leading = districtBefore && i - districtBefore.at <= 2 ? districtBefore.region : null
    const found = readMention(text, i, match.length, known, { expected, isList, leading })
    if (!found) {
      i += hasRegion(text, i, match.length) ? match.length : 1
      continue
    }
    for (const district of found.districts) districtsSaid.add(district)
    mentions.push({
      ...spanOf(text, found.from, found.last),
      readings: found.readings,
      from: found.from,
      last: found.last,
    })
    if (found.isTyped || isList) listed = { last: found.last }
    i = found.last + 1
  }
  return mentions.map(({ readings, last, ...mention }, k) => {
    const next = mentions[k + 1]
    const become = next && isBecame(text, last, next.from) ? codesOf(next.readings) : null
    const left = become ? prefer(readings, (one) => become.has(one.commune.code)) : readings
    return {
      mention: mention.mention,
      start: mention.start,
      end: mention.end,
      communes: asCommunes(narrow(left, districtsSaid)),
    }
  })
}

const codesOf = (readings: Reading[]): Set<string> => new Set(readings.map((one) => one.commune.code))

/** For an answer to "ở xã, phường nào?": the first place named, by today's or an old name, even in a bare word. */
export const findCommuneByName = (text: string): PlaceMention | null => findPlaces(text, { expected: true })[0] ?? null

const spanOf = ({ raw, words }: Text, from: number, last: number): Pick<PlaceMention, 'mention' | 'start' | 'end'> => {
  const start = words[from]?.start ?? 0
  const end = words[last]?.end ?? start
  return { mention: raw.slice(start, end), start, end }
}

const fitOfName = ({ raw, words }: Text, at: number, sounds: Spelling['sounds']): 1 | 2 | 3 => {
  let worst: 1 | 2 | 3 = 3
  sounds.forEach((sound, k) => {
    const word = words[at + k] as Word
    const fit = fitOf(soundOf(raw.slice(word.start, word.end)), sound)
    if (fit < worst) worst = fit
  })
  return worst
}

const readTypedRegion = (text: Text, at: number) => {
  const type = readRegionType(text, at)
  if (!type) return null
  const match = regionAt(text.words, at + type.length)
  if (!match) return null
  const isDistrict = type.kind !== 'province' && match.region.districts.length > 0
  return { length: type.length + match.length, region: match.region, kind: type.kind, isDistrict }
}

const hasRegion = (text: Text, at: number, length: number): boolean => regionAt(text.words, at)?.length === length

type Surroundings = { expected: boolean; isList: boolean; leading: Region | null }

const readMention = (text: Text, at: number, length: number, spellings: Spelling[], around: Surroundings) => {
  const fitted = spellings.map((spelling) => ({ spelling, fit: fitOfName(text, at, spelling.sounds) }))
  const fit = Math.max(...fitted.map((one) => one.fit)) as 1 | 2 | 3
  const best = fitted.filter((one) => one.fit === fit).map((one) => one.spelling)
  const cases = text.words.slice(at, at + length).map((word) => caseOf(text.raw, word))
  if (cases[0] === 'lower' && cases.includes('title')) return null
  const isTitle = cases.every((one) => one === 'title')

  const before = readBefore(text, at)
  if (before.role === 'region' && before.type === null) return null
  const after = readAfter(
    text,
    at + length - 1,
    best.flatMap((one) => one.readings),
    isTitle,
  )
  if (after.isElsewhere) return null

  const when = before.when ?? after.when
  let readings = best.flatMap((one) => one.readings)
  readings = prefer(readings, (one) => (when === 'old' ? one.unit !== null : when === 'new' ? one.unit === null : true))
  const regions = [after.region, around.leading].filter((one) => one !== null)
  const inRegion = readings.filter((one) => regions.some((region) => isIn(one, region)))
  const hasDistrict = inRegion.length > 0
  if (hasDistrict) readings = inRegion
  const ofType = byType(readings, before, hasDistrict || when !== null)
  if (ofType.length === 0) return null

  const isAccepted = accepts({ text, at, length, best, fit, isTitle, before, hasDistrict, when, after, around })
  if (!isAccepted) return null
  const districts = hasDistrict ? (after.region?.districts ?? []) : []
  return { from: before.from, last: after.last, readings: ofType, isTyped: before.type !== null, districts }
}

const prefer = <T>(all: T[], isWanted: (one: T) => boolean): T[] => {
  const wanted = all.filter(isWanted)
  return wanted.length > 0 ? wanted : all
}

/** A commune of today lies in a former district when one of its old units did. */
const isIn = (
  { commune, unit }: Reading,
  { districts, province }: { districts: string[]; province: string | null },
): boolean =>
  unit
    ? districts.includes(unit.district) || unit.province === province
    : commune.formerProvince === province || commune.mergedFrom.some((old) => districts.includes(old.district))

const byType = (readings: Reading[], { type }: Before, isPlaced: boolean): Reading[] => {
  if (type === null || type === 'any') return readings
  const same = readings.filter((one) => (one.unit?.type ?? one.commune.type) === type)
  if (same.length > 0) return same
  if (type === 'xã' || isPlaced) return readings
  return type === 'phường' ? readings.filter((one) => one.unit !== null && !one.unit.district.startsWith('Huyện')) : []
}

type After = {
  last: number
  when: 'old' | 'new' | null
  region: { districts: string[]; province: string | null } | null
  isElsewhere: boolean
  isRegionTitle: boolean
}

/** Reads "cũ", "(huyện Khoái Châu cũ)", "- Khoái Châu", ", tỉnh Thái Bình" after a name. */
const readAfter = (text: Text, nameEnd: number, readings: Reading[], isTitle: boolean): After => {
  const after: After = { last: nameEnd, when: null, region: null, isElsewhere: false, isRegionTitle: false }
  const takeWhen = (): 'old' | 'new' | null => {
    const found = readWhen(text, after.last + 1)
    if (found) after.last += found.length
    return found?.when ?? null
  }
  after.when = takeWhen()
  for (let step = 0; step < 2; step += 1) {
    const next = after.last + 1
    const at = isConnector(text, next) ? next + 1 : next
    const first = text.words[at]
    if (!first || first.gap > Gap.tightDot) break
    const typed = readTypedRegion(text, at)
    if (typed?.region.isElsewhere) return { ...after, isElsewhere: true }
    const type = readRegionType(text, at)
    const bare = type ? null : regionAt(text.words, at)
    if (!typed && !bare) {
      const nameAt = text.words[at + (type?.length ?? 0)]
      const isForeign =
        type !== null && type.kind !== 'province' && nameAt && caseOf(text.raw, nameAt) === 'title' && isTitle
      return isForeign ? { ...after, isElsewhere: true } : after
    }
    const region = typed?.region ?? (bare?.region as Region)
    if (!typed && fitOfName(text, at, region.sounds) < 2) break
    if (region.isElsewhere) {
      const isOursToo = namesAt(text.words, at) !== null
      return isOursToo ? after : { ...after, isElsewhere: true }
    }
    const isRegionTitle = caseOf(text.raw, text.words[at + (type?.length ?? 0)] as Word) === 'title'
    const isDistrict = typed ? typed.isDistrict : region.province === null
    const said = isDistrict
      ? { districts: region.districts, province: null }
      : { districts: [], province: region.province }
    const isToday = !isDistrict && region.province === 'Hưng Yên'
    if (isDistrict && !readings.some((one) => isIn(one, said)) && !typed) break
    if (isDistrict && region.districts.length > 0 && !readings.some((one) => isIn(one, said))) break
    after.last = at + (typed?.length ?? bare?.length ?? 1) - 1
    const when = takeWhen()
    if (isDistrict || ((!isToday || when === 'old') && after.region === null)) {
      after.region = said
      after.isRegionTitle = isRegionTitle
    }
    if (!isDistrict) break
  }
  return after
}

type Evidence = {
  text: Text
  at: number
  length: number
  best: Spelling[]
  fit: 1 | 2 | 3
  isTitle: boolean
  before: Before
  hasDistrict: boolean
  when: 'old' | 'new' | null
  after: After
  around: Surroundings
}

/** Whether the name means a place here: a type word always says so, the rest depends on what else the name may be. */
const accepts = ({
  text,
  at,
  length,
  best,
  fit,
  isTitle,
  before,
  hasDistrict,
  when,
  after,
  around,
}: Evidence): boolean => {
  if (before.type !== null) return true
  if (before.isSurname || before.isInsideName || before.role === 'person') return false
  if (before.role === 'street' || before.role === 'hamlet') return false
  if (best.every((one) => one.hazard === 'region')) return false
  const isWhole = before.from === 0 && after.last >= text.words.length - 2
  if (around.expected && (isWhole || text.words.length <= 8 || (fit === 3 && isTitle))) return true
  if (fit === 1) return false
  const words = text.words.slice(at, at + length)
  const isOld = when === 'old'
  const isPlaced = before.role === 'here' || before.role === 'locative'
  const hazard = best.some((one) => one.hazard === null) ? null : (best[0]?.hazard ?? null)
  const next = text.words[at + length]
  const isPartOfName =
    isTitle && after.last === at + length - 1 && next?.gap === Gap.joined && caseOf(text.raw, next) === 'title'
  const isDistrictClear = hasDistrict && isTitle === (after.region === null ? isTitle : after.isRegionTitle)
  const isWholeTitle = isWhole && isTitle && !before.isNumber

  if (hazard === null || hazard === 'given') {
    if (hasDistrict || isOld || before.role === 'office' || isWholeTitle) return true
    const isMarked = fit === 3 && words.some((word) => !/^[\x20-\x7e]*$/.test(text.raw.slice(word.start, word.end)))
    const folded = words.map((word) => word.folded).join(' ')
    if (isMarked || isTitle) return hazard === null || isPlaced || before.role === 'site' || around.isList
    if (around.isList) return true
    if (hazard === 'given' || isMisreadWithoutMarks(folded))
      return (isWhole || before.role === 'here') && !isOftenMisreadWithoutMarks(folded)
    return true
  }
  if (length === 1) return isDistrictClear && isTitle
  if (hasDistrict && isDistrictClear)
    return hazard !== 'everyday' || isTitle || isPlaced || isWhole || before.role === 'office'
  if (isOld) return isTitle || isPlaced || isWhole || before.role === 'office'
  if (isPartOfName || before.isNumber) return false
  if (around.isList || before.role === 'office' || isWholeTitle) return isTitle
  return hazard === 'word' && isTitle && before.role === 'here'
}

/** An ambiguous name is settled by a former district named elsewhere in the same text. */
const narrow = (readings: Reading[], districts: Set<string>): Reading[] =>
  codesOf(readings).size < 2
    ? readings
    : prefer(readings, (one) => isIn(one, { districts: [...districts], province: null }))

const asCommunes = (readings: Reading[]): PlaceMention['communes'] => {
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
