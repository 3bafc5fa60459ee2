import { findPlaces } from '../../../../places/find-places.js'

const office =
  /(?<!\p{L})(?:(?:ông|bà|anh|chị)\s+[\p{L} ]{1,25}?\s+)?(?:phó\s+)?(?:chủ tịch|bí thư|trưởng công an|công an|cán bộ(?:\s+(?:một cửa|địa chính|tư pháp|hộ tịch|văn hóa|tiếp dân))?|trưởng (?:thôn|xóm|khu)|địa chính|kế toán|ubnd|ủy ban(?: nhân dân)?|hội đồng nhân dân)(?:\s+(?:ubnd|ủy ban(?: nhân dân)?))?(?!\p{L})/giu
const farthest = 25

/**
 * The office or person in office that a story is about, when the commune stands right behind it: "chủ tịch UBND xã Mễ Sở".
 * Null: not said so plainly.
 */
export const findAccused = (text: string): string | null => {
  const places = findPlaces(text)
  for (const { 0: said, index } of text.matchAll(office)) {
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
