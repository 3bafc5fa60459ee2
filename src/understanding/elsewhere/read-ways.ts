import type { NationalRecord } from './national-schema.js'

/** What the run-together cells of a record surely say: the ways to hand in, the time, the fee. Null: nothing sure. */
export type Ways = { ways: string[]; time: string | null; fee: string | null }

/** `isGlued`: the time has no unit, so that its figure and the fee's are one number. */
type Group = { way: string; count: number | null; unit: string; isGlued: boolean; fee: string; rest: string }

const wayNames: Record<string, string> = {
  'Trực tuyến': 'online',
  'Trực tiếp': 'in_person',
  'Dịch vụ bưu chính': 'post',
}
const wayOrder = Object.values(wayNames)
/** Longer cells were cut off; composing their letters makes them a little shorter. */
const wholeLength = 480

const groupStart = /(Trực tiếp|Trực tuyến|Dịch vụ bưu chính)(?=\d|Không|Miễn)/gu
const cell =
  /^(?:(\d{1,4})\s*(Ngày làm việc|Ngày|Giờ làm việc|Giờ|Tháng|Năm)|Không có thông tin|(\d[\d,.]*)(?=Miễn|Không))?\s*(Miễn phí|Không có thông tin|\d[\d,.]*\s*(?:VNĐ|Việt Nam Đồng))?/u

const groupsOf = (text: string): Group[] => {
  const starts = [...text.matchAll(groupStart)]
  return starts.map((start, k) => {
    const from = start.index + start[0].length
    const body = text.slice(from, starts[k + 1]?.index ?? text.length)
    const found = cell.exec(body) as RegExpExecArray
    const [whole, count, unit = '', , fee = ''] = found
    const isGlued = !count && !body.startsWith('Không')
    const rest = body.slice(whole.length).trim()
    return { way: start[0], count: count ? Number(count) : null, unit, isGlued, fee, rest }
  })
}

/** Days are told as the record counts them; several figures of one unit as a span. */
const timeOf = (groups: readonly Group[]): string | null => {
  if (groups.length === 0 || groups.some(({ count }) => count === null)) return null
  const units = new Set(groups.map(({ unit }) => unit))
  if (units.size > 1) return null
  const counts = groups.map(({ count }) => count as number)
  const [least, most] = [Math.min(...counts), Math.max(...counts)]
  const unit = (groups[0] as Group).unit.toLowerCase()
  if (least !== most) return `${least} đến ${most} ${unit}, tùy trường hợp`
  return namesOtherTime(groups, least) ? `${least} ${unit}, có trường hợp khác` : `${least} ${unit}`
}

/** "20 ngày làm việc đối với trường hợp …" beside a cell of 10. */
const namesOtherTime = (groups: readonly Group[], count: number): boolean =>
  groups.some(({ rest }) =>
    [...rest.matchAll(/(?<![\d/.])(\d{1,3})\s*(?:\([^)]{0,20}\)\s*)?ngày(?! \d|\/)/giu)].some(
      ([, days]) => Number(days) !== count,
    ),
  )

const byProvince = /h[ộô]i đồng nhân dân|hđnd/iu
const byCircular = /thông tư|biểu (?:mức thu|phí)/iu
const ofFee = /\bphí\b|lệ phí|mức thu|đồng|vnđ|quy định/iu

const amountOf = (written: string): number => Number(written.replace(/\D/g, ''))

const named = /(?<![\d/.,])(\d{1,3}(?:[.,]\d{3})+|\d+)\s*(đồng|đ|vnđ|vnd|việt nam đồng)?(?![\d/])/giu

/** Amounts that a remark names: with dots and thousands, or with the currency. */
const amountsIn = (remark: string): number[] =>
  [...remark.matchAll(named)]
    .filter(([, digits = '', currency]) => currency || /[.,]\d{3}/.test(digits))
    .map(([, digits = '']) => amountOf(digits))
    .filter((amount) => amount >= 1_000)

/** Sentences of a reduction that ended before the record was made say nothing now. */
const withoutEnded = (remark: string, asOf: string): string =>
  remark
    .split(/(?<=[.;])\s+|\n/)
    .filter((sentence) => {
      const [, , month, year] = /đến (?:hết )?(?:ngày )?(\d{1,2})\/(\d{1,2})\/(\d{4})/.exec(sentence) ?? []
      return !year || `${year}-${month?.padStart(2, '0')}` >= asOf
    })
    .join(' ')

const perUnit =
  /(?:đồng|đ|vnđ)\s*\/\s*(?:0?1 )?(lần cấp|lần|giấy phép|giấy|hồ sơ|hộ chiếu|thẻ|người|xe|tờ khai|phiếu|chứng chỉ)/iu

const money = (amount: number): string => `${amount.toLocaleString('de-DE')} đồng`

const feeOfGroup = (group: Group, asOf: string): string | null => {
  const { fee } = group
  if (byProvince.test(group.rest)) return 'do Hội đồng nhân dân tỉnh quy định'
  const rest = withoutEnded(group.rest, asOf)
  const isEnded = rest.trim() !== group.rest.trim().replace(/\s+/g, ' ') && rest.length < group.rest.length - 20
  const named = [...new Set(amountsIn(rest))]
  const unit = perUnit.exec(rest)?.[1]?.toLowerCase()
  const per = unit ? `/${unit}` : ''
  if (/^\d/.test(fee) && group.isGlued) return named.length === 1 ? `${money(named[0] as number)}${per}` : null
  if (/^\d/.test(fee)) {
    const written = amountOf(fee)
    const amount = written >= 1_000 ? written : written * 1_000
    const isSaid = named.includes(amount)
    if ((isEnded && !isSaid) || (written < 1_000 && !isSaid)) return null
    if (named.length > 0 && !isSaid) return null
    return named.length > 1 ? `${money(amount)}${per}, có trường hợp khác` : `${money(amount)}${per}`
  }
  if (fee !== 'Miễn phí') return null
  if (named.length === 1 && !/miễn|giảm/iu.test(rest)) return `${money(named[0] as number)}${per}`
  if (named.length > 0 || isEnded) return 'có thu, tùy trường hợp'
  if (byCircular.test(rest)) return /tài chính|btc/iu.test(rest) ? 'theo quy định của Bộ Tài chính' : null
  if (/^\(?\s*không(?: có| thu[^.]*)?\s*\)?$/iu.test(rest) || !ofFee.test(rest)) return 'miễn phí'
  return null
}

const feeOf = (groups: readonly Group[], asOf: string): string | null => {
  const fees = [...new Set(groups.map((group) => feeOfGroup(group, asOf)))]
  const [only = null] = fees
  if (fees.length <= 1) return only
  const amounts = fees.map((fee) => (fee && /^\d/.test(fee) ? amountOf(fee) : 0)).toSorted((a, b) => a - b)
  const [least = 0, most = least] = [amounts[0], amounts.at(-1)]
  if (least === 0) return null
  return least < most ? `${money(least)} đến ${money(most)}, tùy trường hợp` : money(least)
}

/** Fields whose steps and times every province sets itself. */
const setByProvince = new Set(['Đất đai'])

/** What a record's run-together cells say. The last group of a cell that was cut off is read only where it is the only one. */
export const readWays = ({ ways, field, as_of }: NationalRecord): Ways => {
  const all = groupsOf(ways)
  const isCut = ways.length >= wholeLength
  const groups = isCut && all.length > 1 ? all.slice(0, -1) : all
  const names = new Set(all.map(({ way }) => wayNames[way] as string))
  return {
    ways: wayOrder.filter((name) => names.has(name)),
    time: setByProvince.has(field) ? null : timeOf(groups),
    fee: setByProvince.has(field) ? null : feeOf(groups, as_of),
  }
}
