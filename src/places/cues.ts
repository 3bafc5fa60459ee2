import type { UnitType } from './name-index.js'
import { caseOf, fitOf, Gap, type Sound, soundOf, type Word } from './syllables.js'

export type Text = { raw: string; words: readonly Word[] }

/** What stands before a name. `from` is the index of the word where the mention begins, its type word included. */
export type Before = {
  from: number
  type: UnitType | 'any' | null
  when: 'old' | 'new' | null
  role: Role | null
  /** The word before is capitalised and joined: part of a longer name. */
  isInsideName: boolean
  isSurname: boolean
  isNumber: boolean
}

/**
 * region: huyện, tỉnh … (not a commune); office: UBND …; locative: ở …; site: a school, market … often named after its
 * commune; street, hamlet and person: the name is theirs.
 */
export type Role = 'region' | 'office' | 'here' | 'locative' | 'site' | 'street' | 'hamlet' | 'person'

const roles: Record<Role, string> = {
  region: 'huyện, h, quận, q, tỉnh, thành phố, tp, thị xã, tx, nước',
  office: 'ubnd, ủy ban, nhân dân, hđnd, một cửa, đảng ủy, bộ phận tiếp dân, hành chính công',
  here: 'ở, tại, thuộc, quê, địa bàn, người, dân',
  locative:
    'về, đến, tới, lên, ra, từ, qua, sang, bên, dưới, trên, khu vực, vùng, đất, công an, trưởng công an, khu, o',
  site: `trường, tiểu học, thcs, thpt, mầm non, mẫu giáo, trung học, cấp 1, cấp 2, cấp 3, chợ, cầu, bến, bến xe, đò, chùa, đình, đền, nhà thờ,
    bệnh viện, trạm y tế, y tế, trạm, htx, hợp tác xã, cụm công nghiệp, khu công nghiệp, kcn, ngã tư, ngã ba, sông, trạm bơm, cống`,
  street: `đường, phố, ngõ, ngách, hẻm, kiệt, đại lộ, quốc lộ, vòng xuyến, vườn hoa, công viên, quảng trường, tượng, tuyến, công ty, cty, khách sạn,
    nhà hàng, quán, siêu thị, chung cư, khu đô thị, kđt, toà nhà, giải, huân chương, chi bộ, lớp, nhóm, hội, đội, đoàn, hãng, xe, tàu, rạp, số, nhà xuất bản, nhà văn, nhà thơ, vua, tướng, nghĩa quân, phong trào, thời, thầy thuốc, gạo, bánh`,
  hamlet: 'thôn, xóm, làng, ấp, tổ dân phố, tdp, khu phố, khu dân cư, bản, buôn, tổ, phố cổ',
  person: `ông, bà, anh, chị, em, cô, chú, bác, thầy, cháu, bé, tên, tên là, cụ, đồng chí, đ c, bạn, con, con gái, con trai, thằng, chồng, vợ,
    ca sĩ, nghệ sĩ, giám đốc, kế toán, bí thư, bác sĩ`,
}

const typeWords: Record<string, UnitType> = {
  xã: 'xã',
  x: 'xã',
  phường: 'phường',
  p: 'phường',
  ph: 'phường',
  phg: 'phường',
  'thị trấn': 'thị trấn',
  tt: 'thị trấn',
  ttr: 'thị trấn',
  't t': 'thị trấn',
}

type Entry<T> = { sounds: Sound[]; value: T }
const tableOf = <T>(pairs: Iterable<readonly [string, T]>): Map<string, Entry<T>[]> => {
  const table = new Map<string, Entry<T>[]>()
  for (const [phrase, value] of pairs) {
    const sounds = phrase.split(' ').map(soundOf)
    const last = foldOf(phrase.split(' ').at(-1) ?? '')
    table.set(
      last,
      [...(table.get(last) ?? []), { sounds, value }].sort((a, b) => b.sounds.length - a.sounds.length),
    )
  }
  return table
}

const foldOf = (word: string): string =>
  word
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll('đ', 'd')

const typeTable = tableOf(Object.entries(typeWords))
const roleTable = tableOf(
  (Object.keys(roles) as Role[]).flatMap((role) => roles[role].split(',').map((word) => [word.trim(), role] as const)),
)

const surnames = new Set(
  `nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh đoàn trịnh đào mai lương cao tạ tô thị văn
  chu châu hà lưu lâm quách tống khúc doãn phùng nghiêm thái trương tăng triệu kiều`
    .split(/\s+/)
    .map(foldOf),
)
const sureSurnames = new Set(['nguyen', 'tran', 'pham', 'hoang', 'huynh', 'dang', 'bui', 'ngo', 'trinh', 'ho', 'thi'])
const otherDirections = new Set(['dia', 'da', 'doi', 'song', 'tha'])

const fits = ({ raw, words }: Text, at: number, sounds: Sound[], maxGap: number): boolean => {
  for (let i = 0; i < sounds.length; i += 1) {
    const word = words[at + i]
    if (!word || (i > 0 && word.gap > maxGap)) return false
    if (fitOf(soundOf(raw.slice(word.start, word.end)), sounds[i] as Sound) < 2) return false
  }
  return true
}

const endingAt = <T>(text: Text, at: number, table: Map<string, Entry<T>[]>, maxGap: number) => {
  for (const entry of table.get(text.words[at]?.folded ?? '') ?? []) {
    const from = at - entry.sounds.length + 1
    if (from >= 0 && fits(text, from, entry.sounds, maxGap)) return { from, value: entry.value }
  }
  return null
}

/** The type word that ends right before word `at`: "xã", "x.", "P. ", "thị trấn", "xã/phường". */
const typeBefore = (text: Text, at: number): { from: number; type: UnitType | 'any' } | null => {
  const gap = text.words[at]?.gap ?? Gap.broken
  const previous = text.words[at - 1]
  if (!previous || gap > Gap.dot) return null
  const found = endingAt(text, at - 1, typeTable, Gap.tightDot)
  if (!found) return null
  const isShort = previous.folded.length <= 2 && previous.folded !== 'xa'
  const before = text.words[found.from - 1]
  const first = text.words[found.from]
  if (!isShort && gap === Gap.dot) return null
  if (previous.folded.length === 1 && before && first?.gap === Gap.joined && /\d$/.test(before.folded)) return null
  if (before && first?.gap === Gap.joined) {
    if (previous.folded === 'xa' && before.folded === 'tac') return null
    if (previous.folded === 'xa' && before.folded === 'thi') return null
    if (previous.folded === 'phuong' && otherDirections.has(before.folded)) return null
  }
  if (before && first && first.gap <= Gap.soft) {
    const other = endingAt(text, found.from - 1, typeTable, Gap.tightDot)
    if (other && other.value !== found.value) return { from: other.from, type: 'any' }
  }
  return { from: found.from, type: found.value }
}

/** Reads what stands before the name that begins at word `at`. */
export const readBefore = (text: Text, at: number): Before => {
  const { words, raw } = text
  let from = at
  let when: Before['when'] = null
  const isAdjective = (word: Word | undefined, folded: string, sound: Sound): boolean =>
    word?.folded === folded && fitOf(soundOf(raw.slice(word.start, word.end)), sound) >= 2
  const joined = (words[at]?.gap ?? Gap.broken) <= Gap.soft
  if (joined && isAdjective(words[at - 1], 'cu', oldSound) && typeBefore(text, at - 1)) when = 'old'
  if (joined && isAdjective(words[at - 1], 'moi', newSound) && typeBefore(text, at - 1)) when = 'new'
  const typed = typeBefore(text, when ? at - 1 : at)
  if (typed) from = typed.from
  const gapBefore = words[from]?.gap ?? Gap.broken
  const previous = words[from - 1]
  const maxGap = typed ? Gap.soft : Gap.joined
  const isAbbreviation = previous !== undefined && previous.folded.length <= 2 && gapBefore <= Gap.dot
  const role =
    previous && (gapBefore <= maxGap || gapBefore === Gap.tightDot || isAbbreviation) ? roleAt(text, from - 1) : null
  const isClose = previous !== undefined && gapBefore === Gap.joined
  const isTitle = isClose && caseOf(raw, previous) === 'title' && role === null
  const startsSentence = previous !== undefined && previous.gap >= Gap.dot
  return {
    from,
    type: typed?.type ?? null,
    when,
    role,
    isInsideName: isTitle && !startsSentence,
    isSurname:
      isClose &&
      role === null &&
      (isTitle
        ? surnames.has(previous.folded)
        : caseOf(raw, previous) === 'lower' && sureSurnames.has(previous.folded)),
    isNumber: isClose && /^\d/.test(previous.folded),
  }
}

const roleAt = (text: Text, at: number): Role | null => endingAt(text, at, roleTable, Gap.tightDot)?.value ?? null

const oldSound = soundOf('cũ')
const newSound = soundOf('mới')

const afterPhrases: { sounds: Sound[]; when: 'old' | 'new' }[] = (
  [
    ['cũ', 'old'],
    ['trước đây', 'old'],
    ['ngày trước', 'old'],
    ['trước kia', 'old'],
    ['trước sáp nhập', 'old'],
    ['trước khi sáp nhập', 'old'],
    ['mới', 'new'],
    ['hiện nay', 'new'],
    ['hiện tại', 'new'],
    ['bây giờ', 'new'],
    ['sau sáp nhập', 'new'],
  ] as const
).map(([phrase, when]) => ({ sounds: phrase.split(' ').map(soundOf), when }))

/** "cũ", "trước đây", "mới" … that begin at word `at`; "mới" counts only where the phrase ends, else it means "just now". */
export const readWhen = (text: Text, at: number): { length: number; when: 'old' | 'new' } | null => {
  const word = text.words[at]
  if (!word || word.gap > Gap.soft) return null
  for (const { sounds, when } of afterPhrases) {
    if (sounds[0] && fitOf(soundOf(text.raw.slice(word.start, word.end)), sounds[0]) < 2) continue
    if (!fits(text, at, sounds, Gap.joined)) continue
    const after = text.words[at + sounds.length]
    if (when === 'new' && sounds.length === 1 && after && after.gap === Gap.joined) continue
    return { length: sounds.length, when }
  }
  return null
}

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
  for (const { sounds, kind } of regionTypeSounds) {
    if (!fits(text, at, sounds, Gap.tightDot)) continue
    const next = text.words[at + sounds.length]
    if (!next || next.gap > Gap.dot) continue
    return { length: sounds.length, kind }
  }
  return null
}

const connectors = new Map(['thuộc', 'của', 'ở', 'bên', 'tại'].map((word) => [foldOf(word), soundOf(word)]))

/** One word such as "thuộc" that ties a district to the name before it. */
export const isConnector = (text: Text, at: number): boolean => {
  const word = text.words[at]
  const sound = word && connectors.get(word.folded)
  return !!sound && word.gap <= Gap.soft && fitOf(soundOf(text.raw.slice(word.start, word.end)), sound) >= 2
}

const joiners = new Map(['và', 'với', 'hay', 'hoặc', 'cùng'].map((word) => [foldOf(word), soundOf(word)]))

/** True when only a comma, a dash or one word like "và" stands between word `last` and word `next`. */
export const isListed = (text: Text, last: number, next: number): boolean => {
  const first = text.words[last + 1]
  if (!first || next <= last || next > last + 2) return false
  if (next === last + 1) return first.gap === Gap.soft
  return joiners.has(first.folded) && first.gap <= Gap.soft && (text.words[next]?.gap ?? Gap.broken) === Gap.joined
}

const becameWords = new Set(['nay', 'gio', 'bay', 'hien', 'la', 'thuoc', 'nhap', 'sap', 'vao', 've', 'thanh', 'da'])

/** True when words `last` and `next` are joined by words like "nay là", "giờ thuộc", "đã nhập vào". */
export const isBecame = ({ words }: Text, last: number, next: number): boolean => {
  const between = words.slice(last + 1, next)
  return (
    between.length > 0 &&
    between.length <= 4 &&
    between.every((word) => becameWords.has(word.folded) && word.gap <= Gap.soft)
  )
}
