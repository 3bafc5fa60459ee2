import { findPlaces } from '../../../../places/find-places.js'
import { foldLetters } from './fold-letters.js'

const office =
  /(?<![\p{L}/-])(?:(?:ong|ba|anh|chi)\s+[\p{L} ]{1,25}?\s+)?(?:pho\s+)?(?:chu tich|bi thu|truong cong an|cong an|can bo(?:\s+(?:mot cua|dia chinh|tu phap|ho tich|van hoa|tiep dan))?|truong (?:thon|xom|khu)|dia chinh|ke toan|ubnd|uy ban(?: nhan dan)?|hoi dong nhan dan)(?:\s+(?:ubnd|uy ban(?: nhan dan)?))?(?!\p{L})/giu
const farthest = 25
const longestRead = 2_000

/**
 * The office or person in office that a story is about, when the commune stands right behind it: "chủ tịch UBND xã Mễ Sở".
 * Null: not said so plainly.
 */
export const findAccused = (story: string): string | null => {
  const text = story.slice(0, longestRead)
  const places = findPlaces(text)
  for (const { 0: said, index } of foldLetters(text).matchAll(office)) {
    const end = index + said.length
    const place = places.find(({ start }) => start >= end - 1 && start - end <= farthest)
    if (
      place &&
      /^[\s\p{L}]*$/u.test(text.slice(end, place.start)) &&
      text.slice(end, place.start).trim().split(/\s+/).length <= 2
    )
      return text.slice(index, place.end).trim()
  }
  return null
}
