import { regionAt } from './name-index.js'
import { fits, foldOf, type Text } from './phrases.js'
import { caseOf, Gap, soundOf } from './syllables.js'

const regionTypes: [string, 'district' | 'city' | 'province'][] = [
  ['huyện', 'district'],
  ['h', 'district'],
  ['thị xã', 'city'],
  ['tx', 'city'],
  ['thành phố', 'city'],
  ['tp', 'city'],
  ['t p', 'city'],
  ['t x', 'city'],
  ['quận', 'district'],
  ['q', 'district'],
  ['tỉnh', 'province'],
  ['t', 'province'],
]
const regionTypeSounds = regionTypes.map(([word, kind]) => ({ sounds: word.split(' ').map(soundOf), kind }))
const regionStarts = new Set(regionTypes.map(([word]) => foldOf(word.split(' ')[0] ?? '')))

/** "huyện", "h.", "TP", "tỉnh" … that begin at word `at`. */
export const readRegionType = (
  text: Text,
  at: number,
): { length: number; kind: 'district' | 'city' | 'province' } | null => {
  const word = text.words[at]
  if (!word || !regionStarts.has(word.folded)) return null
  if (endsHamlet(text, at)) return null
  for (const { sounds, kind } of regionTypeSounds) {
    if (!fits(text, at, sounds, Gap.tightDot)) continue
    const next = text.words[at + sounds.length]
    if (!next || next.gap > Gap.dot) continue
    return { length: sounds.length, kind }
  }
  return null
}

const hamletTypes = new Set(['thon', 'xom', 'lang', 'ap', 'khu'])
const longestHamlet = 3

/** Whether word `at` is the "Thị" that ends a hamlet's name: "thôn Phú Thị xã Mễ Sở" lies in no "thị xã". */
export const endsHamlet = ({ raw, words }: Text, at: number): boolean => {
  if (words[at]?.folded !== 'thi') return false
  for (let before = at - 1; before >= at - longestHamlet; before--) {
    const word = words[before]
    if (!word || words[before + 1]?.gap !== Gap.joined || /\d/.test(word.folded)) return false
    if (!hamletTypes.has(word.folded)) continue
    const name = words.slice(before + 1, at + 1).map((one) => caseOf(raw, one))
    return before < at - 1 && name.every((one) => one === name[0])
  }
  return false
}

/** A former district, city or province, or one elsewhere, said with its type word. */
export const readTypedRegion = (text: Text, at: number) => {
  const type = readRegionType(text, at)
  if (!type) return null
  const match = regionAt(text.words, at + type.length)
  if (!match || (match.region.isTypedOnly && type.kind === 'province')) return null
  const isDistrict = type.kind !== 'province' && match.region.districts.length > 0
  return { length: type.length + match.length, region: match.region, kind: type.kind, isDistrict }
}
