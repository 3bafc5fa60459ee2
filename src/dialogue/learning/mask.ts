import { maskKinds } from '../../cases/mask-kinds.js'
import { findPlaces } from '../../places/find-places.js'
import { composed, foldMarks } from '../../shared/text.js'
import { findOwnName, isFullName, startsWithSurname } from '../flows/intake/told/person-name.js'

const hidden = '…'

/** Telephones, identity and dossier numbers, number plates, receipt codes, addresses of mail, whole dates, house numbers. */
const numbers: readonly [RegExp, string][] = [
  [/[\p{L}\d._%+-]+@[\p{L}\d.-]+\.\p{L}{2,}/gu, hidden],
  [/(?<![\p{L}\d])(?=[A-Z\d-]*\d)[0-9A-HJ-NP-Z]{5}-?[0-9A-HJ-NP-Z]{5}(?![\p{L}\d])/giu, hidden],
  [/(?<!\d)\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})(?!\d)/g, hidden],
  [/(?<!\p{L})\d{2}[- ]?[A-Z]{1,2}\d?[- ]\d{3}[.]?\d{2}(?!\d)/giu, hidden],
  [/\+?\d(?:[ .-]?\d){7,}/g, hidden],
  [/(?<![\d.])\d{5,}/g, hidden],
  [/(?<!\p{L})((?:số|so) (?:nhà|nha)|(?:ngõ|ngo|ngách|ngach|hẻm|hem))\s*\d+[\p{L}\d/]*/giu, `$1 ${hidden}`],
]

/** What the bot repeats of the person on a card. */
const ownLines = /^(•?\s*(?:Họ tên|Điện thoại|Địa chỉ|Ai, cơ quan nào):).*$/gmu

const titled =
  /(?<!\p{L})((?:[ôÔ]ng|[bB]à|[aA]nh|[cC]hị|[cC]ô|[cC]hú|[bB]ác|[cC]ụ|[tT]hầy|[vV]ợ chồng|[cC]hồng|[vV]ợ|[cC]on|[cC]háu|[bB]ố|[mM]ẹ)(?: tên)?(?: là)?) (?!(?:Xã|Phường|Ơi|Công|Chủ|Bí|Nhà)(?!\p{L}))(\p{Lu}\p{Ll}*(?: \p{Lu}\p{Ll}*){0,3})(?!\p{L})/gu
const capitals = /(?<!\p{L})\p{Lu}\p{L}+(?: \p{Lu}\p{L}*){1,4}(?!\p{L})/gu
/** "nguyen van a", "trần thị hoa": written small, only with the middle name that names have. */
const small = /(?<!\p{L})\p{L}{2,7} (?:văn|van|thị|thi) \p{L}{1,7}(?!\p{L})/giu
/** What stands before a name that is a street's, a commune's or a school's. */
const ofPlace =
  /(?<!\p{L})(?:xã|phường|thị trấn|huyện|tỉnh|thôn|làng|xóm|khu|tổ|phố|đường|quốc lộ|chợ|cầu|trường|bệnh viện|xa|phuong|duong|pho|thon|truong)\s*$/iu
const notSurnames = /^(?:thu|giay|luat|quyen|co|lam|don|hop|can|tap|phap|dan) (?:van|thi)/u

const maskNames = (text: string): string => {
  const own = findOwnName(text)
  const rest = own ? `${text.slice(0, own.end - own.name.length)}${hidden}${text.slice(own.end)}` : text
  return rest
    .replace(titled, (said, title: string, name: string) => (findPlaces(name).length > 0 ? said : `${title} ${hidden}`))
    .replace(capitals, (name, at: number, whole: string) =>
      isFullName(name) && !ofPlace.test(whole.slice(0, at)) ? hidden : name,
    )
    .replace(small, (name) => (startsWithSurname(name) && !notSurnames.test(foldMarks(name)) ? hidden : name))
}

/** In UTF-16 units: an editor needs no more to see what was asked, and no message may cost by its length. */
const longest = 1_000

/** The beginning of a text without telephones, names and numbers by which a person could be found; short counts and sums stay. */
export const maskPersonal = (text: string): string => {
  const read = text.length > longest ? `${text.slice(0, longest)}${hidden}` : text
  const lines = composed(read).replace(ownLines, `$1 ${hidden}`)
  return numbers.reduce((masked, [pattern, by]) => masked.replace(pattern, by), maskNames(maskKinds(lines)))
}
