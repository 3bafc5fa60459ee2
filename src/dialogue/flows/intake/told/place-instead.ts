import { findPlaces } from '../../../../places/find-places.js'
import { placeAlone } from './read-told.js'

/** "Long Hưng ở Văn Giang cơ mà": a short message that is a place and nothing else, said against what was noted. */
export const insistsOnPlace = (text: string): boolean =>
  text.length <= 60 &&
  /(?<!\p{L})(?:cơ mà|co ma|cơ|mà|ấy|chứ)[\s.!ạ]*$/iu.test(text) &&
  findPlaces(text, { expected: true }).length > 0

/** "Tân Tiến ở Quỳnh Phụ cũ ấy, không phải Văn Giang": the place that is meant. */
export const placeInstead = (text: string): string | null => {
  const [, meant = '', other = ''] =
    /^(.{3,60}?)[,\s]+(?:chứ |chu )?(?:không phải|khong phai|ko phải|ko phai|chứ không|chu khong)(?: là| la| ở| o)? (.{2,40})$/iu.exec(
      text,
    ) ?? []
  const isPlace = (said: string): boolean => findPlaces(said, { expected: true }).length > 0
  return isPlace(meant) && isPlace(other) ? meant.trim() : null
}

/** "cái đèn đó ở thôn Đông, xã Tân Hưng": the place that words end with, and nothing behind it; null: they end otherwise. */
export const placeBeside = (text: string): string | null => {
  const ends = [...text.matchAll(/(?<![\p{L}\p{M}])(?:ở|o|tại|tai|thuộc|thuoc)\s+/giu)].map(({ index, 0: word }) =>
    text.slice(index + word.length),
  )
  return ends.find((end) => placeAlone(end) !== null) ?? null
}
