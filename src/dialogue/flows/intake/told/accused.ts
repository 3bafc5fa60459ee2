import { findPlaces, withoutPlaces } from '../../../../places/find-places.js'
import { isOfCommune } from '../../../../routing/agencies.js'
import { findAgencies } from '../../../../routing/find-agencies.js'
import { foldLetters } from './fold-letters.js'
import { isFullName, startsWithSurname } from './person-name.js'

const office =
  /(?<![\p{L}/-])(?:pho\s+)?(?:chu tich|bi thu|truong cong an|cong an|can bo(?:\s+(?:mot cua|dia chinh|tu phap|ho tich|van hoa|tiep dan))?|truong (?:thon|xom|khu)|dia chinh|tu phap|ho tich|ke toan|thu quy|ubnd|uy ban(?: nhan dan)?|hoi dong nhan dan)(?:\s+(?:ubnd|uy ban(?: nhan dan)?))?(?!\p{L})/giu
const head =
  /(?<!\p{L})(?:pho\s+)?(?:giam doc|chanh van phong|chanh thanh tra|truong phong|chi cuc truong|cuc truong|hieu truong)(?!\p{L})/giu
const farthest = 25
const longestRead = 2_000
const mostOfBody = 60

const honorific = /(?<!\p{L})(?:ông|bà|anh|chị|ong|ba|chi|chú|cô|chu|co|bác|bac|đồng chí|dong chi)$/iu
const fewestOfName = 2
const mostOfName = 4
/** Words that are surnames too: "tố cáo", "họ", "do", "là". */
const beforeNames = new Set(['cao', 'ho', 'do', 'ta', 'la', 'vu', 'to', 'dao', 'chu', 'mai'])

/** "lề đường của": the office behind it owns what was said. */
const leadsOn = /(?<!\p{L})(?:của|cua|cho|với|voi|tại|tai|bởi|boi|đến|den|về|ve)$/iu

/** A name that stands right before an office: "ông Phạm Văn Minh, công an xã …". Where it begins; the end: none stands there. */
const nameBefore = (text: string, end: number): number => {
  const before = text.slice(0, end).replace(/[\s,]+$/u, '')
  const words = [...before.matchAll(/[\p{L}\p{M}'’]+/gu)].slice(-mostOfName)
  const runs = words
    .map(({ index }) => ({ index, said: before.slice(index) }))
    .filter(({ said }) => /^[\p{L}\p{M}'’]+(?: [\p{L}\p{M}'’]+)*$/u.test(said))
  const isName = (said: string): boolean =>
    said.split(' ').length >= fewestOfName &&
    startsWithSurname(said) &&
    !leadsOn.test(said) &&
    (isFullName(said) || !beforeNames.has(foldLetters(said.split(' ')[0] ?? '')))
  const titled = runs.find(({ index }) => honorific.test(before.slice(0, index).trimEnd()))
  const name = titled ?? runs.find(({ said }) => isName(said))
  if (!name) return end
  const title = honorific.exec(before.slice(0, name.index).trimEnd())
  return title ? title.index : name.index
}

/** "chủ tịch xã Mễ Sở ông Dũng": a name with capitals right behind the place. Where it ends. */
const nameBehind = (text: string, start: number): number => {
  const said =
    /^[\s,]{1,3}(?:(?:là|la|tên|ten)\s+)?(?:(?:ông|bà|anh|chị|ong|ba|chi)\s+\p{Lu}[\p{L}\p{M}]*|\p{Lu}[\p{L}\p{M}]*(?=\s+\p{Lu}))(?:\s+\p{Lu}[\p{L}\p{M}]*){0,3}/u.exec(
      text.slice(start),
    )
  const name = said?.[0].replace(/^[\s,]+(?:(?:là|la|tên|ten)\s+)?(?:(?:ông|bà|anh|chị|ong|ba|chi)\s+)?/u, '') ?? ''
  const isTitled = name.length < (said?.[0].trim().length ?? 0)
  return said && (isTitled || startsWithSurname(name)) ? start + said[0].length : start
}

/** Whether the accused is of a body of the province: where it happened then decides nothing. */
export const isOfProvince = (against: string | null | undefined): boolean => {
  const [row] = against ? findAgencies(against) : []
  return row !== undefined && !row.generic && row.level === 'province' && !isOfCommune(row)
}

/** The head of a body that no commune is named of: "giám đốc Sở Xây dựng". */
const headOfBody = (text: string): string | null => {
  for (const { 0: said, index } of foldLetters(text).matchAll(head)) {
    const rest = text.slice(index + said.length, index + mostOfBody)
    const words = [...rest.matchAll(/[\p{L}\p{M}]+/gu)]
    const title = text.slice(index, index + said.length)
    // the shortest reach that names the body: what comes behind is what was done
    const upTo = words.find((word) => {
      const reach = rest.slice(0, word.index + word[0].length)
      const next = words[words.indexOf(word) + 1]
      const longer = next ? findAgencies(`${title}${rest.slice(0, next.index + next[0].length)}`)[0] : undefined
      const named = findAgencies(`${title}${reach}`)[0]
      return named !== undefined && !named.generic && named.id === (longer ?? named).id
    })
    if (upTo) {
      const end = nameBehind(text, index + said.length + upTo.index + upTo[0].length)
      return text.slice(othersBefore(text, nameBefore(text, index)), othersBehind(text, end)).trim()
    }
  }
  return null
}

const denouncedName =
  /(?<!\p{L})(?:tố cáo|to cao|tố giác|to giac)\s+(?=(?:(?:ông|bà|anh|chị|ong|ba|chi|cô|co|chú|chu|đồng chí|dong chi)\s+)?(?<name>[\p{L}\p{M}]+(?:\s+[\p{L}\p{M}]+){0,4}))/giu
/** What a name is followed by: where somebody works, or what they did, or somebody else. */
const behindName =
  /^(?:o|tai|la|thuoc|cua|da|co|dang|nhan|doi|lay|voi|an|bao che|chiem|tham|vi|ve|lam|khi|can bo|cong chuc|nguoi|chu tich|bi thu|truong|pho|xa|phuong|tinh|va|cung|deu|hai|ca hai|toi)(?=\s|$)/u
/** No name ends with it: "Nguyễn Văn An nhận tiền". */
const middleName = /^(?:van|thi)$/

/** The name that words begin with: up to what is said of whom it is of, and without what is written small behind capitals. */
const nameIn = (words: string): string => {
  const each = [...words.matchAll(/\S+/gu)]
  const end = each.find(
    ({ 0: word, index }, at) =>
      at > 0 &&
      !middleName.test(foldLetters(each[at - 1]?.[0] ?? '')) &&
      !/^\p{Lu}[\p{Ll}\p{M}]*$/u.test(word) &&
      behindName.test(foldLetters(words.slice(index))),
  )
  return upToSmall(words.slice(0, end?.index).trimEnd())
}

/** Between those who are accused together: "và phó chủ tịch xã bà …", ", anh …". A name without a title only behind "và". */
const andOther =
  /^(?:\s*,\s*(?:(?:va|cung|voi|kem)\s+)?|\s+(?:va|cung voi|cung|voi)\s+)(?:ca\s+)?(?:(?:pho\s+)?(?:chu tich|bi thu|truong cong an|cong an|can bo|ke toan|thu quy|dia chinh|tu phap|ho tich|truong (?:thon|xom|khu|phong)|giam doc)(?:\s+(?:xa|phuong|ubnd|uy ban|thon|so)){0,2}\s+)?(?:la\s+)?(?<title>(?:ong|ba|anh|chi|co|chu|bac|dong chi)\s+)?(?=(?<name>[\p{L}\p{M}]+(?:\s+[\p{L}\p{M}]+){0,4}))/u
/** Right behind a name: who saw it, or suffered it. */
const noDoer =
  /^,?\s*(?:deu\s+)?(?:lam chung|lam nhan chung|la nhan chung|la nguoi (?:lam chung|bi)|chung kien|cung (?:biet|thay|chung kien|bi)|biet|thay|o canh|hang xom|la hang xom|bi\s)/u
const isAmongOthers = (name: string, { isTitled, isLeft }: { isTitled: boolean; isLeft: boolean }): boolean =>
  isTitled
    ? /^\p{Lu}/u.test(name) || (startsWithSurname(name) && name.split(/\s+/).length >= fewestOfName)
    : isLeft &&
      startsWithSurname(name) &&
      (isFullName(name) || middleName.test(foldLetters(name.split(/\s+/)[1] ?? '')))

/** Where those end who are accused together with whom the text names up to here: "… và bà Trần Thị B, anh Lê Văn C". */
const othersBehind = (text: string, from: number): number => {
  const found = andOther.exec(foldLetters(text.slice(from)))
  if (!found) return from
  const { title, name: folded = '' } = found.groups ?? {}
  const start = from + found[0].length
  const name = nameIn(text.slice(start, start + folded.length))
  const end = start + name.length
  const isLeft = !found[0].trimStart().startsWith(',')
  if (!isAmongOthers(name, { isTitled: title !== undefined, isLeft }) || noDoer.test(foldLetters(text.slice(end))))
    return from
  return othersBehind(text, end + (position.exec(text.slice(end))?.[0].length ?? 0))
}

const othersRight =
  /(?:(?<!\p{L})(?:ông|bà|anh|chị|cô|chú|bác|ong|ba|chi|co|chu|bac)\s+\p{Lu}[\p{L}\p{M}]*(?:\s+\p{Lu}[\p{L}\p{M}]*){0,3}(?:\s*,\s*(?:(?:và|va)\s+)?|\s+(?:và|va|cùng|cung)\s+))+$/u

/** Where those begin who are accused together with whom is named from here on: "ông Phạm Văn A và bà …". */
const othersBefore = (text: string, start: number): number => othersRight.exec(text.slice(0, start))?.index ?? start

/** "cán bộ xử lý tố cáo của tỉnh": what the person is, up to what they did. */
const position =
  /^,?\s*(?:(?:là|la)\s+)?(?:cán bộ|can bo|công chức|cong chuc|người|nguoi|chủ tịch|chu tich|phó|pho|bí thư|bi thu|trưởng|truong|kế toán|ke toan|giám đốc|giam doc|chuyên viên|chuyen vien|công an|cong an|địa chính|dia chinh)(?!\p{L})(?:(?!\s(?:nhận|nhan|đòi|doi|vòi|lấy|lay|bao che|ăn|đã|da|có|co|vì|vi|về|ve|chiếm|chiem|tham|đánh|danh|hành|hanh|gây|gay|làm|lam|không|khong)(?!\p{L}))[^,.;:\n]){0,60}/iu

/** Whoever is named right behind "tố cáo", with what they are: "bà Đỗ Thị Tố, cán bộ của tỉnh"; null: nobody is. */
const namedDenounced = (text: string): string | null => {
  for (const { 0: lead, index, groups } of text.matchAll(denouncedName)) {
    const words = groups?.name ?? ''
    const isTitled = text.slice(index + lead.length, index + lead.length + words.length) !== words
    const name = nameIn(words)
    const start = index + lead.length
    const from = text.indexOf(words, start)
    const isWhole = name.split(/\s+/).length >= fewestOfName && startsWithSurname(name)
    if (!isWhole || !(isTitled || isFullName(name))) continue
    const end = from + name.length
    return text.slice(start, othersBehind(text, end + (position.exec(text.slice(end))?.[0].length ?? 0))).trim()
  }
  return null
}

/** "Do Thi To nhan tien": what is written small behind capitals is no part of the name. */
const upToSmall = (name: string): string => /^\p{Lu}[\p{L}\p{M}]*(?:\s+\p{Lu}[\p{L}\p{M}]*)+/u.exec(name)?.[0] ?? name

/** Whoever is covered up for isn't who is denounced. */
const coveredUp = /(?<!\p{L})(?:bao che|che giau|bao ve|che chan)(?:\s+cho)?\s*$/u

const person =
  /(?<!\p{L})(?:(?<title>[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ô|[Cc]hú|[Tt]hầy|[Bb]ác|[Đđ]ồng chí)|[Tt]ên(?: là)?)\s+(?<name>\p{Lu}[\p{L}\p{M}]*(?:\s+\p{Lu}[\p{L}\p{M}]*){1,3})(?![\p{L}\p{M}])/gu
/** Right before a person: theirs it was, or they were asked; or the sender says who they are. */
const beforeNoDoer =
  /(?<!\p{L})(?:cua|cho|voi|nha|gap|hoi|gui|la|toi|em|chau|minh|lay|vo|chong|con|nhu|truoc mat|nhan chung)\s*[:,]?\s*$/u
const tells = /^,?\s*(?:ke|noi|cho biet|bao|chung kien)(?!\p{L})/u
const pronoun = /^(?:ông|bà|anh|chị|cô|chú)\s+(?:ấy|ta|này|đó)\s+(?:(?:hiện|đang)\s+)*(?:là|làm)\s+/iu

/** The one person whom a story names as who did it, apart from their post: "Ông Quách Đình Zưởng nhận tiền …"; null: none, or several. */
const personApart = (text: string): string | null => {
  const named = new Map<string, string>()
  for (const { 0: said, index, groups } of text.matchAll(person)) {
    const { title, name = '' } = groups ?? {}
    const behind = foldLetters(text.slice(index + said.length))
    const before = foldLetters(text.slice(0, index))
    if (noDoer.test(behind) || tells.test(behind) || (title !== undefined && beforeNoDoer.test(before))) continue
    named.set(foldLetters(name), title === undefined ? name : said)
  }
  const [only] = named.values()
  return named.size === 1 && only !== undefined ? only : null
}

/** Only a post, as it was told: the name that the story tells beside it stands before it. */
const withPersonApart = (text: string, accused: string): string => {
  const post = accused.replace(pronoun, '')
  const hasName = [...withoutPlaces(post).matchAll(/\p{Lu}[\p{Ll}\p{M}]+\s+\p{Lu}[\p{Ll}\p{M}]+/gu)].length > 0
  const name = hasName ? null : personApart(text)
  return name ? `${name}, ${post}` : accused
}

/**
 * The office or person in office that a story is about, with a name that stands beside it, when the commune stands right
 * behind the office: "ông Dũng, chủ tịch UBND xã Mễ Sở"; else the head of a body: "giám đốc Sở Xây dựng". With all who are
 * accused in the same breath. Null: not said so plainly.
 */
export const findAccused = (story: string): string | null => {
  const text = story.slice(0, longestRead)
  const named = namedDenounced(text)
  if (named) return named
  const places = findPlaces(text)
  for (const { 0: said, index } of foldLetters(text).matchAll(office)) {
    const end = index + said.length
    if (coveredUp.test(foldLetters(text.slice(0, index)))) continue
    const place = places.find(({ start }) => start >= end - 1 && start - end <= farthest)
    if (
      place &&
      /^[\s\p{L}]*$/u.test(text.slice(end, place.start)) &&
      text.slice(end, place.start).trim().split(/\s+/).length <= 2
    )
      return withPersonApart(
        text,
        text.slice(othersBefore(text, nameBefore(text, index)), othersBehind(text, nameBehind(text, place.end))).trim(),
      )
  }
  return headOfBody(text)
}
