import { communes } from '../../../../places/communes.js'
import { findPlaces, type PlaceMention } from '../../../../places/find-places.js'
import { takeOutPhones } from '../../../../understanding/reading/phones.js'
import { leavesOut } from '../../../commands/phrases.js'
import type { Draft, DraftField } from '../draft.js'
import { type Clause, clausesOf, joinClauses } from './clauses.js'
import { deniedIn, refusalWith } from './denials.js'
import { foldLetters } from './fold-letters.js'
import { hamletsBefore, hamletsIn, namesHamlet, withoutHamlets } from './hamlets.js'
import { ofOthers, takeOwnPhones } from './own-phones.js'
import { findOwnName, isCalledName, isFullName, isName, isWholeName, startsWithSurname } from './person-name.js'
import { placeWordsIn } from './place-parts.js'
import { findTimePhrase, isTimeAlone, isTimeByEvent, timeInsisted } from './time-phrase.js'
import { beforeSecrecy, wishedUnnamed, wishesHidden, withoutUnnamedWish } from './unnamed.js'
import { wantsToEnd } from './wants-to-end.js'

/** What one message tells of an intake's fields. */
export type Told = {
  /** Fields beyond doubt, in the person's words. */
  set: Draft
  /** Fields that the person says they don't give. */
  denied: DraftField[]
  /** A name of a place that several communes bear, or that is now part of several. */
  ambiguous: PlaceMention | null
  /** A part of a commune, said without it: "ở đội 3". */
  hamlet: string | null
  /** The former district or town behind a commune: "…, tp Thái Bình". */
  district: string | null
  /** When was told by a clause of its own, not only by the way. */
  isTimeItself: boolean
  /** What is left: the story, or the answer to the open question. */
  content: string
  /** The telephone is another one beside the first. */
  isFurtherPhone: boolean
  /** A name was given, with the wish that others don't learn it. */
  isHidden: boolean
  /** A telephone that the one told corrects. */
  wrongPhone: string | null
  /** "gửi luôn": whatever may be left out is left out. */
  isHurried: boolean
}

/** open: the field that was asked for, null when none was; fields: all that the intake asks. */
type Reading = {
  open: DraftField | null
  fields: ReadonlySet<DraftField>
  /** The message is of who is writing: a bare name stands beside a telephone number. */
  isOfTeller?: boolean
  /** Something was told before: a place behind it is where that happened. */
  isBehindStory?: boolean
  /** Others are accused: a name is the writer's only where they say so. */
  accusesOthers?: boolean
}

/** Without marks some of them are other words before a word: "nha em", "roi vai", "the nao". */
const fillers =
  /^(?:(?:à|ah|ơ|ờ|ừ|uh|um|ừm|vâng|vang|dạ|ok|oke|okie|đúng rồi|dung roi|thì|thế|nhé|ạ|chà|ôi|xong|rồi)(?:[\s,]+|$)|(?:da|thi|the|nhe|nha|ui|roi)(?:\s*,\s*|$))+/iu
const endFillers = /(?:[\s,]+(?:nhé|nhe|nha|ạ|a|ấy|đấy|cháu ạ|chau a|em ạ|cơ mà|co ma|cơ|thôi|bạn ơi|ad|ơi))+$/iu
const hurried =
  /(?<!\p{L})(?:(?:cứ |cu )?(?:gửi|gui) (?:luôn|luon|ngay|thẳng|thang)(?: (?:đi|di|giúp|giup|hộ|ho|cho|nhé|nhe|nha|ạ|tôi|toi|em|mình|minh))*|không thêm gì(?: nữa)?|khong them gi(?: nua)?|(?:thế )?(?:gửi|gui) (?:đi|di)(?: (?:nhé|nhe|ạ|giúp tôi))?)(?!\p{L})/iu
const placeWords = new Set(
  'o tai thuoc cho la xa phuong thi tran huyen tinh cu nay day ay nhe nha a chau em anh chi minh toi ma co chu dung chac moi goi gio bay gio nha nhe ben khu vuc dia ban thi ghi dang hien nhung'.split(
    ' ',
  ),
)

const wordsOf = (text: string): string[] => foldLetters(text).match(/[\p{L}\p{N}]+/gu) ?? []

/** A place's name may begin like a filler: "Dạ Trạch", "thi tran Vuong". */
const withoutFillers = (text: string): string =>
  text.replace(fillers, (lead) => {
    const start = findPlaces(text, { expected: true })[0]?.start ?? lead.length
    return lead.slice(Math.min(start, lead.length))
  })

/** Without words that only lead in or out; "Thôi" with a capital ends a name. */
const cleared = (text: string): string =>
  withoutFillers(text)
    .replace(endFillers, (end) => /^.*\p{Lu}\p{Ll}*/u.exec(end)?.[0] ?? '')
    .trim()

/** What a clause says beside its place: hamlets, places' own words and fillers aside. */
const besidePlace = (clause: string, { start, end }: PlaceMention): string[] =>
  wordsOf(withoutHamlets(`${clause.slice(0, start)} , ${clause.slice(end)}`)).filter((word) => !placeWords.has(word))

/** The place that a message is and nothing else ("ở xã Mễ Sở nhé"); null: it tells more, or names none. */
export const placeAlone = (text: string): PlaceMention | null => {
  const said = cleared(text)
  const mention = findPlaces(said, { expected: true }).at(-1)
  return mention && besidePlace(said, mention).length === 0 ? mention : null
}

const withoutPhones = (text: string, told: Told): string => {
  const own = takeOwnPhones(text)
  if (!own) return text
  told.set.phone = [told.set.phone, ...own.phones].filter(Boolean).join(', ')
  told.isFurtherPhone ||= own.isFurther
  told.wrongPhone ??= own.wrong
  return own.rest
}

const withoutName = (text: string, told: Told, { open, accusesOthers = false }: Reading): string => {
  const said = findOwnName(text, { mustSaySelf: accusesOthers && open !== 'name' })
  if (!said) return text
  told.set.name = said.name
  return `${text.slice(0, said.start)}${text.slice(said.end)}`.trim()
}

/** A name that the rest of the message makes clear: "xã Ngọc Lâm, bên Quỳnh Phụ cũ". */
const narrowed = (mention: PlaceMention, whole: string): PlaceMention => {
  if (mention.communes.length < 2) return mention
  const sure = findPlaces(whole, { expected: true }).find(
    (one) => one.communes.length === 1 && mention.communes.some(({ code }) => code === one.communes[0]?.code),
  )
  return sure ? { ...mention, communes: sure.communes } : mention
}

const leadingIn = /^(?:(?:tôi|toi|em|mình|minh|cháu|chau|nhà|nha|đang|dang|hiện|hien|ở|o|tại|tai|thuộc|là|la) )+/iu

const takePlace = (text: string, told: Told, { open, whole }: Reading & { whole: string }): boolean => {
  const named = findPlaces(text, { expected: open === 'place' }).at(-1)
  const mention = named && narrowed(named, whole)
  if (!mention || besidePlace(text, mention).length > (open === 'place' ? 6 : 0)) return false
  if (open === 'address' && told.set.communeCode === undefined) return false
  if (besidePlace(text, mention).length > 0 && findPlaces(text).length === 0 && findPlaces(whole).length > 0)
    return false
  const place = open === 'place' ? placeWordsIn(text) : text
  if (place !== text) {
    if (mention.communes.length > 1) told.ambiguous = mention
    else told.set.communeCode = mention.communes[0]?.code ?? null
    told.set.place = place
    return false
  }
  const isPerson = namesPerson.test(cleared(text)) && text.slice(0, mention.start).trim() !== ''
  if (mention.communes.length > 1) told.ambiguous = mention
  else told.set.communeCode = mention.communes[0]?.code ?? null
  told.set.place = isPerson
    ? text.slice(mention.start, mention.end)
    : `${cleared(text).slice(0, mention.start).replace(leadingIn, '')}${text.slice(mention.start)}`
  return !isPerson
}

/** "thầy Quân trường THCS xã …": a person who works there, no part of the place. */
const namesPerson = /^(?:ông|bà|anh|chị|cô|chú|bác|thầy|Ông|Bà|Anh|Chị|Cô|Chú|Bác|Thầy) \p{Lu}/u

/** The date of a decision, not the day on which it reached somebody: "quyết định số 12 ngày 10/11". */
const isDateOfPaper = (before: string): boolean => {
  const folded = foldLetters(before)
  return (
    /\b(?:quyet dinh|thong bao|bien ban|cong van|van ban|giay)\b(?:(?!\bnhan\b)[^,.;]){0,40}$/.test(folded) &&
    (/\d[\p{L}\d/-]*\s*$/u.test(folded) || !/\bnhan\b/.test(folded))
  )
}

const timeIn = (text: string, open: Reading['open']): ReturnType<typeof findTimePhrase> => {
  const time = findTimePhrase(text)
  if (!time || open === 'when' || !isDateOfPaper(text.slice(0, time.start))) return time
  const later = findTimePhrase(text.slice(time.end))
  return later && { ...later, start: later.start + time.end, end: later.end + time.end }
}

/** "tôi nhận được quyết định hôm …" answers when, it tells nothing else. */
const receiving = /^(?:toi|em|minh|nha|gia|dinh|nhan|biet|quyet|thong|bao|bien|ban|van|giay|ngay|do)$/

const takeTime = (said: string, told: Told, { open }: Reading): boolean => {
  const text = timeInsisted(said) ?? said
  if (open === 'when' && (isTimeAlone(text) || isTimeByEvent(text))) {
    told.set.when = [told.isTimeItself ? told.set.when : undefined, text].filter(Boolean).join(', ')
    told.isTimeItself = true
    return true
  }
  const time = timeIn(text, open)
  if (!time) return false
  const rest = wordsOf(`${text.slice(0, time.start)} ${text.slice(time.end)}`).filter(
    (word) =>
      !/^(thoi|gian|sua|lai|dung|hom|sang|trua|chieu|dem|khuya|som|luc|vao|khoang|xay|ra|tu|den|cho|toi|gio|la|thi|duoc|roi|nay|bi|cung|hinh|nhu)$/.test(
        word,
      ) && !(open === 'when' && receiving.test(word)),
  )
  if (rest.length > (open === 'when' ? 1 : 0)) {
    told.set.when ??= time.phrase
    return false
  }
  told.set.when = [told.isTimeItself ? told.set.when : undefined, text].filter(Boolean).join(', ')
  told.isTimeItself = true
  return true
}

const takeHamlet = (text: string, told: Told): boolean => {
  const found = hamletsIn(text)
  const [first] = found
  if (!first || wordsOf(withoutHamlets(text)).some((word) => !placeWords.has(word))) return false
  told.hamlet = [told.hamlet, text.slice(first.start, found.at(-1)?.end)].filter(Boolean).join(', ')
  return true
}

const takeDistrict = (text: string, told: Told, { whole }: { whole: string }): boolean => {
  const name = foldLetters(text).replace(/^(?:o |thuoc )?(?:huyen|h|thi xa|tx|thanh pho|tp|tinh)[. ]\s*| cu$/g, '')
  if (!(districtName.has(name) || formerProvinces.has(name)) || findPlaces(whole).length === 0) return false
  told.district = text
  return true
}

const ownHome = /^(?:nhà|nha|địa chỉ|dia chi|số nhà|so nha|hộ khẩu|ho khau|thường trú|thuong tru)(?!\p{L})/iu

const isOwnAddress = (text: string, told: Told, reading: Reading): boolean => {
  const { open, fields, isOfTeller = false, isBehindStory = false } = reading
  return (
    fields.has('address') &&
    open !== 'place' &&
    (open === 'address' || !isBehindStory || ownHome.test(text)) &&
    (told.set.name !== undefined || isOfTeller || open === 'address') &&
    told.set.address === undefined &&
    (namesHamlet(text) || findPlaces(text).length > 0) &&
    (open === 'address' ? wordsOf(text).length <= 14 : isAddressAlone(text))
  )
}

const addressWords =
  /^(?:hien|dang|thuong|tru|que|quan|ho|khau|dia|chi|nha|so|toi|em|minh|chau|o|tai|la|cu|sinh|song|\d\S*)$/
/** A street by its name behind a number: "12 đường Lê Lợi". */
const street =
  /(?<![\p{L}\p{N}])(?:(?:số|so)\s+)?\d+[\p{L}\d/]*\s+(?:đường|duong|phố|pho)(?:\s+(?!phường|phuong|xã|xa|thôn|thon)\p{L}+){1,3}/iu

/** A clause that tells where somebody lives and nothing of what happened. */
const isAddressAlone = (text: string): boolean => {
  const places = findPlaces(text).reduceRight(
    (rest, { start, end }) => `${rest.slice(0, start)} ${rest.slice(end)}`,
    text,
  )
  return wordsOf(withoutHamlets(places.replace(street, ' '))).every(
    (word) => addressWords.test(word) || placeWords.has(word),
  )
}

/** One clause: what it gives is put into `told`; what is left of it is returned. */
const readClause = (clause: string, isLast: boolean, told: Told, reading: Reading & { whole: string }): string => {
  const said = cleared(clause)
  if (isLast && wantsToEnd(clause)) {
    told.isHurried = true
    return ''
  }
  const named = reading.fields.has('name') ? withoutUnnamedWish(said) : null
  if (named !== null) {
    told.denied.push(...wishedUnnamed(said).filter((field) => reading.fields.has(field)))
    return wordsOf(cleared(named)).length > 0 ? readClause(named, isLast, told, reading) : ''
  }
  const ownBefore = reading.open === 'name' ? beforeSecrecy(said) : null
  if (ownBefore && isGivenName(ownBefore)) {
    told.denied.push('name')
    return ownBefore
  }
  if (protestsName.test(foldLetters(said))) {
    told.denied.push('name')
    return ''
  }
  const refusal = refusalWith(said)
  if (refusal) {
    told.denied.push(...deniedIn(refusal.refused).filter((field) => reading.fields.has(field)))
    return readClause(refusal.told, isLast, told, reading)
  }
  const denied = deniedIn(said).filter((field) => reading.fields.has(field))
  if (denied.length > 0) {
    told.denied.push(...denied)
    return ''
  }
  if (isLast && reading.open && leavesOut(said)) {
    told.denied.push(reading.open)
    return ''
  }
  if (hurried.test(said) && wordsOf(said.replace(hurried, '')).length <= 2) {
    told.isHurried = true
    return ''
  }
  const unphoned = reading.fields.has('phone') ? withoutPhones(said, told) : said
  const rest = cleared(reading.fields.has('name') ? withoutName(unphoned, told, reading) : unphoned)
  if (wordsOf(rest).length === 0) return ''
  if (isOwnAddress(rest, told, reading)) {
    told.set.address = rest.replace(/^(?:(?:nhà|nha|tôi|toi|em|mình|minh|hiện|hien) )*(?:ở|o|tại|tai)\s+/iu, '')
    return ''
  }
  if (takePlace(rest, told, reading)) return ''
  if (takeTime(rest, told, reading) || takeHamlet(rest, told) || takeDistrict(rest, told, reading)) return ''
  return rest
}

/** Where it was asked who is writing. */
const isGivenName = (text: string): boolean =>
  (isName(text) && !protestsName.test(foldLetters(text))) || isCalledName(text)
/** "tên gì mà tên": who is writing won't say. */
const protestsName = /^(?:ho )?ten (?:gi|j)(?: (?:ma|v|vay|troi|co|the|nua|ten|oi|day|a|chu))*$/

/** So many clauses of a long story are read for fields; between them it is a story and nothing else. */
const readAtBeginning = 30
const readAtEnd = 10

const mostAddressWords = 20
/** In UTF-16 units: longer texts are stories. */
const longestName = 100
const longestAddress = 300

/** A whole address, with its commas, as the answer to the question for it; null: the message tells something else too. */
const ownAddressIn = (text: string, told: Told): string | null => {
  const rest = cleared(withoutPhones(text, told)).replace(
    /^(?:(?:tôi|em|mình|nhà|địa chỉ|dia chi|toi|nha)\s+)*(?:(?:ở|o|là|la|tại|tai)(?![\p{L}\p{M}]))?\s*:?\s*/iu,
    '',
  )
  const isPlace = namesHamlet(rest) || findPlaces(rest, { expected: true }).length > 0
  const isOne =
    isPlace && wordsOf(rest).length <= mostAddressWords && findOwnName(text) === null && findTimePhrase(rest) === null
  return isOne &&
    clausesOf(rest, findPlaces(rest, { expected: true })).every(
      ({ text: part }) => namesHamlet(part) || findPlaces(part, { expected: true }).length > 0 || /\d/.test(part),
    )
    ? rest.replace(/[\s,]+$/u, '')
    : null
}

/** "Đặng Quốc Thôi": a name's last word, not a filler. */
const isNameOnThoi = (text: string): boolean =>
  /^\p{L}+(?: \p{L}+){1,3} thôi$/iu.test(text) && isName(text) && startsWithSurname(text)

const person =
  /(?<!\p{L})(?:ông|bà|anh|chị|cô|chú|bác|dì|thầy|ong|ba|chi|co|chu|bac|di|thay) \p{L}|(?<!\p{L})(?:làm chứng|lam chung|nhân chứng|nhan chung|chứng kiến|chung kien|hàng xóm|hang xom)(?!\p{L})/iu
const ownContact =
  /(?<!\p{L})(?:số|so|sđt|sdt|đt|dt|điện thoại|dien thoai|gọi|goi|liên hệ|lien he)(?: (?:điện thoại|dien thoai|của|cua|cho|với|voi))* (?:tôi|toi|em|mình|minh|cháu|chau|tui)(?!\p{L})/iu

/** Asked who did it, or for witnesses, a name and telephone are of whom is named, unless somebody says they are their own. */
const isOfAnother = (text: string, open: Reading['open']): boolean =>
  (open === 'against' || open === 'evidence') &&
  (person.test(text) || clausesOf(text).some(isBareName)) &&
  !ownContact.test(text) &&
  !houseNumber.test(text) &&
  findOwnName(text, { mustSaySelf: true }) === null

const withoutTellers = (fields: Reading['fields']): Reading['fields'] =>
  new Set([...fields].filter((field) => field !== 'name' && field !== 'phone'))

/** Reads a message as answers: every field it gives, wherever it stands in it, and the rest as it was written. */
export const readTold = (said: string, asked: Reading): Told => {
  const text = withDistricts(said)
  const reading = isOfAnother(text, asked.open) ? { ...asked, fields: withoutTellers(asked.fields) } : asked
  const told: Told = {
    set: {},
    denied: [],
    ambiguous: null,
    hamlet: null,
    district: null,
    isTimeItself: false,
    content: '',
    isFurtherPhone: false,
    isHidden: false,
    wrongPhone: null,
    isHurried: false,
  }
  const isShort = text.length <= longestName
  const whole = !isShort ? '' : isNameOnThoi(text.trim()) ? text.trim() : cleared(text)
  if (
    reading.open === 'name' &&
    isShort &&
    isGivenName(whole) &&
    withoutUnnamedWish(whole) === null &&
    deniedIn(whole).length === 0 &&
    !findOwnName(text) &&
    findTimePhrase(whole)?.phrase !== whole
  ) {
    told.set.name = whole
    return told
  }
  const own = reading.open === 'address' && text.length <= longestAddress ? ownAddressIn(text, told) : null
  if (own !== null) {
    told.set.address = own
    return told
  }
  const left: Clause[] = []
  const clauses = clausesOf(text, findPlaces(text, { expected: reading.open === 'place' }))
  const tellerAt = isTeller(text, reading) ? clauses.findIndex(isBareName) : -1
  for (const [index, clause] of clauses.entries()) {
    if (index >= readAtBeginning && index < clauses.length - readAtEnd) {
      left.push(clause)
      continue
    }
    const rest = readClause(clause.text, index === clauses.length - 1, told, {
      ...reading,
      isOfTeller: tellerAt >= 0 && (index > tellerAt || houseNumber.test(clause.text)),
      isBehindStory: left.some((one) => !isBareName(one)),
      whole: text,
    })
    if (rest !== '')
      left.push({ ...clause, text: rest === cleared(clause.text) ? clause.text.replace(fillers, '') : rest })
  }
  if ((told.set.phone || tellerAt >= 0) && told.set.name === undefined && reading.fields.has('name'))
    takeBareName(left, told)
  if (reading.open === 'name' && told.set.name === undefined && left.length === 1) takeOnlyName(left, told)
  if (told.set.place && told.hamlet === null) told.hamlet = hamletsBefore(text, text.indexOf(told.set.place)) || null
  told.content = joinClauses(left)
  const isKept = told.set.phone !== undefined && wishedUnnamed(text).includes('phone')
  told.isHidden = isKept || (told.set.name !== undefined && wishesHidden(text))
  return { ...told, denied: told.denied.filter((field) => told.set[field] === undefined) }
}

const fewestOfName = 3
/** "Ngô Quốc Toản", "ngo quoc toan": capitals, or a surname with two words behind it. */
const isBareName = ({ text }: Clause): boolean => {
  const name = withoutSelf(text)
  return isFullName(name) || (wordsOf(name).length >= fewestOfName && startsWithSurname(name) && isWholeName(name))
}

/** Whether a message that has a telephone number is of who is writing: a name beside it is theirs, an address behind the name too. */
const isTeller = (text: string, { fields }: Reading): boolean =>
  fields.has('name') && text.length <= longestTeller && !ofOthers.test(text) && takeOutPhones(text).phones.length > 0
const houseNumber = /(?<!\p{L})(?:số nhà|so nha)\s+\p{N}/iu
const longestTeller = 200

/** A full name beside a telephone number is its owner's: "Ngô Quốc Toản, 0912…", "em Thảo, 0389…". */
const takeBareName = (left: Clause[], told: Told): void => {
  const at = left.findIndex(isBareName)
  if (at < 0) return
  told.set.name = withoutSelf(left[at]?.text ?? '')
  left.splice(at, 1)
}

/** Beside what is refused or wished, the one clause that is left is the name: "Hải, không cho số đâu". */
const takeOnlyName = (left: Clause[], told: Told): void => {
  const name = cleared(left[0]?.text ?? '')
  if (told.denied.length === 0 || !isGivenName(name)) return
  told.set.name = name
  left.splice(0, 1)
}

const withoutSelf = (text: string): string =>
  text
    .trim()
    .replace(/^(?:tôi|toi|em|mình|minh|cháu|chau|anh|chị|chi|bác|bac|tui)(?: (?:là|la|tên|ten))? (?=\p{L})/iu, '')

const formerDistricts = [...new Set(communes.flatMap(({ mergedFrom }) => mergedFrom.map(({ district }) => district)))]
const districtName = new Map(
  formerDistricts.map((district) => [foldLetters(district).replace(/^(?:huyen|thi xa|thanh pho) /, ''), district]),
)
const formerProvinces = new Set(['hung yen', 'thai binh'])
const formerDistrict =
  /(?<![\p{L}])(?:bên|ben|ở|o|thuộc|thuoc|trên|dưới|về)\s+((?:\p{L}+ ){0,2}\p{L}+) (?:cũ|cu)(?![\p{L}])/giu

/** "bên Quỳnh Phụ cũ" is the former district, not the commune that bears its name today. */
const withDistricts = (text: string): string =>
  text.replace(formerDistrict, (said, name: string) => {
    const district = districtName.get(foldLetters(name))
    return district ? said.replace(name, district.charAt(0).toLowerCase() + district.slice(1)) : said
  })

export const wordCount = (text: string): number => wordsOf(text).length
