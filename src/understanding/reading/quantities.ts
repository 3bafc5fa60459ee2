import type { Quantity, SaidUnit } from '../../catalog/said-quantities.js'
import { readNumber } from './numbers.js'
import type { Piece } from './pieces.js'

/** Words for what is counted; those with marks must have these, those typed without any are read too. */
const unitWords: readonly [SaidUnit, string][] = [
  ['page', 'trang giấy; trang; trag; mặt giấy'],
  ['leaf', 'tờ giấy; tờ'],
  ['side', 'mặt'],
  ['copy', 'bản sao; bản photo; bản phô tô; bản pho to; bản chứng thực; bản công chứng; bản giấy; bản'],
  ['original', 'bản chính; bản gốc'],
  ['set', 'bộ hồ sơ; bộ'],
  [
    'document',
    'loại giấy tờ; loại giấy; loại; giấy tờ; văn bản; tài liệu; quyển sổ; cuốn sổ; cuốn; quyển; giấy; bằng; chứng chỉ; ' +
      'sổ đỏ; sổ hồng; sổ; học bạ; hộ chiếu; căn cước; quyết định; bảng điểm; biên bản; tờ di sản; bản dịch; thứ; món; cái; chiếc; tấm',
  ],
  ['form', 'tờ khai; sơ yếu lý lịch; sơ yếu; lý lịch; đơn; lá đơn; giấy cam đoan; giấy giới thiệu'],
  [
    'contract',
    'hợp đồng; giao dịch; giấy ủy quyền; giấy uỷ quyền; văn bản ủy quyền; hợp đồng ủy quyền; giấy mua bán xe; giấy bán xe; giấy mua bán',
  ],
  ['will', 'tờ di chúc; di chúc'],
  ['extract', 'tờ trích lục; trích lục; giấy khai sinh; tờ khai sinh; khai sinh; giấy kết hôn'],
  ['signature', 'chữ ký; chữ kí'],
  [
    'person',
    'người; nhân khẩu; khẩu; thành viên; vợ chồng; mẹ con; bố con; cha con; bà cháu; ông cháu; ông bà; bố mẹ; ba mẹ; ' +
      'anh em; chị em; anh chị em; công nhân; sinh viên; khách; bạn; thuyền viên; lao động; mạng; miệng ăn; nhân viên',
  ],
  ['child', 'đứa con; đứa trẻ; đứa nhỏ; đứa; em bé; cháu bé; bé; cháu; trẻ; con trai; con gái; con nuôi; con'],
  ['card', 'cái thẻ; thẻ'],
  ['slip', 'tờ phiếu; bản phiếu; phiếu'],
  ['room', 'phòng hát; phòng'],
  ['month', 'tháng'],
  ['quarter', 'quý'],
  ['year', 'năm'],
  ['week', 'tuần'],
  ['day', 'ngày; hôm'],
  ['age_years', 'tuổi; tủi'],
  ['occurrence', 'lần'],
  ['vehicle', 'ô tô; oto; xe máy; xe hơi; xe con; chiếc xe; cái xe; con xe; chiếc ô tô; xe'],
  [
    'vessel',
    'chiếc thuyền; cái thuyền; thuyền; chiếc ghe; ghe; chiếc tàu; tàu; đò; con thuyền; con tàu; phương tiện; xuồng',
  ],
  ['establishment', 'cơ sở; quán; cửa hàng; xưởng; nhà hàng'],
  ['place', 'địa điểm; điểm; bến; bến đò'],
  ['file', 'bộ hồ sơ đăng ký; hồ sơ'],
  ['case', 'trường hợp; vụ; việc; ca'],
  ['household', 'hộ gia đình; hộ'],
]

/** Behind a unit these make another word of it: "con dấu", "bảng giá". */
const otherWords: Partial<Record<SaidUnit, RegExp>> = {
  child: /^(dau|so|duong|vat|lon|ga|bo|trau|cho|meo|tom|ca)$/,
  copy: /^(an|do|doi|than|quyen|ta)$/,
  person: /^(thu|ta|nao)$/,
  page: /^(mang|web|dau|cuoi)$/,
  year: /^(nay|ngoai|truoc|sau|\d{4})$/,
  day: /^(le|gio)$/,
  document: /^(bao|nay|kia|do|gi|nao)$/,
}

type Phrase = { unit: SaidUnit; words: { marked: string; folded: string }[] }

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd')

const phrases: ReadonlyMap<string, readonly Phrase[]> = (() => {
  const byFirst = new Map<string, Phrase[]>()
  for (const [unit, list] of unitWords)
    for (const written of list.split('; ')) {
      const words = written.split(' ').map((marked) => ({ marked, folded: fold(marked) }))
      const first = words[0]?.folded ?? ''
      byFirst.set(first, [...(byFirst.get(first) ?? []), { unit, words }])
    }
  for (const [first, list] of byFirst)
    byFirst.set(
      first,
      list.toSorted((a, b) => b.words.length - a.words.length),
    )
  return byFirst
})()

/** Papers that people name without counting them. */
const namedDocument =
  /^(can cuoc|ho chieu|hoc ba|bang diem|bang cap|bang lai|bang dai hoc|bang tot nghiep|bang|so do|so hong|giay khai sinh|chung chi|quyet dinh|hop dong|giay phep lai xe|giay ra vien|giay chung nhan|giay ket hon|khai sinh|ket hon|khai tu)(?![a-z])/

/** What sits between a number and what it counts. */
const classifiers = new Set(['cái', 'cai', 'chiếc', 'chiec', 'tấm', 'tam', 'cuốn', 'cuon', 'quyển', 'quyen', 'lá'])

type FoundUnit = { unit: SaidUnit; end: number }

const unitAt = (pieces: readonly Piece[], at: number): FoundUnit | null => {
  const first = pieces[at]
  if (first?.kind !== 'word') return null
  for (const { unit, words } of phrases.get(first.folded) ?? []) {
    const fits = words.every(({ marked, folded }, k) => {
      const piece = pieces[at + k]
      return piece?.kind === 'word' && (piece.marked === marked || piece.marked === folded)
    })
    if (!fits) continue
    const end = at + words.length
    const next = pieces[end]
    if (next && next.kind !== 'sign' && otherWords[unit]?.test(next.folded)) continue
    return { unit, end }
  }
  return null
}

const countedAt = (pieces: readonly Piece[], at: number): FoundUnit | null => {
  const first = pieces[at]
  if (first?.kind === 'sign' && (first.marked === '-' || first.marked === '(')) return unitAt(pieces, at + 1)
  if (first?.kind === 'word' && classifiers.has(first.marked)) {
    const noun = unitAt(pieces, at + 1)
    if (noun) return noun
  }
  return unitAt(pieces, at)
}

const textOf = (pieces: readonly Piece[], from: number, to: number): string =>
  pieces
    .slice(Math.max(0, from), to)
    .map(({ folded }) => folded)
    .join(' ')

/** Words before a number that make it a guess; without marks only those that are hardly anything else then. */
const roughWords = new Set(
  'khoảng khoang tầm chừng độ cỡ gần gan hơn hon ngót ngot ~ > < ≈ dưới duoi trên tren ngoài quá âm'.split(' '),
)
const isRoughAt = (piece: Piece | undefined, value: number | null, first: Piece | undefined): boolean =>
  piece !== undefined &&
  (/^(ca|hang)$/.test(piece.folded)
    ? /^(tram|chuc|nghin|ngan)$/.test(first?.folded ?? '')
    : roughWords.has(piece.marked) && !(value === 1 && piece.folded === 'tren'))

/** "Dưới 16 tuổi" tells enough. */
const ageOf = (value: number | null, before: Piece | undefined): number | null =>
  value !== null && /^(duoi|gan|chua)$/.test(before?.folded ?? '') ? value - 1 : value
const roughBehind = /^(may|hon|gi do|tro len|do lai|tro xuong|le|ruoi|chan)(?: |$)/
const ordinal = /(?:^|(?<!moi|tung) )(so thu tu|tu trang|trang so|dieu|khoan|lop)$/
const joiners = /(?:^| )(va|voi|cung|them|cong|\+|&)(?: |$)/
const commas = /(?:^| )(,|;|\.|roi|con)(?: |$)/
const alternatives = /(?:^| )(hay|hoac|hay la|bao nhieu|may tien|het may)(?: |$)/
const corrections = /(?:^| )(nham|a khong|a quen|noi lai|sua lai|y la|y toi la|y em la|chinh xac la|dung ra la)(?: |$)/
const ago = /^(truoc|nay|nua|sau|roi|qua|toi|gan day|day|o|trong)(?: |$)/
const everyBefore = /(?:^| )(moi|tung)$/
const asksRate = /(?:bao nhieu|may)(?: (?:tien|dong|nghin|k|1|mot|cho|moi|tren|\/))*$/

/** "bao nhiêu một năm" does say for how long. */
const spans: ReadonlySet<SaidUnit> = new Set(['month', 'quarter', 'year'])

const documentLike: ReadonlySet<SaidUnit> = new Set([
  'document',
  'original',
  'form',
  'contract',
  'will',
  'extract',
  'leaf',
  'file',
])

const eachOf = (unit: SaidUnit): Quantity['each'] =>
  documentLike.has(unit)
    ? 'document'
    : unit === 'person' || unit === 'child'
      ? 'person'
      : unit === 'copy'
        ? 'copy'
        : null

const isUnitTest = (pieces: readonly Piece[]) => (at: number) => countedAt(pieces, at) !== null

/** "ngày 5 tháng 3", "5 tháng 3 năm 2026": a day, not a number of months. */
const isDate = (pieces: readonly Piece[], from: number, unit: FoundUnit): boolean => {
  const before = textOf(pieces, from - 1, from)
  const behind = pieces[unit.end]
  if (unit.unit === 'month')
    return (
      (/^(ngay|hom|mung|mong|sang|chieu)$/.test(before) || behind?.kind === 'number') && !unitAt(pieces, unit.end + 1)
    )
  return unit.unit === 'year' && (before === 'thang' || /^\d{4}$/.test(behind?.marked ?? ''))
}

type Draft = Omit<Quantity, 'link' | 'isTotal' | 'isShare' | 'each'> & {
  each: Quantity['each']
  from: number
  end: number
}

const ages: Partial<Record<SaidUnit, SaidUnit>> = { month: 'age_months', day: 'age_days', year: 'age_years' }

const refine = (pieces: readonly Piece[], value: number | null, from: number, found: FoundUnit): Draft | null => {
  const { unit, end } = found
  const before = textOf(pieces, from - 3, from)
  const behind = textOf(pieces, end, end + 3)
  if (ordinal.test(before) || isDate(pieces, from, found)) return null
  if (/^dau(?: |$)/.test(behind) && unit === 'page') return null
  const isLimit =
    /(?:^| )(it nhat|nhieu nhat|dau do|chac|chac la|co le|uoc|uoc chung|cung lam|toi thieu|toi da|xap xi|khong qua)$/.test(
      before,
    )
  const isRough =
    isLimit || (isRoughAt(pieces[from - 1], value, pieces[from]) && !/tat ca$/.test(before)) || roughBehind.test(behind)
  const count = isRough ? null : value
  const draft = { count, each: null, at: from, from, end }
  if (unit === 'age_years') return { ...draft, unit, count: ageOf(value, pieces[from - 1]) }
  if (/^tuoi(?: |$)/.test(behind) && ages[unit]) return { ...draft, unit: ages[unit] }
  const half = /^ruoi(?: |$)/.test(behind)
  if (unit === 'year' && half && value !== null) return { ...draft, unit: 'month', count: value * 12 + 6, end: end + 1 }
  if ((unit === 'month' || unit === 'year') && ago.test(behind))
    return { ...draft, unit: unit === 'month' ? 'age_months' : 'age_years' }
  return { ...draft, unit }
}

const halfYear = (pieces: readonly Piece[], at: number): Draft | null =>
  /^(nua nam)$/.test(textOf(pieces, at, at + 2))
    ? { unit: 'month', count: 6, each: null, at, from: at, end: at + 2 }
    : null

const wholeYear = (pieces: readonly Piece[], at: number): Draft | null =>
  /^(\/ thang|\/ nam|\/ quy|ca nam|tron nam|ca thang|moi thang|hang thang|moi nam|hang nam|moi quy)$/.test(
    textOf(pieces, at, at + 2),
  )
    ? {
        unit: pieces[at + 1]?.folded === 'thang' ? 'month' : pieces[at + 1]?.folded === 'quy' ? 'quarter' : 'year',
        count: 1,
        each: null,
        at,
        from: at,
        end: at + 2,
      }
    : null

/** "số trang: 12", "số bản là 3" */
const labelled = (pieces: readonly Piece[], at: number): Draft | null => {
  const unit = unitAt(pieces, at)
  if (!unit) return null
  const sign = pieces[unit.end]
  const isLabelled = sign?.marked === ':' || sign?.marked === '='
  const isNumbered = pieces[at - 1]?.folded === 'so' && (isLabelled || sign?.folded === 'la' || sign?.kind === 'number')
  if (!isLabelled && !isNumbered) return null
  const from = isLabelled || sign?.folded === 'la' ? unit.end + 1 : unit.end
  const number = readNumber(pieces, from, () => false)
  if (!number || unitAt(pieces, number.end)) return null
  return { unit: unit.unit, count: number.value, each: null, at: at, from: at, end: number.end }
}

const named = (pieces: readonly Piece[], at: number): Draft | null => {
  const found = pieces[at]?.kind === 'word' ? namedDocument.exec(textOf(pieces, at, at + 4)) : null
  if (!found) return null
  return { unit: 'named_document', count: 1, each: null, at, from: at, end: at + (found[1] ?? '').split(' ').length }
}

const times = new Set(['x', '×', '*'])

const counted = (pieces: readonly Piece[], at: number): Draft | null => {
  const isUnit = isUnitTest(pieces)
  const number = readNumber(pieces, at, isUnit)
  if (!number) return null
  const unit = countedAt(pieces, number.end)
  if (unit) {
    if (number.value === 1 && !spans.has(unit.unit) && asksRate.test(textOf(pieces, at - 4, at))) return null
    if (textOf(pieces, at - 2, at) === 'khong phai') return null
    return refine(pieces, number.value, at, unit)
  }
  const isRough = ['may', 'hon', 'ruoi'].includes(pieces[number.end]?.folded ?? '')
  const later = isRough ? countedAt(pieces, number.end + 1) : null
  if (later) return refine(pieces, null, at, later)
  const isAlone = at + 1 >= pieces.length || pieces[number.end]?.kind === 'sign' || number.end >= pieces.length
  if (
    times.has(pieces[at - 1]?.folded ?? '') ||
    (isAlone && /^(sao|lam|lay|thanh|ra)$/.test(pieces[at - 1]?.folded ?? ''))
  )
    return { unit: 'unknown', count: null, each: null, at, from: at, end: number.end }
  return null
}

type Marker = { each: Quantity['each']; at: number; end: number }

/** "mỗi giấy", "từng loại", "đều", "cả hai đều" */
const eachAt = (pieces: readonly Piece[], at: number): Marker | null => {
  const word = pieces[at]?.folded ?? ''
  if (word === 'deu' && pieces[at - 1]?.folded !== 'chia') return { each: 'all', at, end: at + 1 }
  if (!everyBefore.test(word)) return null
  const unit = countedAt(pieces, at + 1)
  if (!unit)
    return /^(moi|tung)$/.test(word) && pieces[at + 1]?.folded === 'nguoi' ? { each: 'person', at, end: at + 2 } : null
  const each = eachOf(unit.unit)
  return each && { each, at, end: unit.end }
}

const shortPage = /^(tr|t|trg)$/
const shortCopy = /^b$/
const isPage = (piece: Piece | undefined): boolean => piece?.folded === 'trang' || shortPage.test(piece?.folded ?? '')
const isCopy = (piece: Piece | undefined): boolean => piece?.folded === 'ban' || shortCopy.test(piece?.folded ?? '')

/** "7tr x 3b": short forms that only stand for pages and copies where both are counted side by side. */
const withLongUnits = (pieces: readonly Piece[]): Piece[] => {
  const long = [...pieces]
  const isNumber = (at: number): boolean => pieces[at]?.kind === 'number'
  for (let at = 1; at < pieces.length; at++) {
    if (!isNumber(at - 1)) continue
    const next = isNumber(at + 1) ? at + 2 : isNumber(at + 2) ? at + 3 : 0
    if (next === 0) continue
    for (const [page, copy] of [
      [at, next],
      [next, at],
    ] as const)
      if (isPage(pieces[page]) && isCopy(pieces[copy])) {
        long[page] = { kind: 'word', marked: 'trang', folded: 'trang' }
        long[copy] = { kind: 'word', marked: 'bản', folded: 'ban' }
      }
  }
  return long
}

/** The end of "thứ hai", "thứ 3". */
const ordinalAt = (pieces: readonly Piece[], at: number): number | null => {
  const isNamed = /^(nguoi|trang|lan|giay|ban|con|dua|be|phieu|to|cai)$/.test(pieces[at - 1]?.folded ?? '')
  const isPlace = pieces[at]?.marked === 'thứ' || (pieces[at]?.marked === 'thu' && isNamed)
  if (!isPlace || everyBefore.test(pieces[at - 1]?.folded ?? '')) return null
  if (pieces[at + 1]?.folded === 'nhat') return at + 2
  return readNumber(pieces.slice(0, at + 2), at + 1, () => false)?.end ?? null
}

/** Several answers to one question ("2 hay 3 bản") only stand beside counts of the same. */
const linkTo = (found: readonly Ended[], unit: SaidUnit, textFrom: (end: number) => string): Quantity['link'] => {
  const same = found.findLast((one) => one.unit === unit)
  const before = same ?? found.at(-1)
  if (!before) return null
  const between = textFrom(before.end)
  if (same && alternatives.test(between)) return 'or'
  return joiners.test(between) ? 'and' : commas.test(between) ? 'comma' : null
}

type Ended = Quantity & { end: number }

/** Counts of a message in its order. What people mend in it ("à nhầm, 4 bản") takes the place of what it mends. */
export const findQuantities = (typed: readonly Piece[]): Quantity[] => {
  const pieces = withLongUnits(typed)
  const found: Ended[] = []
  let marker: Marker | null = null
  let lastEnd = 0
  for (let at = 0; at < pieces.length; ) {
    const place = ordinalAt(pieces, at)
    if (place !== null) {
      at = place
      continue
    }
    const each = eachAt(pieces, at)
    if (each) {
      marker = each
      at = each.end
      continue
    }
    if (/^[.;!?\n]$/.test(pieces[at]?.marked ?? '')) marker = null
    const draft =
      labelled(pieces, at) ?? halfYear(pieces, at) ?? wholeYear(pieces, at) ?? counted(pieces, at) ?? named(pieces, at)
    if (!draft) {
      at++
      continue
    }
    const between = textOf(pieces, lastEnd, draft.from)
    if (corrections.test(between)) {
      const mended = found.findLastIndex(({ unit }) => unit === draft.unit)
      if (mended >= 0) found.splice(mended, 1)
    }
    const behind = pieces[draft.end]?.marked === '/' ? countedAt(pieces, draft.end + 1) : null
    const slash = behind && eachOf(behind.unit) ? behind : null
    const { unit, count } = draft
    found.push({
      unit,
      count,
      each: marker?.each ?? (slash && eachOf(slash.unit)),
      link: linkTo(found, unit, (from) => textOf(pieces, from, draft.from)),
      isShare: /^(cho|nua|them)(?: |$)/.test(textOf(pieces, draft.end, draft.end + 1)),
      isTotal: /(?:^| )(tong|tong cong|tat ca|ca thay|chi)(?: la| co)?$/.test(
        textOf(pieces, draft.from - 3, draft.from),
      ),
      at: draft.at,
      end: draft.end,
    })
    at = slash ? slash.end : draft.end
    lastEnd = draft.end
  }
  return found.map(({ end: _end, ...quantity }) => quantity)
}
