import { partToRead } from '../shared/text.js'
import { type Commune, communes } from './communes.js'
import { splitGluedNames } from './glued-names.js'
import { regionAt } from './name-index.js'
import type { Text } from './phrases.js'
import { readTypedRegion } from './region-words.js'
import { textWordsOf } from './syllables.js'

/** A district of before July 2025, or the province that joined this one. `isTyped`: said with "huyện", "tỉnh". */
export type FormerRegion = { isTyped: boolean } & (
  | { kind: 'district'; name: string; communes: readonly Commune[] }
  | { kind: 'province'; name: string }
)

/** The former district or province that a text speaks of; null: none, or only as the name of a commune. */
export const findFormerRegion = (whole: string): FormerRegion | null => {
  const raw = partToRead(whole)
  const text: Text = { raw, words: splitGluedNames(textWordsOf(raw)) }
  for (let at = 0; at < text.words.length; at += 1) {
    const typed = readTypedRegion(text, at)
    if (typed?.kind === 'province' && typed.region.province === joined)
      return { isTyped: true, kind: 'province', name: joined }
    if (typed?.isDistrict) return asDistrict(typed.region.districts, true)
    const bare = communeTypes.has(text.words[at - 1]?.folded ?? '') ? null : regionAt(text.words, at)
    if (bare && !typed && bare.region.province === null && bare.region.districts.length > 0)
      return asDistrict(bare.region.districts, false)
  }
  return null
}

const joined = 'Thái Bình'
const communeTypes = new Set(['xa', 'x', 'phuong', 'p', 'tran', 'tt'])

const asDistrict = ([name = '']: readonly string[], isTyped: boolean): FormerRegion => ({
  isTyped,
  kind: 'district',
  name: `${name.charAt(0).toLowerCase()}${name.slice(1)}`,
  communes: communes.filter(({ mergedFrom }) => mergedFrom.some(({ district }) => district === name)),
})
