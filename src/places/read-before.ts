import type { UnitType } from './name-index.js'
import { endingAt, foldOf, soundsAs, type Text, tableOf } from './phrases.js'
import { endsHamlet } from './region-words.js'
import { caseOf, Gap, soundOf } from './syllables.js'

/** What stands before a name. `from` is the index of the word where the mention begins, its type word included. */
export type Before = {
  from: number
  type: UnitType | 'any' | null
  when: 'old' | 'new' | null
  role: PlaceRole | null
  /** The word before is capitalised and joined: part of a longer name. */
  isInsideName: boolean
  isSurname: boolean
  isNumber: boolean
}

/**
 * region: huyện, tỉnh … (not a commune); office: UBND …; locative: ở …; site: a school, market … often named after its
 * commune; street, hamlet and person: the name is theirs.
 */
type PlaceRole = 'region' | 'office' | 'here' | 'locative' | 'site' | 'street' | 'hamlet' | 'person'

const roles: Record<PlaceRole, string> = {
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

const typeTable = tableOf(Object.entries(typeWords))
const roleTable = tableOf(
  (Object.keys(roles) as PlaceRole[]).flatMap((role) =>
    roles[role].split(',').map((word) => [word.trim(), role] as const),
  ),
)

const surnames = new Set(
  `nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh đoàn trịnh đào mai lương cao tạ tô thị văn
  chu châu hà lưu lâm quách tống khúc doãn phùng nghiêm thái trương tăng triệu kiều`
    .split(/\s+/)
    .map(foldOf),
)
const sureSurnames = new Set(['nguyen', 'tran', 'pham', 'hoang', 'huynh', 'dang', 'bui', 'ngo', 'trinh', 'ho', 'thi'])
const otherDirections = new Set(['dia', 'da', 'doi', 'song', 'tha'])

const oldSound = soundOf('cũ')
const newSound = soundOf('mới')

/** The type word that ends right before word `at`: "xã", "x.", "P. ", "thị trấn", "xã/phường". */
const typeBefore = (text: Text, at: number): { from: number; type: UnitType | 'any' } | null => {
  const gap = text.words[at]?.gap ?? Gap.broken
  const previous = text.words[at - 1]
  if (!previous || gap > Gap.dot) return null
  const found = endingAt(text, at - 1, typeTable, Gap.tightDot)
  if (!found) return null
  const isShort = previous.folded.length <= 3 && previous.folded !== 'xa'
  const before = text.words[found.from - 1]
  const first = text.words[found.from]
  if (!isShort && gap === Gap.dot) return null
  if (previous.folded.length === 1 && before && first?.gap === Gap.joined && /\d$/.test(before.folded)) return null
  if (before && first?.gap === Gap.joined) {
    if (previous.folded === 'xa' && before.folded === 'tac') return null
    if (previous.folded === 'xa' && before.folded === 'thi' && !endsHamlet(text, found.from - 1)) return null
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
  const isNear = (words[at]?.gap ?? Gap.broken) <= Gap.soft
  if (isNear && soundsAs(text, at - 1, oldSound) && typeBefore(text, at - 1)) when = 'old'
  if (isNear && soundsAs(text, at - 1, newSound) && typeBefore(text, at - 1)) when = 'new'
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

const roleAt = (text: Text, at: number): PlaceRole | null => endingAt(text, at, roleTable, Gap.tightDot)?.value ?? null
