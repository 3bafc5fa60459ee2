import { findPlaces } from '../../../../places/find-places.js'
import { foldMarks } from '../../../../shared/text.js'
import { type Hamlet, hamletsBefore, hamletsIn, namesHamlet } from './hamlets.js'
import { saidAgainst } from './said-against.js'
import { findTimePhrase } from './time-phrase.js'

const loose = /^[\s,;.–-]+|[\s,;.–-]+$/gu

/** What of a place isn't its commune: "thôn Đỗ Xá" of "thôn Đỗ Xá, xã Yên Mỹ". */
export const withinCommune = (place: string): string =>
  findPlaces(place, { expected: true })
    .reduceRight((rest, { start, end }) => `${rest.slice(0, start)},${rest.slice(end)}`, place)
    .replace(/,(?:\s*,)+/g, ',')
    .replace(loose, '')

const kindOf = ({ name }: Hamlet): string => foldMarks(name).split(' ')[0] ?? ''

/** The parts of a place that other words tell anew: its "thôn Đông" for "ngõ 3 thôn Tây". */
export const partsToldAnew = (place: string, said: string): Hamlet[] => {
  const kinds = new Set([...hamletsIn(said).map(kindOf), foldMarks(said).split(' ')[0]])
  return hamletsIn(place).filter((one) => kinds.has(kindOf(one)))
}

const withoutParts = (place: string, parts: readonly Hamlet[]): string =>
  parts
    .reduceRight((rest, { start, end }) => `${rest.slice(0, start)}${rest.slice(end)}`, place)
    .replace(/,(?:\s*,)+/g, ',')
    .replace(/\s{2,}/g, ' ')
    .replace(loose, '')

/** A place with a part of its commune: instead of its parts of the same kind, else before the commune's name. */
export const withPart = (place: string, part: string): string => {
  const [first, ...others] = partsToldAnew(place, part)
  if (!first) return `${part}, ${place}`
  const rest = withoutParts(place.slice(first.end), partsToldAnew(place.slice(first.end), part))
  const behind = others.length > 0 ? rest && `, ${rest}` : place.slice(first.end)
  return `${place.slice(0, first.start)}${part}${behind}`
}

/** The place that a commune's name completes: what was told within it stays, unless the answer tells it anew. */
export const completePlace = (before: string | null | undefined, said: string): string => {
  const within = before ? withinCommune(before) : ''
  const known = foldMarks(said).includes(foldMarks(within)) ? within : withoutParts(within, partsToldAnew(within, said))
  return known === '' || foldMarks(said).includes(foldMarks(known)) ? said : `${known}, ${said}`
}

/** The place after another commune was named for it; where the answer tells of a hamlet, that is instead. */
export const movePlace = (before: string | null | undefined, said: string): string =>
  withinCommune(said) === '' ? completePlace(before, said) : said

const landmark =
  /^(?:(?:o|tai|ngay|cho|doan|khu|phia|ben) )*(?:gan|canh|sau|truoc|doi dien|dau|cuoi|giua|cong|cho|cau|duong|ngo|ngach|nga (?:ba|tu)|truong|dinh|chua|tram|quoc lo|tinh lo|ql|nha van hoa|km) ?\w/
const telling = /\b(?:bi|hong|ngap|tac|vo|lun|sut|thoi|hoi|chua|khong|ko|de nghi|xu ly|sua|den|mat)\b/
const mostWords = 6

/** "chỗ đường 38B", beside a commune: where within it, and no story. */
export const isLandmark = (content: string): boolean => {
  const folded = foldMarks(content)
  return folded.split(' ').length <= mostWords && landmark.test(folded) && !telling.test(folded)
}

const mostSpotWords = 10
/** "không phải, ở đầu thôn gần trường học": where within the place that was told, said against it; null: it is something else. */
export const spotInstead = (text: string): string | null => {
  const spot = saidAgainst(text)?.replace(/^(?:ở|o|tại|tai|chỗ|cho)\s+/iu, '') ?? ''
  const folded = foldMarks(spot)
  const isSpot = landmark.test(folded) && !telling.test(folded) && folded.split(' ').length <= mostSpotWords
  return isSpot && findPlaces(spot).length === 0 ? spot : null
}

const partAlone =
  /^(?:thon|xom|lang|ap|doi|to(?: dan pho)?|khu(?: pho)?|ngo|ngach) (?!(?:nao|khac|nay|do|kia|ay)\b)\w+(?: \w+){0,3}$/
const ofCommune = /\b(?:xa|phuong|huyen|tinh|thi (?:tran|xa))\b/
/** "không phải, thôn Đa Ngưu cơ": the part of a commune that is right; null: it is something else. */
export const partInstead = (text: string): string | null => {
  const part = saidAgainst(text)?.replace(/^(?:ở|o|tại|tai)\s+/iu, '') ?? ''
  const folded = foldMarks(part)
  return partAlone.test(folded) && !ofCommune.test(folded) && !telling.test(folded) ? part : null
}

/** A place with another spot within it, instead of the one that was told. */
export const withSpot = (place: string, spot: string): string => {
  const isOtherSpot = (part: string): boolean => landmark.test(foldMarks(part)) && findPlaces(part).length === 0
  return [spot, ...place.split(/,\s*/).filter((part) => part !== '' && !isOtherSpot(part))].join(', ')
}

const tellsMatter = (words: string): boolean =>
  words !== '' && telling.test(foldMarks(words)) && !isLandmark(words) && !namesHamlet(words)

const happens =
  /\b(?:bi|hong|hu|ngap|tac|vo|lun|sut|nut|gay|do|thoi|boc mui|chua|khong|ko|de nghi|xu ly|sua|mat|xa|cat|cup|toi om|bi bo|keo dai)\b/
/** Behind a place: what is wrong there, or since when. */
const tellsBehind = (words: string): boolean =>
  words !== '' && !isLandmark(words) && (happens.test(foldMarks(words)) || findTimePhrase(words) !== null)

/** Of "đèn đường thôn Phú Thị xã Mễ Sở hỏng 3 hôm nay" only the place, with the landmark or hamlet before it. */
const placeBefore = (text: string, { start, end }: { start: number; end: number }): string => {
  const before = text.slice(0, start)
  if (isLandmark(before.trim())) return text.slice(0, end)
  const hamlets = hamletsBefore(text, start)
  return hamlets === '' ? text.slice(start, end) : text.slice(text.lastIndexOf(hamlets, start), end)
}

/** Of words that tell a matter and its place only the place: "xã Nam Đông Hưng" of "ngập ở xã Nam Đông Hưng". */
export const placeWordsIn = (text: string): string => {
  const place = findPlaces(text, { expected: true }).at(-1)
  if (place && tellsBehind(text.slice(place.end).trim())) return placeBefore(text, place)
  const before = place ? text.slice(0, place.start).trim() : ''
  if (!place || !tellsMatter(before.replace(/\s+(?:ở|o|tại|tai)$/iu, ''))) return text
  const within = /^(?:.*\s)?(?:ở|o|tại|tai)\s+(.+)$/isu.exec(before)?.[1] ?? ''
  const part = isLandmark(`${within} ${place.mention}`) || namesHamlet(within) ? `${within} ` : ''
  return `${part}${text.slice(place.start)}`
}
