import { getCommune } from '../../../places/communes.js'
import { findPlaces, type PlaceMention } from '../../../places/find-places.js'
import { foldMarks, shorten } from '../../../shared/text.js'
import { readYesNo } from '../../yes-no.js'
import type { Step } from './ask-step.js'
import type { Draft, DraftField } from './draft.js'
import { findAccused } from './told/accused.js'
import { clausesOf } from './told/clauses.js'
import { hamletsBefore, namesHamlet } from './told/hamlets.js'
import { withoutOpener } from './told/openers.js'
import { isFullName, isName } from './told/person-name.js'
import { completePlace, isLandmark, movePlace, partsToldAnew, withPart } from './told/place-parts.js'
import { type Told, wordCount } from './told/read-told.js'
import { findTimePhrase, isTimeUnknown } from './told/time-phrase.js'
import { intakeWording as say } from './wording.js'

/** In UTF-16 units: as much of a message as is kept. */
export const longestField = 20_000

/** A draft after a message, what to say of it, and whether the open question is answered. */
export type Applied = {
  draft: Draft
  notes: string[]
  isAnswered: boolean
  ambiguous: PlaceMention | null
  /** The message is the place that was noted already. */
  isPlaceAgain: boolean
}

const evidenceWords =
  /(^| )(anh|hinh|video|clip|giay|chung|bang chung|ghi am|bien ban|hoa don|bien lai|camera|tep|tin nhan|hop dong|so do|quyet dinh|nguoi lam chung|nhan chung|lam chung|chung kien)( |$)|^(?:co |hoi |gap |cu hoi |goi )?(?:ong|ba|anh|chi|co|chu|bac) \S+(?: \S+){0,5}$|^(?:(?:co|hoi|gap|cu) )+(?:\S+ ){0,8}(?:hang xom|ben canh|cung thon|cung xom|cung to|biet (?:ro|viec|het|chuyen))\b/
const personWords =
  /(^| )(ong|ba|can bo|chu tich|bi thu|cong an|ubnd|uy ban|truong|cong ty|cua hang|hang xom|dia chinh|ke toan|giam doc|chu thau|hieu truong|bac si|chi cuc|csgt|canh sat|thanh tra|kiem lam|thue|nguoi|nhom|bon)( |$)|^(xa|phuong|phong|so|hoi|ban|doi|tram|anh|chi|co|chu|bac|thang|nha|quan|ho|pho) /
/** Somebody, and what they did behind it. */
const startsWithPerson =
  /^(?:(?:la|do|chinh|boi) )*(?:ong|ba|anh|chi|pho|chu tich|bi thu|truong (?:thon|xom|khu|phong|cong an|ban)|giam doc|can bo|cong an|ubnd|uy ban|hoi dong|thanh tra|dia chinh|ke toan|chi cuc)(?! (?:day|kia|nay|ay))( |$)/
/** Typed without marks "cô" is the word of a yes. */
const teacher = /^(?:(?:la|do|chinh) )*(?:co|thay) (?:giao|chu nhiem|hieu truong)\b/
const paper =
  /^(?:cai |to |cac |mot |cuon )*(?:giay|don|van ban|quyet dinh|bien ban|thong bao|ho so|cong van|phieu)( |$)/
const landmark =
  /(^| )(cho|cau|duong|nga|truong|dinh|chua|gan|canh|cong|khu|quan|uy ban|song|de|ben|dau|cuoi|sau|truoc|doi dien|ngo|ngach|tram|benh vien|nghia trang|ho(?! so)|ao|muong|kenh|dong|bai|thon|xom|lang|pho|so|nha van hoa)( |$)/

/** Words of landmarks that are others with other marks: "cho" isn't "chợ", "để" isn't "đê". */
const markedLandmarks: Record<string, string> = {
  cho: 'chợ',
  cong: 'cổng',
  cau: 'cầu',
  nga: 'ngã',
  song: 'sông',
  de: 'đê',
  ben: 'bến',
  dau: 'đầu',
  ho: 'hồ',
  dong: 'đồng',
  bai: 'bãi',
  lang: 'làng',
  pho: 'phố',
  so: 'số',
  quan: 'quán',
}

const mostPlaceWords = 10
const longestLandmark = 300

const namesLandmark = (content: string): boolean => {
  if (content.length > longestLandmark) return false
  const isMarked = foldMarks(content) !== content.toLowerCase()
  const isOther = (word: string): boolean => isMarked && (markedLandmarks[foldMarks(word)] ?? word) !== word
  const meant = content
    .toLowerCase()
    .normalize('NFC')
    .replace(/hồ sơ/g, '-')
    .replace(/[\p{L}\p{N}]+/gu, (word) => (isOther(word) ? '-' : word))
  return landmark.test(foldMarks(meant))
}

/** Fewer words are kept, and more is asked for: "rác". */
const fewestOfStory = 2

/** Whether free words are an answer of the kind that a field holds. */
const fits = (field: DraftField, content: string): boolean => {
  const folded = foldMarks(content)
  const words = wordCount(content)
  if (field === 'text') return words >= fewestOfStory
  if (field === 'request')
    return words >= 2 && !isOwnName(content) && !numbered.test(folded) && !countsPeople.test(folded)
  if (field === 'agent') return isName(content) && words >= 2
  if (field === 'evidence') return evidenceWords.test(folded) || namesSomebody(content)
  if (field === 'against')
    return (
      /\p{L}/u.test(content) &&
      !/^(?:o|tai) /.test(folded) &&
      words <= 30 &&
      (readYesNo(content) === null || teacher.test(folded)) &&
      (startsWithPerson.test(folded) ||
        (!numbered.test(folded) &&
          findTimePhrase(content) === null &&
          (personWords.test(folded) ||
            (isName(content) && !paper.test(folded)) ||
            namesSomebody(content) ||
            describesPerson.test(folded))))
    )
  if (field === 'address')
    return (
      words <= 25 &&
      (namesHamlet(content) ||
        /(?:^|\s)\d/.test(content) ||
        namesLandmark(content) ||
        findPlaces(content, { expected: true }).length > 0)
    )
  return false
}

/** A decision by its number is told of the story, it is nobody's wish and nobody's name. */
const numbered = /\b(?:quyet dinh|qd|bien ban|thong bao|giay hen) (?:so )?\S*\d/

/** How many they are: "12 người", "cả xóm 20 hộ". */
const countsPeople =
  /^(?:(?:chung toi|co|tong cong|tat ca|ca (?:xom|thon|to)|khoang|gom) )*\d+ (?:nguoi|ho|nha|gia dinh|chu ky|ho dan)(?: (?:a|nhe|cung ky|ky don|cung khieu nai))*$/

/** A full name by itself, where something else was asked. */
const isOwnName = (content: string): boolean => content.split(/\s+/).length >= 2 && isFullName(content)

/** "Tuấn, không rõ họ, khoảng 30 tuổi, cạnh nhà em": not whose name, but which person. */
const describesPerson =
  /\b\d{2} tuoi\b|\b(?:canh|gan|sat|doi dien|sau|truoc) nha\b|\bcung (?:xom|thon|ngo|lang|khu)\b|\b(?:khong|ko|k|chua) (?:ro|biet) (?:ho|ten)\b/

/** "Trần Văn Bình, 0912…": a full name among what is said. */
const namesSomebody = (content: string): boolean => clausesOf(content).some(({ text }) => isOwnName(text))

const longestWish = 150

/** "hủy phạt cho tôi": what the person wants done. */
const wish =
  /^(?:(?:toi|em|minh|chau|gia dinh toi|chung toi) )?(?:(?:de nghi|yeu cau|xin|mong|muon|kien nghi|can) )*(?:xa |ubnd xa |ho |cac anh |co quan )?(?:huy|bai bo|tra lai|hoan (?:tra|lai)|xem (?:xet )?lai|xet lai|boi thuong|giai quyet lai|thu hoi lai|rut lai|xin loi|mien phat|giam phat|dung thi cong|cap lai|cap so)\b/

const joined = (before: string | null | undefined, more: string): string =>
  shorten([before, more].filter(Boolean).join('\n'), longestField)

/** The one commune that a story names, beyond doubt. */
const onlyPlaceIn = (text: string): PlaceMention | null => {
  const sure = new Map(
    findPlaces(text)
      .filter(({ communes }) => communes.length === 1)
      .map((mention) => [mention.communes[0]?.code, mention]),
  )
  return sure.size === 1 ? ([...sure.values()][0] ?? null) : null
}

/** "thôn Trung xã Mễ Sở": the hamlets right before the commune belong to the place. */
const withHamlets = (text: string, { mention, start, end }: PlaceMention): string => {
  const hamlets = hamletsBefore(text, start)
  return hamlets === '' ? mention : text.slice(text.lastIndexOf(hamlets, start), end)
}

/** What the words of a story give by the way: the commune, and who is in office that it is about. */
const withStory = (draft: Draft, steps: readonly Step[], content: string): Draft => {
  const place = draft.communeCode === undefined ? onlyPlaceIn(content) : null
  const accused =
    draft.against === undefined && steps.some(({ field }) => field === 'against') ? findAccused(content) : null
  return {
    ...draft,
    ...(place && { place: draft.place ?? withHamlets(content, place), communeCode: place.communes[0]?.code ?? null }),
    ...(accused && { against: accused }),
  }
}

const nameOf = (code: string | null | undefined): string => (code && getCommune(code)?.name) || say.unknownCommune

/** The place as it was understood, with today's name where another was said. */
export const placeNote = ({ place, communeCode }: Draft): string => {
  const name = nameOf(communeCode)
  const isSaid = !place || foldMarks(place).includes(foldMarks(name).replace(/^(?:xa|phuong) /, ''))
  return isSaid ? say.placeIs(name) : say.placeIsNow(shorten(place, longestPlace), name)
}
const longestPlace = 80

/** A part of a commune stands before the commune's name, behind other parts, or instead of another part of the same kind. */
const placeWith = ({ place, communeCode }: Draft, part: string): string => {
  if (place && (communeCode !== undefined || partsToldAnew(place, part).length > 0)) return withPart(place, part)
  return [...(communeCode === undefined ? [place, part] : [part, place])].filter(Boolean).join(', ')
}

/** A further telephone stands beside the first, a right one where the wrong one stood; else the new one counts. */
const phonesWith = (
  before: string,
  told: string,
  { isFurtherPhone, wrongPhone }: Pick<Told, 'isFurtherPhone' | 'wrongPhone'>,
): string => {
  if (wrongPhone && before.includes(wrongPhone)) return before.replace(wrongPhone, told)
  return isFurtherPhone ? `${before}, ${told}` : told
}

/** Puts the fields that a message gives into the draft; what was there already is changed and said so. */
const withFields = (
  before: Draft,
  { set, hamlet: part, district, isTimeItself, isFurtherPhone, wrongPhone }: Told,
  open: DraftField | null,
): { draft: Draft; changed: string[]; filled: DraftField[] } => {
  const draft: Draft = { ...before }
  const changed: string[] = []
  const filled: DraftField[] = []
  if (set.place !== undefined) {
    if (before.communeCode && set.communeCode && before.communeCode !== set.communeCode)
      changed.push(say.changedTo(nameOf(set.communeCode)))
    draft.place = set.place && (before.communeCode === undefined ? completePlace : movePlace)(before.place, set.place)
    if (set.communeCode !== undefined) draft.communeCode = set.communeCode
    if (changed.length === 0 && set.communeCode) changed.push(placeNote(draft))
    filled.push('place')
  }
  for (const field of ['name', 'address', 'phone'] as const) {
    const told = set[field]
    if (told === undefined) continue
    const value =
      field === 'phone' && before.phone && told ? phonesWith(before.phone, told, { isFurtherPhone, wrongPhone }) : told
    if (before[field] && before[field] !== value && field !== open) changed.push(say.changedField(say.labels[field]))
    draft[field] = value
    filled.push(field)
  }
  if (set.when !== undefined && (before.when === undefined || open === 'when' || isTimeItself)) {
    if (before.when && before.when !== set.when && open !== 'when') changed.push(say.exchanged(set.when ?? ''))
    draft.when = set.when
    filled.push('when')
  }
  if (part && !draft.place?.includes(part)) {
    const isOther = before.communeCode !== undefined && partsToldAnew(draft.place ?? '', part).length > 0
    if (isOther && open !== 'place' && changed.length === 0) changed.push(say.exchanged(part))
    draft.place = placeWith(draft, part)
  }
  if (district && draft.place && !draft.place.includes(district)) draft.place = `${draft.place}, ${district}`
  return { draft, changed, filled }
}

/** Whether a field has what is asked for. */
const isFilled = (draft: Draft, field: DraftField): boolean => {
  if (field === 'place') return draft.communeCode !== undefined
  return field === 'text' ? fits('text', draft.text ?? '') : draft[field] !== undefined
}

/**
 * Reads what a message told into the draft of an intake whose question about `open` is open; null: none is. accusesOthers: a
 * name by itself may be anybody's.
 */
export const applyTold = (
  before: Draft,
  told: Told,
  { steps, open, accusesOthers = false }: { steps: readonly Step[]; open: DraftField | null; accusesOthers?: boolean },
): Applied => {
  const isWhere = open === 'place' && told.set.place !== undefined && isLandmark(told.content)
  const isInContent = isWhere && told.hamlet !== null && told.content.includes(told.hamlet)
  const hamlet = [isInContent ? null : told.hamlet, isWhere ? told.content : null].filter(Boolean).join(', ') || null
  const { draft: withSet, changed, filled } = withFields(before, { ...told, hamlet }, open)
  let draft = withSet
  let hasMore = false
  const content = isWhere ? '' : open === 'text' ? withoutOpener(told.content) : told.content
  const isGiven = (field: DraftField): boolean => field === open && content !== '' && fits(field, content)
  for (const { field, isOptional } of steps)
    if (
      isOptional &&
      !isGiven(field) &&
      (told.denied.includes(field) || (told.isHurried && draft[field] === undefined))
    )
      draft = { ...draft, [field]: null }
  const isOpen = open !== null && (open === 'place' ? draft.communeCode === undefined : draft[open] === undefined)
  const asksWish =
    steps.some(({ field }) => field === 'request') &&
    draft.request === undefined &&
    content.length <= longestWish &&
    wish.test(foldMarks(content))
  if (content !== '' && asksWish) draft = { ...draft, request: content }
  else if (
    content !== '' &&
    steps.some(({ field }) => field === 'name') &&
    draft.name === undefined &&
    !accusesOthers &&
    (open === 'request' || open === 'evidence' || open === 'when') &&
    isOwnName(content)
  )
    draft = { ...draft, name: content }
  else if (content !== '') {
    const step = steps.find(({ field }) => field === open)
    if (isOpen && open === 'when' && isTimeUnknown(content)) draft = { ...draft, when: null }
    else if (open === 'text') {
      draft = withStory({ ...draft, text: joined(draft.text, content) }, steps, content)
    } else if (isOpen && open !== 'place' && step && fits(open, content)) {
      draft = withStory({ ...draft, [open]: joined(draft[open], content) }, steps, content)
    } else if (
      isOpen &&
      open === 'place' &&
      ((namesLandmark(content) && wordCount(content) <= mostPlaceWords) ||
        (draft.place === undefined && wordCount(content) <= 3))
    ) {
      draft = { ...draft, place: shorten(placeWith(draft, content), longestField) }
    } else if (wordCount(content) >= 2) {
      draft = withStory({ ...draft, text: joined(draft.text, content) }, steps, content)
      hasMore = true
    }
  }
  const isHidden = told.isHidden && draft.text !== undefined && !draft.text.includes(say.wishesHidden)
  if (isHidden) draft = { ...draft, text: joined(draft.text, say.wishesHidden) }
  const others = filled.filter(
    (field) =>
      field !== open &&
      steps.some((step) => step.field === field) &&
      (before[field] === undefined || (field === 'phone' && before.phone === draft.phone)),
  )
  const leftOut = told.denied.filter(
    (field) => (field !== open || field === 'name') && before[field] !== null && draft[field] === null,
  )
  const isByTheWay = told.set.place === undefined && before.communeCode === undefined && draft.communeCode
  const notes = [
    ...changed,
    ...(isByTheWay ? [placeNote(draft)] : []),
    ...(others.length > 0 ? [say.noted(others.map((field) => say.labels[field].toLowerCase()))] : []),
    ...(leftOut.length > 0 ? [say.leftOut(leftOut.map((field) => say.labels[field].toLowerCase()))] : []),
    ...(isHidden ? [say.hiddenNoted] : []),
    ...(hasMore && before.text !== undefined ? [say.addedToStory] : []),
  ]
  const isAnswered = open === null || isFilled(draft, open)
  const isPlaceAgain = told.content === '' && told.set.communeCode !== undefined && before.communeCode !== undefined
  return { draft, notes, isAnswered, ambiguous: told.ambiguous, isPlaceAgain }
}
