import { type NameReading, namesAt, type Region, regionAt } from './name-index.js'
import { fitOfName, fits, soundsAs, type Text } from './phrases.js'
import { readRegionType, readTypedRegion } from './region-words.js'
import { caseOf, Gap, type Sound, soundOf, type TextWord } from './syllables.js'

/** What is said after a name; `last` is the last word that belongs to it. */
export type After = {
  last: number
  when: 'old' | 'new' | null
  region: { districts: string[]; province: string | null } | null
  isRegionTitle: boolean
  /** A former district that none of the readings lies in, and its last word. */
  contradicting: { districts: string[]; last: number } | null
}

/** A commune of today lies in a former district when one of its old units did. */
export const isIn = (
  { commune, unit }: NameReading,
  { districts, province }: { districts: string[]; province: string | null },
): boolean =>
  unit
    ? districts.includes(unit.district) || unit.province === province
    : commune.formerProvince === province || commune.mergedFrom.some((old) => districts.includes(old.district))

/**
 * Reads "cũ", "(huyện Khoái Châu cũ)", "- Khoái Châu", ", tỉnh Thái Bình" after a name. 'elsewhere' when a district or
 * province follows that isn't ours. A district that fits none of the readings isn't taken.
 */
export const readAfter = (
  text: Text,
  { nameEnd, readings, isTitle }: { nameEnd: number; readings: NameReading[]; isTitle: boolean },
): After | 'elsewhere' => {
  const after: After = { last: nameEnd, when: null, region: null, isRegionTitle: false, contradicting: null }
  const takeWhen = (): After['when'] => {
    const found = readWhen(text, after.last + 1)
    if (found) after.last += found.length
    return found?.when ?? null
  }
  after.when = takeWhen()
  for (let step = 0; step < 2; step += 1) {
    const found = readRegion(text, after.last + 1, isTitle)
    if (found === null || found === 'elsewhere') return found ?? after
    const { region, isDistrict } = found
    const said = isDistrict
      ? { districts: region.districts, province: null }
      : { districts: [], province: region.province }
    if (isDistrict && !readings.some((one) => isIn(one, said)))
      return { ...after, contradicting: { districts: region.districts, last: found.last } }
    after.last = found.last
    const when = takeWhen()
    // All communes lie in the new Hưng Yên, so that name tells something only with "cũ".
    const isTelling = isDistrict || (after.region === null && (region.province !== 'Hưng Yên' || when === 'old'))
    if (isTelling) Object.assign(after, { region: said, isRegionTitle: found.isTitle })
    if (!isDistrict) return after
  }
  return after
}

type SaidRegion = { region: Region; isDistrict: boolean; isTitle: boolean; last: number }

const readRegion = (text: Text, next: number, isNameTitle: boolean): SaidRegion | 'elsewhere' | null => {
  const at = isConnector(text, next) ? next + 1 : next
  const first = text.words[at]
  if (!first || first.gap > Gap.tightDot) return null
  const type = readRegionType(text, at)
  const isTitle = isTitleAt(text, at + (type?.length ?? 0))
  if (type) {
    const typed = readTypedRegion(text, at)
    if (!typed) return type.kind !== 'province' && isTitle && isNameTitle ? 'elsewhere' : null
    const { region, isDistrict, length } = typed
    return region.isElsewhere ? 'elsewhere' : { region, isDistrict, isTitle, last: at + length - 1 }
  }
  const bare = regionAt(text.words, at)
  if (!bare || bare.region.isTypedOnly || fitOfName(text, at, bare.region.sounds) < 2) return null
  if (bare.region.isElsewhere) return namesAt(text.words, at) === null ? 'elsewhere' : null
  return { region: bare.region, isDistrict: bare.region.province === null, isTitle, last: at + bare.length - 1 }
}

const isTitleAt = (text: Text, at: number): boolean => {
  const word: TextWord | undefined = text.words[at]
  return word !== undefined && caseOf(text.raw, word) === 'title'
}

const whenPhrases: { sounds: Sound[]; when: 'old' | 'new' }[] = (
  [
    ['cũ', 'old'],
    ['trước đây', 'old'],
    ['ngày trước', 'old'],
    ['trước kia', 'old'],
    ['trước sáp nhập', 'old'],
    ['trước khi sáp nhập', 'old'],
    ['mới', 'new'],
    ['hiện nay', 'new'],
    ['hiện tại', 'new'],
    ['bây giờ', 'new'],
    ['sau sáp nhập', 'new'],
  ] as const
).map(([phrase, when]) => ({ sounds: phrase.split(' ').map(soundOf), when }))
const whenStarts = new Set(['cu', 'truoc', 'ngay', 'moi', 'hien', 'bay', 'sau'])

/** "mới" counts only where the phrase ends, since before a verb it means "just now". */
const readWhen = (text: Text, at: number): { length: number; when: 'old' | 'new' } | null => {
  const word = text.words[at]
  if (!word || word.gap > Gap.soft || !whenStarts.has(word.folded)) return null
  for (const { sounds, when } of whenPhrases) {
    if (!fits(text, at, sounds, Gap.joined)) continue
    const following = text.words[at + sounds.length]
    if (when === 'new' && sounds.length === 1 && following?.gap === Gap.joined) continue
    return { length: sounds.length, when }
  }
  return null
}

const connectors = ['thuộc', 'của', 'ở', 'bên', 'tại'].map(soundOf)

/** One word such as "thuộc" that ties a district to the name before it. */
const isConnector = (text: Text, at: number): boolean =>
  (text.words[at]?.gap ?? Gap.broken) <= Gap.soft && connectors.some((sound) => soundsAs(text, at, sound))
